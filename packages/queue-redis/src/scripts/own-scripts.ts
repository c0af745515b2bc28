/** Scripts of ours alone, for what BullMQ has no answer to. Their one key is the prefix `P` of the queue. */
export const ownScripts = {
  /**
   * Inserts jobs, all or none. ARGV, seven of each job: id, name, payload and options as BullMQ keeps them (JSON), BullMQ's priority, delay in milliseconds, and the rest (JSON, see
   * `NewJobExtras`) or "". Answers an id for each: another one where that job holds its dedup key, "" where it was not inserted at all.
   */
  rsAdd: `
local P, now = KEYS[1], rsNow()
local m = rc('HMGET', P .. 'meta', 'paused', 'rs:last', 'rs:name:' .. ARGV[2])
local last = tonumber(m[2] or 0)
-- Never before the job that was enqueued before, though the clock of the machine may be set back: the order by time is the order by sequence.
local at = math.max(now, last)
local count = #ARGV / 7
local sq = rc('INCRBY', P .. 'id', count) - count
local answer, named, indexes, ready = {}, { [ARGV[2]] = m[3] }, { ['rs:seq'] = {}, ['rs:prio'] = {}, prioritized = {} }, false

local function index(key, score, id)
  local list = indexes[key]
  list[#list + 1], list[#list + 2] = score, id
  if #list >= 4000 then
    rc('ZADD', P .. key, unpack(list))
    indexes[key] = {}
  end
end

-- Answers the id of the job that holds the key, or nothing once this one does.
local function holderOf(dedup, ttl, id)
  local key = P .. 'de:' .. dedup
  if ttl and rc('SET', key, id, 'NX', 'PX', ttl) or not ttl and rc('SET', key, id, 'NX') then return nil end
  local holder = rc('GET', key)
  if rc('EXISTS', P .. holder) == 1 then return holder end
  if ttl then rc('SET', key, id, 'PX', ttl) else rc('SET', key, id) end
end

local function add(id, name, data, opts, priority, delay, x)
  local k = P .. id
  if rc('EXISTS', k) == 1 then return id end
  if x.root and rc('EXISTS', P .. x.root) == 0 then return '' end
  if x.due then
    if rc('ZSCORE', P .. 'rs:due', x.sid) ~= x.due then return '' end
    rc('ZADD', P .. 'rs:due', x.next, x.sid)
    rc('HSET', P .. 'rs:fired', x.sid, x.due)
  end
  local holder = x.de and holderOf(x.de, x.ttl, id)
  if holder then return holder end
  local fields = { 'name', name, 'data', data, 'opts', opts, 'timestamp', at, 'delay', delay, 'priority', priority, 'sq', sq, 'ra', at + delay }
  for field, value in pairs({ deid = x.de, pid = x.pid, ocf = x.ocf, pend = x.pend }) do fields[#fields + 1], fields[#fields + 2] = field, value end
  rc('HSET', k, unpack(fields))
  if x.pid then rc('ZADD', P .. 'rs:kids:' .. x.pid, sq, id) end
  index('rs:seq', sq, id)
  index('rs:prio', rsRank(RS_PRIORITIES - priority, sq), id)
  if not named[name] and rc('HSETNX', P .. 'meta', 'rs:name:' .. name, 1) == 1 then rc('HINCRBY', P .. 'meta', 'rs:names', 1) end
  named[name] = true
  local state = 'waiting'
  if x.pend then
    state = 'blocked'
    rc('ZADD', P .. 'waiting-children', at, id)
  elseif delay > 0 then
    state = 'delayed'
    rsDelay(P, id, at + delay)
  else
    ready = true
    index('prioritized', rsRank(priority, sq), id)
  end
  rsTell(P, 'enqueued', id, name, at, ',"state":"' .. state .. '"')
  return id
end

for i = 1, #ARGV, 7 do
  sq = sq + 1
  local x = ARGV[i + 6]
  answer[#answer + 1] = add(ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], tonumber(ARGV[i + 4]), tonumber(ARGV[i + 5]), x == '' and {} or cjson.decode(x))
end
for key, list in pairs(indexes) do if #list > 0 then rc('ZADD', P .. key, unpack(list)) end end
if ready and not m[1] then rc('ZADD', P .. 'marker', 0, '0') end
if at > last then rc('HSET', P .. 'meta', 'rs:last', at) end
return answer`,

  /** Renews leases as BullMQ does, and tells which are lost and which jobs somebody asked to cancel, by position from 1. ARGV: ids, tokens (JSON), milliseconds. */
  rsRenew: `
local P = KEYS[1]
local ids, tokens = cjson.decode(ARGV[1]), cjson.decode(ARGV[2])
local lost, cancelled = {}, {}
for i, id in ipairs(ids) do
  if rsHolds(P, id, tokens[i]) then
    rc('SET', P .. id .. ':lock', tokens[i], 'PX', ARGV[3])
    rc('SREM', P .. 'stalled', id)
    if rc('HGET', P .. id, 'cr') then table.insert(cancelled, i) end
  else
    table.insert(lost, i)
  end
end
return { lost, cancelled }`,

  /** ARGV: id, token, value (JSON). */
  rsProgress: `
local P, id, now = KEYS[1], ARGV[1], rsNow()
if not rsHolds(P, id, ARGV[2]) then return 0 end
rc('HSET', P .. id, 'progress', ARGV[3])
rsTell(P, 'progress', id, rc('HGET', P .. id, 'name'), now, ',"value":' .. ARGV[3])
return 1`,

  /**
   * ARGV: id, token, count of this attempt's appends, value (JSON). A command that is sent again after a lost connection finds its entry.
   * An entry is "attempt time value".
   */
  rsAppend: `
local P, id, now = KEYS[1], ARGV[1], rsNow()
if not rsHolds(P, id, ARGV[2]) then return false end
local k = P .. id
local list = P .. 'rs:partials:' .. id
local j = rc('HMGET', k, 'pt', 'pbase', 'ats', 'name', 'pn')
local base = tonumber(j[2])
local turn = ARGV[2] .. ' ' .. j[3]
if j[1] ~= turn then
  base = tonumber(j[5] or 0)
  rc('HSET', k, 'pt', turn, 'pbase', base)
end
local seq = base + tonumber(ARGV[3])
if rc('LLEN', list) < seq then
  rc('RPUSH', list, j[3] .. ' ' .. rsNumber(now) .. ' ' .. ARGV[4])
  rc('HSET', k, 'pn', seq)
  rsTell(P, 'partial', id, j[4], now, ',"seq":' .. seq)
end
return { seq, tonumber(j[3]), now }`,

  /** ARGV: id. */
  rsCancel: `
local P, id, now = KEYS[1], ARGV[1], rsNow()
rsTrimAll(P)
if rc('EXISTS', P .. id) == 0 then return 'not-found' end
local state = rsState(P, id)
if state == 'completed' or state == 'failed' or state == 'cancelled' then return 'settled' end
if state == 'active' then
  rc('HSET', P .. id, 'cr', 1)
  rc('PUBLISH', P .. 'rs:cancel', id)
  return 'requested'
end
rsCancel(P, id, now)
rsCancelChildren(P, id, now)
return 'cancelled'`,

  /** ARGV: id. */
  rsRetry: `
local P, id, now = KEYS[1], ARGV[1], rsNow()
local k = P .. id
rsTrimAll(P)
if rc('EXISTS', k) == 0 then return 'not-found' end
local state = rsState(P, id)
if state == 'completed' then return 'completed' end
if state ~= 'failed' and state ~= 'cancelled' then return 'not-settled' end
local j = rc('HMGET', k, 'deid', 'sq', 'finishedOn', 'pid', 'pend', 'name')
if j[1] and not rc('SET', P .. 'de:' .. j[1], id, 'NX') then return 'dedup-taken' end
local settled = rsLex(tonumber(j[3]), tonumber(j[2]), id)
rc('ZREM', P .. 'rs:keep:failed', settled)
rc('SREM', P .. 'rs:cancelled', id)
rc('HDEL', k, 'finishedOn', 'failedReason', 'stacktrace', 'processedOn', 'progress', 'ats', 'atm', 'stc', 'cr', 'pt')
rc('HSET', k, 'ra', now)
rc('ZREM', P .. 'rs:held:failed', settled)
-- The children of an unsettled parent are kept.
for _, kid in ipairs(rc('ZRANGE', P .. 'rs:kids:' .. id, 0, -1)) do rsHold(P, kid, true) end
if tonumber(j[5] or 0) > 0 then rc('ZADD', P .. 'waiting-children', now, id) else rsReady(P, id) end
if j[4] and rc('EXISTS', P .. j[4]) == 1 then
  rc('HINCRBY', P .. j[4], 'pend', 1)
  -- A parent that has not started waits for this child again.
  if rc('ZREM', P .. 'prioritized', j[4]) + rc('ZREM', P .. 'delayed', j[4]) > 0 then rc('ZADD', P .. 'waiting-children', now, j[4]) end
end
rsTell(P, 'enqueued', id, j[6], now, ',"state":"' .. rsState(P, id) .. '"')
return 'retried'`,

  /** ARGV: id. */
  rsRemove: `
local P, id = KEYS[1], ARGV[1]
rsTrimAll(P)
local j = rc('HMGET', P .. id, 'name', 'finishedOn', 'sq', 'returnvalue')
if not j[1] then return 'not-found' end
if not j[2] then return 'not-settled' end
local kind, settled = j[4] and 'completed' or 'failed', rsLex(tonumber(j[2]), tonumber(j[3]), id)
if rc('ZREM', P .. 'rs:keep:' .. kind, settled) == 0 then rc('ZREM', P .. 'rs:held:' .. kind, settled) end
rsForget(P, { id }, kind)
rsTell(P, 'removed', id, j[1], rsNow())
return 'removed'`,

  /** ARGV: ids. Answers records, false for those that are not kept. */
  rsGet: `
rsTrimAll(KEYS[1])
local found = {}
for i, id in ipairs(ARGV) do found[i] = rsRecord(KEYS[1], id) end
return found`,

  rsCounts: `
local P = KEYS[1]
rsTrimAll(P)
local cancelled = rc('SCARD', P .. 'rs:cancelled')
return { rc('ZCARD', P .. 'prioritized') + rc('LLEN', P .. 'wait'), rc('ZCARD', P .. 'delayed'), rc('ZCARD', P .. 'waiting-children'), rc('LLEN', P .. 'active'),
  rc('ZCARD', P .. 'rs:keep:completed') + rc('ZCARD', P .. 'rs:held:completed'), rc('ZCARD', P .. 'rs:keep:failed') + rc('ZCARD', P .. 'rs:held:failed') - cancelled, cancelled }`,

  /** ARGV: id, after, limit. Answers false where there is no such job. */
  rsPartials: `
local P, id = KEYS[1], ARGV[1]
rsTrimAll(P)
if rc('EXISTS', P .. id) == 0 then return false end
return rc('LRANGE', P .. 'rs:partials:' .. id, ARGV[2], ARGV[2] + ARGV[3] - 1)`,

  /** ARGV: states (JSON list or "null"), parent ("" for any), how many jobs at most. Answers all jobs in these states, or false where there are more: then the index is walked. */
  rsFew: `
local P, most = KEYS[1], tonumber(ARGV[3])
rsTrimAll(P)
local ids = {}
if ARGV[2] ~= '' then
  local key = P .. 'rs:kids:' .. ARGV[2]
  if rc('ZCARD', key) > most then return false end
  ids = rc('ZRANGE', key, 0, -1)
else
  local states = cjson.decode(ARGV[1])
  if states == cjson.null then states = { 'waiting', 'delayed', 'blocked', 'active', 'completed', 'failed' } end
  local completed, failed = { 'rs:keep:completed', 'rs:held:completed' }, { 'rs:keep:failed', 'rs:held:failed' }
  local sets = { waiting = { 'prioritized' }, delayed = { 'delayed' }, blocked = { 'waiting-children' }, active = { 'active' }, completed = completed, failed = failed, cancelled = failed }
  local wanted = {}
  for _, state in ipairs(states) do for _, set in ipairs(sets[state]) do wanted[set] = true end end
  local total = 0
  for set in pairs(wanted) do total = total + (set == 'active' and rc('LLEN', P .. set) or rc('ZCARD', P .. set)) end
  if total > most then return false end
  for set in pairs(wanted) do
    local members = set == 'active' and rc('LRANGE', P .. set, 0, -1) or rc('ZRANGE', P .. set, 0, -1)
    for _, member in ipairs(members) do ids[#ids + 1] = string.sub(set, 1, 3) == 'rs:' and rsLexId(member) or member end
  end
end
local found = {}
for _, id in ipairs(ids) do
  local record = rsRecord(P, id)
  if record then found[#found + 1] = record end
end
return found`,

  /**
   * One stretch of an index. ARGV: index, "asc" or "desc", position after which to go on ("" from the start), filter (JSON: states, names, parentId, from, to,
   * settled), how many jobs are wanted, how many entries to look at. Answers the position reached ("" at the end) and the jobs.
   */
  rsWalk: `
local P, index, up, filter = KEYS[1], ARGV[1], ARGV[2] == 'asc', cjson.decode(ARGV[4])
local wanted, look = tonumber(ARGV[5]), tonumber(ARGV[6])
rsTrimAll(P)
local key = P .. 'rs:' .. index
local function set(list)
  if list == nil or list == cjson.null then return nil end
  local members = {}
  for _, member in ipairs(list) do members[member] = true end
  return members
end
local states, names = set(filter.states), set(filter.names)
local scored = index == 'seq' or index == 'prio'
local least, most = '-', '+'
if scored then least, most = '-inf', '+inf' end
local from = ARGV[3] == '' and (up and least or most) or '(' .. ARGV[3]
local members = rc((up and 'ZRANGEBY' or 'ZREVRANGEBY') .. (scored and 'SCORE' or 'LEX'), key, from, up and most or least, 'LIMIT', 0, look)
local found, reached = {}, ''
for _, member in ipairs(members) do
  local id = scored and member or rsLexId(member)
  local j = rc('HMGET', P .. id, 'name', 'pid', 'timestamp', 'finishedOn', 'sq', 'priority')
  reached = index == 'seq' and j[5] or index == 'prio' and rsNumber(rsRank(RS_PRIORITIES - tonumber(j[6]), tonumber(j[5]))) or member
  local at = tonumber(j[3])
  if index == 'seq' and (up and filter.to and at > filter.to or not up and filter.from and at < filter.from) then return { '', found } end
  if (not names or names[j[1]]) and (not filter.parentId or filter.parentId == j[2]) and (not filter.from or at >= filter.from) and (not filter.to or at <= filter.to)
    and (filter.unsettled ~= true or not j[4]) and (not states or states[rsState(P, id)]) then
    found[#found + 1] = rsRecord(P, id)
    if #found == wanted then return { reached, found } end
  end
end
if #members < look then reached = '' end
return { reached, found }`,

  /** The sequence before which no job was enqueued at that time or later. ARGV: milliseconds. */
  rsSequenceAt: `
local P, at = KEYS[1], tonumber(ARGV[1])
local low, high = 0, rc('ZCARD', P .. 'rs:seq')
while low < high do
  local middle = math.floor((low + high) / 2)
  local id = rc('ZRANGE', P .. 'rs:seq', middle, middle)[1]
  if tonumber(rc('HGET', P .. id, 'timestamp')) < at then low = middle + 1 else high = middle end
end
local id = rc('ZRANGE', P .. 'rs:seq', low, low)[1]
return id and rc('HGET', P .. id, 'sq') or false`,

  /** ARGV: id, schedule (JSON), next time. */
  rsSchedule: `
local P = KEYS[1]
rc('HSET', P .. 'rs:schedules', ARGV[1], ARGV[2])
rc('HDEL', P .. 'rs:fired', ARGV[1])
rc('ZADD', P .. 'rs:due', ARGV[3], ARGV[1])
return 1`,

  /** ARGV: id. */
  rsUnschedule: `
local P = KEYS[1]
rc('HDEL', P .. 'rs:fired', ARGV[1])
rc('ZREM', P .. 'rs:due', ARGV[1])
return rc('HDEL', P .. 'rs:schedules', ARGV[1])`,

  /** ARGV: "all" or "due". Answers the time and [id, schedule, next, last] of each. */
  rsSchedules: `
local P, now = KEYS[1], rsNow()
local due = rc('ZRANGEBYSCORE', P .. 'rs:due', '-inf', ARGV[1] == 'all' and '+inf' or now, 'WITHSCORES')
local found = {}
for i = 1, #due, 2 do found[#found + 1] = { due[i], rc('HGET', P .. 'rs:schedules', due[i]), due[i + 1], rc('HGET', P .. 'rs:fired', due[i]) } end
return { now, found }`,
} as const;

/** Our scripts as methods of a client that they were loaded into; the first argument is the prefix of the keys. */
export type OwnScripts = { [Name in keyof typeof ownScripts]: (keys: string, ...args: (string | number)[]) => Promise<unknown> };
