/** What running something elsewhere costs in copies: processes pickle, and workers clone, every argument on its way there and every result on its way back. */
import type { RegionFacts } from '../facts';
import type { RegionView } from './views';

/**
 * Seconds to copy one value, both ends together. Measured on lists of lists with `pickle` (CPython 3.11 and 3.13) and with `postMessage` between threads (Node 20): numbers
 * take 20-60 ns each, short texts 110 ns, small objects 240-450 ns.
 */
const COPY = 5e-8;

/**
 * Nominal computing has to weigh so much more than the copies: one thread makes them, one after the other, whatever the number of workers, and new interpreters
 * take less than the nominal time for an operation.
 */
const WORTH_COPYING = 5;

/** Values that copy in blocks, not one by one. */
const inBlocks = /^(?:builtins\.(?:str|bytes|bytearray)|globalThis\.(?:String|Buffer|\w*(?:Int|Uint|Float)\d+\w*Array)|buffer\.Buffer|numpy\.\w+|array\.array)\b/;

/** Whether copying what a region is given, element by element, and what it turns out takes about as long as its computing. */
export function copiesAsMuch(view: RegionView): boolean {
  const values = valuesCopied(view);
  return values > 0 && view.total.cpu < values * COPY * WORTH_COPYING;
}

/** How many values one run of a function, or all passes of a loop together, are handed and hand back, as far as the text tells. */
function valuesCopied(root: RegionView): number {
  const { facts } = root.fn;
  const names = root.facts.kind === 'body' ? (facts.builds ?? []) : root.facts.gathers.filter(({ how }) => how !== 'reduction').map(({ name }) => name);
  const isParameter = (name: string) => facts.parameters.some(parameter => parameter.name === name);
  const given = new Map<string, number>();
  let built = 0;
  const visit = (view: RegionView, passes: number, levels: ReadonlyMap<string, { depth: number; elements: number }>): void => {
    const through = view.facts.trip?.through;
    if (through !== undefined) {
      const above = levels.get(through.parameter);
      // Rows and the values of a row multiply; two walks over the same rows do not.
      const elements = above === undefined || above.depth >= through.depth ? view.trips : above.elements * view.trips;
      levels = new Map(levels).set(through.parameter, { depth: through.depth, elements });
      const type = facts.parameters.find(({ name }) => name === through.parameter)?.type ?? '';
      if (!inBlocks.test(type)) given.set(through.parameter, Math.max(given.get(through.parameter) ?? 0, elements));
    }
    if (view.facts.kind !== 'body') {
      passes *= view.trips;
      if (names.some(name => !isParameter(name) && fills(view.facts, name))) built = Math.max(built, passes);
    }
    for (const loop of view.loops) visit(loop, passes, levels);
  };
  visit(root, 1, new Map());
  let sum = built;
  // What is changed in place and returned makes the way twice.
  for (const [name, elements] of given) sum += names.includes(name) ? elements * 2 : elements;
  return sum;
}

function fills({ gathers, ties }: RegionFacts, name: string): boolean {
  return gathers.some(gather => gather.name === name && gather.how !== 'reduction') || ties.some(tie => tie.name === name && tie.grows === true);
}
