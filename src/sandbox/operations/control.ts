import { badRequest } from '../errors.js';
import type { Conversation, Metadata, SwitchboardEntry } from '../records.js';
import type { AppStore } from '../store.js';
import { truncatedConversation } from '../webhooks/events.js';
import type { Trigger } from '../webhooks/triggers.js';
import type { Operation } from './operation.js';
import { acceptControlBody, passControlBody } from './control-schemas.js';

interface Action {
  readonly switchboardIntegration?: string;
  readonly metadata?: Metadata | null;
}

/** Who has the control, and who was offered it. */
type Control = Pick<Conversation, 'activeSwitchboardIntegration' | 'pendingSwitchboardIntegration'>;

/** Why an action fails, which the upstream says by webhook only: it answers 200 all the same. */
class ActionFailure extends Error {
  override readonly name = 'ActionFailure';

  constructor(
    readonly code: 'switchboard_invalid_target' | 'switchboard_invalid_action',
    message: string,
  ) {
    super(message);
  }
}

const KEYWORD = 'next';

const passControl = action('passControl', passControlBody, (app, conversation, target) => ({
  activeSwitchboardIntegration: targetOf(app, conversation, target),
  pendingSwitchboardIntegration: undefined,
}));

const offerControl = action('offerControl', passControlBody, (app, conversation, target) => {
  const pending = targetOf(app, conversation, target);
  const { activeSwitchboardIntegration: active } = conversation;
  if (pending.id === active?.id) {
    throw new ActionFailure('switchboard_invalid_target', 'Target is active already');
  }
  return { activeSwitchboardIntegration: active, pendingSwitchboardIntegration: pending };
});

const acceptControl = action('acceptControl', acceptControlBody, (_, conversation) => {
  const { pendingSwitchboardIntegration: pending } = conversation;
  if (pending === undefined) {
    throw new ActionFailure('switchboard_invalid_action', 'Control was not offered');
  }
  return { activeSwitchboardIntegration: pending, pendingSwitchboardIntegration: undefined };
});

const releaseControl = action('releaseControl', acceptControlBody, () => ({
  activeSwitchboardIntegration: undefined,
  pendingSwitchboardIntegration: undefined,
}));

/** The routes of the switchboard's actions. */
export const controlOperations = [passControl, offerControl, acceptControl, releaseControl];

/**
 * @param change The control after the action. Throws an ActionFailure where there is none; releasing never fails.
 */
function action(
  name: 'passControl' | 'offerControl' | 'acceptControl' | 'releaseControl',
  bodySchema: object,
  change: (app: AppStore, conversation: Conversation, target: string) => Control,
): Operation<Action, 'conversationId'> {
  return {
    name,
    method: 'POST',
    path: `/conversations/:conversationId/${name}`,
    status: 200,
    bodySchema,
    perform({ app, body: { switchboardIntegration = '', metadata }, emit, params }) {
      const conversation = app.conversation(params.conversationId);
      const say = (trigger: Trigger, of: Conversation, error?: ActionFailure): void => {
        emit(trigger, () => ({
          conversation: truncatedConversation(of),
          metadata: metadata ?? undefined,
          error: error && { code: error.code, message: error.message },
        }));
      };
      try {
        const changed = {
          ...conversation,
          ...change(app, conversation, switchboardIntegration),
        };
        app.saveConversation(changed);
        say(`switchboard:${name}`, changed);
      } catch (error) {
        if (!(error instanceof ActionFailure) || name === 'releaseControl') throw error;
        say(`switchboard:${name}:failure`, conversation, error);
      }
      return {};
    },
  };
}

/** An entry of the switchboard by its id, its name or its type, in that order, or the one after the active. */
function targetOf(
  app: AppStore,
  { activeSwitchboardIntegration: active }: Conversation,
  target: string,
): SwitchboardEntry {
  const entries = app.switchboard();
  const [entry, other] =
    target === KEYWORD
      ? entries.slice(entries.findIndex(({ id }) => id === active?.id) + 1).slice(0, 1)
      : ((['id', 'name', 'integrationType'] as const)
          .map((key) => entries.filter((each) => each[key] === target))
          .find(({ length }) => length > 0) ?? []);
  if (other !== undefined) throw badRequest('Ambiguous switchboardIntegration');
  if (entry === undefined) {
    throw new ActionFailure('switchboard_invalid_target', 'There is no such target');
  }
  return entry;
}
