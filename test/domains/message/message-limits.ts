/** What each part of a message to post may be, at most. */
import { SAMPLE } from '../../../src/sandbox/sandbox.js';

const { users } = SAMPLE;
const URL = 'https://assets.example.com/x.png';
const ITEM = { title: 't', actions: [{ postback: { text: 'a', payload: 'p' } }] };
const FIELD = { type: 'TEXT', name: 'n', label: 'l' };
const REPLY = { reply: { text: 'a', payload: 'p' } };
const POSTBACK = { postback: { text: 'a', payload: 'p' } };

function long(length: number): string {
  return 'ü'.repeat(length);
}

function urlOf(length: number): string {
  return `${URL}?`.padEnd(length, 'x');
}

function times<T>(count: number, item: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => item(index));
}

export function content(kind: string, value: object): object {
  return { content: { [kind]: value } };
}

/** A value at a path of the input: as large as may be, and one too large. */
type Limit = readonly [field: string, inside: object, outside: object];

const form = (change: object): object => content('form', { fields: [FIELD], ...change });
const item = (change: object): object => content('carousel', { items: [{ ...ITEM, ...change }] });
const formField = (change: object): object =>
  content('form', { fields: [{ ...FIELD, ...change }] });
const text = (change: object): object => content('text', { text: 'hi', ...change });
const metadataOf = (bytes: number): object => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });

