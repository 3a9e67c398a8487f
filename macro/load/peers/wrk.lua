-- Prints the median and the 99th percentile. wrk keeps whole microseconds, each the difference of two times cut to
-- microseconds; within one, requests are taken as spread evenly.
local function quantile(latency, p)
  local wanted, seen = 0, 0
  for i = 1, #latency do
    local _, count = latency(i)
    wanted = wanted + count * p
  end
  for i = 1, #latency do
    local value, count = latency(i)
    if seen + count >= wanted then
      return value - 0.5 + (wanted - seen) / count
    end
    seen = seen + count
  end
end

function done(summary, latency)
  io.write(string.format("peer %.2f %.2f %d\n", quantile(latency, 0.5), quantile(latency, 0.99), summary.requests))
end
