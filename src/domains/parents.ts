/**
 * What the resolvers of each type get as their parent. The generated types take these in place of the GraphQL types
 * (`codegen.yml`), so that a resolver is typed by the record it really gets.
 */
import type { Slice } from '../kernel/connection.js';
import type { GlobalId } from '../kernel/global-id.js';
import type { ConversationReference } from './conversation/rest.js';
import type { Conversation, ConversionEvents, JsonObject, Participant, User } from './records.js';
import type { Outcome } from '../kernel/outcome.js';

export type { UserError as ConversationUserErrorParent } from '../kernel/outcome.js';

export type {
  ClientAssociation as ClientAssociationParent,
  ConversionEvents as ConversionEventsParent,
  SwitchboardIntegration as SwitchboardIntegrationParent,
  UserIdentity as UserIdentityParent,
  UserProfile as UserProfileParent,
} from './records.js';

/** A record found as a `Node` says which type it is of; found any other way, that is known from the place. */
type Identified<T> = T & { readonly __typename?: GlobalId['type'] };

export type ConversationParent = Identified<Conversation>;
export type EndUserParent = Identified<User>;
export type ParticipantParent = Identified<Participant>;
export type ConversationConnectionParent = Slice<Conversation>;
export type ParticipantConnectionParent = Slice<Participant>;
/** The parent of whatever `node` gives. */
export type NodeParent = ConversationParent | EndUserParent | ParticipantParent;

/** A conversation that was left. */
interface LeftConversation {
  readonly appId: string;
  readonly conversationId: string;
  /** Null when it was not asked for, or the participant could not be found. */
  readonly removedParticipantId: string | null;
}

export type CreateConversationPayloadParent = Outcome<Conversation>;
export type UpdateConversationPayloadParent = Outcome<Conversation>;
export type DeleteConversationPayloadParent = Outcome<ConversationReference>;
export type JoinConversationPayloadParent = Outcome<Participant>;
export type LeaveConversationPayloadParent = Outcome<LeftConversation>;
export type DownloadMessageRefPayloadParent = Outcome<JsonObject>;
export type PostConversionEventsPayloadParent = Outcome<ConversionEvents>;
