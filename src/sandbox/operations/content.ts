/** What becomes of a sent content when it is stored: rich text, fallback texts, what is known of media. */
import { extname } from 'node:path/posix';

import { badRequest } from '../errors.js';
import { knownKeys } from '../known-keys.js';
import type { Content } from '../records.js';
import { MAX_TEXT_LENGTH, sentContent } from './content-schema.js';
import { htmlOfMarkdown, textOfHtml } from './rich-text.js';
import { templateShorthand } from './template-shorthand.js';

interface Action {
  readonly type: string;
  readonly text: string;
  readonly uri?: string;
  readonly openOnReceive?: boolean;
}

interface Item {
  readonly title: string;
  readonly description?: string;
  readonly mediaUrl?: string;
  readonly mediaType?: string;
  readonly actions: readonly Action[];
}

interface RichText {
  readonly text?: string;
  readonly htmlText?: string;
  readonly markdownText?: string;
}

interface Place {
  readonly name?: string;
  readonly address?: string;
}

/** A content as callers send it, with the keys that this file reads. */
export type SentContent =
  | (RichText & { readonly type: 'text'; readonly actions?: readonly Action[] })
  | { readonly type: 'carousel'; readonly items: readonly Item[] }
  | {
      readonly type: 'list';
      readonly items: readonly Item[];
      readonly actions?: readonly Action[];
    }
  | (RichText & {
      readonly type: 'file' | 'image';
      readonly mediaUrl: string;
      readonly altText?: string;
      readonly actions?: readonly Action[];
    })
  | { readonly type: 'form' }
  | {
      readonly type: 'location';
      readonly coordinates: { readonly lat: unknown; readonly long: unknown };
      readonly location?: Place;
    }
  | { readonly type: 'template' };

const MEDIA_TYPES = new Map([
  ['.gif', 'image/gif'],
  ['.jpeg', 'image/jpeg'],
  ['.jpg', 'image/jpeg'],
  ['.mp3', 'audio/mpeg'],
  ['.mp4', 'video/mp4'],
  ['.pdf', 'application/pdf'],
  ['.png', 'image/png'],
  ['.txt', 'text/plain'],
]);

/**
 * The contents that are stored for a sent one: two for a text that ends in a template in shorthand,
 * else one.
 *
 * @throws ApiError 400 for what a schema cannot say.
 */
export function receivedContents(sent: SentContent): readonly Content[] {
  const content = knownKeys(sentContent, sent) as SentContent;
  const expanded = content.type === 'text' ? templateShorthand(content) : undefined;
  return expanded ?? [received(content)];
}

function received(content: SentContent): Content {
  checkOpening(content);
  switch (content.type) {
    case 'text':
      return withRichText(content);
    case 'carousel':
    case 'list':
      return { ...content, text: textOfItems(content.items), items: content.items.map(withMedia) };
    case 'file':
    case 'image':
      return {
        ...withMedia(withRichText(content)),
        altText: content.altText ?? nameOfFile(content.mediaUrl),
      };
    case 'form':
      return { ...content, submitted: false };
    case 'location': {
      const { coordinates, location = {} } = content;
      const place = [location.name, location.address].filter((line) => line !== undefined);
      const point = `${String(coordinates.lat)},${String(coordinates.long)}`;
      return { ...content, text: [...place, `geo:${point}`].join('\n') };
    }
    case 'template':
      return content;
  }
}

function checkOpening(content: SentContent): void {
  const own = 'actions' in content ? (content.actions ?? []) : [];
  const ofItems = 'items' in content ? content.items.flatMap(({ actions }) => actions) : [];
  const opening = [...own, ...ofItems].filter(({ openOnReceive = false }) => openOnReceive);
  if (opening.length > 1) {
    throw badRequest('.content: should not have more than one action that opens on receive');
  }
}

/** Markdown becomes HTML, and what has HTML alone gets a plain text, too. */
function withRichText<Rich extends RichText>(content: Rich): Omit<Rich, 'markdownText'> {
  const { markdownText, ...rest } = content;
  const htmlText = markdownText === undefined ? content.htmlText : htmlOfMarkdown(markdownText);
  if (htmlText === undefined) return rest;
  if (Array.from(htmlText).length > MAX_TEXT_LENGTH) {
    throw badRequest(
      `.content.htmlText: should not be longer than ${String(MAX_TEXT_LENGTH)} characters`,
    );
  }
  return { ...rest, htmlText, text: content.text ?? textOfHtml(htmlText) };
}

/** The emulator fetches no media: it goes by the end of their names. */
function withMedia<Media extends { readonly mediaUrl?: string; readonly mediaType?: string }>(
  media: Media,
): Media {
  const { mediaType, mediaUrl } = media;
  if (mediaUrl === undefined || mediaType !== undefined) return media;
  const ending = extname(nameOfFile(mediaUrl)).toLowerCase();
  return { ...media, mediaType: MEDIA_TYPES.get(ending) ?? 'application/octet-stream' };
}

function nameOfFile(mediaUrl: string): string {
  return mediaUrl.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
}

/** What channels without carousels and lists show. */
function textOfItems(items: readonly Item[]): string {
  const blocks = items.map(({ title, description, actions }, index) => {
    const links = actions.flatMap(({ text, uri }) =>
      uri === undefined ? [] : [`${text}: ${uri}`],
    );
    return [`${String(index + 1)}. ${title}`, ...(description ? [description] : []), ...links];
  });
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}
