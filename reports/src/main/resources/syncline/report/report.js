(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const charts = new Map();
  const LANE = 26;
  const MOST_LANES = 40;
  let printing = false;

  const count = n => Math.round(n).toLocaleString('en-US');
  const number = n => n >= 10 ? count(n) : String(Number(n.toPrecision(2)));
  const millis = ms => ms >= 1000 ? `${number(ms / 1000)} s` : `${number(ms)} ms`;
  const two = n => String(n).padStart(2, '0');

  function clock(seconds) {
    const s = Math.round(seconds * 10) / 10;
    if (data.seconds < 120) return `${s} s`;
    const h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60, rest = two(Math.floor(s % 60));
    return h > 0 || data.seconds >= 3600 ? `${h}:${two(m)}:${rest}` : `${m}:${rest}`;
  }

  function palette() {
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue('--' + name).trim();
    const light = { paper: '#fff', ink: '#000', soft: '#555', line: '#ccc', band: '#f4f4f4', bar: '#b9bec6', accent: '#24619e', bad: '#b3261e' };
    return printing ? light : Object.fromEntries(Object.keys(light).map(name => [name, colour(name)]));
  }

  function axisStyle(c) {
    return {
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: c.soft, fontSize: 12, hideOverlap: true },
      splitLine: { lineStyle: { color: c.line } },
    };
  }

  function timeAxis(c, width) {
    const wanted = data.seconds / Math.max(3, Math.min(10, Math.floor(width / 90)));
    const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400]
      .find(s => s >= wanted) ?? Math.ceil(wanted);
    const end = Math.max(data.seconds, step);
    return {
      ...axisStyle(c), type: 'value', min: 0, max: end, interval: step,
      splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: c.line } },
      axisLabel: { color: c.soft, fontSize: 12, formatter: clock, hideOverlap: true, showMaxLabel: end % step === 0 },
      axisPointer: { label: { formatter: p => clock(p.value) } },
    };
  }

  function common(c) {
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: c.ink },
      aria: { enabled: true },
      tooltip: {
        trigger: 'axis', confine: true, backgroundColor: c.paper, borderColor: c.line, borderWidth: 1, padding: [6, 10],
        textStyle: { color: c.ink, fontSize: 12 }, extraCssText: 'box-shadow:none;border-radius:2px',
        axisPointer: { lineStyle: { color: c.soft, type: 'solid', width: 1 } },
      },
    };
  }

  const overTime = { left: 52, right: 12, top: 12, bottom: 28 };

  function line(c, name, rows, more) {
    return {
      type: 'line', name, data: rows, symbol: rows.length > 1 ? 'none' : 'circle', symbolSize: 5, sampling: 'lttb',
      lineStyle: { width: 1.5, color: c.accent }, itemStyle: { color: c.accent }, emphasis: { disabled: true }, ...more,
    };
  }

  function lanes() {
    if (data.timeline.length <= MOST_LANES) {
      return data.timeline.map((bar, i) => ({ ...bar, lane: i, label: bar.name }));
    }
    return data.timeline.map(bar => bar.kind === 'step'
      ? { ...bar, lane: 0, label: 'steps' }
      : { ...bar, lane: 1, label: 'syncs' });
  }

  const drawn = {
    timeline(c, width) {
      const bars = lanes();
      const labels = [];
      bars.forEach(bar => { labels[bar.lane] = bar.label; });
      const room = Math.min(190, Math.round(width * 0.36));
      const least = data.seconds / 300;
      const colours = { step: c.bar, sync: c.accent, failed: c.bad };
      const rows = labels.map((_, lane) => bars.filter(bar => bar.lane === lane).sort((a, b) => a.start - b.start));
      const series = [];
      // A lane is a stack of a gap, a bar, a gap, a bar and so on
      rows.forEach((row, lane) => {
        let end = 0;
        row.forEach(bar => {
          const length = Math.max(bar.seconds, least);
          const start = Math.max(bar.start, end);
          const at = value => [{ value: [value, lane] }];
          series.push({ type: 'bar', stack: 'all', barWidth: 12, silent: true, data: at(start - end), itemStyle: { color: 'transparent' } });
          series.push({ type: 'bar', stack: 'all', barWidth: 12, data: at(length), itemStyle: { color: colours[bar.kind] }, emphasis: { disabled: true }, bar });
          end = start + length;
        });
      });
      return {
        ...common(c),
        tooltip: {
          ...common(c).tooltip, trigger: 'item',
          formatter: p => {
            const bar = series[p.seriesIndex].bar;
            return `${echarts.format.encodeHTML(bar.name)}<br>from ${clock(bar.start)}, took ${number(bar.seconds)} s`;
          },
        },
        grid: { left: room, right: 12, top: 4, bottom: 28 },
        xAxis: timeAxis(c, width - room),
        yAxis: {
          ...axisStyle(c), type: 'category', inverse: true, data: labels,
          axisLabel: { color: c.ink, fontSize: 12, width: room - 12, overflow: 'truncate', interval: 0 },
        },
        series,
      };
    },

    throughput(c, width) {
      const bands = data.timeline.filter(bar => bar.kind !== 'step');
      return {
        ...common(c), grid: overTime,
        tooltip: { ...common(c).tooltip, valueFormatter: v => v == null ? '' : `${number(v)} records/s` },
        xAxis: timeAxis(c, width),
        yAxis: { ...axisStyle(c), type: 'value', min: 0, splitNumber: 4, axisLabel: { color: c.soft, fontSize: 12, formatter: v => v >= 1000 ? `${v / 1000}k` : number(v) } },
        series: [line(c, 'read', data.throughput, {
          markArea: {
            silent: true, itemStyle: { color: c.band },
            label: { show: false },
            data: bands.map(bar => [{ xAxis: bar.start }, { xAxis: bar.start + bar.seconds }]),
          },
        })],
      };
    },

    latency(c, width) {
      const column = i => data.latency.map(row => [row[0], Math.max(row[i], 0.01)]);
      const styles = [
        ['p50', { width: 2, color: c.accent }], ['p90', { width: 1.5, color: c.accent, type: [6, 3] }],
        ['p99', { width: 1.5, color: c.ink }], ['max', { width: 1, color: c.soft, type: [2, 2] }],
      ];
      return {
        ...common(c), grid: { ...overTime, top: 32 },
        tooltip: { ...common(c).tooltip, valueFormatter: millis },
        legend: { top: 0, left: 44, itemWidth: 22, itemHeight: 8, itemGap: 14, itemStyle: { opacity: 0 }, textStyle: { color: c.soft, fontSize: 12 } },
        xAxis: timeAxis(c, width),
        yAxis: { ...axisStyle(c), type: 'log', axisLabel: { color: c.soft, fontSize: 12, formatter: millis } },
        series: styles.map(([name, lineStyle], i) => line(c, name, column(i + 1), { lineStyle, itemStyle: { color: lineStyle.color } })),
      };
    },

    distribution(c) {
      const share = x => `${Number((100 * (1 - 1 / x)).toFixed(6))} %`;
      return {
        ...common(c), grid: { ...overTime, top: 32, right: 24 },
        tooltip: { ...common(c).tooltip, valueFormatter: millis },
        xAxis: {
          ...axisStyle(c), type: 'log', min: 1, splitLine: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: c.line } },
          axisLabel: { color: c.soft, fontSize: 12, formatter: share, hideOverlap: true },
          axisPointer: { label: { formatter: p => share(p.value) } },
        },
        yAxis: { ...axisStyle(c), type: 'log', axisLabel: { color: c.soft, fontSize: 12, formatter: millis } },
        series: [line(c, 'at most', data.distribution.map(([x, ms]) => [x, Math.max(ms, 0.01)]), { step: 'start', sampling: undefined })],
      };
    },

    heap(c, width) {
      const peak = Math.max(1, ...data.heap.map(row => row[1]));
      const step = 2 ** Math.ceil(Math.log2(peak / 4));
      return {
        ...common(c), grid: { ...overTime, left: 60 },
        tooltip: { ...common(c).tooltip, valueFormatter: v => `${count(v)} MiB` },
        xAxis: timeAxis(c, width),
        yAxis: { ...axisStyle(c), type: 'value', min: 0, max: Math.ceil(peak / step) * step, interval: step, axisLabel: { color: c.soft, fontSize: 12, formatter: v => v >= 1024 ? `${number(v / 1024)} GiB` : v && `${v} MiB` } },
        series: [line(c, 'in use', data.heap)],
      };
    },
  };

  function draw() {
    const colours = palette();
    for (const [name, options] of Object.entries(drawn)) {
      const box = document.getElementById(name);
      if (!box) continue;
      if (name === 'timeline') {
        const count = new Set(lanes().map(bar => bar.lane)).size;
        box.style.height = `${count * LANE + 36}px`;
      }
      if (!charts.has(name)) charts.set(name, echarts.init(box, null, { renderer: 'svg' }));
      const chart = charts.get(name);
      chart.resize({ width: printing ? Math.min(box.clientWidth, 680) : 'auto' });
      chart.setOption(options(colours, chart.getWidth()), true);
      chart.getZr().flush();
    }
    document.documentElement.dataset.drawn = 'true';
  }

  let pending = 0;
  const redraw = () => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(draw);
  };
  addEventListener('resize', redraw);
  dark.addEventListener('change', redraw);
  addEventListener('beforeprint', () => { printing = true; draw(); });
  addEventListener('afterprint', () => { printing = false; redraw(); });
  draw();
})();
