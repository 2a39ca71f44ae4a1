import { resolvers as ofDomains } from '../domains/domains.js';
import type { GraphQLScalarType } from 'graphql';

import type { ResolverMap } from '../kernel/derived-resolvers.js';
import { DateTime, JSONObject, URLScalar } from './scalars.js';

/** The whole resolver map: every domain's resolvers, and the scalars. */
export const resolvers: Readonly<Record<string, ResolverMap[string] | GraphQLScalarType>> = {
  ...ofDomains,
  DateTime,
  JSONObject,
  URL: URLScalar,
};
