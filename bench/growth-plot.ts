/** The plot of the growth: one panel for each series and figure, drawn without a library. */
import type { Growth } from './growth.js';

const PANEL = { width: 250, height: 150 };
const MARGIN = { left: 46, top: 34, right: 16, bottom: 34 };
const STEP = {
  x: PANEL.width + MARGIN.left + MARGIN.right,
  y: PANEL.height + MARGIN.top + MARGIN.bottom,
};

interface Point {
  readonly x: number;
  readonly y: number;
}

/** An SVG that is readable on a light and on a dark page. */
export function plotGrowth(all: readonly Growth[]): string {
  const panels = all.flatMap(({ title, points }, column) => [
    panel(
      column,
      0,
      'ms to an answer',
      title,
      points.map((one) => ({ x: one.size, y: one.p50 })),
    ),
    panel(
      column,
      1,
      'MB of memory',
      title,
      points.map((one) => ({ x: one.size, y: one.memory })),
    ),
  ]);
  const [width, height] = [STEP.x * all.length, STEP.y * 2];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<title>Time and memory against page size, participants and clients</title>
<style>
  text { font: 12px system-ui, sans-serif; fill: #333 }
  .axis { stroke: #999; fill: none }
  .line { stroke: #0b62c4; stroke-width: 2; fill: none }
  .dot { fill: #0b62c4 }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd }
    .axis { stroke: #777 }
    .line { stroke: #6cb2ff }
    .dot { fill: #6cb2ff }
  }
</style>
${panels.join('\n')}
</svg>
`;
}

function panel(
  column: number,
  row: number,
  figure: string,
  title: string,
  points: readonly Point[],
): string {
  const most = { x: largest(points, 'x'), y: roundUp(largest(points, 'y')) };
  const place = ({ x, y }: Point): string =>
    `${Math.round((x / most.x) * PANEL.width)},${Math.round((1 - y / most.y) * PANEL.height)}`;
  const places = points.map(place);
  const dots = places.map((at) => {
    const [x, y] = at.split(',');
    return `<circle class="dot" cx="${x}" cy="${y}" r="3"/>`;
  });
  return `<g transform="translate(${column * STEP.x + MARGIN.left} ${row * STEP.y + MARGIN.top})">
  <text x="0" y="-12">${figure}</text>
  <path class="axis" d="M0 0V${PANEL.height}H${PANEL.width}"/>
  <text x="-6" y="4" text-anchor="end">${most.y}</text>
  <text x="-6" y="${PANEL.height + 4}" text-anchor="end">0</text>
  <text x="${PANEL.width}" y="${PANEL.height + 18}" text-anchor="end">${most.x}</text>
  <text x="${PANEL.width / 2}" y="${PANEL.height + 18}" text-anchor="middle">${title}</text>
  <polyline class="line" points="${places.join(' ')}"/>
  ${dots.join('')}
</g>`;
}

function largest(points: readonly Point[], axis: keyof Point): number {
  return Math.max(...points.map((point) => point[axis]));
}

/** So that the axis ends with a number that can be read, such as 15 or 300. */
function roundUp(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.ceil(value / unit) * unit;
}
