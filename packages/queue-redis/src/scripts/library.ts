/**
 * Lua functions in front of every script of this package. `P` is the prefix of all keys of the queue, `P .. id` the hash of a job as BullMQ keeps it.
 *
 * Keys beside BullMQ's own: `rs:seq` (ids by sequence), `rs:prio` (lexical: priority, sequence, id), `rs:keep:completed`, `rs:keep:failed` and `rs:keep:held`
 * (lexical: time of settling, sequence, id; the retention takes from the first two, children of unsettled parents are in the third), `rs:cancelled` (ids; BullMQ files them under failed), `rs:kids:<id>` (children by sequence), `rs:partials:<id>`
 * (a list), `rs:names` (names ever enqueued), `rs:schedules` and `rs:due`, `rs:meta` (how much to keep). Fields in the hash of a job: `sq` sequence, `ra` time
 * before which it does not start, `pid` parent, `ocf` what a failed child means, `pend` unsettled children, `cr` cancel requested, `pn` partial results.
 */
export const library = `
local rc = redis.call
local RS_CANCELLED = '{"code":"CANCELLED","message":"The job was cancelled."}'

local function rsNow()
  local t = rc('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function rsNumber(n) return string.format('%.0f', n) end

-- Sorts as text by a number from 0 up, then by sequence.
local function rsLex(a, sq, id) return string.format('%016.0f%016.0f', a, sq) .. id end
local function rsLexId(member) return string.sub(member, 33) end

local function rsTell(P, kind, id, name, now, rest)
  rc('PUBLISH', P .. 'rs:events', '{"type":"' .. kind .. '","id":' .. cjson.encode(id) .. ',"name":' .. cjson.encode(name or '') .. ',"at":' .. rsNumber(now) .. (rest or '') .. '}')
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

-- In the order of starting: BullMQ's priority (1 starts first), then the sequence.
local function rsReady(P, id)
  local j = rc('HMGET', P .. id, 'priority', 'sq')
  rc('HSET', P .. id, 'delay', 0)
  rc('ZADD', P .. 'prioritized', tonumber(j[1]) * 0x100000000 + tonumber(j[2]) % 0x100000000, id)
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

-- A settled job. Answers its name.
local function rsForget(P, id)
  local k = P .. id
  local j = rc('HMGET', k, 'sq', 'priority', 'pid', 'pn', 'name', 'returnvalue')
  if j[4] then rc('DEL', k, P .. 'rs:partials:' .. id) else rc('DEL', k) end
  rc('ZREM', P .. 'rs:seq', id)
  rc('ZREM', P .. 'rs:prio', rsLex(2097152 - tonumber(j[2]), tonumber(j[1]), id))
  if j[6] then
    rc('ZREM', P .. 'completed', id)
  else
    rc('ZREM', P .. 'failed', id)
    rc('SREM', P .. 'rs:cancelled', id)
  end
  if j[3] then rc('ZREM', P .. 'rs:kids:' .. j[3], id) end
  return j[5]
end

local function rsTrim(P, kind)
  local excess = rc('ZCARD', P .. 'rs:keep:' .. kind) - (tonumber(rc('HGET', P .. 'rs:meta', kind)) or (kind == 'completed' and 100 or 50))
  if excess <= 0 then return end
  local oldest = rc('ZPOPMIN', P .. 'rs:keep:' .. kind, excess)
  for i = 1, #oldest, 2 do rsForget(P, rsLexId(oldest[i])) end
end

-- Moves a settled child from where the retention does not look to where it does, or back.
local function rsHold(P, id, held)
  local j = rc('HMGET', P .. id, 'sq', 'finishedOn', 'returnvalue')
  if not j[2] then return end
  local member = rsLex(tonumber(j[2]), tonumber(j[1]), id)
  local keep = P .. 'rs:keep:' .. (j[3] and 'completed' or 'failed')
  local from, to = P .. 'rs:keep:held', keep
  if held then from, to = to, from end
  if rc('ZREM', from, member) == 1 then rc('ZADD', to, 0, member) end
end

local rsChildSettled

-- After a job was filed under completed or failed.
local function rsSettled(P, id, state, now)
  local k = P .. id
  local j = rc('HMGET', k, 'sq', 'pid', 'deid', 'name', 'ocf', 'cr', 'failedReason')
  local kind = state == 'completed' and 'completed' or 'failed'
  if j[6] then rc('HDEL', k, 'cr') end
  if j[7] and state == 'completed' then rc('HDEL', k, 'failedReason') end
  if j[3] and rc('GET', P .. 'de:' .. j[3]) == id then rc('DEL', P .. 'de:' .. j[3]) end
  if state == 'cancelled' then rc('SADD', P .. 'rs:cancelled', id) end
  rsTell(P, 'settled', id, j[4], now, ',"state":"' .. state .. '"')
  local held = j[2] and rc('EXISTS', P .. j[2]) == 1 and rc('HEXISTS', P .. j[2], 'finishedOn') == 0
  rc('ZADD', P .. 'rs:keep:' .. (held and 'held' or kind), 0, rsLex(now, tonumber(j[1]), id))
  if j[5] then
    for _, kid in ipairs(rc('ZRANGE', P .. 'rs:kids:' .. id, 0, -1)) do rsHold(P, kid, false) end
    rsTrim(P, kind == 'completed' and 'failed' or 'completed')
  end
  if j[2] then rsChildSettled(P, j[2], id, state, now) end
  rsTrim(P, kind)
end

-- Settles a job that is not active.
local function rsEnd(P, id, state, failure, now)
  if rc('ZREM', P .. 'prioritized', id) + rc('ZREM', P .. 'delayed', id) + rc('ZREM', P .. 'waiting-children', id) == 0 then rc('LREM', P .. 'wait', 0, id) end
  rc('ZADD', P .. 'failed', now, id)
  rc('HSET', P .. id, 'failedReason', failure, 'finishedOn', now)
  rsSettled(P, id, state, now)
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

-- Makes the next fetch of BullMQ take a job of these names. False: there is none.
local function rsPick(P, opts, now)
  rsPromote(P, now)
  local known = rc('SMEMBERS', P .. 'rs:names')
  local allowed = {}
  for _, name in ipairs(cjson.decode(cmsgpack.unpack(opts).name)) do allowed[name] = true end
  local foreign = false
  for _, name in ipairs(known) do foreign = foreign or not allowed[name] end
  if not foreign then return true end
  local from = 0
  while true do
    local ids = rc('ZRANGE', P .. 'prioritized', from, from + 99)
    if #ids == 0 then return false end
    for _, id in ipairs(ids) do
      if allowed[rc('HGET', P .. id, 'name')] then
        -- The smallest score is what BullMQ pops.
        rc('ZADD', P .. 'prioritized', 1, id)
        return true
      end
    end
    from = from + 100
  end
end

-- Adds to a fetched job what BullMQ does not carry, in the field that it has for the name of the worker.
local function rsStarted(P, result, now)
  if type(result) ~= 'table' or type(result[1]) ~= 'table' then return result end
  local id = result[2]
  local j = rc('HMGET', P .. id, 'sq', 'ra', 'pn', 'name', 'ats')
  table.insert(result[1], 'pb')
  table.insert(result[1], j[1] .. ' ' .. j[2] .. ' ' .. (j[3] or '0'))
  rsTell(P, 'started', id, j[4], now, ',"attempt":' .. j[5])
  return result
end

local function rsHolds(P, id, token) return rc('GET', P .. id .. ':lock') == token end

local function rsRecord(P, id)
  local j = rc('HMGET', P .. id, 'name', 'data', 'opts', 'sq', 'timestamp', 'ra', 'processedOn', 'finishedOn', 'ats', 'cr', 'progress', 'pn', 'returnvalue', 'failedReason')
  if not j[1] then return false end
  return { id, rsState(P, id), unpack(j, 1, 14) }
end
`;
