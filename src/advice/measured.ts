/** From a benchmark to advice: which model, how sure, why, and what would break. */
import type { BenchmarkOutcome, Reason, Recommendation, Site } from '../model';
import { bestOf, compare, timesLonger, type Candidate, type Comparison } from './comparison';
import { complexityOf, EQUIVALENT_RATIO, HARDLY_WAITING, MATERIAL_SPEEDUP, POSSIBLE_SPEEDUP } from './cost-model';
import { capitalized, formatCount, formatInterval, formatPercent, formatSeconds, formatSpeedup, labelOf, modelName, sentence } from './format';
import { hazardsOf } from './hazards';
import { hostLimits } from './host';
import { explainGain, explainNoGain, whyThreadsDoNot } from './reasons';

/**
 * Advises on one benchmark.
 *
 * 1. A *contender* beats serial beyond doubt: its whole interval, taken so wide that those of all models hold together with 95 %, is above 1,
 *    and it is at least 10 % faster.
 * 2. Of the contenders, those that are not proven slower than the fastest, lap by lap, and come within 15 % of it do the same job; the simplest
 *    of them is advised (threads before processes, fewer workers before more).
 * 3. Where another model is simpler and may be as fast as that choice, or looks faster and is too uncertain to be a contender, the answer is
 *    "no clear winner".
 * 4. Without contenders the answer is "leave it serial", unless something looks faster, or may be by 30 %, and the runs vary too much to
 *    be sure, or the machine was too busy to give the work a core, or more than one: "no clear winner".
 * 5. Where the user's own workload is known and start-up costs more than all its tasks save, the answer is "leave it serial".
 *
 * A model whose results differ from serial's never wins. `site`, if given, adds what static analysis expected.
 */
export function adviseMeasured(outcome: BenchmarkOutcome, site?: Site): Recommendation {
  const hazards = hazardsOf(outcome);
  const comparison = compare(outcome);
  if (comparison === null) return undecided([withoutBaseline(outcome)], hazards);
  const { candidates } = comparison;
  if (candidates.length === 0) return undecided([withoutRivals(comparison)], hazards);

  const contenders = candidates.filter(beatsSerial);
  if (contenders.length === 0) {
    const promising = bestOf(candidates.filter(mayBeatSerial));
    if (promising) return undecided([uncertain(promising), ...whyThreadsDoNot(comparison)], hazards);
    const busy = busyMachine(comparison, site) ?? hostLimits(comparison);
    if (busy) return undecided([busy], hazards);
    return leaveItSerial(explainNoGain(comparison, site), hazards);
  }

  const paying = contenders.filter(candidate => paysFor(candidate, outcome));
  if (paying.length === 0) return leaveItSerial([startupEatsGain(contenders, outcome)], hazards);

  const { choice, rival, equals } = choose(paying, candidates.filter(candidate => paysFor(candidate, outcome)), outcome.workload.coroutine === true);
  if (rival) return undecided([indistinguishable(choice, rival)], hazards);
  const [faster, ...why] = explainGain(comparison, choice, site);
  return {
    model: choice.measurement.model,
    workers: choice.measurement.workers,
    ...(choice.measurement.startMethod && { startMethod: choice.measurement.startMethod }),
    ...(choice.measurement.chunkSize && { chunkSize: choice.measurement.chunkSize }),
    speedup: choice.speedup,
    speedupInterval: choice.interval && [...choice.interval],
    breakEvenTasks: choice.breakEven,
    basis: 'measured',
    reasons: [faster, ...asGood(choice, equals), ...why],
    hazards: hazardsOf(outcome, choice.measurement),
  };
}

function beatsSerial({ speedup, joint }: Candidate): boolean {
  return joint !== null && joint[0] > 1 && speedup >= MATERIAL_SPEEDUP;
}

/** It looks faster by a margin that matters but not for certain, or its runs vary so much, or are so few, that it might well be. */
function mayBeatSerial({ speedup, interval }: Candidate): boolean {
  return speedup >= MATERIAL_SPEEDUP || (interval === null ? speedup * POSSIBLE_SPEEDUP >= 1 : interval[1] >= POSSIBLE_SPEEDUP);
}

