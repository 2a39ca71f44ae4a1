import { expect, test } from '@jest/globals';
import { SAMPLE } from '../../src/sandbox/sandbox.js';
import {
  buy,
  field,
  fileUrl,
  item,
  link,
  locationRequest,
  reply,
  times,
  webview,
} from './content-parts.js';
import { refusal, restCaller } from './rest-caller.js';
import { sharedSandbox } from '../support/shared-sandbox.js';

const MESSAGES = `/conversations/${SAMPLE.conversations.noMessages.id}/messages`;

const sandbox = sharedSandbox();
const call = restCaller(sandbox);

const word = 'should be equal to one of the allowed values';
const missing = (key: string): string => `should have required property '${key}'`;
const longer = (count: number): string => `should not be longer than ${count} characters`;

test.each<[object, string]>([
  [{}, `.content: ${missing('type')}`],
  [{ type: 'sticker' }, `.content.type: ${word}`],
  [{ type: 'formResponse', fields: [field] }, `.content.type: ${word}`],
  [{ type: 'text' }, '.content: should match a schema in anyOf'],
  [{ type: 'text', text: null }, '.content.text: should be string'],
  [{ type: 'text', text: 'x'.repeat(4097) }, `.content.text: ${longer(4096)}`],
  [{ type: 'text', htmlText: 'x'.repeat(4097) }, `.content.htmlText: ${longer(4096)}`],
  [{ type: 'text', markdownText: 'x'.repeat(4097) }, `.content.markdownText: ${longer(4096)}`],
  [{ type: 'text', markdownText: '&'.repeat(4096) }, `.content.htmlText: ${longer(4096)}`],
  [{ type: 'text', htmlText: 'a', markdownText: 'a' }, '.content: should not be valid'],
  [
    { type: 'file', mediaUrl: fileUrl, htmlText: 'a', markdownText: 'a' },
    '.content: should not be valid',
  ],
  [
    { type: 'text', text: 'a', actions: [{ type: 'call', text: 'a' }] },
    `.content.actions[0].type: ${word}`,
  ],
  [
    { type: 'text', text: 'a', actions: [{ ...buy, amount: 0.5 }] },
    '.content.actions[0].amount: should be integer',
  ],
  [
    { type: 'text', text: 'a', actions: [{ ...link, uri: undefined }] },
    `.content.actions[0]: ${missing('uri')}`,
  ],
  [
    { type: 'text', text: 'a', actions: [{ ...webview, fallback: undefined }] },
    `.content.actions[0]: ${missing('fallback')}`,
  ],
  [
    { type: 'text', text: 'a', actions: [{ ...webview, size: 'big' }] },
    `.content.actions[0].size: ${word}`,
  ],
  [
    { type: 'text', text: 'a', actions: [webview, webview] },
    '.content: should not have more than one action that opens on receive',
  ],
  [
    { type: 'text', text: 'a', actions: [{ ...reply, metadata: { a: { b: 1 } } }] },
    '.content.actions[0].metadata.a: should be string,number,boolean',
  ],
  [{ type: 'carousel', items: [] }, '.content.items: should not have fewer than 1 items'],
  [
    { type: 'carousel', items: times(11, item) },
    '.content.items: should not have more than 10 items',
  ],
  [
    { type: 'carousel', items: [{ ...item, title: '' }] },
    '.content.items[0].title: should not be shorter than 1 characters',
  ],
  [
    { type: 'carousel', items: [{ ...item, title: 'x'.repeat(129) }] },
    `.content.items[0].title: ${longer(128)}`,
  ],
  [
    { type: 'carousel', items: [{ ...item, description: 'x'.repeat(129) }] },
    `.content.items[0].description: ${longer(128)}`,
  ],
  [
    { type: 'carousel', items: [{ ...item, altText: 'x'.repeat(129) }] },
    `.content.items[0].altText: ${longer(128)}`,
  ],
  [
    { type: 'carousel', items: [{ ...item, mediaUrl: `https://x.example/${'x'.repeat(2048)}` }] },
    `.content.items[0].mediaUrl: ${longer(2048)}`,
  ],
  [{ type: 'carousel', items: [{ ...item, size: 'tall' }] }, `.content.items[0].size: ${word}`],
  [
    { type: 'carousel', items: [{ ...item, metadata: { a: 'x'.repeat(4096) } }] },
    '.content.items[0].metadata: should not be larger than 4096 bytes',
  ],
  [
    { type: 'carousel', items: [{ ...item, actions: [] }] },
    '.content.items[0].actions: should not have fewer than 1 items',
  ],
  [
    { type: 'carousel', items: [{ ...item, actions: times(4, link) }] },
    '.content.items[0].actions: should not have more than 3 items',
  ],
  [
    { type: 'carousel', items: [{ ...item, actions: [reply] }] },
    `.content.items[0].actions[0].type: ${word}`,
  ],
  [
    { type: 'carousel', items: [item], displaySettings: { imageAspectRatio: 'tall' } },
    `.content.displaySettings.imageAspectRatio: ${word}`,
  ],
  [
    { type: 'list', items: [item], actions: [] },
    '.content.actions: should not have fewer than 1 items',
  ],
  [
    { type: 'list', items: [item], actions: times(11, link) },
    '.content.actions: should not have more than 10 items',
  ],
  [
    { type: 'list', items: [item], actions: [locationRequest] },
    `.content.actions[0].type: ${word}`,
  ],
  [{ type: 'file' }, `.content: ${missing('mediaUrl')}`],
  [{ type: 'image', mediaUrl: 'a.png' }, '.content.mediaUrl: should match format "uri"'],
  [
    { type: 'image', mediaUrl: fileUrl, altText: 'x'.repeat(129) },
    `.content.altText: ${longer(128)}`,
  ],
  [{ type: 'form', fields: [] }, '.content.fields: should not have fewer than 1 items'],
  [
    {
      type: 'form',
      fields: Array.from({ length: 21 }, (_, index) => ({ ...field, name: String(index) })),
    },
    '.content.fields: should not have more than 20 items',
  ],
  [
    { type: 'form', fields: [field, field] },
    '.content.fields: should not have two elements of the same name',
  ],
  [{ type: 'form', fields: [{ ...field, type: 'date' }] }, `.content.fields[0].type: ${word}`],
  [
    { type: 'form', fields: [{ ...field, label: 'x'.repeat(129) }] },
    `.content.fields[0].label: ${longer(128)}`,
  ],
  [
    { type: 'form', fields: [{ ...field, minSize: 0 }] },
    '.content.fields[0].minSize: should be >= 1',
  ],
  [
    { type: 'form', fields: [{ ...field, maxSize: 257 }] },
    '.content.fields[0].maxSize: should be <= 256',
  ],
  [
    { type: 'form', fields: [{ ...field, placeholder: '' }] },
    '.content.fields[0].placeholder: should not be shorter than 1 characters',
  ],
  [
    { type: 'form', fields: [{ ...field, options: times(201, {}) }] },
    '.content.fields[0].options: should not have more than 200 items',
  ],
  [
    { type: 'form', fields: [{ ...field, options: times(2, { name: 'a' }) }] },
    '.content.fields[0].options: should not have two elements of the same name',
  ],
  [{ type: 'location', coordinates: { lat: 1 } }, `.content.coordinates: ${missing('long')}`],
  [
    { type: 'location', coordinates: { lat: '1', long: 1 } },
    '.content.coordinates.lat: should be number',
  ],
  [{ type: 'template' }, `.content: ${missing('template')}`],
])('refuses %j', async (content, title) => {
  const sent = { author: { type: 'business' }, content, schema: 'whatsapp' };

  expect(await call('POST', MESSAGES, sent)).toMatchObject(refusal(400, 'bad_request', title));
  expect((await call('GET', MESSAGES)).body.messages).toEqual([]);
});

