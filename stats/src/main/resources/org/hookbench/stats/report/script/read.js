// The data of the page: figures by name, their rows by comparison.
const data = JSON.parse(document.getElementById('data').textContent);

function rowsOf(figure, comparison) {
  const table = data.figures[figure];
  return table.rows[comparison].map((cells) => {
    const row = {};
    table.columns.forEach((name, i) => { row[name] = cells[i]; });
    return row;
  });
}

function group(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const name = row[key];
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return groups;
}

const NANOSECONDS = { ns: 1, us: 1e3, ms: 1e6, s: 1e9 };
const MEASURED = { micro: 'call', macro: 'request', workload: 'run', start: 'cold start' };
const STEPS = [[1, 'ns'], [1e3, 'µs'], [1e6, 'ms'], [1e9, 's']];

// The unit in which values of up to this size read well: factor from the unit of the figure, and its name.
function scaleFor(unit, values) {
  if (!NANOSECONDS[unit]) return { factor: 1, name: unit };
  const size = Math.max(...values.filter((v) => v !== null).map(Math.abs), 0) * NANOSECONDS[unit];
  let step = STEPS[0];
  for (const s of STEPS) if (size >= 1.5 * s[0]) step = s;
  return { factor: NANOSECONDS[unit] / step[0], name: step[1] };
}

function short(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return 'none';
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return value.toFixed(digits).replace(/\.0+$/, '').replace('-', '−');
}

// A tick: ECharts chose a round number, so no digit of it is dropped.
function tick(value) {
  return String(Number(value.toPrecision(9))).replace('-', '−');
}

// A time with the unit it reads best in.
function withUnit(nanoseconds) {
  let step = STEPS[0];
  for (const s of STEPS) if (Math.abs(nanoseconds) >= s[0]) step = s;
  return short(nanoseconds / step[0]) + ' ' + step[1];
}

// A value of a comparison, which is a time or a metric with a unit of its own.
function shown(value, unit) {
  return NANOSECONDS[unit] ? withUnit(value * NANOSECONDS[unit]) : short(value) + ' ' + unit;
}

function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

function scaled(value, scale) {
  return value === null ? null : value * scale.factor;
}
