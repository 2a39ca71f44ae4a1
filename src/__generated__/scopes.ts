/* Written by `npm run codegen`. Do not edit. */
/** Every scope that the schema requires. */
export const SCOPES = [
  'activities:write',
  'attachments:write',
  'conversations:read',
  'conversations:write',
  'conversions:write',
  'events:read',
  'messages:download',
  'messages:read',
  'messages:write',
  'participants:write',
  'switchboard:act',
  'user',
  'users:read',
] as const;
