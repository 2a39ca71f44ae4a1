/** The resolvers of what can be pressed in a message. Fields that upstream has under the same keys need none. */
import type { Resolvers } from '../../__generated__/resolvers.js';
import { stringIn } from '../../kernel/faults.js';
import type { MessageAction } from './records.js';
import { booleanAt, openEnum } from './values.js';

type ActionType = Exclude<
  Extract<keyof Resolvers, `Conversation${string}Action`>,
  'ConversationMessageAction'
>;

/** The kinds of action by their names upstream. It may add some at any time: they are unknown actions. */
const TYPES: ReadonlyMap<unknown, ActionType> = new Map<unknown, ActionType>([
  ['buy', 'ConversationBuyAction'],
  ['link', 'ConversationLinkAction'],
  ['locationRequest', 'ConversationLocationRequestAction'],
  ['postback', 'ConversationPostbackAction'],
  ['reply', 'ConversationReplyAction'],
  ['webview', 'ConversationWebviewAction'],
]);

const webviewSizeOf = openEnum({ compact: 'COMPACT', tall: 'TALL', full: 'FULL' });

const ofEveryAction = {
  rawType: ({ type }: MessageAction): string => stringIn(type) ?? '',
};

/** The resolvers of actions. */
export const actionResolvers: Resolvers = {
  ConversationMessageAction: {
    __resolveType: ({ type }) => TYPES.get(type) ?? 'ConversationUnknownAction',
  },
  ConversationBuyAction: ofEveryAction,
  ConversationLinkAction: { ...ofEveryAction, isDefault: booleanAt('default') },
  ConversationLocationRequestAction: ofEveryAction,
  ConversationPostbackAction: ofEveryAction,
  ConversationReplyAction: ofEveryAction,
  ConversationWebviewAction: {
    ...ofEveryAction,
    size: ({ size }) => webviewSizeOf(size),
    isDefault: booleanAt('default'),
    opensOnReceive: booleanAt('openOnReceive'),
  },
  ConversationUnknownAction: { ...ofEveryAction, raw: (action) => action },
};
