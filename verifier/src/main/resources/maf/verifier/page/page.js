// Draws /live.json each second while the page is visible.
import {Plot} from './plot.js';

const POLL_MS = 1000;
const TIMEOUT_MS = 5000;
const $ = id => document.getElementById(id);
const stations = new Map();
let chosen = null;
let blamed = null;
let plot = null;

const NAMES = {mysql: 'MySQL', postgres: 'PostgreSQL', mongodb: 'MongoDB'};
const STAGES = {
  written: 'written, not captured',
  captured: 'captured, not cleansed',
  quarantined: 'refused by the contract',
  cleansed: 'cleansed, not stored',
  'dead-lettered': 'refused by the store',
  stored: 'stored, not visible',
};
const number = new Intl.NumberFormat('en', {maximumSignificantDigits: 3});
const whole = new Intl.NumberFormat('en', {maximumFractionDigits: 0});

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function shown({value, unit}) {
  if (value === null) {
    return 'not known';
  }
  if (unit === 's') {
    return seconds(value);
  }
  return unit === '/s' ? `${value < 1000 ? number.format(value) : whole.format(value)}/s` : whole.format(value);
}

function seconds(value) {
  return value < 1 ? `${Math.round(value * 1000)} ms` : value < 100 ? `${value.toFixed(1)} s` : `${whole.format(value)} s`;
}

function ago(ms) {
  const passed = Math.max(0, Date.now() - ms) / 1000;
  return passed < 90 ? `${Math.round(passed)} s ago` : passed < 5400 ? `${Math.round(passed / 60)} min ago` : `${Math.round(passed / 3600)} h ago`;
}

// Changes only what differs, to keep the selection and the position of a screen reader.
function text(node, value) {
  if (node.textContent !== value) {
    node.textContent = value;
  }
}

function stationFor(station, lanes) {
  let made = stations.get(station.id);
  if (!made) {
    const node = element('button', {type: 'button', className: 'station'});
    made = {node, title: element('b'), says: element('span', {className: 'says'}), figures: []};
    node.dataset.column = station.column;
    node.id = `station-${station.id}`;
    node.style.setProperty('--lane', String(lanes.indexOf(station.lane) + 1));
    node.setAttribute('aria-pressed', 'false');
    node.append(made.title, made.says);
    node.addEventListener('click', () => choose(station.id));
    for (const figure of station.figures) {
      const value = element('i');
      const line = element('span', {className: figure.alarm ? 'figure aside' : 'figure'}, `${figure.name} `, value);
      made.figures.push({line, value});
      node.append(line);
    }
    stations.set(station.id, made);
    $('path').append(node);
  }
  return made;
}

function choose(id) {
  chosen = chosen === id ? null : id;
  stations.forEach((station, key) => station.node.setAttribute('aria-pressed', String(key === chosen)));
  detail();
}

function detail() {
  const station = stations.get(chosen ?? blamed)?.last; // without a choice, the station of the verdict
  const name = station && (station.lane ? `${NAMES[station.lane] ?? station.lane}, ${station.title}` : station.title);
  const words = station ? `${name}: ${station.says}. ${station.detail}` : 'Choose a station to see its status.';
  text($('detail'), words);
}

function drawPath(live) {
  const lanes = [...new Set(live.stations.map(station => station.lane).filter(lane => lane))];
  blamed = live.verdicts[0]?.station ?? null;
  $('path').style.setProperty('--lanes', String(lanes.length));
  for (const station of live.stations) {
    const drawn = stationFor(station, lanes);
    drawn.last = station;
    drawn.node.dataset.state = station.state;
    text(drawn.title, station.title);
    text(drawn.says, station.says);
    station.figures.forEach((figure, at) => {
      text(drawn.figures[at].value, shown(figure));
      drawn.figures[at].line.classList.toggle('alarm', figure.alarm && figure.value > 0);
    });
  }
  detail();
}

