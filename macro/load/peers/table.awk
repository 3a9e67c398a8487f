# Rows server,connections,round,generator,p50_us,p99_us,requests_per_cpu_s,under_way,requests_per_s, sorted by all but
# the round, become a table.
function cell(key, format,   m, h) {
  m = sum[key] / n[key]
  h = half(n[key], sum[key], squares[key])
  return n[key] < 2 ? sprintf(format, m) : sprintf(format " [" format ", " format "]", m, m - h, m + h)
}
function ratio(key,   m, h) {
  if (!(key in n)) return "-"
  m = sum[key] / n[key]
  h = half(n[key], sum[key], squares[key])
  return n[key] < 2 ? sprintf("%.3f", exp(m)) : sprintf("%.3f [%.3f, %.3f]", exp(m), exp(m - h), exp(m + h))
}
function add(key, value) {
  n[key]++
  sum[key] += value
  squares[key] += value * value
}
{
  group = $1 "," $2
  row = group "," $4
  if (!(row in n)) order[++rows] = row
  add(row, 0)
  for (i = 5; i <= 7; i++) add(row "," i, i == 7 ? $i / 1e3 : $i)
  for (i = 5; i <= 9; i++) value[row, $3, i] = $i
  if ($8 > 0) add(row ",8", $8)
  round[row, n[row]] = $3
}
END {
  print "| server | connections | generator | slices | requests under way | median, µs | p99, µs | requests per CPU second, thousands | median of wrk | p99 of wrk | requests per CPU s of wrk | requests per s of wrk |"
  print "|---|---|---|---|---|---|---|---|---|---|---|---|"
  for (r = 1; r <= rows; r++) {
    row = order[r]
    split(row, part, ",")
    wrk = part[1] "," part[2] ",wrk"
    for (k = 1; k <= n[row]; k++)
      for (i = 5; i <= 9; i++)
        if ((wrk, round[row, k], i) in value && value[row, round[row, k], i] > 0)
          add(row ",of," i, log(value[row, round[row, k], i] / value[wrk, round[row, k], i]))
    printf "| %s | %s | %s | %d | %s | %s | %s | %s | %s | %s | %s | %s |\n", part[1], part[2], part[3], n[row],
      (row ",8") in n ? cell(row ",8", "%.1f") : "", cell(row ",5", "%.1f"),
      cell(row ",6", "%.1f"), cell(row ",7", "%.1f"), ratio(row ",of,5"), ratio(row ",of,6"), ratio(row ",of,7"), ratio(row ",of,9")
  }
}
