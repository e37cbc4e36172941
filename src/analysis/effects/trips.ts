/** How often loops run. */
import type { Path, RegionFacts } from '../facts';
import { NO_SIZES, type Sizes } from './sizes';
import { TRIPS } from './weights';

/** How often a loop runs for one arrival. */
export interface Trips {
  likely: number;
  sure: number;
}

/** How often a loop in a region runs for each of the region's own passes. `returnsOf` says what a function of the workspace that a path calls returns, `sizes` what is given for parameters. */
export function tripsOf(loop: RegionFacts, parent: RegionFacts, returnsOf: (path: Path) => Path | null, sizes: Sizes = NO_SIZES): Trips {
  const { trip } = loop;
  const size = trip?.sizedBy === undefined ? undefined : sizes.get(trip.sizedBy.parameter);
  let { likely, sure }: Trips = TRIPS.container;
  if (trip !== null && trip.count !== null) {
    likely = sure = trip.count;
  } else if (size !== undefined) {
    likely = sure = Math.max(0, size * trip!.sizedBy!.factor + trip!.sizedBy!.offset);
  } else if (trip !== null && trip.usual !== undefined) {
    likely = sure = trip.usual;
  } else if (loop.kind === 'while') {
    // `for (let i = 2; i * i <= n; i++)` counts, too, if to an end that the text does not tell.
    ({ likely, sure } = counts.test(loop.header) ? TRIPS.indexing : TRIPS.while);
  } else if (trip !== null && trip.iterable !== null && ofLines(trip.iterable, trip.start, parent, returnsOf)) {
    ({ likely, sure } = TRIPS.lines);
  } else if (trip !== null && trip.iterable !== null && combinations.test(trip.iterable)) {
    ({ likely, sure } = TRIPS.lines);
  } else if (trip !== null && trip.iterable === 'builtins.range()') {
    ({ likely, sure } = countsFar(trip.start, parent) && countsFar(trip.start, loop) ? TRIPS.counting : TRIPS.indexing);
  }
  // A search ends half-way on average.
  return loop.exits.break || loop.exits.return ? { likely: likely / 2, sure: sure / 2 } : { likely, sure };
}

/** Of few things there are many orders and choices. */
const combinations = /^itertools\.(?:product|permutations|combinations|combinations_with_replacement)\(\)$/;

/** An open file, a reader of rows, a text cut into lines; what counts them along (`enumerate`) is looked through. */
const lines = /(?:(?:^|\.)open\(\)\^?|\.TextIOWrapper\(\)|^csv\.(?:reader|DictReader)\(\)|\.(?:readlines|splitlines)\(\)|readFile(?:Sync)?\(\)~?(?:\.toString\(\))?\.split\(\)(?:\.slice\(\))?|\.open\(\)\^?\[\]\*)$/;

function ofLines(iterable: Path, start: number, region: RegionFacts, returnsOf: (path: Path) => Path | null): boolean {
  if (iterable !== 'builtins.enumerate()') return lines.test(iterable) || (iterable.endsWith('()') && lines.test(returnsOf(iterable.slice(0, -2)) ?? ''));
  const [counted] = region.calls.find(call => call.start === start)?.arguments ?? [];
  return counted != null && lines.test(counted);
}

/** The header of a JavaScript loop that counts: of all loops whose end is a condition, the one with a step. */
const counts = /^for \(.*(?:\+\+|--|[+*-]=[^;]*)\)$/;

/** Whether the call of `range` at this place may count far: not over a `len(...)`, nor in steps. */
function countsFar(start: number, region: RegionFacts): boolean {
  for (const call of region.calls) if (call.start === start) return call.arguments.length < 3 && !call.arguments.includes('builtins.len()');
  return true;
}