/** Given or recorded arguments are the whole workload; a single example is not. */
export function knownTasks({ workload }: BenchmarkOutcome): number | null {
  return (workload.origin === 'given' || workload.origin === 'recorded') && workload.items > 1 ? workload.items : null;
}

function paysFor({ breakEven }: Candidate, outcome: BenchmarkOutcome): boolean {
  const tasks = knownTasks(outcome);
  return tasks === null || breakEven === null || breakEven <= tasks;
}

function simplerFirst(a: Candidate, b: Candidate, isCoroutine: boolean): number {
  const chunk = ({ measurement }: Candidate) => measurement.chunkSize ?? 1;
  return complexityOf(a.measurement.model, isCoroutine) - complexityOf(b.measurement.model, isCoroutine) || a.measurement.workers - b.measurement.workers || chunk(a) - chunk(b);
}

function overlap(a: Candidate, b: Candidate): boolean {
  return a.interval !== null && b.interval !== null && a.interval[0] <= b.interval[1] && b.interval[0] <= a.interval[1];
}

/** Whether nothing shows that `candidate` is slower than `fastest`, and it is not by much if it is. */
function isAsGood(candidate: Candidate, fastest: Candidate): boolean {
  const longer = timesLonger(candidate, fastest);
  if (longer) return longer.ratio <= EQUIVALENT_RATIO && !(longer.interval !== null && longer.interval[0] > 1);
  return overlap(candidate, fastest) && candidate.speedup * EQUIVALENT_RATIO >= fastest.speedup;
}

/** Whether `candidate` may be as fast as `choice`, for all that was measured. */
function mayMatch(candidate: Candidate, choice: Candidate): boolean {
  const longer = timesLonger(candidate, choice);
  return longer?.interval ? longer.interval[0] <= 1 : (candidate.interval?.[1] ?? candidate.speedup) >= choice.speedup;
}

/** The contender to advise, a candidate of another model that may well be the better choice if there is one, and other models that do as well. */
function choose(contenders: Candidate[], candidates: Candidate[], isCoroutine: boolean): { choice: Candidate; rival: Candidate | null; equals: Candidate[] } {
  const fastest = bestOf(contenders)!;
  const asGood = contenders.filter(candidate => candidate === fastest || isAsGood(candidate, fastest));
  const choice = asGood.sort((a, b) => simplerFirst(a, b, isCoroutine))[0];
  const rivals = candidates.filter(candidate => {
    if (candidate.measurement.model === choice.measurement.model || candidate.speedup < MATERIAL_SPEEDUP) return false;
    const isSimpler = complexityOf(candidate.measurement.model, isCoroutine) < complexityOf(choice.measurement.model, isCoroutine);
    return isSimpler ? mayMatch(candidate, choice) : !contenders.includes(candidate) && candidate.speedup > choice.speedup * EQUIVALENT_RATIO;
  });
  return { choice, rival: bestOf(rivals), equals: asGood.filter(({ measurement }) => measurement.model !== choice.measurement.model) };
}

function undecided(reasons: Reason[], hazards: Reason[]): Recommendation {
  return { model: null, workers: null, speedup: null, speedupInterval: null, breakEvenTasks: null, basis: 'measured', reasons, hazards };
}

function leaveItSerial(reasons: Reason[], hazards: Reason[]): Recommendation {
  return { model: 'serial', workers: 1, speedup: 1, speedupInterval: [1, 1], breakEvenTasks: null, basis: 'measured', reasons, hazards };
}

const label = ({ measurement }: Candidate) => labelOf(measurement);
const gain = ({ speedup, interval }: Candidate) => formatSpeedup(speedup) + (interval ? ` (${formatInterval(interval)})` : '');

