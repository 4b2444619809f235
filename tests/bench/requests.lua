-- wrk asks for the paths of a file in turn (wrk -s requests.lua URL -- FILE) and prints what came of it as JSON
local paths, last = {}, 0

function init(arguments)
  for path in io.lines(arguments[1]) do paths[#paths + 1] = path end
end

function request()
  last = last % #paths + 1
  return wrk.format("GET", paths[last])
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format('{"per_s": %.2f, "p50_ms": %.2f, "p99_ms": %.2f, "requests": %d, "failed": %d}',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    summary.requests, errors.connect + errors.read + errors.write + errors.status))
end
