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
  } else if (trip !== null && trip.most !== undefined) {
    likely = trip.most;
    sure = Math.min(trip.most, TRIPS.while.sure);
  } else if (loop.kind === 'while') {
    // `for (let i = 2; i * i <= n; i++)` counts, too, if to an end that the text does not tell.
    ({ likely, sure } = counts.test(loop.header) ? TRIPS.indexing : whileAny(loop, parent, returnsOf, sizes));
  } else if (trip !== null && trip.iterable !== null && ofLines(trip.iterable, trip.start, parent, returnsOf)) {
    ({ likely, sure } = TRIPS.lines);
  } else if (trip !== null && trip.iterable !== null && combinations.test(trip.iterable)) {
    ({ likely, sure } = TRIPS.lines);
  } else if (trip !== null && trip.iterable === 'builtins.range()') {
    ({ likely, sure } = countsFar(trip.start, parent) && countsFar(trip.start, loop) ? TRIPS.counting : TRIPS.indexing);
    // `range(n * 20)`: so many times what is usual.
    const factor = Math.max(1, trip.sizedBy?.factor ?? 1);
    likely *= factor;
    sure *= factor;
  }
  // A search ends half-way on average.
  return loop.exits.break || loop.exits.return ? { likely: likely / 2, sure: sure / 2 } : { likely, sure };
}

/** The condition of a loop that goes on while there is something in a collection. */
const whileLeft = /^while \(?(?:len\()?([\w$]+(?:\.[\w$]+)?)(?:\)|\.length|\.size)?(?: (?:>|!==?) 0)?(?: (?:and|&&) .*)?\)?$/;

/** What empties a collection runs as often as it was filled: by itself, or by a loop before it. */
function whileAny(loop: RegionFacts, parent: RegionFacts, returnsOf: (path: Path) => Path | null, sizes: Sizes): Trips {
  const name = whileLeft.exec(loop.header)?.[1].replace(/\.(?:length|size)$/, '');
  if (name === undefined || !loop.ties.some(tie => tie.name === name && tie.kind === 'carried')) return TRIPS.while;
  if (loop.loops.some(inner => adds(inner, name))) return TRIPS.worklist;
  for (const before of parent.loops) {
    if (before.start >= loop.start) break;
    if (before.kind === 'for' && adds(before, name)) return tripsOf(before, parent, returnsOf, sizes);
  }
  return TRIPS.while;
}

function adds({ gathers, ties }: RegionFacts, name: string): boolean {
  return gathers.some(gather => gather.name === name && gather.how === 'append') || ties.some(tie => tie.name === name && tie.grows === true);
}

/** Of few things there are many orders and choices. */
const combinations = /^itertools\.(?:product|permutations|combinations|combinations_with_replacement)\(\)$/;

/** An open file, a reader of rows, a text cut into lines; what counts them along (`enumerate`) is looked through. */
const lines = /(?:(?:^|\.)open\(\)\^?|\.TextIOWrapper\(\)|^csv\.(?:reader|DictReader)\(\)|\.(?:readlines|splitlines|readLines|fetchall)\(\)|(?:^|\.)(?:execute|createInterface)\(\)|readFile(?:Sync)?\(\)~?(?:\.toString\(\))?\.split\(\)(?:\.slice\(\))?|\.open\(\)\^?\[\]\*)$/;

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
