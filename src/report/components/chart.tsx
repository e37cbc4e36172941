/** The models side by side: a dot for the median speed-up, a bar for its 95 % interval, on a logarithmic scale, since speed-ups are ratios. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { formatInterval, formatRatio, formatSeconds, isAdvised, labelOf } from '../../advice';
import type { BenchmarkReport, Measurement } from '../../model';
import { typeset } from './typeset';

/** A finished measurement as it is drawn. */
interface Drawn {
  speedup: number;
  interval: readonly [number, number];
  /** Enough rounds for an interval; without them it is the median twice. */
  sure?: boolean;
}

const ROW_HEIGHT = 26;
const AXIS_HEIGHT = 20;

/** Positions are in percent of the plot's width, so that a chart fits any width without a script. */
export interface ChartScale {
  at(speedup: number): string;
  ticks: number[];
}

/** The scale that fits these intervals: 1 is always on it, and no less than 0.8 to 1.25 is shown, so that noise does not look like gain. */
export function chartScale(drawn: readonly Drawn[]): ChartScale {
  const values = drawn.flatMap(({ speedup, interval }) => [speedup, ...interval]).filter(value => Number.isFinite(value) && value > 0);
  const low = Math.min(0.8, ...values);
  const high = Math.max(1.25, ...values);
  const scale = scaleLog().domain([low, high]).range([4, 96]);
  return { at: speedup => `${round(scale(Math.min(high, Math.max(low, speedup))))}%`, ticks: ticksBetween(low, high) };
}

/** Round numbers, 1 among them: evenly spaced where the range is short, powers of a base where it is long. */
function ticksBetween(low: number, high: number): number[] {
  if (high / low < 3) return spacedOut(scaleLinear().domain([low, high]).ticks(4), Math.log(high / low));
  const base = high / low > 1000 ? 10 : high / low > 64 ? 4 : 2;
  const from = Math.ceil(Math.log(low) / Math.log(base) - 1e-9);
  const to = Math.floor(Math.log(high) / Math.log(base) + 1e-9);
  const powers = Array.from({ length: to - from + 1 }, (_, index) => base ** (from + index));
  if (powers.length > 2) return powers;
  // An axis wants more than two numbers: those half-way between the powers.
  return [...powers, ...Array.from({ length: to - from + 2 }, (_, index) => 1.5 * base ** (from - 1 + index))].filter(tick => tick >= low && tick <= high).sort((a, b) => a - b);
}

/** Steps that are even as numbers crowd on a logarithmic axis: of neighbours closer than a sixth of it one goes, 1 never does. */
function spacedOut(ticks: readonly number[], length: number): number[] {
  const near = (a: number, b: number) => Math.abs(Math.log(a / b)) < length / 6;
  const above = ticks.filter(tick => tick >= 1).reduce<number[]>((kept, tick) => (kept.length > 0 && near(tick, kept[kept.length - 1]) ? kept : [...kept, tick]), []);
  const below = ticks.filter(tick => tick < 1).reduceRight<number[]>((kept, tick) => (near(tick, kept[0] ?? 1) ? kept : [tick, ...kept]), []);
  return [...below, ...above];
}

const round = (value: number) => Math.round(value * 100) / 100;

/** What to draw of a measurement; null where it has no speed-up. The serial run shows its own spread around 1. */
function drawn(measurement: Measurement): Drawn | null {
  if (measurement.state !== 'completed' || measurement.speedup === null) return null;
  const { medianSeconds, medianInterval, speedup, speedupInterval } = measurement;
  if (measurement.model === 'serial' && medianSeconds && medianInterval && medianInterval[0] > 0) {
    return { speedup, interval: [medianSeconds / medianInterval[1], medianSeconds / medianInterval[0]], sure: true };
  }
  return { speedup, interval: speedupInterval ?? [speedup, speedup], sure: speedupInterval !== null };
}

