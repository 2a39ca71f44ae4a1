import type { Resolvers } from '../../__generated__/resolvers.js';
import { find } from '../../kernel/find.js';
import { InputReader } from '../../kernel/input-reader.js';
import { endUser } from './definition.js';
import { readUserReference } from './input.js';

/** The resolvers that cannot be derived from the definitions. */
export const userResolvers: Resolvers = {
  Query: {
    user: (_, args, context, info) => {
      const reader = new InputReader(context.apps, args);
      const reference = readUserReference(reader, ['by'], args.by);
      return find(endUser, { appId: reader.finish(), ...reference }, context, info);
    },
  },
};
