/* Written by `npm run codegen`. Do not edit. */
/** Every scope that the schema requires. */
export const SCOPES = [
  'activities:write',
  'attachments:write',
  'clients:read',
  'clients:write',
  'conversations:read',
  'conversations:write',
  'conversions:write',
  'devices:read',
  'events:read',
  'messages:download',
  'messages:read',
  'messages:write',
  'participants:write',
  'switchboard:act',
  'user',
  'users:delete',
  'users:read',
  'users:write',
] as const;
