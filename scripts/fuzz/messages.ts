/** Random messages as the API promises them. */
import { RECORD_IDS } from './inputs.js';
import type { Random } from './random.js';
import { anyObject, metadata, number, some, text, type Json } from './values.js';

const CONTENTS = [
  ...['text', 'carousel', 'list', 'file', 'image', 'form', 'formResponse', 'location', 'template'],
  ...['sticker', 'toString'],
];
const ACTIONS = ['buy', 'link', 'locationRequest', 'postback', 'reply', 'webview', 'new:action'];

/** A message with that id. */
export function message(random: Random, id: string): Json {
  return {
    id,
    received: '2026-01-02T03:04:05.678Z',
    author: {
      type: random.pick(['business', 'user']),
      ...some(random, {
        userId: random.pick(RECORD_IDS),
        displayName: text(random),
        avatarUrl: `https://x.example/${text(random)}`,
        subtypes: random.chance(0.5) ? ['AI'] : [text(random)],
      }),
    },
    content: content(random),
    ...some(random, {
      source: some(random, {
        type: 'whatsapp',
        integrationId: random.hex(24),
        originalMessageId: text(random),
        originalMessageTimestamp: text(random),
      }),
      metadata: random.chance(0.7) ? metadata(random) : anyObject(random),
      quotedMessage: random.chance(0.5)
        ? { type: 'externalMessageId', externalMessageId: text(random) }
        : { type: 'message', message: { id, content: content(random) } },
      deleted: random.chance(0.2),
    }),
  };
}

function content(random: Random): Json {
  return {
    type: random.pick(CONTENTS),
    ...some(random, {
      text: text(random),
      textFallback: text(random),
      htmlText: text(random),
      payload: text(random),
      blockChatInput: random.chance(0.5),
      mediaUrl: `https://x.example/${text(random)}`,
      mediaSize: number(random),
      coordinates: { lat: random.int(-90, 90), long: number(random) },
      location: some(random, { name: text(random), address: text(random) }),
      template: anyObject(random),
      items: random.times(0, 3, () =>
        some(random, { title: text(random), actions: actions(random) }),
      ),
      actions: actions(random),
      fields: random.times(0, 3, () =>
        some(random, {
          type: random.pick(['email', 'select', 'text', 'date']),
          name: text(random),
          options: [{ name: text(random), label: text(random) }],
          select: [{ name: text(random), label: text(random) }],
        }),
      ),
    }),
  };
}

function actions(random: Random): readonly Json[] {
  return random.times(0, 3, () => ({
    type: random.pick(ACTIONS),
    ...some(random, {
      text: text(random),
      uri: text(random),
      payload: text(random),
      amount: random.int(0, 900),
      metadata: metadata(random),
    }),
  }));
}
