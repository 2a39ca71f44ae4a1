/** All domains together: the only file outside their folders that imports all of them. */
import { derivedResolvers, merge, type ResolverMap } from '../kernel/derived-resolvers.js';
import { Graph } from '../kernel/graph.js';
import { attachmentDefinitions } from './attachment/definition.js';
import { attachmentResolvers } from './attachment/resolvers.js';
import { controlDefinitions } from './control/definition.js';
import { controlResolvers } from './control/resolvers.js';
import { conversationDefinitions } from './conversation/definition.js';
import { conversationResolvers } from './conversation/resolvers.js';
import { conversionEventResolvers } from './conversion-events/resolvers.js';
import { downloadResolvers } from './downloads/resolvers.js';
import { eventDefinitions } from './event/definition.js';
import { eventResolvers } from './event/resolvers.js';
import { activityDefinitions } from './activity/definition.js';
import { activityResolvers } from './activity/resolvers.js';
import { messageChangeResolvers } from './message/changes.js';
import { messageDefinitions } from './message/definition.js';
import { messageResolvers } from './message/resolvers.js';
import { participantDefinitions } from './participant/definition.js';
import { participantResolvers } from './participant/resolvers.js';
import { userDefinitions } from './user/definition.js';
import { userResolvers } from './user/resolvers.js';

/** Every kind of record, list and link. */
export const graph = new Graph([
  userDefinitions,
  conversationDefinitions,
  participantDefinitions,
  messageDefinitions,
  activityDefinitions,
  attachmentDefinitions,
  controlDefinitions,
  eventDefinitions,
]);

/** Every resolver: those that follow from the definitions, and those that the domains write themselves. */
export const resolvers: ResolverMap = merge([
  derivedResolvers(graph),
  userResolvers as ResolverMap,
  conversationResolvers as ResolverMap,
  participantResolvers as ResolverMap,
  messageResolvers as ResolverMap,
  messageChangeResolvers as ResolverMap,
  activityResolvers as ResolverMap,
  attachmentResolvers as ResolverMap,
  controlResolvers as ResolverMap,
  eventResolvers as ResolverMap,
  downloadResolvers as ResolverMap,
  conversionEventResolvers as ResolverMap,
]);