export const LIMITS: readonly Limit[] = [
  ['content.text.text', text({ text: long(4_096) }), text({ text: long(4_097) })],
  ['content.text.htmlText', text({ htmlText: long(4_096) }), text({ htmlText: long(4_097) })],
  [
    'content.text.markdownText',
    // As HTML it has seven characters more, and may then have 4096.
    text({ markdownText: long(4_089) }),
    text({ markdownText: long(4_097) }),
  ],
  ['content.text', text({ text: null, actions: [REPLY] }), text({ text: null, actions: [] })],
  ['content.text', text({ text: null, htmlText: 'x' }), content('text', { payload: 'p' })],
  [
    'content.text.markdownText',
    text({ markdownText: 'x' }),
    text({ htmlText: 'x', markdownText: 'x' }),
  ],
  [
    'content.file.markdownText',
    content('file', { mediaUrl: URL, htmlText: 'x' }),
    content('file', { mediaUrl: URL, htmlText: 'x', markdownText: 'x' }),
  ],
  ...['file', 'image'].flatMap((kind): readonly Limit[] => [
    [
      `content.${kind}.altText`,
      content(kind, { mediaUrl: URL, altText: long(128) }),
      content(kind, { mediaUrl: URL, altText: long(129) }),
    ],
    [
      `content.${kind}.text`,
      content(kind, { mediaUrl: URL, text: long(4_096) }),
      content(kind, { mediaUrl: URL, text: long(4_097) }),
    ],
  ]),
  ...['carousel', 'list'].flatMap((kind): readonly Limit[] => [
    [
      `content.${kind}.items`,
      content(kind, { items: times(10, () => ITEM) }),
      content(kind, { items: times(11, () => ITEM) }),
    ],
    [`content.${kind}.items`, content(kind, { items: [ITEM] }), content(kind, { items: [] })],
  ]),
  ['content.carousel.items.0.title', item({ title: long(128) }), item({ title: long(129) })],
  ['content.carousel.items.0.title', item({ title: 'x' }), item({ title: '' })],
  [
    'content.carousel.items.0.description',
    item({ description: long(128) }),
    item({ description: long(129) }),
  ],
  [
    'content.carousel.items.0.mediaUrl',
    item({ mediaUrl: urlOf(2_048) }),
    item({ mediaUrl: urlOf(2_049) }),
  ],
  [
    'content.carousel.items.0.mediaType',
    item({ mediaType: long(128) }),
    item({ mediaType: long(129) }),
  ],
  ['content.carousel.items.0.altText', item({ altText: long(128) }), item({ altText: long(129) })],
  ['content.carousel.items.0.size', item({ size: 'LARGE' }), item({ size: 'OTHER' })],
  [
    'content.carousel.items.0.metadata',
    item({ metadata: metadataOf(4_096) }),
    item({ metadata: metadataOf(4_097) }),
  ],
  [
    'content.carousel.items.0.actions',
    item({ actions: times(3, () => POSTBACK) }),
    item({ actions: times(4, () => POSTBACK) }),
  ],
  ['content.carousel.items.0.actions', item({ actions: [POSTBACK] }), item({ actions: [] })],
  [
    'content.carousel.items.0.actions.0',
    item({ actions: [{ link: { text: 'a', uri: 'tel:1' } }] }),
    item({ actions: [REPLY] }),
  ],
  [
    'content.carousel.items.0.actions.0',
    item({ actions: [{ buy: { text: 'a', amount: 1 } }] }),
    item({ actions: [{ locationRequest: { text: 'a' } }] }),
  ],
  [
    'content.carousel.imageAspectRatio',
    content('carousel', { items: [ITEM], imageAspectRatio: 'SQUARE' }),
    content('carousel', { items: [ITEM], imageAspectRatio: 'OTHER' }),
  ],
  [
    'content.list.actions',
    content('list', { items: [ITEM], actions: times(10, () => POSTBACK) }),
    content('list', { items: [ITEM], actions: times(11, () => POSTBACK) }),
  ],
  [
    'content.list.actions.0',
    content('list', { items: [ITEM], actions: [POSTBACK] }),
    content('list', { items: [ITEM], actions: [REPLY] }),
  ],
  [
    'content.text.actions.0.reply.iconUrl',
    text({ actions: [{ reply: { ...REPLY.reply, iconUrl: urlOf(2_048) } }] }),
    text({ actions: [{ reply: { ...REPLY.reply, iconUrl: urlOf(2_049) } }] }),
  ],
  [
    'content.text.actions.0.webview.size',
    text({ actions: [{ webview: { text: 'a', uri: URL, fallback: URL, size: 'FULL' } }] }),
    text({ actions: [{ webview: { text: 'a', uri: URL, fallback: URL, size: 'OTHER' } }] }),
  ],
  [
    'content.text.actions.1.postback.metadata.b',
    text({ actions: [REPLY, { postback: { ...POSTBACK.postback, metadata: { b: 1 } } }] }),
    text({ actions: [REPLY, { postback: { ...POSTBACK.postback, metadata: { b: [1] } } }] }),
  ],
  [
    'content.form.fields',
    content('form', { fields: times(20, (index) => ({ ...FIELD, name: `n${index}` })) }),
    content('form', { fields: times(21, (index) => ({ ...FIELD, name: `n${index}` })) }),
  ],
  ['content.form.fields', formField({}), content('form', { fields: [] })],
  [
    'content.form.fields.1.name',
    content('form', { fields: [FIELD, { ...FIELD, name: 'm' }] }),
    content('form', { fields: [FIELD, FIELD] }),
  ],
  ['content.form.fields.0.name', formField({ name: long(128) }), formField({ name: long(129) })],
  ['content.form.fields.0.name', formField({ name: 'x' }), formField({ name: '' })],
  ['content.form.fields.0.label', formField({ label: long(128) }), formField({ label: long(129) })],
  ['content.form.fields.0.label', formField({ label: 'x' }), formField({ label: '' })],
  ['content.form.fields.0.type', formField({ type: 'EMAIL' }), formField({ type: 'OTHER' })],
  [
    'content.form.fields.0.format',
    formField({ format: 'DECIMAL' }),
    formField({ format: 'OTHER' }),
  ],
  [
    'content.form.fields.0.placeholder',
    formField({ placeholder: long(128) }),
    formField({ placeholder: long(129) }),
  ],
  ['content.form.fields.0.minSize', formField({ minSize: 1 }), formField({ minSize: 0 })],
  ['content.form.fields.0.minSize', formField({ minSize: 256 }), formField({ minSize: 257 })],
  ['content.form.fields.0.maxSize', formField({ maxSize: 256 }), formField({ maxSize: 257 })],
  ['content.form.fields.0.maxSize', formField({ maxSize: 1 }), formField({ maxSize: 0 })],
  ['content.form.fields.0.text', formField({ text: long(256) }), formField({ text: long(257) })],
  ['content.form.fields.0.text', formField({ text: 'x' }), formField({ text: '' })],
  ['content.form.fields.0.email', formField({ email: long(128) }), formField({ email: long(129) })],
  ['content.form.text', form({ text: long(4_096) }), form({ text: long(4_097) })],
  ...['options', 'selected'].flatMap((list): readonly Limit[] => [
    ...['name', 'label'].flatMap((name): readonly Limit[] =>
      [long(129), ''].map((outside) => [
        `content.form.fields.0.${list}.0.${name}`,
        formField({ [list]: [{ name: 'n', label: 'l', [name]: long(128) }] }),
        formField({ [list]: [{ name: 'n', label: 'l', [name]: outside }] }),
      ]),
    ),
    [
      `content.form.fields.0.${list}`,
      formField({ [list]: times(200, (index) => ({ name: `n${index}`, label: 'l' })) }),
      formField({ [list]: times(201, (index) => ({ name: `n${index}`, label: 'l' })) }),
    ],
  ]),
  [
    'content.form.fields.0.placeholder',
    formField({ placeholder: 'x' }),
    formField({ placeholder: '' }),
  ],
  ['content.form.fields.0.email', formField({ email: 'x' }), formField({ email: '' })],
  [
    'content.list.actions',
    content('list', { items: [ITEM], actions: [POSTBACK] }),
    content('list', { items: [ITEM], actions: [] }),
  ],
  [
    'content.list.items.0.title',
    content('list', { items: [{ ...ITEM, title: long(128) }] }),
    content('list', { items: [{ ...ITEM, title: long(129) }] }),
  ],
  [
    'content.image.htmlText',
    content('image', { mediaUrl: URL, htmlText: long(4_096) }),
    content('image', { mediaUrl: URL, htmlText: long(4_097) }),
  ],
  [
    'content.text.actions.0.postback.metadata',
    text({ actions: [{ postback: { ...POSTBACK.postback, metadata: metadataOf(4_096) } }] }),
    text({ actions: [{ postback: { ...POSTBACK.postback, metadata: metadataOf(4_097) } }] }),
  ],
  [
    'author.user.avatarUrl',
    { author: { user: { user: { userId: users.ada.id }, avatarUrl: urlOf(2_048) } } },
    { author: { user: { user: { userId: users.ada.id }, avatarUrl: urlOf(2_049) } } },
  ],
  [
    'content.form.fields.0.options.1.name',
    formField({ options: ['a', 'b'].map((name) => ({ name, label: 'l' })) }),
    formField({ options: ['a', 'a'].map((name) => ({ name, label: 'l' })) }),
  ],
  [
    'author.business.avatarUrl',
    { author: { business: { avatarUrl: urlOf(2_048) } } },
    { author: { business: { avatarUrl: urlOf(2_049) } } },
  ],
  ...['AGENT', 'BOT', 'OTHER'].map((subtype): Limit => [
    'author.business.subtype',
    { author: { business: { subtype: 'AI' } } },
    { author: { business: { subtype } } },
  ]),
  ['author', {}, { author: null }],
  [
    'destination',
    {},
    {
      author: { user: { user: { userId: users.ada.id } } },
      destination: { integrationType: 'whatsapp' },
    },
  ],
  ['destination.silent', {}, { destination: { silent: false } }],
  ['destination.integrationId', {}, { destination: { integrationId: 'whatsapp' } }],
  ['destination.integrationType', {}, { destination: { integrationType: '' } }],
  [
    'override.apple.withCapabilities.1',
    { override: { apple: { payload: {}, withCapabilities: ['LIST', 'TIME'] } } },
    { override: { apple: { payload: {}, withCapabilities: ['LIST', 'time'] } } },
  ],
  ['metadata', { metadata: metadataOf(4_096) }, { metadata: metadataOf(4_097) }],
  ['metadata.b', { metadata: { b: true } }, { metadata: { b: { c: 1 } } }],
  ['metadata.b', { metadata: { b: 0.5 } }, { metadata: { b: null } }],
  ['metadata.idempotencyKey', {}, { metadata: { idempotencyKey: 'mine' } }],
  [
    'metadata',
    // `,"idempotencyKey":"k"` makes 21 bytes.
    { metadata: metadataOf(4_096 - 21), idempotencyKey: 'k' },
    { metadata: metadataOf(4_096 - 20), idempotencyKey: 'k' },
  ],
  ['idempotencyKey', { idempotencyKey: 'a' }, { idempotencyKey: '' }],
  ['idempotencyKey', { idempotencyKey: '~ '.repeat(32) }, { idempotencyKey: 'x'.repeat(65) }],
  ...['\n', 'ü', '\u007f', 'a\u0000'].map((key): Limit => [
    'idempotencyKey',
    { idempotencyKey: `b${key.codePointAt(0)}` },
    { idempotencyKey: key },
  ]),
  ['conversationId', {}, { conversationId: 'crew' }],
];
