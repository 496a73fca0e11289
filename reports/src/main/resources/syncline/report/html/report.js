(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  const drawn = new Map();
  const LANE = 38;
  const PAPER = { wide: 680, half: 325 };

  const count = n => Math.round(n).toLocaleString('en-US');
  const number = n => Math.abs(n) >= 10 ? count(n) : String(Number(n.toPrecision(2)));
  const short = n => n >= 1e6 ? `${number(n / 1e6)}M` : n >= 1e4 ? `${number(n / 1e3)}k` : number(n);
  const millis = ms => ms >= 1000 ? `${number(ms / 1000)} s` : `${number(ms)} ms`;
  const duration = s => s >= 5400 ? `${number(s / 3600)} h` : s >= 120 ? `${number(s / 60)} min` : `${number(s)} s`;
  const mebibytes = mb => mb >= 512 ? `${Number((mb / 1024).toFixed(1))} GiB` : `${number(mb)} MiB`;
  const two = n => String(n).padStart(2, '0');

  /** On an axis, and where there is more room. */
  const units = {
    count: [short, count],
    perSecond: [n => `${short(n)}/s`, n => `${number(n)}/s`],
    latency: [millis, millis],
    millis: [millis, millis],
    seconds: [duration, duration],
    percent: [n => `${Math.round(100 * n)} %`, n => `${Math.round(100 * n)} %`],
    mebibytes: [mebibytes, mebibytes],
  };

  function days(s) {
    const d = Math.floor(s / 86400), h = Math.floor(s / 3600) % 24, m = Math.floor(s / 60) % 60;
    return h > 0 || m > 0 ? `${d} d ${two(h)}:${two(m)}` : `${d} d`;
  }

  function clock(seconds) {
    const s = Math.round(seconds * 10) / 10;
    if (data.seconds < 120) return `${s} s`;
    if (data.seconds >= 172800) return days(s);
    const h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60, rest = two(Math.floor(s % 60));
    return h > 0 || data.seconds >= 3600 ? `${h}:${two(m)}:${rest}` : `${m}:${rest}`;
  }

  function palette() {
    const style = getComputedStyle(root);
    const names = ['paper', 'ink', 'soft', 'line', 'blue', 'orange', 'teal', 'purple', 'red', 'grey'];
    return Object.fromEntries(names.map(name => [name, style.getPropertyValue('--' + name).trim()]));
  }

  const label = c => ({ color: c.soft, fontSize: 12, hideOverlap: true });

  function valueAxis(c, formatter, more) {
    return {
      type: 'value', min: 0, splitNumber: 4, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { ...label(c), formatter }, splitLine: { lineStyle: { color: c.line } }, ...more,
    };
  }

  const niceSeconds = wanted =>
    [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400,
      172800, 432000, 604800, 864000, 1209600, 2592000, 7776000]
      .find(s => s >= wanted) ?? Math.ceil(wanted);

  function timeAxis(c, width) {
    const all = data.seconds - data.from;
    const step = niceSeconds(all / Math.max(3, Math.min(10, Math.floor((width - 74) / 56))));
    // The same on a wide chart as on a narrow one
    const start = Math.floor(data.from / niceSeconds(all / 10)) * niceSeconds(all / 10);
    const end = Math.max(data.seconds, start + step);
    return {
      type: 'value', min: start, max: end, interval: step, splitLine: { show: false }, axisTick: { show: false },
      axisLine: { show: true, onZero: false, lineStyle: { color: c.line } },
      axisLabel: { ...label(c), formatter: clock, showMaxLabel: (end - start) % step === 0 },
      axisPointer: { label: { formatter: p => clock(p.value) } },
    };
  }

  function tooltip(c, more) {
    return {
      trigger: 'axis', confine: true, backgroundColor: c.paper, borderColor: c.line, borderWidth: 1, padding: [6, 10],
      textStyle: { color: c.ink, fontSize: 12 }, extraCssText: 'box-shadow:none;border-radius:2px',
      axisPointer: { lineStyle: { color: c.soft, type: 'solid', width: 1 } }, ...more,
    };
  }

  function common(c) {
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: c.ink },
      // One for all, so that the same second stands below the same second
      grid: { left: 60, right: 14, top: 10, bottom: 26, outerBoundsMode: 'none' },
    };
  }

  const dashes = { solid: 'solid', area: 'solid', dashed: [6, 4], dotted: [2, 3] };

  function line(c, line, least) {
    const has = i => line.points[i] !== undefined && line.points[i][1] !== null;
    // A point between two gaps has no line, and is drawn as a dot
    const points = line.points.map(([x, y], i) => {
      const value = [x, y === null ? null : Math.max(y, least)];
      return has(i - 1) || has(i + 1) ? value : { value, symbol: 'circle' };
    });
    const colour = c[line.colour];
    return {
      type: 'line', name: line.name, data: points, symbol: 'none', symbolSize: 5,
      lineStyle: { width: line.stroke === 'dotted' ? 1.25 : 1.75, color: colour, type: dashes[line.stroke] },
      areaStyle: line.stroke === 'area' ? { color: colour, opacity: 0.14 } : undefined,
      itemStyle: { color: colour }, emphasis: { disabled: true },
    };
  }

  /** A fault shades the time for which it lasted. */
  function shaded(c, series) {
    if (series.length > 0 && data.faults.length > 0) {
      series[0].markArea = {
        silent: true, label: { show: false }, itemStyle: { color: c.orange, opacity: 0.12 },
        data: data.faults.map(([from, to]) => [{ xAxis: from }, { xAxis: to }]),
      };
    }
    return series;
  }

  /** Heap is read in powers of two. */
  function binary(lines) {
    const peak = Math.max(1, ...lines.flatMap(l => l.points.map(p => p[1] ?? 0)));
    const step = 2 ** Math.ceil(Math.log2(peak / 4));
    return { max: Math.ceil(peak / step) * step, interval: step };
  }

  const kinds = {
    time(chart, c, width) {
      const [axis, full] = units[chart.unit];
      const log = chart.unit === 'latency';
      const more = log ? { type: 'log', min: undefined } : chart.unit === 'mebibytes' ? binary(chart.lines) : {};
      return {
        ...common(c),
        tooltip: tooltip(c, { valueFormatter: v => v == null ? '' : full(v) }),
        xAxis: timeAxis(c, width),
        yAxis: valueAxis(c, axis, more),
        series: shaded(c, chart.lines.map(l => line(c, l, log ? 0.01 : -Infinity))),
      };
    },

    categories(chart, c) {
      const [axis, full] = units[chart.unit];
      return {
        ...common(c),
        tooltip: tooltip(c, { valueFormatter: v => v == null ? '' : full(v) }),
        xAxis: {
          type: 'category', data: chart.xs, axisTick: { show: false }, axisLine: { lineStyle: { color: c.line } },
          axisLabel: label(c),
        },
        yAxis: valueAxis(c, axis),
        series: chart.lines.map(l => ({ ...line(c, l, -Infinity), symbol: 'circle' })),
      };
    },

    percentiles(chart, c) {
      const share = x => `${Number((100 * (1 - 1 / x)).toFixed(6))} %`;
      return {
        ...common(c), grid: { ...common(c).grid, right: 32 },
        tooltip: tooltip(c, { valueFormatter: millis }),
        xAxis: {
          type: 'log', min: 1, splitLine: { show: false }, axisTick: { show: false },
          axisLine: { show: true, onZero: false, lineStyle: { color: c.line } },
          axisLabel: { ...label(c), formatter: share }, axisPointer: { label: { formatter: p => share(p.value) } },
        },
        yAxis: valueAxis(c, millis, { type: 'log', min: undefined }),
        series: chart.lines.map(l => ({ ...line(c, l, 0.01), step: 'start' })),
      };
    },

    bars(chart, c, width) {
      return {
        ...common(c), grid: { ...common(c).grid, top: 22, bottom: 40 },
        tooltip: tooltip(c, { trigger: 'item' }),
        xAxis: {
          type: 'category', data: chart.bars.map(bar => bar.name), axisTick: { show: false },
          axisLine: { lineStyle: { color: c.line } }, // A long name stands below its short neighbours where there is no room beside them
          axisLabel: { ...label(c), interval: 0, hideOverlap: false, formatter: name => width < 480 && name.length > 3 ? `\n${name}` : name },
        },
        yAxis: valueAxis(c, short, { minInterval: 1 }),
        series: [{
          type: 'bar', name: chart.title, barCategoryGap: '30%', emphasis: { disabled: true },
          label: { show: true, position: 'top', color: c.ink, fontSize: 12, formatter: p => p.value > 0 ? count(p.value) : '' },
          data: chart.bars.map(bar => ({ value: bar.count, itemStyle: { color: c[bar.colour] } })),
        }],
      };
    },

    timeline(chart, c, width) {
      const least = (data.seconds - data.from) / 300;
      const series = [];
      // A lane is a stack of a gap, a bar, a gap, a bar and so on
      chart.lanes.forEach((lane, row) => {
        let end = 0;
        lane.bars.slice().sort((a, b) => a.start - b.start).forEach(bar => {
          const length = Math.max(bar.seconds, least);
          const start = Math.max(bar.start, end);
          const at = value => [{ value: [value, row] }];
          const common = { type: 'bar', stack: 'all', barWidth: 11, barGap: '0%' };
          series.push({ ...common, silent: true, data: at(start - end), itemStyle: { color: 'transparent' } });
          series.push({ ...common, data: at(length), itemStyle: { color: c[bar.colour] }, emphasis: { disabled: true }, bar });
          end = start + length;
        });
      });
      return {
        ...common(c), grid: { ...common(c).grid, top: 14 },
        tooltip: tooltip(c, {
          trigger: 'item',
          formatter: p => {
            const bar = series[p.seriesIndex].bar;
            return `${echarts.format.encodeHTML(bar.name)}<br>from ${clock(bar.start)}, took ${duration(bar.seconds)}`;
          },
        }),
        xAxis: { ...timeAxis(c, width), splitLine: { show: true, lineStyle: { color: c.line } } },
        yAxis: {
          type: 'category', inverse: true, data: chart.lanes.map(lane => lane.name),
          axisLine: { show: false }, axisTick: { show: false },
          axisLabel: {
            color: c.ink, fontSize: 12, interval: 0, inside: true, margin: 2, align: 'left', verticalAlign: 'bottom',
            padding: [0, 0, 9, 0], width: width - 78, overflow: 'truncate', textBorderColor: c.paper, textBorderWidth: 3,
          },
          z: 10,
        },
        series,
      };
    },
  };

  function draw() {
    const colours = palette();
    for (const chart of data.charts) {
      const box = document.getElementById(chart.id);
      if (chart.kind === 'timeline') box.style.height = `${chart.lanes.length * LANE + 40}px`;
      if (!drawn.has(chart.id)) drawn.set(chart.id, echarts.init(box, null, { renderer: 'svg' }));
      const picture = drawn.get(chart.id);
      const paper = box.closest('.several') ? PAPER.half : PAPER.wide;
      picture.resize({ width: 'paper' in root.dataset ? paper : 'auto' });
      picture.setOption(kinds[chart.kind](chart, colours, picture.getWidth()), true);
      picture.getZr().flush();
    }
    root.dataset.drawn = 'true';
  }

  let pending = 0;
  const redraw = () => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(draw);
  };
  addEventListener('resize', redraw);
  dark.addEventListener('change', redraw);
  addEventListener('beforeprint', () => { root.dataset.paper = 'true'; draw(); });
  addEventListener('afterprint', () => { delete root.dataset.paper; redraw(); });
  draw();

  const slider = document.getElementById('chosen-sync');
  if (slider) {
    const chapters = document.querySelectorAll('.chapter');
    const choose = () => {
      chapters.forEach((chapter, i) => { chapter.hidden = i !== Number(slider.value); });
      document.getElementById('chosen-number').value = chapters[slider.value].dataset.sync;
    };
    slider.addEventListener('input', choose);
    slider.closest('.chooser').hidden = false;
    choose();
  }
})();