const author = { type: 'business' };
const content = { type: 'text', text: 'a' };
const oneUser = '.author: should match exactly one schema in oneOf';

test.each<[object, string[]]>([
  [{}, [missing('author'), missing('content')]],
  [{ author: {}, content }, [`.author: ${missing('type')}`]],
  [{ author: { type: 'bot' }, content }, [`.author.type: ${word}`]],
  [{ author: { type: 'user' }, content }, [oneUser]],
  [{ author: { type: 'user', userId: 'a', userExternalId: 'b' }, content }, [oneUser]],
  [
    { author: { type: 'business', userExternalId: 'a' }, content },
    ['.author.userExternalId: boolean schema is false'],
  ],
  [{ author: { ...author, subtypes: ['bot'] }, content }, [`.author.subtypes[0]: ${word}`]],
  [
    { author: { ...author, subtypes: [] }, content },
    ['.author.subtypes: should not have fewer than 1 items'],
  ],
  [
    { author: { ...author, avatarUrl: 'a' }, content },
    ['.author.avatarUrl: should match format "uri"'],
  ],
  [
    { author, content, destination: { integrationId: 'a', integrationType: 'b' } },
    ['.destination: should match exactly one schema in oneOf'],
  ],
  [{ author, content, metadata: { a: [1] } }, ['.metadata.a: should be string,number,boolean']],
  [
    { author, content, metadata: { a: 'x'.repeat(4096) } },
    ['.metadata: should not be larger than 4096 bytes'],
  ],
  [
    { author, content, override: { apple: { withCapabilities: ['ALL'] } } },
    [`.override.apple.withCapabilities[0]: ${word}`],
  ],
  [
    { author, content, override: { line: { payload: 'a' } } },
    ['.override.line.payload: should be object'],
  ],
  [{ author, content: { type: 'template', template: {} } }, [missing('schema')]],
  [
    { author, content: { type: 'template', template: {} }, schema: 'sms' },
    ['.schema: should be equal to constant'],
  ],
])('refuses the message %j', async (body, titles) => {
  expect(await call('POST', MESSAGES, body)).toMatchObject(refusal(400, 'bad_request', ...titles));
});
