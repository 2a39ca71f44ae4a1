import type { Resolvers } from '../../__generated__/resolvers.js';
import { objectOf, objectsOf } from '../../kernel/faults.js';
import { find, follow } from '../../kernel/find.js';
import { InputReader } from '../../kernel/input-reader.js';
import { isValid } from '../../kernel/slice.js';
import { endUser, viewer } from './definition.js';
import { readBrandId, readEmail, readLookupBrand, readUserReference } from './input.js';
import { listUsers } from './rest.js';

/** The resolvers that cannot be derived from the definitions. */
export const userResolvers: Resolvers = {
  Query: {
    viewer: (parent, _, context, info) => {
      const { viewer: caller } = context.policy;
      const self = viewer.reference(parent, caller);
      // What a link leads to is known by its record id.
      return self && caller?.isKnownById === false
        ? find(endUser, self, context, info)
        : follow(viewer, parent, context, info);
    },

    user: (_, args, context, info) => {
      const reader = new InputReader(context.apps, args);
      const reference = readUserReference(reader, ['by'], args.by);
      const brandId = readLookupBrand(reader, args);
      const lookup = { appId: reader.finish(), ...reference };
      // What is prefetched starts from the reference, and no other call takes a brand.
      return brandId === undefined
        ? find(endUser, lookup, context, info)
        : context.loaders.record(endUser).load({ ...lookup, brandId });
    },

    usersByEmail: async (_, args, { apps, faults, loaders, sunshine }, info) => {
      const reader = new InputReader(apps, args);
      const email = readEmail(reader, ['email'], args.email);
      const brandId = readBrandId(reader, args.brandId);
      const found = await listUsers(sunshine, reader.finish(), email, brandId);
      for (const user of found)
        if (isValid(user)) loaders.keep(endUser, user);
        else faults.report(user, info);
      return found.filter(isValid);
    },
  },

  EndUser: {
    profile: ({ profile }) => objectOf(profile),
    identities: ({ identities }, _, context, info) => objectsOf(identities, [], context, info),
  },
};
