// Draws the charts, again when the comparison or the colours change.
const DETAILS = { spectrum, shift, density, order, time, correlation, resources };
const charts = new Map();
const USUAL_HEIGHT = 310;

function draw(id, made) {
  const place = document.getElementById('chart-' + id);
  if (!place) return;
  if (charts.has(id)) charts.get(id).dispose();
  charts.delete(id);
  place.textContent = '';
  place.classList.toggle('empty', made === null);
  place.style.height = '';
  const file = place.parentElement.querySelector('.svg');
  file.hidden = made === null;
  if (made === null) {
    place.textContent = 'Not recorded for this comparison.';
    place.dataset.drawn = 'empty';
    return;
  }
  place.style.height = (made.height || USUAL_HEIGHT) + 'px';
  const chart = echarts.init(place, null, { renderer: 'svg' });
  chart.setOption(made.options);
  charts.set(id, chart);
  file.href = '#';
  file.onclick = () => { file.href = chart.getDataURL(); };
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
  draw('forest-start', forest('start'));
  draw('forest-workload', forest('workload'));
  draw('forest-micro', forest('micro'));
  drawDetails();
}

const select = document.getElementById('comparison');
if (select) select.addEventListener('change', () => { readLook(); drawDetails(); });
for (const query of ['(prefers-color-scheme: dark)', 'print']) {
  window.matchMedia(query).addEventListener('change', drawAll);
}
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
