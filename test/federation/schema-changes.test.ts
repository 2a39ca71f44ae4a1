import { describe, expect, test } from '@jest/globals';

import { printSubgraph } from '../../scripts/printed-schema.js';
import { mayBreak, schemaChanges } from '../../scripts/schema-changes.js';

const SDL = printSubgraph();

/** The SDL with one text in it replaced. It must be there. */
function edited(text: string, replacement: string): string {
  if (!SDL.includes(text)) throw new Error(`the SDL has no ${text}`);
  return SDL.replace(text, replacement);
}

describe('a change of the subgraph SDL', () => {
  test.each([
    {
      what: 'a field that may be null now',
      after: edited('isDefault: Boolean!', 'isDefault: Boolean'),
      changes: [
        ['breaking', "Field 'Conversation.isDefault' changed type from 'Boolean!' to 'Boolean'"],
      ],
    },
    {
      what: 'a key that is gone',
      after: edited('  @key(fields: "conversationId")\n', ''),
      changes: [['breaking', 'Other subgraphs lose the key "conversationId" of Conversation']],
    },
    {
      what: 'a key that entities are no longer found by',
      after: edited(
        '@key(fields: "conversationId")',
        '@key(fields: "conversationId", resolvable: false)',
      ),
      changes: [['breaking', 'Other subgraphs lose the key "conversationId" of Conversation']],
    },
    {
      what: 'another key',
      after: edited('@key(fields: "userId")', '@key(fields: "userId") @key(fields: "zendeskId")'),
      changes: [['safe', 'Other subgraphs gain the key "zendeskId" of EndUser']],
    },
    {
      what: 'keys in another order',
      after: edited(
        '@key(fields: "id")\n  @key(fields: "conversationId")',
        '@key(fields: "conversationId")\n  @key(fields: "id")',
      ),
      changes: [],
    },
    {
      what: 'a value that is no longer shared',
      after: edited('type ConversionEvents\n  @shareable', 'type ConversionEvents'),
      changes: [
        ['breaking', 'Other subgraphs lose the shared field ConversionEvents.datasetId'],
        ['breaking', 'Other subgraphs lose the shared field ConversionEvents.eventsReceived'],
      ],
    },
    {
      what: 'a field that other subgraphs may resolve, too',
      after: edited('  businessLastRead: DateTime', '  businessLastRead: DateTime @shareable'),
      changes: [['safe', 'Other subgraphs gain the shared field Conversation.businessLastRead']],
    },
    {
      what: 'an enum value that clients have not seen before',
      after: edited('  PERSONAL\n', '  PERSONAL\n\n  BROADCAST\n'),
      changes: [['dangerous', "Enum value 'BROADCAST' was added to enum 'ConversationType'"]],
    },
    {
      what: 'a field more',
      after: edited('  isDefault: Boolean!', '  isDefault: Boolean!\n\n  archived: Boolean'),
      changes: [['safe', "Field 'archived' was added to object type 'Conversation'"]],
    },
    { what: 'nothing', after: SDL, changes: [] },
  ])('$what', async ({ after, changes }) => {
    const found = await schemaChanges(SDL, after);

    expect(found.map(({ criticality, message }) => [criticality, message])).toEqual(changes);
  });
});

describe('a version', () => {
  test.each([
    { released: 'v1.4.2', next: '2.0.0', may: true },
    { released: 'v1.4.2', next: '1.5.0', may: false },
    { released: 'v1.4.2', next: '1.4.3', may: false },
    { released: 'v1.4.2', next: '1.4.2', may: false },
    { released: 'v0.3.1', next: '0.4.0', may: true },
    { released: 'v0.3.1', next: '0.10.0', may: true },
    { released: 'v0.10.0', next: '0.9.0', may: false },
    { released: 'v0.3.1', next: '0.3.2', may: false },
    { released: 'v0.3.1', next: '1.0.0', may: true },
    { released: 'v1.0.0-rc.1', next: '1.0.0', may: false },
    { released: 'v2.0.0', next: '0.9.0', may: false },
  ])('$next after $released may break: $may', ({ released, next, may }) => {
    expect(mayBreak(released, next)).toBe(may);
  });

  test('that is none is refused', () => {
    expect(() => mayBreak('v1.0.0', 'next')).toThrow(new TypeError('next is no version'));
  });
});
