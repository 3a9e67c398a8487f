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
  const axisOf = forestAxis(rows, unit);
  const names = rows.map((r) => r.comparison.treatment + '\n' + r.comparison.scenario);
  const left = look.narrow ? 118 : 190;
  const options = base('', {
    legend: { show: false },
    grid: { left, right: 30, top: 10, bottom: 48 },
    xAxis: timeAxis('added per ' + MEASURED[kind] + axisOf.note, Object.assign({ nameGap: 28, scale: false }, axisOf.options)),
    yAxis: axis({
      type: 'category', data: names, inverse: true, splitLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: look.ink, fontSize: 11, width: left - 14, overflow: 'truncate', lineHeight: 15, interval: 0 },
    }),
    series: forestSeries(rows, axisOf.place),
  });
  options.tooltip.valueFormatter = (v) => shown(axisOf.back(Array.isArray(v) ? v[0] : v), unit);
  options.tooltip.trigger = 'item';
  return { options, height: 70 + 58 * rows.length };
}

// Linear; where effects differ by orders of magnitude, linear within the smallest margin and logarithmic beyond.
function forestAxis(rows, unit) {
  const sizes = rows.map((r) => Math.max(Math.abs(r.effect.estimate), r.effect.margin || 0));
  const core = Math.min(...rows.map((r) => r.effect.margin || Infinity));
  const label = (v) => (v === 0 ? '0' : shown(v, unit).replace(/(\.\d*?)0+ /, '$1 ').replace('. ', ' '));
  const text = { color: look.soft, fontSize: 11, hideOverlap: true };
  if (!Number.isFinite(core) || Math.max(...sizes) < 60 * Math.min(...sizes)) {
    return { place: (v) => v, back: (v) => v, note: '', options: { axisLabel: Object.assign({ formatter: label }, text) } };
  }
  const place = (v) => Math.sign(v) * (Math.abs(v) <= core ? Math.abs(v) / core : 1 + Math.log10(Math.abs(v) / core));
  const back = (p) => Math.sign(p) * core * (Math.abs(p) <= 1 ? Math.abs(p) : Math.pow(10, Math.abs(p) - 1));
  return {
    place, back, note: ', logarithmic beyond ±' + label(core),
    options: { interval: 1, min: (v) => Math.floor(Math.min(-1, v.min)), max: (v) => Math.ceil(Math.max(1, v.max)), axisLabel: Object.assign({ formatter: (p) => label(back(p)) }, text) },
  };
}

function forestSeries(rows, place) {
  const dots = rows.flatMap((r, i) => r.trials.map((t, k) => ({
    value: [place(t.effect), i],
    name: 'block ' + t.block,
    symbolOffset: [0, 7 + (k % 3) * 5],
  })));
  return [
    { type: 'custom', silent: true, clip: true, data: rows.map((r, i) => [place(r.effect.margin || 0), i]), renderItem: (p, api) => forestBand(rows[p.dataIndex], api, place, p.coordSys), z: 1 },
    { name: 'one trial', type: 'scatter', data: dots, symbolSize: 7, z: 3,
      itemStyle: { color: look.panel, borderColor: look.treatment, borderWidth: 1.4 } },
    { name: 'mean over trials', type: 'custom', clip: true, z: 4, encode: { x: 0, y: 1 }, color: look.treatment,
      data: rows.map((r, i) => [place(r.effect.estimate), i]),
      renderItem: (p, api) => forestInterval(rows[p.dataIndex], p.dataIndex, api, place) },
  ];
}

function forestBand(row, api, place, area) {
  if (row.effect.margin === null) return null;
  const y = api.coord([0, api.value(1)])[1];
  const from = api.coord([-place(row.effect.margin), 0])[0];
  const to = api.coord([place(row.effect.margin), 0])[0];
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x: from, y: y - 22, width: Math.max(1, to - from), height: 44 }, style: { fill: look.equivalent, opacity: 0.13 },
        clipPath: { type: 'rect', shape: { x: area.x, y: area.y, width: area.width, height: area.height } } },
    ],
  };
}

function forestInterval(row, index, api, place) {
  const [x, y] = api.coord([place(row.effect.estimate), index]);
  const children = [{ type: 'rect', shape: { x: x - 1.5, y: y - 17, width: 3, height: 16 }, style: { fill: look.treatment } }];
  if (row.effect.lower !== null) {
    const from = api.coord([place(row.effect.lower), index])[0];
    const to = api.coord([place(row.effect.upper), index])[0];
    children.push({ type: 'rect', shape: { x: from, y: y - 11.5, width: Math.max(1.5, to - from), height: 5 }, style: { fill: look.treatment } });
  }
  return { type: 'group', children };
}
