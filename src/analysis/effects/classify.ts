/** From the weights of an effect to a work kind. */
import { ioKinds, type Confidence, type IoKind, type WorkKind } from '../../model';
import type { Effect } from './effect';
import { TRIVIAL } from './weights';

/** One kind of work hides another that weighs less than this share of it. */
const NEGLIGIBLE = 0.1;

/** Part of the waiting for files that computing hides: what was read or written lately is in memory, and takes a fraction of a disk's time. */
const CACHED = 0.95;

export function workOf(effect: Effect): WorkKind {
  const { cpu, native, unknown } = effect;
  const computing = cpu + native;
  const total = computing + effect.wait;
  if (total < TRIVIAL) return unknown > total && unknown >= TRIVIAL ? 'unknown' : 'trivial';
  if (computing < effect.wait * NEGLIGIBLE) return 'io';
  const wait = effect.wait - effect.waitFor('file') * CACHED;
  if (wait >= computing * NEGLIGIBLE) return 'mixed';
  // Many calls that could not be followed could do anything.
  if (unknown > computing * 3) return 'unknown';
  return native > cpu ? 'native' : 'cpu';
}

/** What the waiting is for, most first; kinds that hardly count left out. */
export function ioKindsOf(effect: Effect): IoKind[] {
  const { wait } = effect;
  if (wait === 0) return [];
  return ioKinds.filter(kind => effect.waitFor(kind) >= wait * NEGLIGIBLE).sort((a, b) => effect.waitFor(b) - effect.waitFor(a));
}

/** Computing that is worth a site on the cautious estimate: a counting loop that does a little arithmetic. */
const SURE_SITE = 3e-5;
/** Computing that rests on guessed trip counts alone is worth a site from this weight on. */
const GUESSED_SITE = 3e-4;

/** What a site says about its work; null where it is not worth talking about. `speed`: what operations cost against CPython. */
export function classifySite(effect: Effect, speed: number): { work: WorkKind; io: IoKind[]; confidence: Confidence } | null {
  const work = workOf(effect);
  if (work === 'trivial' || work === 'unknown') return null;
  if (work === 'cpu' && effect.sureCpu < SURE_SITE * speed && effect.cpu < GUESSED_SITE) return null;
  return { work, io: work === 'io' || work === 'mixed' ? ioKindsOf(effect) : [], confidence: confidenceOf(effect) };
}

/** How much of what runs could be seen, weighed like the rest. */
export function confidenceOf(effect: Effect): Confidence {
  const { total, unknown } = effect;
  if (unknown <= total * 0.1) return 'high';
  return unknown <= total ? 'medium' : 'low';
}
