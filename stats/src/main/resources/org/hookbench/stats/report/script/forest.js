// One row per comparison: margin, interval, estimate, and every trial a dot.
function forest(kind) {
  const rows = [];
  data.comparisons.forEach((comparison, i) => {
    if (comparison.kind !== kind) return;
    const effect = rowsOf('effects', i)[0];
    if (effect.estimate === null) return;
    rows.push({ comparison, effect, trials: rowsOf('trial-effects', i).filter((t) => t.effect !== null) });
  });
  if (rows.length === 0) return null;
  const unit = rows[0].comparison.unit;
  const all = rows.flatMap((r) => [r.effect.estimate, r.effect.lower, r.effect.upper].concat(r.trials.map((t) => t.effect)));
  const scale = scaleFor(unit, all);
  const names = rows.map((r) => r.comparison.treatment + '\n' + r.comparison.scenario);
  const left = look.narrow ? 118 : 190;
  const options = base(scale.name, {
    legend: { show: false },
    grid: { left, right: 22, top: 10, bottom: 48 },
    xAxis: timeAxis('added ' + scale.name + ' per ' + (kind === 'micro' ? 'call' : 'request'), { nameGap: 28, scale: false }),
    yAxis: axis({
      type: 'category', data: names, inverse: true, splitLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: look.ink, fontSize: 11, width: left - 14, overflow: 'truncate', lineHeight: 15, interval: 0 },
    }),
    series: forestSeries(rows, scale),
  });
  options.tooltip.trigger = 'item';
  return { options, height: 70 + 58 * rows.length };
}

function forestSeries(rows, scale) {
  const dots = rows.flatMap((r, i) => r.trials.map((t, k) => ({
    value: [scaled(t.effect, scale), i],
    name: 'block ' + t.block,
    symbolOffset: [0, 7 + (k % 3) * 5],
  })));
  return [
    { type: 'custom', silent: true, clip: true, data: rows.map((r, i) => [0, i]), renderItem: (p, api) => forestBand(rows[p.dataIndex], api, scale, p.coordSys), z: 1 },
    { name: 'one trial', type: 'scatter', data: dots, symbolSize: 7, z: 3,
      itemStyle: { color: look.panel, borderColor: look.treatment, borderWidth: 1.4 },
      tooltip: { valueFormatter: (v) => short(Array.isArray(v) ? v[0] : v) + ' ' + scale.name } },
    { name: 'mean over trials', type: 'custom', clip: true, z: 4, encode: { x: 0, y: 1 }, color: look.treatment,
      data: rows.map((r, i) => [scaled(r.effect.estimate, scale), i]),
      renderItem: (p, api) => forestInterval(rows[p.dataIndex], p.dataIndex, api, scale),
      tooltip: { valueFormatter: (v) => short(Array.isArray(v) ? v[0] : v) + ' ' + scale.name } },
  ];
}

function forestBand(row, api, scale, area) {
  if (row.effect.margin === null) return null;
  const y = api.coord([0, api.value(1)])[1];
  const from = api.coord([-scaled(row.effect.margin, scale), 0])[0];
  const to = api.coord([scaled(row.effect.margin, scale), 0])[0];
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x: from, y: y - 22, width: Math.max(1, to - from), height: 44 }, style: { fill: look.equivalent, opacity: 0.13 },
        clipPath: { type: 'rect', shape: { x: area.x, y: area.y, width: area.width, height: area.height } } },
    ],
  };
}

function forestInterval(row, index, api, scale) {
  const [x, y] = api.coord([scaled(row.effect.estimate, scale), index]);
  const children = [{ type: 'rect', shape: { x: x - 1.5, y: y - 17, width: 3, height: 16 }, style: { fill: look.treatment } }];
  if (row.effect.lower !== null) {
    const from = api.coord([scaled(row.effect.lower, scale), index])[0];
    const to = api.coord([scaled(row.effect.upper, scale), index])[0];
    children.push({ type: 'rect', shape: { x: from, y: y - 11.5, width: Math.max(1.5, to - from), height: 5 }, style: { fill: look.treatment } });
  }
  return { type: 'group', children };
}
