/**
 * The scripts of the log in Redis. Each app has three keys: `log`, a stream of its events; `log:meta`, a hash with the
 * identity of the log (`id`) and the id of its latest entry (`last`); and `log:seen`, a sorted set of what was logged
 * within the last hour, by time. Each entry has the id of the one before it (`p`) and the event as JSON (`e`), so that
 * any reader sees whether something is missing between two entries, whether it was trimmed or lost.
 *
 * The first write of each script is one that Redis refuses when it is out of memory: then nothing is written.
 */
import { Script } from '../redis/redis.js';

/** Gives the time, and the identity and the latest entry of the log. Without identity there is no log yet: it begins. */
const OPEN = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function place(id)
  local at, number = string.match(id, '^(%d+)-(%d+)$')
  return tonumber(at), tonumber(number)
end
local function compare(one, other)
  local at, number = place(one)
  local otherAt, otherNumber = place(other)
  if at == otherAt then return number - otherNumber end
  return at - otherAt
end
local meta = redis.call('HMGET', KEYS[1], 'id', 'last')
local id, last = meta[1], meta[2]
if not id or not last then
  id = ARGV[1]
  last = string.format('%.0f-0', now - 1)
  redis.call('HSET', KEYS[1], 'id', id, 'last', last)
  redis.call('DEL', KEYS[2])
end
`;

/**
 * Appends events. ARGV: an identity for a new log, the most entries, their age and that of ids in milliseconds, the
 * most ids, and for each event its id, the id of its message or nothing, and its JSON. Gives the identity, how many
 * entries there are, and for each event 1 when it is new.
 */
export const APPEND = new Script(
  'append',
  `${OPEN}
local size, age, lifetime, most = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local appended = {}
local function seen(name)
  if appended[name] then return true end
  local score = redis.call('ZSCORE', KEYS[3], name)
  return score and tonumber(score) > now - lifetime
end
local flags = {}
local at, number = place(last)
for i = 6, #ARGV, 3 do
  local event, message = ARGV[i], ARGV[i + 1]
  if seen(event) or (message ~= '' and seen(message)) then
    flags[#flags + 1] = 0
  else
    if now > at then at, number = now, 0 else number = number + 1 end
    local entry = string.format('%.0f-%.0f', at, number)
    redis.call('XADD', KEYS[2], 'MAXLEN', '~', size, entry, 'p', last, 'e', ARGV[i + 2])
    last = entry
    appended[event] = true
    redis.call('ZADD', KEYS[3], now, event)
    if message ~= '' then
      appended[message] = true
      redis.call('ZADD', KEYS[3], now, message)
    end
    flags[#flags + 1] = 1
  end
end
if next(appended) then
  redis.call('HSET', KEYS[1], 'last', last)
  redis.call('XTRIM', KEYS[2], 'MINID', '~', string.format('%.0f', now - age + 1))
  redis.call('PEXPIRE', KEYS[2], ARGV[3])
  redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now - lifetime)
  local surplus = redis.call('ZCARD', KEYS[3]) - most
  if surplus > 0 then redis.call('ZREMRANGEBYRANK', KEYS[3], 0, surplus - 1) end
  redis.call('PEXPIRE', KEYS[3], ARGV[4])
end
return {id, redis.call('XLEN', KEYS[2]), flags}
`,
);

/** ARGV: an identity for a new log. Gives the identity, the latest entry, and how many entries there are. */
export const LOCATE = new Script(
  'locate',
  `${OPEN}
return {id, last, redis.call('XLEN', KEYS[2])}
`,
);

/**
 * Reads the entries after a place. ARGV: an identity for a new log; the place and the identity of its log; how many
 * entries and how many bytes at most, one entry in any case; the age of entries in milliseconds. Gives the identity,
 * how many entries there are, why some are missing or nothing, the place before the first one, and of each entry its
 * id, the one before it, and its JSON.
 */
export const RANGE = new Script(
  'range',
  `${OPEN}
local after, limit, bytes, age = ARGV[2], tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local missing = ''
local oldest = string.format('%.0f-0', now - age + 1)
local from = oldest
if ARGV[3] ~= id then
  missing = 'UNKNOWN_CURSOR'
elseif compare(after, last) > 0 then
  missing, after = 'UNKNOWN_CURSOR', last
end
if ARGV[3] == id and compare(after, oldest) > 0 then from = '(' .. after end
local found = {}
local count, length = 0, 0
while count < limit and length < bytes do
  local wanted = math.min(32, limit - count)
  local entries = redis.call('XRANGE', KEYS[2], from, '+', 'COUNT', wanted)
  for _, entry in ipairs(entries) do
    if count > 0 and length >= bytes then break end
    found[#found + 1] = entry[1]
    found[#found + 1] = entry[2][2]
    found[#found + 1] = entry[2][4]
    count = count + 1
    length = length + #entry[2][4]
  end
  if #entries < wanted then break end
  from = '(' .. entries[#entries][1]
end
local before = found[2] or last
if missing == '' and before ~= after then
  if compare(before, after) > 0 then missing = 'TOO_OLD' else missing = 'UNKNOWN_CURSOR' end
end
return {id, redis.call('XLEN', KEYS[2]), missing, before, found}
`,
);
