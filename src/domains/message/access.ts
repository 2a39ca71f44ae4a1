import type {
  ConversationContentInput,
  SendConversationMessageInput,
} from '../../__generated__/resolvers.js';
import { forbidden } from '../../kernel/forbidden.js';
import type { Loaders } from '../../kernel/loaders.js';
import type { Viewer } from '../../kernel/visibility.js';
import type { ConversationReference } from '../conversation/records.js';
import { partOfViewer } from '../participant/access.js';
import type { AuthorBody, MessageToPost } from './input.js';

/** What end users may give with each kind of content that they may send. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  text: ['text'],
  file: ['mediaUrl', 'altText', 'text', 'attachmentId'],
  image: ['mediaUrl', 'altText', 'text', 'attachmentId'],
  location: ['latitude', 'longitude', 'name', 'address'],
};
const OF_PROGRAMS = ['metadata', 'destination', 'override'] as const;

/**
 * Makes sure that an end user sends nothing but what people say: no buttons, no formatting, nothing in the name of
 * others, nothing that programs read.
 *
 * @throws {GraphQLError} `FORBIDDEN` when it is anything else.
 */
export function checkEndUserMessage(input: SendConversationMessageInput): void {
  const { author, content } = input;
  if (author && !author.user) throw forbidden('an end user may post only as themselves');
  if (author?.user && (isGiven(author.user.displayName) || isGiven(author.user.avatarUrl)))
    throw forbidden('an end user may not change how they are shown');
  const ofPrograms = OF_PROGRAMS.find((name) => isGiven(input[name]));
  if (ofPrograms !== undefined) throw forbidden(`an end user may not give ${ofPrograms}`);
  checkEndUserContent(content);
}

/**
 * The end user who calls as the author of what they post.
 *
 * @throws {GraphQLError} `FORBIDDEN` when another author is named.
 * @throws {SunshineError} as for a missing conversation when they take no part in it.
 */
export async function viewerAsAuthor(
  viewer: Viewer,
  loaders: Loaders,
  from: ConversationReference,
  { author, isAuthorNamed }: MessageToPost,
): Promise<AuthorBody> {
  if (isAuthorNamed) await viewer.requireSelf({ ...author, appId: from.appId });
  const part = await partOfViewer(viewer, loaders, from);
  // Without a part the conversation is missing already.
  return { type: 'user', userId: part?.userId ?? '' };
}

function checkEndUserContent(content: ConversationContentInput): void {
  for (const [kind, value] of Object.entries<object | null | undefined>(content)) {
    if (!value) continue;
    const allowed = ALLOWED[kind];
    if (!allowed) throw forbidden('an end user may send texts, files, images and locations only');
    const more = Object.entries(value).find(
      ([name, given]) => isGiven(given) && !allowed.includes(name),
    );
    if (more) throw forbidden(`an end user may not give ${more[0]} with a message`);
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