export function Chart({ report }: { report: BenchmarkReport }) {
  const { measurements, recommendation, workload } = report;
  const rows = measurements.map(measurement => ({ measurement, drawn: drawn(measurement) }));
  const scale = chartScale(rows.flatMap(row => row.drawn ?? []));
  return (
    <table class="chart">
      <caption>Speed-up over serial <span class="muted">with 95{'\u00a0'}% interval, {workload.tasks} {workload.tasks === 1 ? 'task' : 'tasks'} a round</span></caption>
      <thead class="hidden"><tr><th scope="col">Model</th><th scope="col">Chart</th><th scope="col">Speed-up</th><th scope="col">A round</th></tr></thead>
      <tbody>
        {rows.map(row => <ChartRow {...row} scale={scale} advised={isAdvised(row.measurement, recommendation)} />)}
      </tbody>
      <tfoot aria-hidden="true">
        <tr><td /><td class="plot-cell"><Axis scale={scale} /></td><td /><td class="seconds" /></tr>
      </tfoot>
    </table>
  );
}

function ChartRow({ measurement, drawn: shape, scale, advised }: { measurement: Measurement; drawn: Drawn | null; scale: ChartScale; advised: boolean }) {
  const label = typeset(labelOf(measurement));
  const state = advised ? 'advised' : measurement.equalResults === false ? 'wrong' : shape ? 'other' : 'absent';
  if (!shape) {
    const why = measurement.error?.message ?? 'No time was taken.';
    return <tr class={`row-${state}`}><th scope="row" class="note" colSpan={4} title={why}>{label} <span class="muted">{measurement.state === 'completed' ? '' : `${measurement.state}: `}{why}</span></th></tr>;
  }
  return (
    <tr class={`row-${state}`}>
      <th scope="row">{label}{advised && <span class="hidden"> (advised)</span>}</th>
      <td class="plot-cell"><Plot label={label} shape={shape} scale={scale} wrong={state === 'wrong'} /></td>
      <td class="speedup">{formatRatio(shape.speedup)}×</td>
      <td class="seconds">{state === 'wrong' ? 'other results' : typeset(formatSeconds(measurement.medianSeconds ?? NaN))}</td>
    </tr>
  );
}

function Plot({ label, shape: { speedup, interval, sure }, scale, wrong }: { label: string; shape: Drawn; scale: ChartScale; wrong: boolean }) {
  const middle = ROW_HEIGHT / 2;
  const [low, high] = interval.map(scale.at);
  return (
    <svg class="plot" width="100%" height={ROW_HEIGHT} role="img">
      <title>{`${label}: ${formatRatio(speedup)}×`}</title>
      <desc>{`${formatRatio(speedup)} times as fast as serial, ${sure ? `95 % interval ${formatInterval(interval)}` : 'measured too seldom for an interval'}${wrong ? '; its results differ from serial\'s' : ''}`}</desc>
      {scale.ticks.map(tick => <line class={tick === 1 ? 'grid baseline' : 'grid'} x1={scale.at(tick)} x2={scale.at(tick)} y1="0" y2={ROW_HEIGHT} />)}
      <line class="interval" x1={low} x2={high} y1={middle} y2={middle} />
      <line class="cap" x1={low} x2={low} y1={middle - 4} y2={middle + 4} />
      <line class="cap" x1={high} x2={high} y1={middle - 4} y2={middle + 4} />
      <circle class="median" cx={scale.at(speedup)} cy={middle} r="4.5" />
    </svg>
  );
}

/** A narrow plot has room for two labels: 1, and the end of the axis that is further from it. */
function Axis({ scale }: { scale: ChartScale }) {
  const [first, last] = [scale.ticks[0], scale.ticks[scale.ticks.length - 1]];
  const far = last * first >= 1 ? last : first;
  return (
    <svg class="axis" width="100%" height={AXIS_HEIGHT}>
      {scale.ticks.map(tick => (
        <g class={tick === 1 || tick === far ? undefined : 'between'}>
          <line class={tick === 1 ? 'grid baseline' : 'grid'} x1={scale.at(tick)} x2={scale.at(tick)} y1="0" y2="5" />
          <text x={scale.at(tick)} y="17" text-anchor="middle">{`${Number(tick.toPrecision(3))}×`}</text>
        </g>
      ))}
    </svg>
  );
}
