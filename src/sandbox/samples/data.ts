/**
 * The app that a sandbox starts with, the same at every start. The ids are made like the
 * upstream's: their first eight digits are the second at which the record was created.
 */
export const SAMPLE = {
  appId: '6650c0de1f9d3e51c7a40001',
  keyId: 'app_6650c0e01f9d3e51c7a40002',
  keySecret: 'sandbox-secret-for-trying-things-out-it-opens-nothing-real',
  otherAppId: '6650c1801f9d3e51c7a40003',
  users: {
    /** Has an external id that must be percent-encoded in a path. */
    ada: { id: '67a0d9f09d3e51c7a4000a01', externalId: 'crm/ada@example.com' },
    /** Takes part in exactly sixty conversations of both types. */
    bruno: { id: '67a0da2c9d3e51c7a4000a02', conversationCount: 60 },
    /** Takes part in none. */
    chloe: { id: '67a0da689d3e51c7a4000a03' },
    dora: { id: '67a0daa49d3e51c7a4000a04' },
    emil: { id: '67a0dae09d3e51c7a4000a05' },
    fatima: { id: '67a0db1c9d3e51c7a4000a06' },
    goran: { id: '67a0db589d3e51c7a4000a07', externalId: 'shop 7/goran & söhne' },
    hana: { id: '67a0db949d3e51c7a4000a08' },
    ivan: { id: '67a0dbd09d3e51c7a4000a09' },
    julia: { id: '67a0dc0c9d3e51c7a4000a0a' },
    kofi: { id: '67a0dc489d3e51c7a4000a0b' },
    lena: { id: '67a0dc849d3e51c7a4000a0c' },
    /** The user of the conversations with many messages. */
    mira: { id: '67a0dcc09d3e51c7a4000a0e', externalId: 'crm/mira@example.com' },
    /** Writes in one of them, too. */
    noor: { id: '67a0dcfc9d3e51c7a4000a0f' },
  },
  conversations: {
    /** Ada's first personal conversation, which cannot be deleted; under an agent's control. */
    adaDefault: { id: '67a1e3709d3e51c7a4000c01' },
    /** With every attribute set, and control offered to a second integration. */
    adaOrder: { id: '67a24ad89d3e51c7a4000c02' },
    /** Over Apple Messages for Business. */
    adaApple: { id: '67a2b2609d3e51c7a4000c03' },
    /** A group of Ada, Dora and Emil. */
    crew: { id: '67a3198c9d3e51c7a4000c04' },
    /** A group with ten participants, which no further user can join. */
    full: { id: '67a38b089d3e51c7a4000c05' },
    /** A group without participants. */
    empty: { id: '67a3f6089d3e51c7a4000c06' },
    /** Bruno's first personal conversation. */
    brunoDefault: { id: '67a459989d3e51c7a4000c07' },
    /** Over LINE and SDK. */
    lenaDefault: { id: '67a4bd349d3e51c7a4000c08' },
    /** Mira's first personal conversation, in which nobody has written. */
    noMessages: { id: '67a5a0989d3e51c7a4000c0a', messageCount: 0 },
    oneMessage: { id: '67a5aea89d3e51c7a4000c0b', messageCount: 1 },
    /** One full page of messages. */
    hundredMessages: { id: '67a5bcb89d3e51c7a4000c0c', messageCount: 100 },
    hundredAndOneMessages: { id: '67a5cac89d3e51c7a4000c0d', messageCount: 101 },
    /** A group of Mira and Noor with four pages of messages. */
    longHistory: { id: '67a5d8d89d3e51c7a4000c0e', messageCount: 350 },
    /** Has a message of each kind of content, and one of a kind that nobody knows. */
    everyContent: { id: '67a5e6e89d3e51c7a4000c0f', messageCount: 15 },
    /** Has as many messages as a conversation can have, so that nobody can write. */
    locked: { id: '67a5f4f89d3e51c7a4000c10', messageCount: 30_000 },
  },
  /** Ada's, on which she has used the SDKs. */
  devices: {
    adaWeb: { id: '67a0d9f09d3e51c7a4000d01' },
    adaPhone: { id: '67a0d9f09d3e51c7a4000d02' },
    adaOldPhone: { id: '67a0d9f09d3e51c7a4000d03' },
  },
  /** What connects the app to channels. */
  integrations: {
    whatsapp: { id: '6650c3009d3e51c7a4000601', type: 'whatsapp' },
    web: { id: '6650c33c9d3e51c7a4000602', type: 'web' },
    line: { id: '6650c3789d3e51c7a4000603', type: 'line' },
    /** Webhooks belong to it. */
    custom: { id: '6650c3b49d3e51c7a4000604', type: 'custom' },
    mailgun: { id: '6650c3f09d3e51c7a4000605', type: 'mailgun' },
    messagebird: { id: '6650c42c9d3e51c7a4000606', type: 'messagebird' },
    twilio: { id: '6650c4689d3e51c7a4000607', type: 'twilio' },
    messenger: { id: '6650c4a49d3e51c7a4000608', type: 'messenger' },
    ios: { id: '6650c4e09d3e51c7a4000609', type: 'ios' },
    android: { id: '6650c51c9d3e51c7a400060a', type: 'android' },
  },
  /** What can have the control of a conversation, each before the one that is `next`. */
  switchboard: {
    answers: {
      id: '6650c2789d3e51c7a4000505',
      name: 'answer-bot',
      integrationId: '6650c2789d3e51c7a4000506',
      integrationType: 'zd:answerBot',
    },
    bot: {
      id: '6650c23c9d3e51c7a4000503',
      name: 'order-bot',
      integrationId: '6650c23c9d3e51c7a4000504',
      integrationType: 'custom',
    },
    agents: {
      id: '6650c2009d3e51c7a4000501',
      name: 'agents',
      integrationId: '6650c2009d3e51c7a4000502',
      integrationType: 'zd:agentWorkspace',
    },
  },
  /** A file that was uploaded. */
  attachment: {
    id: '67a600009d3e51c7a4000f01',
    name: 'lamp.txt',
    mediaUrl: 'https://media.example.com/attachments/v2/67a600009d3e51c7a4000f01/lamp.txt',
  },
  /** Another app, to which the key above gives no access. */
  otherApp: {
    keyId: 'app_6650c1821f9d3e51c7a40004',
    keySecret: 'another-sandbox-secret-for-trying-things-out-nothing-real',
    users: { zoe: { id: '67a4c1e49d3e51c7a4000a0d', externalId: 'crm/zoe@example.com' } },
    conversations: { zoeDefault: { id: '67a52f6c9d3e51c7a4000c09' } },
  },
} as const;
