/**
 * Lua functions in front of every script of this package. `P` is the prefix of all keys of the queue, `P .. id` the hash of a job as BullMQ keeps it.
 *
 * Keys beside BullMQ's own: `rs:seq` (ids by sequence), `rs:prio` (ids by priority and sequence), `rs:keep:completed` and `rs:keep:failed` in the place of BullMQ's `completed` and
 * `failed` (lexical: time of settling, sequence, id; the retention takes from them), `rs:held:completed` and `rs:held:failed` (the same of children whose parents are not settled),
 * `rs:cancelled` (ids, which are under failed as well), `rs:kids:<id>` (children by sequence), `rs:partials:<id>` (a list), `rs:schedules`, `rs:due` and `rs:fired`. Fields in BullMQ's `meta`: `rs:completed` and
 * `rs:failed` (how many to keep), `rs:last` (time of the last enqueueing), `rs:names` (how many names were ever enqueued) and `rs:name:<name>`. Fields in the hash of a job: `sq`
 * sequence, `ra` time before which it does not start, `pid` parent, `ocf` what a failed child means, `pend` unsettled children, `cr` cancel requested, `pn` partial results.
 *
 * A call of Redis from Lua costs more than all else in these scripts: what runs for every job is written to make few of them.
 */
export const library = `
local rc = redis.call
-- One more than the highest of ours, counted from the lowest; BullMQ's run the other way round.
local RS_PRIORITIES = 2097152
local RS_CANCELLED = '{"code":"CANCELLED","message":"The job was cancelled."}'

local function rsNow()
  local t = rc('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function rsNumber(n) return string.format('%.0f', n) end

-- Sorts as text by a number from 0 up, then by sequence.
local function rsLex(a, sq, id) return string.format('%016.0f%016.0f', a, sq) .. id end
local function rsLexId(member) return string.sub(member, 33) end

-- Events wait until the script ends: one message for all of them, a line for each.
local rsTold, rsToldTo = {}, nil

local function rsTell(P, kind, id, name, now, rest)
  rsToldTo = P
  rsTold[#rsTold + 1] = '{"type":"' .. kind .. '","id":' .. cjson.encode(id) .. ',"name":' .. cjson.encode(name or '') .. ',"at":' .. rsNumber(now) .. (rest or '') .. '}'
end

local function rsPublish()
  for from = 1, #rsTold, 500 do rc('PUBLISH', rsToldTo .. 'rs:events', table.concat(rsTold, '\\n', from, math.min(from + 499, #rsTold))) end
end

-- Of a failure as we write it, or as BullMQ does.
local function rsMessage(failure)
  local known, reason = pcall(cjson.decode, failure or '')
  return known and type(reason) == 'table' and reason.message or failure or 'no reason given'
end

local function rsState(P, id)
  if rc('HEXISTS', P .. id, 'finishedOn') == 1 then
    if rc('HEXISTS', P .. id, 'returnvalue') == 1 then return 'completed' end
    if rc('SISMEMBER', P .. 'rs:cancelled', id) == 1 then return 'cancelled' end
    return 'failed'
  end
  if rc('ZSCORE', P .. 'prioritized', id) then return 'waiting' end
  if rc('ZSCORE', P .. 'delayed', id) then return 'delayed' end
  if rc('ZSCORE', P .. 'waiting-children', id) then return 'blocked' end
  if rc('LPOS', P .. 'active', id) then return 'active' end
  return 'waiting'
end

-- The order of starting: BullMQ's priority (1 starts first), then the sequence.
local function rsRank(priority, sq) return priority * 0x100000000 + sq % 0x100000000 end

local function rsReady(P, id)
  local j = rc('HMGET', P .. id, 'priority', 'sq')
  rc('HSET', P .. id, 'delay', 0)
  rc('ZADD', P .. 'prioritized', rsRank(tonumber(j[1]), tonumber(j[2])), id)
  if rc('HEXISTS', P .. 'meta', 'paused') == 0 then rc('ZADD', P .. 'marker', 0, '0') end
end

local function rsDelay(P, id, runAt)
  rc('ZADD', P .. 'delayed', runAt * 0x1000, id)
  local first = rc('ZRANGE', P .. 'delayed', 0, 0, 'WITHSCORES')
  rc('ZADD', P .. 'marker', tonumber(first[2]) / 0x1000, '1')
end

local function rsPromote(P, now)
  local due = rc('ZRANGEBYSCORE', P .. 'delayed', 0, (now + 1) * 0x1000 - 1, 'LIMIT', 0, 1000)
  for _, id in ipairs(due) do
    rc('ZREM', P .. 'delayed', id)
    rsReady(P, id)
  end
end

-- Settled jobs, completed or failed ones, that are in no index of those any more; no more than a few thousand.
local function rsForget(P, ids, kind)
  local keys = {}
  for _, id in ipairs(ids) do
    local j = rc('HMGET', P .. id, 'pid', 'pn')
    keys[#keys + 1] = P .. id
    if j[2] then keys[#keys + 1] = P .. 'rs:partials:' .. id end
    if j[1] then rc('ZREM', P .. 'rs:kids:' .. j[1], id) end
  end
  rc('DEL', unpack(keys))
  rc('ZREM', P .. 'rs:seq', unpack(ids))
  rc('ZREM', P .. 'rs:prio', unpack(ids))
  if kind == 'failed' then rc('SREM', P .. 'rs:cancelled', unpack(ids)) end
end

local RS_KEPT = { completed = 100, failed = 50 }
-- So many more than it is to keep the retention lets a queue have, so as to remove several at a time. Who reads removes them first: rsTrimAll.
local RS_SLACK = 20

local function rsTrim(P, kind, most, slack)
  local excess = rc('ZCARD', P .. 'rs:keep:' .. kind) - (tonumber(most or rc('HGET', P .. 'meta', 'rs:' .. kind)) or RS_KEPT[kind])
  if excess <= slack then return end
  while excess > 0 do
    local oldest, ids = rc('ZPOPMIN', P .. 'rs:keep:' .. kind, math.min(excess, 1000)), {}
    for i = 1, #oldest, 2 do ids[#ids + 1] = rsLexId(oldest[i]) end
    rsForget(P, ids, kind)
    excess = excess - 1000
  end
end

-- To the exact number, as everybody sees it.
local function rsTrimAll(P)
  local most = rc('HMGET', P .. 'meta', 'rs:completed', 'rs:failed')
  rsTrim(P, 'completed', most[1], 0)
  rsTrim(P, 'failed', most[2], 0)
end

-- Moves a settled child from where the retention does not look to where it does, or back.
local function rsHold(P, id, held)
  local j = rc('HMGET', P .. id, 'sq', 'finishedOn', 'returnvalue')
  if not j[2] then return end
  local member = rsLex(tonumber(j[2]), tonumber(j[1]), id)
  local kind = j[3] and 'completed' or 'failed'
  local from, to = P .. 'rs:held:' .. kind, P .. 'rs:keep:' .. kind
  if held then from, to = to, from end
  if rc('ZREM', from, member) == 1 then rc('ZADD', to, 0, member) end
end

local rsChildSettled

local RS_SETTLING = { 'sq', 'pid', 'deid', 'name', 'ocf', 'cr', 'failedReason', 'atm' }

-- After the hash of a job says how it ended. j: RS_SETTLING of it, as it was before; most: how many of its kind to keep, where that is known.
local function rsSettled(P, id, state, now, j, most)
  local k = P .. id
  local kind = state == 'completed' and 'completed' or 'failed'
  if j[6] then rc('HDEL', k, 'cr') end
  if j[7] and state == 'completed' then rc('HDEL', k, 'failedReason') end
  if j[3] and rc('GET', P .. 'de:' .. j[3]) == id then rc('DEL', P .. 'de:' .. j[3]) end
  if state == 'cancelled' then rc('SADD', P .. 'rs:cancelled', id) end
  rsTell(P, 'settled', id, j[4], now, ',"state":"' .. state .. '"')
  local held = j[2] and rc('EXISTS', P .. j[2]) == 1 and rc('HEXISTS', P .. j[2], 'finishedOn') == 0
  rc('ZADD', P .. (held and 'rs:held:' or 'rs:keep:') .. kind, 0, rsLex(now, tonumber(j[1]), id))
  if j[5] then
    for _, kid in ipairs(rc('ZRANGE', P .. 'rs:kids:' .. id, 0, -1)) do rsHold(P, kid, false) end
    rsTrim(P, kind == 'completed' and 'failed' or 'completed', nil, RS_SLACK)
  end
  if j[2] then rsChildSettled(P, j[2], id, state, now) end
  rsTrim(P, kind, most, RS_SLACK)
end

-- Settles a job that is not active.
local function rsEnd(P, id, state, failure, now)
  if rc('ZREM', P .. 'prioritized', id) + rc('ZREM', P .. 'delayed', id) + rc('ZREM', P .. 'waiting-children', id) == 0 then rc('LREM', P .. 'wait', 0, id) end
  local j = rc('HMGET', P .. id, unpack(RS_SETTLING))
  rc('HSET', P .. id, 'failedReason', failure, 'finishedOn', now)
  rsSettled(P, id, state, now, j)
end

local function rsCancel(P, id, now)
  rsEnd(P, id, 'cancelled', RS_CANCELLED, now)
end

local function rsCancelChildren(P, id, now)
  for _, kid in ipairs(rc('ZRANGE', P .. 'rs:kids:' .. id, 0, -1)) do
    if rc('EXISTS', P .. kid) == 1 then
      local state = rsState(P, kid)
      if state == 'waiting' or state == 'delayed' or state == 'blocked' then
        rsCancel(P, kid, now)
        rsCancelChildren(P, kid, now)
      end
    end
  end
end

rsChildSettled = function(P, pid, id, state, now)
  local k = P .. pid
  if rc('EXISTS', k) == 0 then return end
  local left = rc('HINCRBY', k, 'pend', -1)
  if not rc('ZSCORE', P .. 'waiting-children', pid) then return end
  local parent = rc('HMGET', k, 'ocf', 'ra')
  if state ~= 'completed' and parent[1] == 'fail' then
    local child = rc('HMGET', P .. id, 'name', 'failedReason')
    local message = 'Its child ' .. id .. ' (' .. child[1] .. ') ' .. (state == 'failed' and 'failed' or 'was cancelled') .. ': ' .. rsMessage(child[2])
    rsEnd(P, pid, 'failed', cjson.encode({ code = 'CHILD_FAILED', message = message }), now)
    rsCancelChildren(P, pid, now)
  elseif left <= 0 then
    rc('ZREM', P .. 'waiting-children', pid)
    if tonumber(parent[2]) > now then rsDelay(P, pid, tonumber(parent[2])) else rsReady(P, pid) end
  end
end

-- An attempt is over and there may be another: unless somebody asked to cancel the job.
local function rsAgain(P, id, now)
  if rc('HGET', P .. id, 'cr') then
    rsCancel(P, id, now)
    return false
  end
  return true
end

-- What the scripts of a worker need of meta, in one call: whether it is paused, how many settled jobs to keep, and whether there are jobs of names that the worker does not take.
local function rsMeta(P, names)
  -- So many names that one call would not take them: each job is looked at.
  if #names > 1000 then names = {} end
  local fields = { 'paused', 'rs:completed', 'rs:failed', 'rs:names' }
  for _, name in ipairs(names) do fields[#fields + 1] = 'rs:name:' .. name end
  local m = rc('HMGET', P .. 'meta', unpack(fields))
  local known = 0
  for i = 5, #fields do if m[i] then known = known + 1 end end
  return { paused = m[1], completed = m[2], failed = m[3], foreign = known < tonumber(m[4] or 0) }
end

-- Takes the next job of these names from those that are waiting.
local function rsPick(P, names, foreign)
  if not foreign then return rc('ZPOPMIN', P .. 'prioritized')[1] end
  local allowed = {}
  for _, name in ipairs(names) do allowed[name] = true end
  local from = 0
  while true do
    local ids = rc('ZRANGE', P .. 'prioritized', from, from + 99)
    if #ids == 0 then return nil end
    for _, id in ipairs(ids) do
      if allowed[rc('HGET', P .. id, 'name')] then
        rc('ZREM', P .. 'prioritized', id)
        return id
      end
    end
    from = from + 100
  end
end

-- Starts the next job of a worker. Answers what BullMQ's worker expects of a fetch; with a job, in the field that it has for the name of the worker, what it does not carry.
local function rsFetch(P, opts, names, m, now)
  rsPromote(P, now)
  local id = not m.paused and rsPick(P, names, m.foreign)
  if not id then
    local first = rc('ZRANGE', P .. 'delayed', 0, 0, 'WITHSCORES')
    local fits = m.paused or not m.foreign or rc('ZCARD', P .. 'prioritized') == 0
    return { 0, fits and 0 or 'none of these names', 0, not m.paused and first[2] and math.ceil(tonumber(first[2]) / 0x1000) or 0 }
  end
  local k = P .. id
  rc('LPUSH', P .. 'active', id)
  rc('SET', k .. ':lock', opts.token, 'PX', opts.lockDuration)
  local j = rc('HMGET', k, 'name', 'data', 'opts', 'timestamp', 'delay', 'priority', 'ats', 'sq', 'ra', 'pn', 'atm', 'progress', 'failedReason', 'deid')
  local attempt = tonumber(j[7] or 0) + 1
  rc('HSET', k, 'processedOn', now, 'ats', attempt)
  rsTell(P, 'started', id, j[1], now, ',"attempt":' .. attempt)
  local job = {
    'name', j[1], 'data', j[2], 'opts', j[3], 'timestamp', j[4], 'delay', j[5], 'priority', j[6], 'processedOn', rsNumber(now), 'ats', tostring(attempt),
    'pb', j[8] .. ' ' .. j[9] .. ' ' .. (j[10] or '0'),
  }
  for i, field in ipairs({ 'atm', 'progress', 'failedReason', 'deid' }) do
    if j[10 + i] then
      job[#job + 1] = field
      job[#job + 1] = j[10 + i]
    end
  end
  return { job, id, 0, 0 }
end

local function rsHolds(P, id, token) return rc('GET', P .. id .. ':lock') == token end

local function rsRecord(P, id)
  local j = rc('HMGET', P .. id, 'name', 'data', 'opts', 'sq', 'timestamp', 'ra', 'processedOn', 'finishedOn', 'ats', 'cr', 'progress', 'pn', 'returnvalue', 'failedReason')
  if not j[1] then return false end
  return { id, rsState(P, id), unpack(j, 1, 14) }
end
`;
