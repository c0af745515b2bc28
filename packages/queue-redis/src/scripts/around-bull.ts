/**
 * What happens in the same atomic step before and after a script of BullMQ, by the name of the script. `bull(KEYS, ARGV)` runs BullMQ's. Time is that of Redis, not of the client.
 */
export const aroundBull: Readonly<Record<string, string>> = {
  addDelayedJob: added('delayed', `rsDelay(P, id, now + opts.delay)`),
  addParentJob: added('blocked', ''),
  addPrioritizedJob: added('waiting', `rc('ZADD', P .. 'prioritized', opts.priority * 0x100000000 + sq % 0x100000000, id)`),

  moveToActive: `
local P, now = ARGV[1], rsNow()
ARGV[2] = now
if not rsPick(P, ARGV[3], now) then
  if rc('ZCARD', P .. 'prioritized') > 0 and rc('HEXISTS', P .. 'meta', 'paused') == 0 then rc('ZADD', P .. 'marker', 0, '0') end
  local first = rc('ZRANGE', P .. 'delayed', 0, 0, 'WITHSCORES')
  return { 0, 'none of these names', 0, first[2] and math.ceil(tonumber(first[2]) / 0x1000) or 0 }
end
return rsStarted(P, bull(KEYS, ARGV), now)`,

  moveToFinished: `
local P, id, now = ARGV[7], ARGV[1], rsNow()
ARGV[2] = now
local state = ARGV[5]
if state == 'failed' then
  if string.sub(ARGV[4], 1, 19) == '{"code":"CANCELLED"' then
    state = 'cancelled'
  elseif rc('HEXISTS', P .. id, 'cr') == 1 then
    state, ARGV[4] = 'cancelled', RS_CANCELLED
  end
end
if ARGV[6] == '1' and not rsPick(P, ARGV[8], now) then ARGV[6] = '0' end
local result = bull(KEYS, ARGV)
if type(result) == 'number' and result < 0 then return result end
rsSettled(P, id, state, now)
return rsStarted(P, result, now)`,

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

/** Files a new job in our indexes. What we add to BullMQ's options is under `x`. A job that is there already, or whose dedup key is taken, is left alone. */
function added(state: string, place: string): string {
  return `
local now = rsNow()
local args, opts = cmsgpack.unpack(ARGV[1]), cmsgpack.unpack(ARGV[3])
local P, id, name, x = args[1], args[2], args[3], opts.x or {}
local k = P .. id
if rc('EXISTS', k) == 1 then return id end
if x.root and rc('EXISTS', P .. x.root) == 0 then return '' end
if x.due then
  if rc('ZSCORE', P .. 'rs:due', x.sid) ~= x.due then return '' end
  rc('ZADD', P .. 'rs:due', x.next, x.sid)
  rc('HSET', P .. 'rs:fired', x.sid, x.due)
end
local answer = bull(KEYS, ARGV)
if answer ~= id then return answer end
local last = tonumber(rc('HGET', P .. 'rs:meta', 'last') or 0)
-- Never before the job that was enqueued before, though the clock of the machine may be set back: the order by time is the order by sequence.
local at = math.max(now, last)
if at > last then rc('HSET', P .. 'rs:meta', 'last', at) end
local sq = tonumber(rc('GET', P .. 'id'))
rc('HSET', k, 'sq', sq, 'timestamp', at, 'ra', at + (opts.delay or 0))
if x.pid then
  rc('HSET', k, 'pid', x.pid)
  rc('ZADD', P .. 'rs:kids:' .. x.pid, sq, id)
end
if x.ocf then rc('HSET', k, 'ocf', x.ocf, 'pend', x.n) end
rc('ZADD', P .. 'rs:seq', sq, id)
rc('ZADD', P .. 'rs:prio', 0, rsLex(2097152 - opts.priority, sq, id))
rc('SADD', P .. 'rs:names', name)
${place}
rsTell(P, 'enqueued', id, name, at, ',"state":"${state}"')
return answer`;
}
