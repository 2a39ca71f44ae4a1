import type { Resolvers, UserRef } from '../../__generated__/resolvers.js';
import type { Context } from '../../kernel/context.js';
import { isRecord, recordIn } from '../../kernel/faults.js';
import { globalIdOf } from '../../kernel/global-id.js';
import { InputReader } from '../../kernel/input-reader.js';
import { outcomeOf } from '../../kernel/outcome.js';
import type { InvalidRecord } from '../../upstream/response.js';
import { createOrGive } from './create.js';
import { byRecordId, endUser } from './definition.js';
import { readDecimalId, readNewUser, readUserAttributes, readUserReference } from './input.js';
import { isAmbiguous } from './naming.js';
import type { ChangedEndUser } from './parents.js';
import type { User, UserLookup } from './records.js';
import {
  createUser,
  deleteUser,
  deleteUserPersonalInformation,
  syncUser,
  updateUser,
} from './rest.js';

type Answered = User | InvalidRecord | null;

/** The resolvers of what changes users. */
export const userChangeResolvers: Resolvers = {
  Mutation: {
    createEndUser: (_, { input }, { apps, loaders, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps, input);
        const body = readNewUser(reader, input);
        const appId = reader.finish();
        const { externalId: userExternalId } = body;
        if (userExternalId !== undefined) loaders.clear(endUser, { appId, userExternalId });
        const created =
          input.ifExists === 'GIVE'
            ? await createOrGive(sunshine, appId, body)
            : { user: await createUser(sunshine, appId, body), isNew: true };
        keep(loaders, created.user);
        return created;
      }),

    updateEndUser: (_, { input }, context) =>
      outcomeOf(async () => {
        const reader = new InputReader(context.apps, input);
        const body = readUserAttributes(reader, input);
        if (Object.keys(body).length === 0)
          reader.reject([], 'the input must have signedUpAt, toBeRetained, profile or metadata');
        return change(reader, input, 'updateUser', context, (user) =>
          updateUser(context.sunshine, user, body),
        );
      }),

    deleteEndUser: (_, { input }, { apps, loaders, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps, input);
        const reference = readUserReference(reader, ['user'], input.user);
        const named = { appId: reader.finish(), ...reference };
        const user = await byRecordId(loaders, named, 'deleteUser');
        loaders.clear(endUser, named);
        loaders.clear(endUser, user);
        await deleteUser(sunshine, user);
        return user;
      }),

    deleteEndUserPersonalInformation: (_, { input }, context) =>
      outcomeOf(() => {
        const reader = new InputReader(context.apps, input);
        return change(reader, input, 'deleteUserPersonalInformation', context, (user) =>
          deleteUserPersonalInformation(context.sunshine, user),
        );
      }),

    syncEndUser: (_, { input }, { apps, loaders, sunshine }) =>
      outcomeOf(async () => {
        const reader = new InputReader(apps, input);
        const zendeskId = readDecimalId(reader, ['zendeskId'], input.zendeskId);
        const surviving = input.survivingZendeskId ?? undefined;
        if (surviving !== undefined) readDecimalId(reader, ['survivingZendeskId'], surviving);
        if (surviving === zendeskId)
          reader.reject(['survivingZendeskId'], 'must not be the same as zendeskId');
        const appId = reader.finish();
        loaders.clearLists();
        const user = await syncUser(sunshine, appId, zendeskId, surviving);
        if (isRecord(user)) loaders.clear(endUser, { appId, userId: user.id });
        keep(loaders, user);
        return { user };
      }),
  },

  CreateEndUserPayload: {
    user: answeredUser,
    isNew: ({ result }) => result?.isNew ?? null,
  },

  UpdateEndUserPayload: { user: answeredUser },

  DeleteEndUserPayload: {
    deletedUserId: ({ result }) => result && globalIdOf(endUser, endUser.fromReference(result)),
  },

  DeleteEndUserPersonalInformationPayload: { user: answeredUser },

  SyncEndUserPayload: { user: answeredUser },
};

/** Makes a change of the user whom an input names, and answers with them. */
async function change(
  reader: InputReader,
  input: { readonly user: UserRef },
  operation: string,
  { loaders }: Pick<Context, 'loaders'>,
  make: (user: UserLookup) => Promise<Answered>,
): Promise<{ readonly user: Answered }> {
  const reference = readUserReference(reader, ['user'], input.user);
  const named = { appId: reader.finish(), ...reference };
  const user = isAmbiguous(input.user) ? await byRecordId(loaders, named, operation) : named;
  loaders.clear(endUser, named);
  loaders.clear(endUser, user);
  const changed = await make(user);
  if (isRecord(changed)) loaders.clear(endUser, endUser.referenceOf(changed));
  keep(loaders, changed);
  return { user: changed };
}

function keep(loaders: Context['loaders'], user: Answered): void {
  if (isRecord(user)) loaders.keep(endUser, user);
}

function answeredUser({ result }: ChangedEndUser): User | null {
  return recordIn(result?.user);
}
