import { expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import {
  buy,
  field,
  fileUrl,
  item,
  link,
  locationRequest,
  metadata,
  postback,
  reply,
  times,
  webview,
} from './content-parts.js';
import { restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const MESSAGES = `/conversations/${SAMPLE.conversations.noMessages.id}/messages`;

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

/** What is sent, and what the stored content has beside it. */
test.each<[string, object, object?]>([
  ['text', { type: 'text', text: 'x'.repeat(4096), payload: 'p', blockChatInput: true }],
  ['the longest text of characters outside the BMP', { type: 'text', text: '😀'.repeat(4096) }],
  [
    'text with every action',
    { type: 'text', text: 'a', actions: [buy, link, postback, webview, locationRequest, reply] },
  ],
  ['actions alone', { type: 'text', actions: [reply] }],
  ['HTML', { type: 'text', htmlText: '<p>a &lt; <b>b</b></p><p>c</p>' }, { text: 'a < b\nc' }],
  ['HTML with a text', { type: 'text', htmlText: '<b>b</b>', text: 'other' }],
  [
    'carousel',
    {
      type: 'carousel',
      items: [
        {
          ...item,
          description: 'Green',
          mediaUrl: 'https://x.example/lamp.jpg',
          mediaType: 'image/webp',
          altText: 'A lamp',
          size: 'large',
          metadata,
        },
        { title: 'Shade', actions: [buy, postback, webview] },
      ],
      displaySettings: { imageAspectRatio: 'square' },
    },
    {
      text: '1. Lamp\nGreen\nMore: https://x.example/more\n\n2. Shade\nLook: https://x.example/look',
    },
  ],
  [
    'list',
    { type: 'list', items: times(10, item), actions: times(10, postback) },
    { text: expect.stringContaining('10. Lamp') },
  ],
  [
    'file',
    { type: 'file', mediaUrl: fileUrl, text: 'Here', attachmentId: 'a1' },
    { mediaType: 'application/pdf', altText: 'manual.PDF' },
  ],
  [
    'image',
    { type: 'image', mediaUrl: 'https://x.example/a', altText: 'An a', actions: [reply] },
    { mediaType: 'application/octet-stream' },
  ],
  [
    'form',
    {
      type: 'form',
      text: 'Please',
      fields: [
        { ...field, placeholder: 'Your name', minSize: 1, maxSize: 256, format: 'decimal' },
        { type: 'email', name: 'email', label: 'Address' },
        {
          type: 'select',
          name: 'color',
          label: 'Colour',
          options: Array.from({ length: 200 }, (_, index) => ({
            name: `n${index}`,
            label: `l${index}`,
          })),
        },
      ],
    },
    { submitted: false },
  ],
  [
    'location',
    {
      type: 'location',
      coordinates: { lat: 53.5461, long: -9.9661 },
      location: { name: 'Home', address: 'Hafenstraße 7' },
    },
    { text: 'Home\nHafenstraße 7\ngeo:53.5461,-9.9661' },
  ],
  ['template', { type: 'template', template: { name: 't', components: [{ any: ['thing'] }] } }],
])('%s comes back as it was sent, with what upstream adds', async (_kind, content, added = {}) => {
  const answer = await call('POST', MESSAGES, {
    author: { type: 'business' },
    content,
    schema: 'whatsapp',
  });
  const list = await call('GET', MESSAGES);

  expect(answer).toMatchObject({ status: 201 });
  expect(answer.body.messages?.map((message) => message.content)).toEqual([
    { ...content, ...added },
  ]);
  expect(list.body.messages).toEqual(answer.body.messages);
});

test('Markdown becomes HTML and text', async () => {
  const markdownText = '## Hi & bye\n\nYou **are** *here*: [x](https://x.example)';
  const { body } = await call('POST', MESSAGES, {
    author: { type: 'business' },
    content: { type: 'text', markdownText },
  });

  expect(body.messages?.[0]?.content).toEqual({
    type: 'text',
    htmlText:
      '<h2>Hi &amp; bye</h2><p>You <strong>are</strong> <em>here</em>: <a href="https://x.example">x</a></p>',
    text: 'Hi & bye\nYou are here: x',
  });
});

test('unknown and read-only keys are ignored at every depth, those of free-form objects kept', async () => {
  const template = { name: 't', extra: { deep: 1 } };
  const shown = [
    { type: 'list', items: [{ ...item, actions: [{ ...link, x: 1 }], y: 2 }], text: 'mine', z: 3 },
    { type: 'template', template, mediaSize: 4 },
    { type: 'form', fields: [{ ...field, q: 1 }], submitted: true },
  ].map(async (content) => {
    const sent = { author: { type: 'business', agent: 1 }, content, schema: 'whatsapp', own: 1 };
    return (await call('POST', MESSAGES, sent)).body.messages?.[0]?.content;
  });

  expect(await Promise.all(shown)).toEqual([
    { type: 'list', items: [item], text: '1. Lamp\nMore: https://x.example/more' },
    { type: 'template', template },
    { type: 'form', fields: [field], submitted: false },
  ]);
});

test.each([
  { metadata: null },
  { metadata: {} },
  { metadata: { a: 'x'.repeat(4096 - '{"a":""}'.length) } },
  {
    override: { apple: { payload: {}, withCapabilities: ['LIST', 'TIME'] }, line: { payload: {} } },
  },
])('takes %j beside the content', async (more) => {
  const answer = await call('POST', MESSAGES, {
    author: { type: 'business' },
    content: { type: 'text', text: 'a' },
    ...more,
  });

  expect(answer.status).toBe(201);
  expect(answer.body.messages?.[0]).not.toHaveProperty('override');
});
