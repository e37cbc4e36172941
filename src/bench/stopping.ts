/**
 * When to stop: looks at the samples so far, lap after lap, without the harm that looking again and again does. Pure.
 *
 * Looking early needs far stronger evidence than the last word does, so that the intervals of the end may be read as if nobody had
 * looked (J. Haybittle, British Journal of Radiology 44, 1971; R. Peto and others, British Journal of Cancer 34, 1976), and giving
 * up follows the chance of a decision if what was seen so far goes on (K. Lan, R. Simon, M. Halperin, Sequential Analysis 1, 1982).
 * How often the intervals then hold is simulated on this very code: test/unit/bench/calibration.test.ts and `npm run bench -- calibration`.
 */
import { normalBelow, studentQuantile } from './distributions';
import type { StopReason } from '../model';
import { centreInterval, confidenceLevel, jointLevel, logRatios, median, perProcess, type Interval } from './statistics';

/** Laps (one round of each contender) that count, at most; with fresh processes, so many of those. */
export const mostLaps = 40;
/** The same where a run goes on until the speed-up is known precisely enough. */
export const mostLapsForPrecision = 400;
/** Chance of error of a comparison that ends the run early, before it is divided among the comparisons. */
const earlyAlpha = 0.003;
/** Each look comes after this many times the laps of the one before. */
const lookRatio = 1.3;
/** Ratios of two models' times within this of each other are as good as equal: more rounds would not change what to do. */
const equivalentWithin = 1.1;
/** Giving up: the chance of a decision in all the laps that are left is below this. */
const hopelessBelow = 0.05;
/** Standard errors of a normal variable on either side of its centre that hold 95 %. */
const normalQuantile = 1.96;

/**
 * Laps before the first look: as many as the sign test needs for a 95 % interval. A decision at the early level takes Student's t there, as
 * the sign test cannot reach it yet; one outlier widens that so far that the run goes on.
 */
export const fewestLaps = 6;
/** The same of fresh processes, which cost so much more that large differences should need few. */
export const fewestProcessesToLook = 4;

/** Whether the samples are looked at after this many observations, `first` being the earliest look. */
export function isLook(observations: number, first = fewestLaps): boolean {
  if (observations < fewestLaps) return observations >= first;
  let look = fewestLaps;
  while (look < observations) look = Math.round(look * lookRatio);
  return look === observations;
}

/** Each model is compared with serial. */
function comparisonsOf(models: number): number {
  return Math.max(1, models - 1);
}

/**
 * Whether what is known so far ends the run. `samples[0]` is serial's where serial runs; the lists are paired lap by lap. Null means that more laps
 * are worth it. `left` is how many more observations the budget has room for: laps, or fresh processes where `sizes` says how many laps each
 * process took (all of them whole ones).
 */
export function judge(samples: readonly (readonly number[])[], left: number, sizes?: readonly number[]): 'decided' | 'no-decision-possible' | null {
  if (!samples.length) return null;
  const first = sizes ? fewestProcessesToLook : fewestLaps;
  const observations = sizes?.length ?? Math.min(...samples.map(list => list.length));
  if (!isLook(observations, first)) return null;
  // The fastest against serial, and the two fastest against each other. How the losers compare does not matter.
  const [fastest, second] = [...samples].sort((a, b) => median(a) - median(b));
  const rivals = [...new Set([samples[0], second])].filter(rival => rival !== undefined && rival !== fastest);
  const level = jointLevel(comparisonsOf(samples.length), 1 - earlyAlpha);
  const open = rivals.map(rival => perProcess(logRatios(rival, fastest), sizes)).filter(logs => !excludesNone(centreInterval(logs, level)) && !isEquivalent(logs, first));
  if (!open.length) return 'decided';
  return open.some(logs => chanceOfDecision(logs, observations + left, jointLevel(comparisonsOf(samples.length)), first) < hopelessBelow) ? 'no-decision-possible' : null;
}

