import { resolvers as ofDomains } from '../domains/domains.js';
import { withCreatedIds } from '../kernel/created-ids.js';
import type { Resolvers } from './attach-resolvers.js';
import { DateTime, JSONObject, URLScalar } from './scalars.js';

/** The whole resolver map: every domain's resolvers, and the scalars. */
export const resolvers: Resolvers = {
  ...withCreatedIds(ofDomains),
  DateTime,
  JSONObject,
  URL: URLScalar,
};
