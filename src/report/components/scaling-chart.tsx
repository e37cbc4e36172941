/** Throughput over workers: a dot for what was measured with its 95 % interval, the fitted law as a curve. Both axes are logarithmic: in proportion is a straight line. */
import { scaleLog } from 'd3-scale';
import { formatCount, formatRatio, modelName, throughputOf } from '../../advice';
import type { ModelScaling } from '../../model';
import { typeset } from './typeset';

const WIDTH = 360;
const HEIGHT = 190;
const MARGIN = { left: 44, right: 14, top: 10, bottom: 30 };
/** Between two models' dots at one number of workers, which would cover one another. */
const ASIDE = 5;
/** Points on the curve. */
const STEPS = 48;
/** A curve each: told apart by dash, not by colour alone. */
const DASHES = ['', '6 3', '2 3', '8 3 2 3', '1 2', '10 4'];

export interface ScalingScales {
  x(workers: number): number;
  y(tasksPerSecond: number): number;
  xTicks: number[];
  yTicks: number[];
}

/** Scales that show every point, its interval and the curve between them. */
export function scalingScales(all: readonly ModelScaling[]): ScalingScales {
  const points = all.flatMap(({ points: each }) => each);
  const workers = points.map(point => point.workers);
  const rates = points.flatMap(({ tasksPerSecond, tasksPerSecondInterval }) => [tasksPerSecond, ...tasksPerSecondInterval ?? []]);
  const x = scaleLog().base(2).domain([Math.min(...workers), Math.max(...workers)]).range([MARGIN.left + 6, WIDTH - MARGIN.right]);
  const y = scaleLog().domain([Math.min(...rates) * 0.9, Math.max(...rates) * 1.1]).range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const distinct = [...new Set(workers)].sort((a, b) => a - b);
  // Neighbours that would touch: a label needs room for its digits.
  const xTicks = distinct.reduce<number[]>((kept, each) => (kept.length && x(each) - x(kept[kept.length - 1]) < 22 ? kept : [...kept, each]), []);
  return { x, y, xTicks, yTicks: thinned(y.ticks(4)) };
}

function thinned(ticks: readonly number[]): number[] {
  // A logarithmic axis offers 1, 2, 3, ... of each power of ten; 1, 2 and 5 are enough.
  const round = ticks.filter(tick => /^[125]0*$|^0?\.?0*[125]$/.test(String(Number(tick.toPrecision(2)))));
  return round.length >= 2 ? round : [...ticks];
}

const at = (value: number) => Math.round(value * 10) / 10;

export function ScalingChart({ scaling }: { scaling: readonly ModelScaling[] }) {
  const scales = scalingScales(scaling);
  return (
    <figure class="scaling">
      <figcaption>Tasks a second over workers <span class="muted">dots: measured, with 95{'\u00a0'}% interval{scaling.some(({ law }) => law) && '; curves: the fitted law'}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" role="img" aria-label={`Throughput over workers of ${scaling.map(nameOf).join(', ')}`}>
        {scales.yTicks.map(tick => (
          <g>
            <line class="grid" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={at(scales.y(tick))} y2={at(scales.y(tick))} />
            <text x={MARGIN.left - 6} y={at(scales.y(tick)) + 4} text-anchor="end">{tick >= 10000 ? `${tick / 1000}k` : formatRatio(tick)}</text>
          </g>
        ))}
        {scales.xTicks.map(tick => (
          <g>
            <line class="grid" x1={at(scales.x(tick))} x2={at(scales.x(tick))} y1={HEIGHT - MARGIN.bottom} y2={HEIGHT - MARGIN.bottom + 4} />
            <text x={at(scales.x(tick))} y={HEIGHT - MARGIN.bottom + 16} text-anchor="middle">{tick}</text>
          </g>
        ))}
        <line class="grid baseline" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={HEIGHT - MARGIN.bottom} y2={HEIGHT - MARGIN.bottom} />
        {scaling.map((each, index) => <ScalingSeries scaling={each} index={index} scales={scales} aside={(index - (scaling.length - 1) / 2) * ASIDE} />)}
      </svg>
      <ul class="scaling-key">
        {scaling.map((each, index) => (
          <li class={`series series-${index % DASHES.length}`}>
            <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden="true"><line class="curve" x1="0" x2="26" y1="5" y2="5" stroke-dasharray={DASHES[index % DASHES.length]} /><circle class="point" cx="13" cy="5" r="3.5" /></svg>
            {nameOf(each)} <span class="muted">best with {each.bestWorkers}</span>
          </li>
        ))}
        {scaling.some(({ points }) => points.some(({ coreLimited }) => coreLimited)) && <li class="muted">hollow: more workers than cores, not part of the fit</li>}
      </ul>
    </figure>
  );
}

function ScalingSeries({ scaling, index, scales: { x, y }, aside }: { scaling: ModelScaling; index: number; scales: ScalingScales; aside: number }) {
  const { points, law } = scaling;
  const fitted = points.filter(({ coreLimited }) => !coreLimited);
  return (
    <g class={`series series-${index % DASHES.length}`}>
      {law && fitted.length > 1 && <path class="curve" fill="none" stroke-dasharray={DASHES[index % DASHES.length]} d={curve(law, fitted[0].workers, fitted[fitted.length - 1].workers, x, y)} />}
      {points.map(({ workers, tasksPerSecond, tasksPerSecondInterval: interval, coreLimited }) => (
        <g>
          <title>{typeset(`${nameOf(scaling)}, ${formatCount(workers, 'worker')}: ${formatRatio(tasksPerSecond)} tasks/s`)}</title>
          {interval && <line class="point-interval" x1={at(x(workers) + aside)} x2={at(x(workers) + aside)} y1={at(y(interval[0]))} y2={at(y(interval[1]))} />}
          <circle class={coreLimited ? 'point hollow' : 'point'} cx={at(x(workers) + aside)} cy={at(y(tasksPerSecond))} r="3.5" />
        </g>
      ))}
    </g>
  );
}

function curve(law: NonNullable<ModelScaling['law']>, from: number, to: number, x: ScalingScales['x'], y: ScalingScales['y']): string {
  const usl = { lambda: law.tasksPerSecondOfOne, sigma: law.contention, kappa: law.coherency };
  const steps = Array.from({ length: STEPS + 1 }, (_, step) => from * (to / from) ** (step / STEPS));
  return steps.map((workers, step) => `${step ? 'L' : 'M'}${at(x(workers))} ${at(y(throughputOf(usl, workers)))}`).join('');
}

function nameOf({ model, startMethod }: ModelScaling): string {
  return startMethod ? `${modelName(model)} (${startMethod})` : modelName(model);
}
