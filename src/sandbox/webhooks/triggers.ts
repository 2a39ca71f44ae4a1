/** What a webhook can be subscribed to, as the upstream names it. Not all of it happens in the sandbox. */
export const TRIGGERS = [
  'client:add',
  'client:remove',
  'client:update',
  'conversation:create',
  'conversation:join',
  'conversation:leave',
  'conversation:message',
  'conversation:message:delivery:channel',
  'conversation:message:delivery:failure',
  'conversation:message:delivery:user',
  'conversation:postback',
  'conversation:read',
  'conversation:referral',
  'conversation:remove',
  'conversation:typing',
  'passthrough:messaging',
  'switchboard:acceptControl',
  'switchboard:acceptControl:failure',
  'switchboard:offerControl',
  'switchboard:offerControl:failure',
  'switchboard:passControl',
  'switchboard:passControl:failure',
  'switchboard:releaseControl',
  'user:merge',
  'user:remove',
  'user:update',
] as const;

/** One of `TRIGGERS`. */
export type Trigger = (typeof TRIGGERS)[number];
