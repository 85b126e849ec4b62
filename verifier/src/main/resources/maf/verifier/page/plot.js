// Freshness of the last five minutes: one line a source, on a logarithmic scale from a tenth of a second to hours.
import uPlot from './uplot.js';

const SPAN_SECONDS = 300;
const HEIGHT = 250;
const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
const CLOCK = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export class Plot {
  static dash = at => DASHES[at % DASHES.length];
  static colour = at => css(`--series-${at % DASHES.length}`);

  #holder;
  #names;
  #seconds;
  #chart;
  #data = [[]];
  #now = 0;

  constructor(holder, names, seconds) {
    this.#holder = holder;
    this.#names = names;
    this.#seconds = seconds;
    this.#make();
    new ResizeObserver(() => this.#chart.setSize(this.#size())).observe(holder);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#make());
  }

  /** The line of a source with a late probe ends at the age of that probe. */
  draw(sources, nowMs) {
    this.#now = nowMs / 1000;
    const since = nowMs - SPAN_SECONDS * 1000;
    const lines = sources.map(source => {
      const points = source.delays.filter(point => point.atMs >= since);
      const x = points.map(point => point.atMs / 1000);
      const y = points.map(point => Math.max(0.05, point.seconds));
      return source.late ? [[...x, this.#now], [...y, source.waitingSeconds]] : [x, y];
    });
    this.#data = uPlot.join(lines);
    this.#chart.setData(this.#data);
  }

  #size() {
    return {width: Math.max(200, this.#holder.clientWidth - 8), height: HEIGHT};
  }

  #make() {
    this.#chart?.destroy();
    const axis = {stroke: css('--soft'), grid: {stroke: css('--grid'), width: 1}, ticks: {stroke: css('--grid')}, font: '12px system-ui, sans-serif'};
    this.#chart = new uPlot({
      ...this.#size(),
      legend: {show: false},
      cursor: {y: false, points: {size: 6}},
      scales: {
        x: {time: true, range: () => [this.#now - SPAN_SECONDS, this.#now]},
        y: {distr: 3, range: (_, low, high) => [0.1, Math.max(10, high ?? 1)].map((bound, at) => at ? 10 ** Math.ceil(Math.log10(bound)) : bound)},
      },
      axes: [
        {...axis, incrs: [60], values: (_, ticks) => ticks.map(tick => CLOCK.format(tick * 1000))},
        {...axis, size: 62, values: (_, ticks) => ticks.map(tick => tick === null ? null : this.#seconds(tick).replace('.0 s', ' s'))},
      ],
      series: [{}, ...this.#names.map((label, at) => ({
        label, stroke: Plot.colour(at), dash: Plot.dash(at), width: 2, spanGaps: true, points: {show: false},
      }))],
    }, this.#data, this.#holder);
  }
}
