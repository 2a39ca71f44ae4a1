import type { PassConversationControlInput, Resolvers } from '../../__generated__/resolvers.js';
import type { Context } from '../../kernel/context.js';
import { checkText, InputReader } from '../../kernel/input-reader.js';
import { checkMetadata } from '../../kernel/metadata.js';
import { outcomeOf } from '../../kernel/outcome.js';
import { conversation } from '../conversation/definition.js';
import { readConversationId } from '../conversation/input.js';
import type { ControlRequest } from './parents.js';
import { changeControl, type ControlOperation } from './rest.js';

/** Longer than any name of an integration, which has at most 128 characters, and any type. */
const MAX_TARGET = 256;

const REFUSALS = {
  missing: { switchboard_integration_not_found: 'SWITCHBOARD_INTEGRATION_NOT_FOUND' },
  messages: {
    SWITCHBOARD_INTEGRATION_NOT_FOUND: 'there is no such integration in the switchboard',
    NOT_IN_CONTROL: 'another integration has, or was offered, the control of the conversation',
  },
} as const;

/** Upstream says 403 of these where the control is that of another integration than the one that calls. */
const REFUSALS_OF_OTHERS = { ...REFUSALS, forbidden: 'NOT_IN_CONTROL' } as const;

/** The resolvers that cannot be derived from the definitions. */
export const controlResolvers: Resolvers = {
  Mutation: {
    passConversationControl: (_, { input }, context) => act('passControl', input, context),
    offerConversationControl: (_, { input }, context) => act('offerControl', input, context),
    acceptConversationControl: (_, { input }, context) => act('acceptControl', input, context),
    releaseConversationControl: (_, { input }, context) => act('releaseControl', input, context),
  },
};

function act(
  operation: ControlOperation,
  input: Omit<PassConversationControlInput, 'to'> & { readonly to?: string },
  { apps, loaders, sunshine }: Context,
): Promise<ControlRequest> {
  const { to, metadata } = input;
  return outcomeOf(
    async () => {
      const reader = new InputReader(apps);
      const conversationId = readConversationId(reader, input);
      checkText(reader, ['to'], to, MAX_TARGET, 1);
      if (metadata) checkMetadata(reader, ['metadata'], metadata);
      const reference = { appId: reader.finish(), conversationId };
      loaders.clear(conversation, reference);
      await changeControl(sunshine, operation, reference, {
        ...(to === undefined ? {} : { switchboardIntegration: to }),
        ...(metadata ? { metadata } : {}),
      });
      return reference;
    },
    to === undefined ? REFUSALS_OF_OTHERS : REFUSALS,
  );
}
