// How every chart looks: colours come from the style sheet, so that light, dark and print agree.
let look = {};

function readLook() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['ink', 'soft', 'line', 'panel', 'baseline', 'treatment', 'third', 'equivalent', 'slower', 'faint']) {
    look[name] = style.getPropertyValue('--' + name).trim();
  }
  look.font = getComputedStyle(document.body).fontFamily;
  look.narrow = window.innerWidth < 560;
}

function colorOf(arm, comparison) {
  if (arm === comparison.baseline) return look.baseline;
  return arm === comparison.treatment ? look.treatment : look.third;
}

function axis(options) {
  return Object.assign({
    nameLocation: 'middle',
    nameTextStyle: { color: look.soft, fontSize: 12 },
    axisLine: { show: true, lineStyle: { color: look.soft } },
    axisTick: { show: true, length: 4, lineStyle: { color: look.line } },
    axisLabel: { color: look.soft, fontSize: 11, hideOverlap: true },
    splitLine: { show: true, lineStyle: { color: look.line, opacity: 0.7 } },
    axisPointer: { lineStyle: { color: look.soft }, label: { backgroundColor: look.ink, color: look.panel } },
  }, options);
}

function timeAxis(name, options) {
  return axis(Object.assign({
    type: 'value', name, nameGap: 46, scale: true,
    axisLabel: { color: look.soft, fontSize: 11, formatter: tick, hideOverlap: true },
  }, options));
}

function base(unit, options) {
  return Object.assign({
    animation: false,
    textStyle: { fontFamily: look.font, color: look.ink },
    legend: { top: 4, right: 0, textStyle: { color: look.ink, fontSize: 12 }, itemWidth: 18, itemHeight: 8, icon: 'roundRect' },
    grid: { left: 62, right: 24, top: 38, bottom: 46 },
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: look.panel, borderColor: look.line, padding: [6, 10],
      textStyle: { color: look.ink, fontSize: 12 }, valueFormatter: (v) => short(v) + ' ' + unit,
    },
  }, options);
}

function line(name, points, color, options) {
  return Object.assign({
    name, type: 'line', data: points, showSymbol: false, color,
    lineStyle: { width: 1.8, color }, emphasis: { disabled: true },
  }, options);
}

// A filled band between lower and upper; rows are [x, lower, upper].
function band(rows, color, opacity, options) {
  return Object.assign({
    type: 'custom', silent: true, clip: true, data: rows, tooltip: { show: false }, z: 1,
    renderItem(params, api) {
      if (params.dataIndexInside > 0) return null;
      const upper = rows.map((r) => api.coord([r[0], r[2]]));
      const lower = rows.map((r) => api.coord([r[0], r[1]])).reverse();
      return {
        type: 'polygon', shape: { points: upper.concat(lower) }, style: { fill: color, opacity },
        clipPath: { type: 'rect', shape: Object.assign({}, params.coordSys) },
      };
    },
  }, options);
}

function zeroLine() {
  return { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: look.ink, type: 'solid', width: 1 }, data: [{ yAxis: 0 }] };
}
