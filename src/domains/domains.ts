/**
 * All domains together: the only file outside their folders that imports all of them. The order of the imports is that of
 * the domains: each imports only from those before it.
 */
import { derivedResolvers, merge, type ResolverMap } from '../kernel/derived-resolvers.js';
import { Graph } from '../kernel/graph.js';
import { userChangeResolvers } from './user/changes.js';
import { userDefinitions } from './user/definition.js';
import { userResolvers } from './user/resolvers.js';
import { conversationDefinitions } from './conversation/definition.js';
import { conversationResolvers } from './conversation/resolvers.js';
import { participantDefinitions } from './participant/definition.js';
import { participantResolvers } from './participant/resolvers.js';
import { messageChangeResolvers } from './message/changes.js';
import { messageDefinitions } from './message/definition.js';
import { messageResolvers } from './message/resolvers.js';
import { clientDefinitions } from './client/definition.js';
import { clientResolvers } from './client/resolvers.js';
import { activityDefinitions } from './activity/definition.js';
import { activityResolvers } from './activity/resolvers.js';
import { attachmentDefinitions } from './attachment/definition.js';
import { attachmentResolvers } from './attachment/resolvers.js';
import { controlDefinitions } from './control/definition.js';
import { controlResolvers } from './control/resolvers.js';
import { eventDefinitions } from './event/definition.js';
import { eventResolvers } from './event/resolvers.js';
import { downloadResolvers } from './downloads/resolvers.js';
import { conversionEventResolvers } from './conversion-events/resolvers.js';

/** Every kind of record, list and link. */
export const graph = new Graph([
  userDefinitions,
  conversationDefinitions,
  participantDefinitions,
  messageDefinitions,
  clientDefinitions,
  activityDefinitions,
  attachmentDefinitions,
  controlDefinitions,
  eventDefinitions,
]);

/** Every resolver: those that follow from the definitions, and those that the domains write themselves. */
export const resolvers: ResolverMap = merge([
  derivedResolvers(graph),
  userResolvers as ResolverMap,
  userChangeResolvers as ResolverMap,
  conversationResolvers as ResolverMap,
  participantResolvers as ResolverMap,
  messageResolvers as ResolverMap,
  messageChangeResolvers as ResolverMap,
  clientResolvers as ResolverMap,
  activityResolvers as ResolverMap,
  attachmentResolvers as ResolverMap,
  controlResolvers as ResolverMap,
  eventResolvers as ResolverMap,
  downloadResolvers as ResolverMap,
  conversionEventResolvers as ResolverMap,
]);
