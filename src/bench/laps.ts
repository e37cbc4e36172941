/** Laps in which each entrant, and the gauge of the host, has one turn, in random order; and when they end. */
import type { StopReason } from '../model';
import type { Entrant } from './entrant';
import type { HostGauge } from './gauge';
import { samplesOf } from './measure';
import { isWarm, mostWarmUpLaps, warmUpShare } from './plan';
import { seededRandom, shuffled } from './statistics';
import { fewestLaps, judge } from './stopping';

export interface Laps {
  entrants: readonly Entrant[];
  gauge: HostGauge;
  seed: number;
  /** Laps that count, at most. */
  most: number;
  /** Seconds of the budget that laps may still use. */
  remaining(): number;
  /** One round; what goes wrong in it is the entrant's affair. */
  turn(entrant: Entrant, warmUp: boolean): Promise<void>;
}

/** A lap may take so many times what the last one took. */
const leeway = 1.1;

/** Returns why it ended, and after how many laps that count; null where no entrant was left to run. */
export async function takeLaps({ entrants, gauge, seed, most, remaining, turn }: Laps): Promise<{ reason: StopReason; laps: number } | null> {
  const random = seededRandom(seed);
  const warmUpSeconds = warmUpShare * remaining();
  const fromStart = remaining();
  let warmUps = 0;
  for (let laps = 0; ;) {
    const running = entrants.filter(entrant => entrant.running);
    if (!running.length) return null;
    const expected = running.reduce((sum, entrant) => sum + entrant.rounds.at(-1)!, gauge.seconds);
    if (expected * leeway > remaining()) return { reason: 'budget', laps };
    if (laps >= most) return { reason: 'rounds', laps };
    // Warming up is worth it while rounds still get faster and the budget has room for the samples that follow.
    const room = fromStart - remaining() + expected < warmUpSeconds && remaining() > expected * (fewestLaps + 2);
    const warmUp = laps === 0 && warmUps < mostWarmUpLaps && room && !running.every(entrant => isWarm(entrant.rounds));
    if (warmUp) warmUps++;
    else laps++;
    for (const next of shuffled([...running, gauge], random)) await (next === gauge ? gauge.turn() : turn(next as Entrant, warmUp));
    const samples = entrants.filter(entrant => entrant.running && entrant.evidence.steady.length).map(({ evidence }) => samplesOf(evidence));
    const lapsLeft = Math.min(most - laps, Math.floor(remaining() / Math.max(expected, 1e-6)));
    const judgement = warmUp ? null : judge(samples, lapsLeft);
    if (judgement) return { reason: judgement, laps };
  }
}
