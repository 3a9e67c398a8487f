// What happened in the order of time.
function order(comparison, i) {
  const rows = rowsOf('run-order', i);
  if (rows.length === 0) return null;
  const scale = scaleFor(comparison.unit, rows.map((r) => r.median));
  const series = [];
  for (const [arm, points] of group(rows, 'arm')) {
    const color = colorOf(arm, comparison);
    series.push(line(arm, points.map((r) => [r.start_s, scaled(r.median, scale)]), color,
      { showSymbol: true, symbol: 'circle', symbolSize: 8, lineStyle: { width: 1, color, opacity: 0.55 } }));
  }
  return { options: base(scale.name, {
    xAxis: axis({ type: 'value', name: 'start of the trial, seconds after the first', nameGap: 28, scale: true, axisLabel: { color: look.soft, fontSize: 11, formatter: tick, hideOverlap: true } }),
    yAxis: timeAxis('median, ' + scale.name),
    series,
  }) };
}

function time(comparison, i) {
  const rows = rowsOf('time', i).filter((r) => r.median !== null || r.errors > 0);
  if (rows.length === 0) return null;
  const trials = [...group(rows, 'trial').keys()];
  const length = new Map(trials.map((t) => [t, 1]));
  for (const r of rows) length.set(r.trial, Math.max(length.get(r.trial), r.at));
  const place = (r) => trials.indexOf(r.trial) + 0.94 * r.at / (1.02 * length.get(r.trial));
  const medians = rows.filter((r) => r.median !== null).map((r) => r.median).sort((a, b) => a - b);
  const scale = scaleFor(comparison.unit, [medians[medians.length >> 1]]);
  const series = [];
  for (const [arm, points] of group(rows, 'arm')) {
    const color = colorOf(arm, comparison);
    const data = [];
    let last = null;
    for (const r of points) {
      if (last !== null && r.trial !== last) data.push([place(r) - 0.001, null]);
      data.push([place(r), scaled(r.median, scale)]);
      last = r.trial;
    }
    const changes = points.filter((r) => r.change).map((r) => ({ xAxis: place(r) }));
    series.push(line(arm, data, color, { lineStyle: { width: 1.2, color }, connectNulls: false, z: 3, markLine: changeLines(changes, color) }));
    for (const [, ofTrial] of group(points.filter((r) => r.median !== null), 'trial')) {
      series.push(band(ofTrial.map((r) => [place(r), scaled(r.min, scale), scaled(r.max, scale)]), color, 0.14));
    }
  }
  series[0].markArea = { silent: true, itemStyle: { color: look.soft, opacity: 0.13 }, data: warmups(rows, trials, place) };
  const failed = rows.filter((r) => r.errors > 0).map((r) => [place(r), 0]);
  const maxima = rows.filter((r) => r.max !== null && !r.warmup).map((r) => r.max).sort((a, b) => a - b);
  const lowest = Math.min(...rows.filter((r) => r.min !== null).map((r) => r.min));
  const calm = rows.filter((r) => r.median !== null && !r.warmup).map((r) => r.median).sort((a, b) => a - b);
  const highest = calm.length > 0 ? calm[calm.length - 1] : medians[medians.length - 1];
  const reach = calm.length > 0 ? highest + Math.max(2 * (highest - calm[0]), 0.25 * highest) : highest;
  const top = 1.04 * Math.max(highest, Math.min(reach, maxima.length > 0 ? quantile(maxima, 0.6) : highest));
  if (failed.length > 0) series.push({ name: 'errors', type: 'scatter', symbol: 'triangle', symbolSize: 7, color: look.slower, data: failed.map((p) => [p[0], scaled(lowest, scale)]), z: 5 });
  const options = base(scale.name, {
    xAxis: axis({ type: 'value', name: 'trial', nameGap: 28, min: 0, max: trials.length, interval: 1, splitLine: { show: true, lineStyle: { color: look.line } }, axisTick: { show: false },
      axisLabel: { color: look.soft, fontSize: 11, align: 'left', formatter: (v) => (v < trials.length ? String(trials[v]) : ''), hideOverlap: true },
      axisPointer: { label: { formatter: (p) => 'trial ' + trials[Math.min(trials.length - 1, Math.max(0, Math.floor(p.value)))] } } }),
    yAxis: timeAxis(scale.name, { min: scaled(lowest, scale), max: scaled(top, scale), axisLabel: { color: look.soft, fontSize: 11, formatter: tick, showMinLabel: false, showMaxLabel: false } }),
    series,
  });
  options.legend.data = [comparison.baseline, comparison.treatment].concat(failed.length > 0 ? ['errors'] : []);
  return { options };
}

function changeLines(data, color) {
  return { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color, type: [4, 3], width: 1.2 }, data };
}

function warmups(rows, trials, place) {
  return trials.flatMap((trial) => {
    const warm = rows.filter((r) => r.trial === trial && r.warmup);
    const measured = rows.filter((r) => r.trial === trial && !r.warmup);
    if (warm.length === 0) return [];
    const end = measured.length > 0 ? Math.min(...measured.map(place)) : Math.max(...warm.map(place));
    return [[{ xAxis: Math.min(...warm.map(place)) }, { xAxis: end }]];
  });
}

