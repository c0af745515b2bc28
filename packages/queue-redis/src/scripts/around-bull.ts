/**
 * What Redis runs for a script of BullMQ, by its name; `bull(KEYS, ARGV)` is BullMQ's own. Where every job passes it is not called: ours does its work and that of our indexes with half
 * as many calls of Redis, and without the stream of events that nobody here reads. Time is that of Redis, not of the client.
 */
export const aroundBull: Readonly<Record<string, string>> = {
  moveToActive: `
local P, opts = ARGV[1], cmsgpack.unpack(ARGV[3])
local names = cjson.decode(opts.name)
local result = rsFetch(P, opts, names, rsMeta(P, names), rsNow())
-- Another worker may take what is left. One that settles and fetches need not wake it: this one did.
if result[2] ~= 0 and rc('ZCARD', P .. 'prioritized') > 0 then rc('ZADD', P .. 'marker', 0, '0') end
return result`,

  moveToFinished: `
local P, id, now, kind = ARGV[7], ARGV[1], rsNow(), ARGV[5]
local k, opts = P .. id, cmsgpack.unpack(ARGV[8])
local holder = rc('GET', k .. ':lock')
if holder ~= opts.token then return rc('EXISTS', k) == 0 and -1 or holder and -6 or -2 end
if rc('LREM', P .. 'active', -1, id) == 0 then return -3 end
rc('DEL', k .. ':lock')

local names = ARGV[6] == '1' and cjson.decode(opts.name) or {}
local m = rsMeta(P, names)
local j = rc('HMGET', k, unpack(RS_SETTLING))
local state, value = kind, ARGV[4]
if kind == 'failed' and j[6] then value = RS_CANCELLED end
if kind == 'failed' and string.sub(value, 1, 19) == '{"code":"CANCELLED"' then state = 'cancelled' end
rc('HSET', k, ARGV[3], value, 'finishedOn', now, 'atm', tonumber(j[8] or 0) + 1)
rsSettled(P, id, state, now, j, m[kind])
if ARGV[6] == '1' then return rsFetch(P, opts, names, m, now) end
return 0`,

  moveToDelayed: `
local P, id, now = ARGV[1], ARGV[3], rsNow()
ARGV[2] = now
-- The next job is fetched by a call of its own, which knows the names that the worker may take.
ARGV[8] = '0'
local result = bull(KEYS, ARGV)
if result ~= 0 then return result end
if rsAgain(P, id, now) then
  local runAt = now + tonumber(ARGV[5])
  rc('HSET', P .. id, 'ra', runAt)
  rsDelay(P, id, runAt)
  local j = rc('HMGET', P .. id, 'name', 'ats', 'failedReason')
  rsTell(P, 'retrying', id, j[1], now, ',"attempt":' .. j[2] .. ',"runAt":' .. rsNumber(runAt) .. ',"message":' .. cjson.encode(rsMessage(j[3])))
end
return 0`,

  retryJob: `
local P, id, now = ARGV[1], ARGV[4], rsNow()
ARGV[2] = now
local result = bull(KEYS, ARGV)
if result ~= 0 then return result end
if rsAgain(P, id, now) then
  rc('HSET', P .. id, 'ra', now)
  rsReady(P, id)
  local j = rc('HMGET', P .. id, 'name', 'ats', 'failedReason')
  rsTell(P, 'retrying', id, j[1], now, ',"attempt":' .. j[2] .. ',"runAt":' .. rsNumber(now) .. ',"message":' .. cjson.encode(rsMessage(j[3])))
end
return 0`,

  moveJobFromActiveToWait: `
local id, now = ARGV[1], rsNow()
local P = string.sub(ARGV[3], 1, #ARGV[3] - #id)
local result = bull(KEYS, ARGV)
if result < 0 then return result end
rc('HINCRBY', P .. id, 'ats', -1)
rsTell(P, 'released', id, rc('HGET', P .. id, 'name'), now, ',"stalled":false')
if rsAgain(P, id, now) then rsReady(P, id) end
return result`,

  moveStalledJobsToWait: `
local P, now = ARGV[2], rsNow()
ARGV[3] = now
local stalled = bull(KEYS, ARGV)
for _, id in ipairs(stalled) do
  local k = P .. id
  -- A crash costs one attempt.
  rc('HINCRBY', k, 'atm', 1)
  rc('LREM', P .. 'wait', 0, id)
  local j = rc('HMGET', k, 'name', 'ats', 'opts')
  local failure = '{"code":"STALLED","message":"The worker of attempt ' .. j[2] .. ' stopped renewing its lease."}'
  if rsAgain(P, id, now) then
    if tonumber(j[2]) >= (cjson.decode(j[3]).attempts or 1) then
      rsEnd(P, id, 'failed', failure, now)
    else
      rc('HSET', k, 'failedReason', failure, 'ra', now)
      rsReady(P, id)
      rsTell(P, 'released', id, j[1], now, ',"stalled":true')
    end
  end
end
return stalled`,
};
