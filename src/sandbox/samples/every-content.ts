import type { Author, Message } from '../records.js';
import { SAMPLE } from './data.js';

const { integrations } = SAMPLE;
const FROM_API = { type: 'api:conversations' } as const;
const FROM_WEB = { type: 'web', integrationId: integrations.web.id } as const;
const ASSETS = 'https://assets.example.com';

const LAMP = {
  title: 'Lamp',
  description: 'For the table',
  mediaUrl: `${ASSETS}/lamp.jpg`,
  mediaType: 'image/jpeg',
  altText: 'A green lamp',
  size: 'large',
  actions: [
    { type: 'buy', text: 'Buy', amount: 4900, currency: 'eur' },
    { type: 'postback', text: 'Choose', payload: 'CHOOSE_LAMP', metadata: { sku: 'L-1' } },
  ],
  metadata: { stock: 3 },
};
const SHADE = {
  title: 'Shade',
  size: 'compact',
  actions: [{ type: 'link', text: 'More', uri: 'https://shop.example.com/shade', default: true }],
};
const ITEMS_TEXT = '1. Lamp\nFor the table\n\n2. Shade\nMore: https://shop.example.com/shade';
const FIELDS = [
  { type: 'text', name: 'name', label: 'Your name', placeholder: 'Name', minSize: 2, maxSize: 30 },
  { type: 'email', name: 'email', label: 'Your address' },
  {
    type: 'select',
    name: 'color',
    label: 'Which colour',
    options: [
      { name: 'green', label: 'Green' },
      { name: 'red', label: 'Red' },
    ],
  },
];

/** A message of each kind of content, with everything else that a message can have. */
export function everyContent(
  agent: Author,
  customer: Author,
  timeOf: (index: number) => string,
): readonly Omit<Message, 'id'>[] {
  const bot: Author = { type: 'business', subtypes: ['AI'], displayName: 'Helper' };
  const system: Author = { type: 'business', subtypes: ['activity'] };
  const form = { type: 'form', submitted: true, fields: FIELDS, text: 'Please fill this in' };
  const messages: readonly Omit<Message, 'id' | 'received'>[] = [
    {
      author: customer,
      content: { type: 'text', text: 'Hello, do you have lamps?' },
      source: {
        type: 'whatsapp',
        integrationId: integrations.whatsapp.id,
        originalMessageId: 'wamid.HBgLMTU1NTEyMzQ1Njc',
        originalMessageTimestamp: '2025-02-07T10:57:02.000Z',
      },
    },
    {
      author: bot,
      content: {
        type: 'text',
        text: 'We have two.',
        htmlText: '<p>We have <strong>two</strong>.</p>',
        blockChatInput: true,
        actions: [
          { type: 'buy', text: 'Buy one', amount: 4900, currency: 'eur' },
          { type: 'link', text: 'Shop', uri: 'https://shop.example.com/', default: false },
          { type: 'locationRequest', text: 'Where are you?' },
          { type: 'postback', text: 'Call me', payload: 'CALL', metadata: { urgent: true } },
          { type: 'reply', text: 'Yes', payload: 'YES', iconUrl: `${ASSETS}/yes.png` },
          {
            type: 'webview',
            text: 'Look',
            uri: 'https://shop.example.com/look',
            fallback: 'https://shop.example.com/',
            size: 'tall',
            openOnReceive: false,
            extraChannelOptions: {
              messenger: { messenger_extensions: true, webview_share_button: 'hide' },
            },
          },
        ],
      },
      source: FROM_API,
      metadata: { campaign: 'spring', score: 0.75, isTest: false },
      references: [
        { uri: 'https://help.example.com/lamps', title: 'Lamps', description: 'Which we have' },
        { uri: 'https://help.example.com/delivery' },
      ],
    },
    {
      author: agent,
      content: {
        type: 'carousel',
        text: ITEMS_TEXT,
        items: [LAMP, SHADE],
        displaySettings: { imageAspectRatio: 'square' },
      },
      source: FROM_API,
    },
    {
      author: agent,
      content: {
        type: 'list',
        text: ITEMS_TEXT,
        items: [SHADE, LAMP],
        actions: [{ type: 'postback', text: 'All', payload: 'ALL' }],
      },
      source: FROM_API,
    },
    {
      author: agent,
      content: {
        type: 'file',
        text: 'How to put it up',
        mediaUrl: `${ASSETS}/manual.pdf`,
        mediaType: 'application/pdf',
        mediaSize: 627_328,
        altText: 'manual.pdf',
        attachmentId: '67a5e8149d3e51c7a4000701',
      },
      source: FROM_API,
    },
    {
      author: customer,
      content: {
        type: 'image',
        text: 'This is mine',
        mediaUrl: `${ASSETS}/mine.png`,
        mediaType: 'image/png',
        mediaSize: 120_400,
        altText: 'mine.png',
      },
      source: FROM_WEB,
    },
    { author: agent, content: form, source: FROM_API },
    {
      author: customer,
      content: {
        type: 'formResponse',
        fields: [
          { type: 'text', name: 'name', label: 'Your name', text: 'Mira' },
          { type: 'email', name: 'email', label: 'Your address', email: 'mira@example.com' },
          {
            type: 'select',
            name: 'color',
            label: 'Which colour',
            select: [{ name: 'green', label: 'Green' }],
          },
        ],
        textFallback: 'Your name: Mira\nYour address: mira@example.com\nWhich colour: Green',
      },
      source: FROM_WEB,
      quotedMessage: {
        type: 'message',
        message: {
          id: '67a5e88c9d3e51c7a40f0006',
          received: timeOf(6),
          author: agent,
          content: form,
          source: FROM_API,
        },
      },
    },
    {
      author: customer,
      content: {
        type: 'location',
        text: 'Home\nHafenstraße 7\ngeo:53.5461,9.9661',
        coordinates: { lat: 53.5461, long: 9.9661 },
        location: { name: 'Home', address: 'Hafenstraße 7' },
      },
      source: FROM_WEB,
    },
    {
      author: agent,
      content: {
        type: 'template',
        template: { name: 'delivery', language: { policy: 'deterministic', code: 'de' } },
      },
      source: FROM_API,
    },
    {
      author: system,
      activity: { type: 'ticket:closed' },
      content: { type: 'text', text: 'This ticket was closed' },
      source: FROM_API,
    },
    {
      author: customer,
      content: { type: 'text', text: 'About this one', payload: 'ABOUT' },
      source: { type: 'whatsapp', integrationId: integrations.whatsapp.id },
      quotedMessage: { type: 'externalMessageId', externalMessageId: 'wamid.HBgLMTU1NTEyMzQ1Njg' },
    },
    {
      author: customer,
      content: { type: 'text', text: 'This message was deleted' },
      source: FROM_WEB,
      deleted: true,
    },
    {
      author: customer,
      content: { type: 'sticker', stickerId: 'lamp-17', pack: { name: 'Home', size: 24 } },
      source: FROM_WEB,
    },
    { author: agent, content: { type: 'text', text: 'Anything else?' }, source: FROM_API },
  ];
  return messages.map((message, index) => ({ received: timeOf(index), ...message }));
}
