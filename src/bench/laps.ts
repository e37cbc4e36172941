/** Laps in which each entrant, and the gauge of the host, has one turn, in random order; in fresh processes every few laps; and when they end. */
import type { StopReason } from '../model';
import type { Entrant } from './entrant';
import type { HostGauge } from './gauge';
import { samplesOf } from './measure';
import { isWarm, lapsPerProcess, mostWarmUpLaps, roundsPerTurn, warmUpShare } from './plan';
import { outOfContention, PrecisionLooks } from './precision';
import { fewestProcesses, seededRandom, shuffled } from './statistics';
import { fewestLaps, judge, leftOpen } from './stopping';

export interface Laps {
  entrants: readonly Entrant[];
  gauge: HostGauge;
  seed: number;
  /** Laps that count, at most; where processes are renewed, so many of these. */
  most: number;
  /** Fresh processes for all that run, warmed up; false where they could not be had, and the old ones go on. */
  renewal: { expectedSeconds(): number; renew(): Promise<boolean> } | null;
  /** Seconds of the budget that laps may still use. */
  remaining(): number;
  /** So many rounds, of which the middle one counts; what goes wrong in them is the entrant's affair. */
  turn(entrant: Entrant, warmUp: boolean, rounds: number): Promise<void>;
  /** Whether it could be recommended, for all that its results say. */
  mayWin?(entrant: Entrant): boolean;
  /** Goes on, once it is decided, until the speed-up is known to this part of it; what cannot be recommended any more then leaves the run, and quick models take several rounds a turn. */
  precision?: { wanted: number; retire(entrant: Entrant): Promise<void> };
}

/** A lap, or a renewal, may take so many times what the last one took. */
const leeway = 1.1;
/** Once it is decided, the host is read every so many laps. */
const lapsPerReading = 4;

export interface LapsTaken {
  reason: StopReason;
  /** That count. */
  laps: number;
  /** That each entrant has had. */
  processes: number;
  /** Where no decision was possible: pairs of which it stays open which is faster. */
  open?: [Entrant, Entrant][];
}

/** Returns why it ended, and after how many laps; null where no entrant was left to run. */
export async function takeLaps({ entrants, gauge, seed, most, renewal, remaining, turn, mayWin = () => true, precision }: Laps): Promise<LapsTaken | null> {
  const random = seededRandom(seed);
  const warmUpSeconds = warmUpShare * remaining();
  const fromStart = remaining();
  let warmUps = 0;
  /** Laps in each process; null while that is not known, Infinity where processes stay. */
  let each: number | null = renewal ? null : Infinity;
  let sizes = [0];
  const looks = precision && new PrecisionLooks(precision.wanted);
  let isDecided = false;
  for (let laps = 0; ;) {
    const running = entrants.filter(entrant => entrant.active);
    const ended = (reason: StopReason): LapsTaken => ({ reason, laps, processes: sizes.filter(size => size > 0).length });
    if (!running.length) return null;
    const longest = Math.max(...running.map(entrant => entrant.roundSeconds));
    const roundsOf = (entrant: Entrant) => (precision && isDecided ? roundsPerTurn(entrant.roundSeconds, longest) : 1);
    const expected = running.reduce((sum, entrant) => sum + roundsOf(entrant) * entrant.rounds.at(-1)!, gauge.seconds);
    if (expected * leeway > remaining()) return ended('budget');
    if (each === null && laps === 1) {
      each = lapsPerProcess({ renewalSeconds: leeway * renewal!.expectedSeconds(), lapSeconds: leeway * expected, leftSeconds: remaining() }) ?? Infinity;
    }
    if (laps >= (each === null || each === Infinity ? most : most * each)) return ended('rounds');
    if (each !== null && sizes.at(-1)! >= each) {
      const enough = leeway * (renewal!.expectedSeconds() + each * expected) <= remaining();
      if (enough && await renewal!.renew()) {
        sizes.push(0);
        continue;
      }
      // More laps in this one would add no process to those that an interval is made of; where these are too few for one, laps are all there is.
      if (sizes.length >= fewestProcesses) return ended(enough ? 'no-fresh-process' : 'budget');
      each = Infinity;
    }
    // Warming up is worth it while rounds still get faster and the budget has room for the samples that follow.
    const hasRoom = fromStart - remaining() + expected < warmUpSeconds && remaining() > expected * (fewestLaps + 2);
    const warmUp = laps === 0 && warmUps < Math.min(mostWarmUpLaps, most) && hasRoom && !running.every(entrant => isWarm(entrant.rounds));
    if (warmUp) {
      warmUps++;
    } else {
      laps++;
      sizes = [...sizes.slice(0, -1), sizes.at(-1)! + 1];
    }
    const reads = !isDecided || laps % lapsPerReading === 0;
    for (const next of shuffled(reads ? [...running, gauge] : running, random)) await (next === gauge ? gauge.turn() : turn(next as Entrant, warmUp, roundsOf(next as Entrant)));
    if (warmUp) continue;
    const rivals = entrants.filter(entrant => entrant.active && entrant.evidence.steady.length && mayWin(entrant));
    const samples = rivals.map(({ evidence }) => samplesOf(evidence));
    const inProcesses = each !== Infinity;
    if (inProcesses && (each === null || sizes.at(-1) !== each)) continue;
    const room = remaining() / (inProcesses ? renewal!.expectedSeconds() + each! * expected : Math.max(expected, 1e-6));
    const judgement = judge(samples, Math.min(most - (inProcesses ? sizes.length : laps), Math.floor(room)), inProcesses ? sizes : undefined);
    // Without serial, the first, or anything beside it there is no speed-up to be known more precisely.
    if (judgement && (!precision || samples.length < 2 || rivals[0] !== entrants[0])) {
      const open = judgement === 'no-decision-possible' ? leftOpen(samples, inProcesses ? sizes : undefined) : [];
      return { ...ended(judgement), ...(open.length && { open: open.map(([one, other]): [Entrant, Entrant] => [rivals[one], rivals[other]]) }) };
    }
    isDecided ||= judgement !== null;
    if (!looks || !precision || !isDecided || !looks.isDue(inProcesses ? sizes.length : laps)) continue;
    if (looks.isPrecise(samples, inProcesses ? sizes : undefined)) return ended('precise');
    const beaten = outOfContention(samples, inProcesses ? sizes : undefined).map(position => rivals[position]);
    for (const entrant of entrants) if (entrant.active && (beaten.includes(entrant) || !mayWin(entrant))) await precision.retire(entrant);
  }
}
