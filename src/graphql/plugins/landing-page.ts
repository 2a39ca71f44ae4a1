import type { ApolloServerPlugin, GraphQLServerListener } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

/** How long a browser tries to load Apollo's IDE before it is led on, in milliseconds. */
const PATIENCE = 10_000;

const LEAD_ON = `
  const leadOn = () => window.EmbeddedSandbox ?? location.replace('/explorer');
  addEventListener('DOMContentLoaded', leadOn);
  setTimeout(leadOn, ${PATIENCE});
`;

/** Apollo's landing page with its IDE, which is loaded from the internet. Without internet it leads to the explorer. */
export function landingPage(): ApolloServerPlugin {
  const apollo = ApolloServerPluginLandingPageLocalDefault({ footer: false });
  return {
    async serverWillStart(service): Promise<GraphQLServerListener> {
      const listener = await apollo.serverWillStart?.(service);
      return {
        async renderLandingPage() {
          const page = await listener?.renderLandingPage?.();
          const html = page?.html ?? '';
          return { html: async () => leadingOn(typeof html === 'string' ? html : await html()) };
        },
      };
    },
  };
}

/** The script has the nonce that the page allows its scripts by. */
function leadingOn(html: string): string {
  const [nonce = ''] = /nonce="[0-9a-f]+"/.exec(html) ?? [];
  return html.replace('<body>', `<body><script ${nonce}>${LEAD_ON}</script>`);
}
