/**
 * The switchable assumptions: points of the upstream behaviour that are not documented and on which
 * a client must not depend. Each can be changed while the sandbox runs, so that a test can prove
 * that its client works either way.
 */
export interface Assumptions {
  /**
   * The order of listConversations: the latest updated first (ties: the greater id first), or by
   * ascending id.
   */
  listOrder: 'lastUpdatedAt' | 'id';
  /**
   * The messages that `page[after]` gives: those that follow the cursor, or the newest of the
   * conversation as far as they are after the cursor.
   */
  messagesAfter: 'following' | 'newest';
  /** The order of the messages inside a page; which messages a page has is the same either way. */
  messageOrder: 'oldestFirst' | 'newestFirst';
  /** Whether the metadata of an update replaces the old object or is merged into it. */
  metadataUpdate: 'replace' | 'merge';
  /** Whether joining a group without saying `subscribeSDKClient` is refused. */
  requireSubscribeSDKClient: boolean;
  /** Whether answers carry keys that exist in captured traffic but in no schema. */
  undocumentedKeys: boolean;
  /** Whether an update is refused with 409 while another one of the same conversation runs. */
  concurrentPatchConflict: boolean;
  /** Whether lists come without `meta` and `links`, which are both optional upstream. */
  omitPageInfo: boolean;
  /** Whether callers of the API get the events of what they write, read and type themselves. */
  echoOwn: boolean;
  /** What the pauses between the attempts of a webhook are multiplied by: 0 for none. */
  webhookRetryScale: number;
  /** For how many milliseconds the target of a webhook may take to answer. */
  webhookTimeoutMs: number;
}

/** The default assumptions of a sandbox. */
export const DEFAULT_ASSUMPTIONS: Readonly<Assumptions> = {
  listOrder: 'lastUpdatedAt',
  messagesAfter: 'following',
  messageOrder: 'oldestFirst',
  metadataUpdate: 'replace',
  requireSubscribeSDKClient: false,
  undocumentedKeys: false,
  concurrentPatchConflict: false,
  omitPageInfo: false,
  echoOwn: true,
  webhookRetryScale: 1,
  webhookTimeoutMs: 20_000,
};

/** JSON Schema of a change of assumptions as it comes over HTTP; an unknown name is rejected. */
export const assumptionsSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    listOrder: { type: 'string', enum: ['lastUpdatedAt', 'id'] },
    messagesAfter: { type: 'string', enum: ['following', 'newest'] },
    messageOrder: { type: 'string', enum: ['oldestFirst', 'newestFirst'] },
    metadataUpdate: { type: 'string', enum: ['replace', 'merge'] },
    requireSubscribeSDKClient: { type: 'boolean' },
    undocumentedKeys: { type: 'boolean' },
    concurrentPatchConflict: { type: 'boolean' },
    omitPageInfo: { type: 'boolean' },
    echoOwn: { type: 'boolean' },
    webhookRetryScale: { type: 'number', minimum: 0, maximum: 1000 },
    webhookTimeoutMs: { type: 'integer', minimum: 1, maximum: 3_600_000 },
  },
} as const;
