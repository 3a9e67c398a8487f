// All samples of both arms, whatever their order.
function spectrum(comparison, i) {
  const rows = rowsOf('percentiles', i);
  if (rows.length === 0) return null;
  const values = rows.map((r) => r.value);
  const median = values.slice().sort((a, b) => a - b)[values.length >> 1];
  const scale = scaleFor(comparison.unit, [median]);
  const series = [];
  for (const [arm, ofArm] of group(rows, 'arm')) {
    for (const [clock, points] of group(ofArm, 'clock')) {
      const two = group(ofArm, 'clock').size > 1;
      series.push(line(two ? arm + ', ' + clock : arm, points.map((r) => [100 / (100 - r.percentile), scaled(r.value, scale)]),
        colorOf(arm, comparison), clock === 'service' ? { lineStyle: { width: 1.5, type: 'dashed', color: colorOf(arm, comparison) } } : {}));
    }
  }
  const wide = Math.max(...values) > 12 * Math.min(...values);
  return { options: base(scale.name, {
    grid: { left: 62, right: 34, top: series.length > 2 ? 64 : 38, bottom: 46 },
    xAxis: axis({ type: 'log', name: 'percentile', nameGap: 28, min: 1, axisLabel: { color: look.soft, fontSize: 11, formatter: percentileName },
      axisPointer: { label: { formatter: (p) => percentileName(p.value) } } }),
    yAxis: timeAxis(scale.name + ' per ' + MEASURED[comparison.kind] + (wide ? ', log' : ''), wide ? { type: 'log' } : {}),
    series,
  }) };
}

function percentileName(x) {
  if (x <= 1) return 'min';
  const digits = Math.max(0, Math.ceil(Math.log10(x) - 2 - 1e-9));
  return (100 * (1 - 1 / x)).toFixed(digits) + ' %';
}

function shift(comparison, i) {
  const rows = rowsOf('shift', i);
  if (rows.length === 0) return null;
  const body = rows.filter((r) => r.quantile <= 0.99);
  const scale = scaleFor(comparison.unit, body.map((r) => r.difference));
  const points = rows.map((r) => [100 * r.quantile, scaled(r.difference, scale)]);
  const between = rows.filter((r) => r.band_lower !== null).map((r) => [100 * r.quantile, scaled(r.band_lower, scale), scaled(r.band_upper, scale)]);
  const series = [line('difference', points, look.treatment, { showSymbol: true, symbolSize: 6, symbol: 'circle', markLine: zeroLine(), z: 4 })];
  if (between.length > 0) series.push(band(between, look.treatment, 0.16, { name: 'band', color: look.treatment }));
  const inner = rows.filter((r) => r.quantile >= 0.05 && r.quantile <= 0.95);
  const edges = [...body.map((r) => r.difference), ...inner.flatMap((r) => [r.band_lower, r.band_upper])].filter((v) => v !== null).map((v) => scaled(v, scale));
  const low = Math.min(0, ...edges);
  const high = Math.max(0, ...edges);
  const pad = 0.1 * (high - low || 1);
  return { options: base(scale.name, {
    legend: { show: false },
    grid: { left: 62, right: 24, top: 16, bottom: 46 },
    xAxis: axis({ type: 'value', name: 'quantile', nameGap: 28, min: 0, max: 100, axisLabel: { color: look.soft, fontSize: 11, formatter: (v) => v + ' %' } }),
    yAxis: timeAxis('added ' + scale.name, { scale: false, min: low < 0 ? low - pad : 0, max: high > 0 ? high + pad : 0, axisLabel: { color: look.soft, fontSize: 11, formatter: tick, showMinLabel: false, showMaxLabel: false } }),
    series,
  }) };
}

function density(comparison, i) {
  const rows = rowsOf('histogram', i);
  if (rows.length === 0) return null;
  const boxes = rowsOf('boxes', i);
  const scale = scaleFor(comparison.unit, boxes.map((b) => b.p50));
  const low = scaled(rows[0].from, scale);
  const high = scaled(rows[rows.length - 1].to, scale);
  const series = [];
  for (const [arm, bins] of group(rows, 'arm')) {
    const color = colorOf(arm, comparison);
    series.push(line(arm, bins.map((b) => [scaled((b.from + b.to) / 2, scale), 100 * b.share]), color,
      { step: 'middle', lineStyle: { width: 1.4, color }, areaStyle: { color, opacity: 0.16 } }));
  }
  series.push({ type: 'custom', xAxisIndex: 1, yAxisIndex: 1, silent: true, clip: true, data: boxes.map((b, k) => [scaled(b.p50, scale), k]),
    renderItem: (p, api) => box(boxes[p.dataIndex], p.dataIndex, api, scale, colorOf(boxes[p.dataIndex].arm, comparison)) });
  const options = base('%', {
    grid: [{ left: 62, right: 16, top: 38, bottom: 104 }, { left: 62, right: 16, height: 46, bottom: 46 }],
    xAxis: [
      axis({ type: 'value', min: low, max: high, gridIndex: 0, axisLabel: { show: false }, axisTick: { show: false } }),
      timeAxis(scale.name + ' per ' + MEASURED[comparison.kind], { min: low, max: high, gridIndex: 1, nameGap: 28, axisLabel: { color: look.soft, fontSize: 11, formatter: tick, showMinLabel: false, showMaxLabel: false } }),
    ],
    yAxis: [
      axis({ type: 'value', name: '% of samples', nameGap: 46, gridIndex: 0 }),
      axis({ type: 'category', data: boxes.map((b) => b.arm), inverse: true, gridIndex: 1, axisTick: { show: false }, splitLine: { show: false }, axisLabel: { color: look.soft, fontSize: 11, width: 52, overflow: 'truncate', interval: 0 } }),
    ],
    series,
  });
  options.axisPointer = { label: { formatter: (p) => (typeof p.value === 'number' ? short(p.value) + ' ' + scale.name : p.value) } };
  return { options };
}

function box(row, index, api, scale, color) {
  const x = (key) => api.coord([scaled(row[key], scale), index])[0];
  const y = api.coord([0, index])[1];
  return { type: 'group', children: [
    { type: 'rect', shape: { x: x('p5'), y: y - 0.75, width: x('p95') - x('p5'), height: 1.5 }, style: { fill: color } },
    { type: 'rect', shape: { x: x('p25'), y: y - 6, width: Math.max(1, x('p75') - x('p25')), height: 12 }, style: { fill: look.panel, stroke: color, lineWidth: 1.5 } },
    { type: 'rect', shape: { x: x('p50') - 1.25, y: y - 8, width: 2.5, height: 16 }, style: { fill: color } },
  ] };
}
