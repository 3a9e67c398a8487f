# Half the width of the 95 % t interval of a mean.
function t(df) {  # 97.5 % quantile of Student's t
  split("12.71 4.303 3.182 2.776 2.571 2.447 2.365 2.306 2.262 2.228 2.201 2.179 2.160 2.145 2.131 2.120 2.110 2.101 2.093 2.086", q, " ")
  return df <= 20 ? q[df] : 1.96 + 2.4 / df
}
function half(n, sum, squares,   around) {
  around = squares - sum * sum / n
  return n < 2 || around < 0 ? 0 : t(n - 1) * sqrt(around / (n - 1) / n) # rounding takes it below 0 where all are equal
}
