# Rows "delay_ns inside_ns outside_ns", sorted by delay, become a table with 95 % t intervals over processes.
function add(key, ns) {
  n[key]++
  sum[key] += ns
  squares[key] += ns * ns
}
function cell(key,   m, h) {
  m = sum[key] / n[key]
  h = half(n[key], sum[key], squares[key])
  return sprintf("%.1f [%.1f, %.1f]", m, m - h, m + h)
}
$1 != delay_ns || NR == 1 { order[++rows] = delay_ns = $1 }
{
  add(delay_ns ",inside", $2 - delay_ns)
  add(delay_ns ",outside", $3 - delay_ns)
  add(delay_ns ",rest", $3 - $2)
}
END {
  print "| delay, ns | processes | inside minus delay, ns | outside minus delay, ns | outside minus inside, ns |"
  print "|---:|---:|---:|---:|---:|"
  for (r = 1; r <= rows; r++) {
    delay_ns = order[r]
    printf "| %d | %d | %s | %s | %s |\n", delay_ns, n[delay_ns ",rest"], cell(delay_ns ",inside"),
      cell(delay_ns ",outside"), cell(delay_ns ",rest")
  }
}