function drawVerdict(live) {
  const [first, ...others] = live.verdicts;
  const words = first ? first.text : 'Everything flows';
  const key = JSON.stringify([live.state, words, others.map(other => other.text)]);
  const node = $('verdict');
  if (node.dataset.key !== key) {
    node.dataset.key = key;
    node.dataset.state = live.state;
    node.replaceChildren(element('strong', {textContent: words}));
    if (others.length) {
      node.append(element('ul', {}, ...others.map(other => element('li', {textContent: other.text}))));
    }
  }
  document.title = live.state === 'ok' ? 'MAF' : `${live.state === 'slow' ? '!' : '✕'} ${words}`;
}

function middle(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

function drawSources(live) {
  const since = live.atMs - 300_000;
  const items = live.canary.sources.map((source, at) => {
    const delays = source.delays.filter(point => point.atMs >= since).map(point => point.seconds);
    const words = delays.length
      ? ` half within ${seconds(middle(delays))}, slowest ${seconds(Math.max(...delays))}`
      : ' no probe arrived in the last five minutes';
    const item = element('li', {}, key(at), element('b', {textContent: NAMES[source.source] ?? source.source}), element('i', {textContent: words}));
    if (source.late) {
      const stage = source.stage ? `: ${STAGES[source.stage]}` : '';
      item.append(element('span', {className: 'late', textContent: ` one waits for ${whole.format(source.waitingSeconds)} s${stage}`}));
    }
    return item;
  });
  $('sources').replaceChildren(...items);
  $('plot').hidden = !live.canary.on;
  $('canary-note').hidden = live.canary.on;
  text($('canary-note'), live.canary.on ? '' : `${live.canary.note}.`);
  if (live.canary.on) {
    plot ??= new Plot($('plot'), live.canary.sources.map(source => NAMES[source.source] ?? source.source), seconds);
    plot.draw(live.canary.sources, live.atMs);
  }
}

// A sample of the source's line in the plot: its colour and dash.
function key(at) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  for (const [name, value] of Object.entries({x1: 0, x2: 28, y1: 5, y2: 5, 'stroke-width': 2.5, 'stroke-dasharray': Plot.dash(at).join(' ')})) {
    line.setAttribute(name, value);
  }
  line.setAttribute('stroke', Plot.colour(at));
  svg.setAttribute('viewBox', '0 0 28 10');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(line);
  return svg;
}

function drawCompared(live) {
  const state = JSON.stringify(live.compared.map(table => [table.table, table.outcome, ago(table.atMs)]));
  if ($('compared').dataset.key === state) {
    return;
  }
  $('compared').dataset.key = state;
  if (!live.compared.length) {
    $('compared').replaceChildren(element('p', {textContent: 'Nothing compared yet: the first comparison starts a minute after the verifier.'}));
    return;
  }
  const head = element('tr', {}, ...['Table', 'Outcome', 'Equal', 'Differ', 'When'].map((name, at) =>
    element('th', {textContent: name, scope: 'col', className: at === 2 || at === 3 ? 'number' : ''})));
  const rows = live.compared.map(table => {
    const outcome = element('td', {textContent: table.outcome, title: table.reason});
    outcome.dataset.outcome = table.outcome;
    const known = table.outcome !== 'unchecked';
    return element('tr', {},
      element('td', {textContent: table.table}), outcome,
      element('td', {className: 'number', textContent: known ? whole.format(table.equal) : '–'}),
      element('td', {className: 'number', textContent: known ? whole.format(table.differing) : '–'}),
      element('td', {textContent: ago(table.atMs)}));
  });
  $('compared').replaceChildren(element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)));
}

async function look() {
  try {
    const answer = await fetch('/live.json', {signal: AbortSignal.timeout(TIMEOUT_MS)});
    const live = await answer.json();
    document.body.classList.remove('stale');
    if (live) { // null before the first snapshot
      drawVerdict(live);
      drawPath(live);
      drawSources(live);
      drawCompared(live);
      text($('clock'), new Date(live.atMs).toLocaleTimeString());
    }
  } catch {
    document.body.classList.add('stale');
    drawVerdict({state: 'broken', verdicts: [{text: 'The verifier, which serves this page, does not answer'}]});
  }
}

async function watch() {
  if (!document.hidden) {
    await look();
  }
  setTimeout(watch, POLL_MS);
}

watch();
