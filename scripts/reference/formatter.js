/** Prints the pages of the reference as plain Markdown, which a code host shows as it is. */

const HEADING = /^title: (.*)$/;

export const mdxExtension = '.md';

export function createMDXFormatter() {
  return {
    formatMDXAdmonition: ({ text, title }) => `\n\n> **${title}** ${text}\n`,
    formatMDXBadge: ({ text }) => `(${text})`,
    formatMDXBullet: (text = '') => ` · ${text}`,
    formatMDXDetails: ({ dataOpen }) => `\n\n**${dataOpen}**\n\r\n`,
    formatMDXFrontmatter: (_, lines) => {
      const title = (lines ?? []).map((line) => HEADING.exec(line)?.[1]).find(Boolean);
      return title === undefined ? '' : `# ${title}\n`;
    },
    formatMDXLink: (link) => ({ ...link, url: withExtension(link.url) }),
    formatMDXNameEntity: (name) => `\`${name}\``,
    formatMDXSpecifiedByLink: (url) => `[Specification](${url})`,
  };
}

/** Links between pages lead to files; those within a page stay. */
function withExtension(url) {
  return url.startsWith('#') ? url : `${url}${mdxExtension}`;
}
