-- Prints the median and the 99th percentile of what wrk measured, µs, the number of requests, how many were under way on
-- average, which is requests per second times mean latency, and requests per second. wrk sends the next request of a connection one turn of its loop
-- after the last response, so not all of its connections have one under way.
-- What wrk itself prints is something else: it adds requests that it did not make, as if they had been due at even
-- intervals while it waited for a slow one (stats_correct in its source). Here they are taken out again.
-- wrk keeps whole microseconds, each the difference of two times cut to microseconds; within one of them, requests are
-- taken as spread evenly.
local connections

function setup(thread)
  connections = tonumber(os.getenv("CONNECTIONS") or 1)
end

local function measured(summary, latency)
  local counts, most = {}, 0
  for i = 1, #latency do
    local value, count = latency(i)
    counts[value] = count
    most = math.max(most, value)
  end
  local interval = math.floor(summary.duration / math.floor(summary.requests / connections))
  for slow = most, 2 * interval, -1 do
    local count = counts[slow] or 0
    local added = slow - interval
    while count > 0 and added > interval do
      counts[added] = counts[added] - count
      added = added - interval
    end
  end
  return counts, most
end

local function quantile(counts, most, p)
  local total, seen = 0, 0
  for value = 0, most do
    total = total + (counts[value] or 0)
  end
  for value = 0, most do
    local count = counts[value] or 0
    if count > 0 and seen + count >= p * total then
      return value - 0.5 + (p * total - seen) / count, total
    end
    seen = seen + count
  end
end

local function mean(counts, most, total)
  local sum = 0
  for value = 0, most do
    sum = sum + value * (counts[value] or 0)
  end
  return sum / total
end

function done(summary, latency)
  local counts, most = measured(summary, latency)
  local median, total = quantile(counts, most, 0.5)
  local under_way = mean(counts, most, total) * summary.requests / summary.duration
  io.write(string.format("peer %.2f %.2f %d %.2f %.1f\n", median, quantile(counts, most, 0.99), summary.requests, under_way,
    summary.requests / summary.duration * 1e6))
  io.write(string.format("left %d of %d requests\n", total, summary.requests))
end