function withoutBaseline(outcome: BenchmarkOutcome): Reason {
  const serial = outcome.measurements.find(measurement => measurement.model === 'serial');
  const why = serial?.error ? ` ${sentence(serial.error.message)} ${sentence(serial.error.advice)}` : ' Run the benchmark again with a larger budget.';
  return { code: 'no-baseline', message: `The serial run did not finish, so there is nothing to compare with.${why}` };
}

function withoutRivals({ outcome, wrong }: Comparison): Reason {
  const others = [...new Set(outcome.measurements.filter(({ model }) => model !== 'serial').map(({ model }) => modelName(model)))];
  if (others.length === 0) return { code: 'nothing-to-compare', message: 'Only serial was run. Add other models to compare it with.' };
  const what = wrong.length > 0 ? 'gave usable results' : 'ran to the end';
  return { code: 'nothing-to-compare', message: `None of ${others.join(', ')} ${what}, so there is nothing to compare serial with.` };
}

/** Why nothing can be claimed of a candidate that looks faster. */
function uncertain(promising: Candidate): Reason {
  const came = `${capitalized(label(promising))} came out ${gain(promising)} as fast as serial`;
  const rounds = promising.measurement.samples.length;
  if (promising.interval === null) {
    return { code: 'too-few-rounds', message: `${came}, but the budget allowed for ${formatCount(rounds, 'round')} only, too few to be sure. Run again with a larger budget or smaller tasks.` };
  }
  return { code: 'too-noisy', message: `${came}, but the runs vary too much to say whether it is faster at all. Run again with a larger budget, or on a quieter machine.` };
}

function indistinguishable(choice: Candidate, rival: Candidate): Reason {
  if (!beatsSerial(rival)) {
    return {
      code: 'too-noisy',
      message: `${capitalized(label(choice))} at ${gain(choice)} beats serial, but ${label(rival)} at ${gain(rival)} may be better still; its runs vary too much to say. `
        + 'Run again with a larger budget, or on a quieter machine.',
    };
  }
  return {
    code: 'indistinguishable',
    message: `${capitalized(label(choice))} at ${gain(choice)} and ${label(rival)} at ${gain(rival)} both beat serial, but their intervals overlap too far to say which is better. `
      + `Run again with a larger budget, or take ${modelName(rival.measurement.model)}, the simpler of the two.`,
  };
}

/** Models that did the same job, and why one of them is advised all the same. */
function asGood(choice: Candidate, equals: Candidate[]): Reason[] {
  const best = bestOf(equals);
  return best ? [{
    code: 'as-good',
    message: `There is no clear winner between ${label(choice)} at ${gain(choice)} and ${label(best)} at ${gain(best)}; ${modelName(choice.measurement.model)} ${choice.measurement.model === 'asyncio' || choice.measurement.model === 'async' ? 'is' : 'are'} the simpler.`,
  }] : [];
}

/** Work that computes should have a core to itself all the time while it runs serially; where it had not, no comparison says much. */
function busyMachine({ waitShare }: Comparison, site?: Site): Reason | null {
  if (waitShare === null || waitShare <= HARDLY_WAITING || (site?.work !== 'cpu' && site?.work !== 'native')) return null;
  return {
    code: 'busy-machine',
    message: `From reading the code this computes, yet the serial run had a core for ${formatPercent(1 - waitShare)} of its time only: other programs were using the machine. Measure again when it is quieter.`,
  };
}

function startupEatsGain(contenders: Candidate[], outcome: BenchmarkOutcome): Reason {
  const soonest = contenders.reduce((a, b) => ((b.breakEven ?? Infinity) < (a.breakEven ?? Infinity) ? b : a));
  return {
    code: 'startup-eats-gain',
    message: `${capitalized(label(soonest))} would be ${formatSpeedup(soonest.speedup)} as fast once running, but starting costs ${formatSeconds(soonest.measurement.startupSeconds ?? 0)}: `
      + `it pays from ${formatCount(soonest.breakEven ?? 0, 'task')} on, and this workload has ${formatCount(outcome.workload.items, 'task')}. `
      + 'Keep one pool alive and use it again, and it would pay.',
  };
}