function correlation(comparison, i) {
  const rows = rowsOf('autocorrelation', i);
  if (rows.length === 0) return null;
  const series = [];
  for (const [name, points] of group(rows, 'series')) {
    series.push(line(name, points.map((r) => [r.lag, r.correlation]), colorOf(name, comparison)));
  }
  series[0].markLine = zeroLine();
  return { options: base('', {
    xAxis: axis({ type: 'value', name: 'lag, samples', nameGap: 28, min: 0, max: 60 }),
    yAxis: axis({ type: 'value', name: 'correlation', nameGap: 46, max: 1, min: (v) => Math.min(-0.1, Math.floor(10 * v.min) / 10) }),
    series,
  }) };
}

const SUFFIXES = [['_ns', 1e6, 'ms'], ['_us', 1e3, 'ms'], ['_ms', 1, 'ms'], ['_bytes', 1048576, 'MiB'], ['_kib', 1024, 'MiB']];

function resourceScale(figure) {
  const known = SUFFIXES.find(([suffix]) => figure.endsWith(suffix));
  return known ? { by: known[1], name: figure.slice(0, -known[0].length).replace(/_/g, ' '), unit: known[2] } : { by: 1, name: figure.replace(/_/g, ' '), unit: '' };
}

// Where copies come and go, load and latency of the same seconds stand beside them, before everything else.
function replicasFirst(figures, comparison, i) {
  const isReplicas = ([figure]) => figure.startsWith('replicas_');
  if (!figures.some(isReplicas)) return figures;
  const windows = rowsOf('time', i);
  return [['requests_per_second', requestsPerSecond(windows)], ...figures.filter(isReplicas).reverse(),
    ['median_latency_' + comparison.unit, latencyBySecond(windows)], ...figures.filter((f) => !isReplicas(f))];
}

function latencyBySecond(windows) {
  const latency = [];
  for (const [arm, ofArm] of group(windows.filter((r) => r.median !== null).map((r) => ({ ...r, second: Math.floor(r.at) })), 'arm')) {
    for (const [second, ofSecond] of group(ofArm, 'second')) {
      latency.push({ arm, second, value: ofSecond.reduce((sum, r) => sum + r.median, 0) / ofSecond.length });
    }
  }
  return latency.sort((a, b) => a.second - b.second);
}

// Mean over trials. The requests of a window are spread over the seconds that it covers; the last second is not whole.
function requestsPerSecond(windows) {
  const rows = [];
  for (const [arm, ofArm] of group(windows, 'arm')) {
    const trials = group(ofArm, 'trial');
    const sent = [];
    for (const [, ofTrial] of trials) {
      const steps = ofTrial.slice(1).map((r, k) => r.at - ofTrial[k].at).sort((a, b) => a - b);
      const width = steps[steps.length >> 1];
      for (const { at, n, errors } of ofTrial) {
        for (let s = Math.floor(at); s < at + width; s++) {
          const share = (Math.min(at + width, s + 1) - Math.max(at, s)) / width;
          sent[s] = (sent[s] || 0) + (n + errors) * share / trials.size;
        }
      }
    }
    sent.slice(0, -1).forEach((value, second) => rows.push({ arm, second, value }));
  }
  return rows;
}

function resources(comparison, i) {
  const figures = replicasFirst([...group(rowsOf('resources', i), 'figure')], comparison, i);
  if (figures.length === 0) return null;
  const columns = look.narrow ? 1 : Math.min(4, Math.max(3, figures.length > 4 ? 4 : figures.length));
  const share = 100 / columns;
  const height = 118;
  const options = base('', { grid: [], xAxis: [], yAxis: [], series: [] });
  figures.forEach(([figure, rows], k) => {
    const scale = resourceScale(figure);
    const top = 34 + Math.floor(k / columns) * (height + 34);
    options.grid.push({ left: share * (k % columns) + (columns === 1 ? 14 : 4) + '%', width: share - (columns === 1 ? 18 : 6.5) + '%', top: top + 16, height: height - 30 });
    options.xAxis.push(axis({ type: 'value', gridIndex: k, min: 0, splitLine: { show: false }, axisLabel: { color: look.soft, fontSize: 10, formatter: (v) => v + ' s', hideOverlap: true } }));
    options.yAxis.push(axis({ type: 'value', gridIndex: k, name: scale.name + (scale.unit ? ', ' + scale.unit : ''), nameLocation: 'end', nameGap: 7, min: 0, splitNumber: 3,
      nameTextStyle: { color: look.ink, fontSize: 11.5, align: 'left' }, axisLabel: { color: look.soft, fontSize: 10, formatter: tick } }));
    for (const [arm, points] of group(rows, 'arm')) {
      options.series.push(line(arm, points.map((r) => [r.second, r.value / scale.by]), colorOf(arm, comparison), { xAxisIndex: k, yAxisIndex: k }));
    }
  });
  return { options, height: 44 + Math.ceil(figures.length / columns) * (height + 34) };
}