/**
 * Positions of pairs of models whose samples leave open which is faster, by the last word's level: of those that a run is ended for, the fastest against
 * serial, which is the first, and against the second fastest. `sizes` as `perProcess` has them.
 */
export function leftOpen(samples: readonly (readonly number[])[], sizes?: readonly number[]): [number, number][] {
  const [fastest, second] = samples.map((_, position) => position).sort((a, b) => median(samples[a]) - median(samples[b]));
  const level = jointLevel(comparisonsOf(samples.length));
  return [...new Set([0, second])]
    .filter(rival => rival !== undefined && rival !== fastest && !excludesNone(centreInterval(perProcess(logRatios(samples[rival], samples[fastest]), sizes), level)))
    .map(rival => [fastest, rival]);
}

/** Of log-ratios: on one side of no difference. */
function excludesNone(interval: Interval | null): boolean {
  return interval !== null && (interval[0] > 0 || interval[1] < 0);
}

/**
 * Whether so many rounds have been taken that the interval should be narrow, by the spread of the first few alone. Stopping when the interval itself
 * happens to be narrow would stop too often where it is narrow by chance, and wrong (C. Stein, Annals of Mathematical Statistics 16, 1945). For the
 * same reason not before the sign test takes over, whose interval rests on other things than that spread.
 */
function isEquivalent(logs: readonly number[], first: number): boolean {
  return logs.length >= Math.max(fewestLaps, observationsForEquivalence(logs, first));
}

function observationsForEquivalence(logs: readonly number[], first: number): number {
  const seen = logs.slice(0, first);
  const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length;
  const variance = seen.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (seen.length - 1);
  return (2 * studentQuantile(1 - confidenceLevel, seen.length - 1) / Math.log(equivalentWithin)) ** 2 * variance;
}

/** How likely the final interval is to be clear, should the ratios go on as they did; by the normal approximation. */
function chanceOfDecision(logs: readonly number[], final: number, level: number, first: number): number {
  if (observationsForEquivalence(logs, first) <= final) return 1;
  const interval = centreInterval(logs, level);
  if (!interval || final <= logs.length) return 0;
  const half = (interval[1] - interval[0]) / 2;
  const finalHalf = half * Math.sqrt(logs.length / final);
  // What the centre may still move by: the part of its variance that later laps bring in.
  const moves = half / normalQuantile * Math.sqrt(1 - logs.length / final);
  const centre = median(logs);
  return 1 - normalBelow((finalHalf - centre) / moves) + normalBelow((-finalHalf - centre) / moves);
}

/**
 * Why measuring ended, as a sentence. `laps` counts rounds of each model, without those that only warmed up; `processes` those that each model had; `someLeft` whether
 * models that could not win any more had left by then; `open` names pairs of models of which it is not known which is faster.
 */
export function describeStop(
  reason: StopReason, laps: number, budgetSeconds: number, { processes = 1, someLeft = false, open = [] }: { processes?: number; someLeft?: boolean; open?: readonly (readonly [string, string])[] } = {},
): { reason: StopReason; message: string } {
  const after = `Stopped after ${laps} ${laps === 1 ? 'round' : 'rounds'} of ${someLeft ? 'serial and of each model that could still win' : 'each model'}${processes > 1 ? `, in ${processes} fresh processes each` : ''}`;
  const question = open.map(([one, other]) => `whether ${one} or ${other} is faster`).join(', nor ');
  const messages: Record<StopReason, string> = {
    decided: `${after}: more would not change the verdict.`,
    precise: `${after}: the speed-up is known as precisely as was asked for.`,
    'no-decision-possible': `${after}: they vary so much that the rounds left in the budget of ${budgetSeconds} s would not ${question ? `settle ${question}` : 'make the answer any surer'}.`,
    budget: laps ? `${after}: the budget of ${budgetSeconds} s was used up.` : `The budget of ${budgetSeconds} s had no room for more than a first round of each model.`,
    rounds: `${after}, the most that one run takes.`,
    'no-fresh-process': `${after}: the program could not be loaded in another one.`,
  };
  return { reason, message: messages[reason] };
}
