// Draws the charts, again when the comparison or the colours change, and makes tables sort.
const DETAILS = { spectrum, shift, density, order, time, correlation, resources };
const charts = new Map();

function draw(id, made) {
  const place = document.getElementById('chart-' + id);
  if (!place) return;
  if (charts.has(id)) charts.get(id).dispose();
  charts.delete(id);
  place.textContent = '';
  place.classList.toggle('empty', made === null);
  place.style.height = '';
  if (made === null) {
    place.textContent = 'Not recorded for this comparison.';
    place.dataset.drawn = 'empty';
    return;
  }
  if (made.height) place.style.height = made.height + 'px';
  const chart = echarts.init(place, null, { renderer: 'svg' });
  chart.setOption(made.options);
  charts.set(id, chart);
  place.dataset.drawn = 'yes';
}

function drawDetails() {
  const select = document.getElementById('comparison');
  if (!select) return;
  const i = Number(select.value);
  for (const [id, make] of Object.entries(DETAILS)) draw(id, make(data.comparisons[i], i));
}

function drawAll() {
  readLook();
  draw('forest-macro', forest('macro'));
  draw('forest-micro', forest('micro'));
  drawDetails();
}

function sortBy(table, column, head) {
  const ascending = head.getAttribute('aria-sort') !== 'ascending';
  const body = table.tBodies[0];
  const key = (row) => {
    const cell = row.cells[column];
    return cell.dataset.by === undefined ? cell.textContent : Number(cell.dataset.by);
  };
  const compare = (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (typeof x === 'string' || typeof y === 'string') return String(x).localeCompare(String(y), 'en', { numeric: true });
    return Number.isNaN(x) ? 1 : Number.isNaN(y) ? -1 : x - y;
  };
  const rows = [...body.rows].sort((a, b) => (ascending ? compare(a, b) : compare(b, a)));
  for (const other of table.querySelectorAll('th')) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
  body.append(...rows);
}

for (const table of document.querySelectorAll('table')) {
  table.classList.add('sortable');
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    head.tabIndex = 0;
    head.addEventListener('click', () => sortBy(table, column, head));
    head.addEventListener('keydown', (e) => { if (e.key === 'Enter') sortBy(table, column, head); });
  });
}

const select = document.getElementById('comparison');
if (select) select.addEventListener('change', () => { readLook(); drawDetails(); });
for (const query of ['(prefers-color-scheme: dark)', 'print']) {
  window.matchMedia(query).addEventListener('change', drawAll);
}
window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details.checklist')) details.open = true;
});
let resizing = 0;
let width = window.innerWidth;
window.addEventListener('resize', () => {
  if (window.innerWidth === width) return;
  width = window.innerWidth;
  clearTimeout(resizing);
  resizing = setTimeout(drawAll, 150);
});
drawAll();
document.documentElement.dataset.ready = String(document.querySelectorAll('[data-drawn]').length);
