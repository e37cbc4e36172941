/**
 * How eagerly the engine compiles. A first scan runs much code a little: on Node 20 half of its processor time went into optimising functions that were about to be thrown away (for the
 * first branch never met before) or no longer needed, on the very cores that read files. With simple machine code for everything at once, optimised code only for what runs far longer
 * than usual and little inlined into it, 480,000 lines cost 30 to 40 % less there, and a tenth less where V8 has a middle tier (Node 24). The engine reads these flags whenever it
 * compiles something, so they may be set at any time; they are V8's for the whole process, threads included.
 */
import { setFlagsFromString } from 'node:v8';

interface Eagerness {
  sparing: string[];
  /** V8's own values. */
  usual: string[];
}

const alike: Eagerness = {
  sparing: ['--always-sparkplug', '--max-inlined-bytecode-size-cumulative=200'],
  usual: ['--no-always-sparkplug', '--max-inlined-bytecode-size-cumulative=920'],
};

/**
 * What else tells how long a function runs before it is optimised, by V8's major version: bytes of bytecode up to 11 (Node 18 and 20), calls in 13 (Node 24). V8 complains on stderr
 * about a flag that it does not have, so versions where nobody looked get none.
 */
const patience = new Map<number, Eagerness>([
  [10, { sparing: ['--interrupt-budget=800000'], usual: ['--interrupt-budget=135168'] }],
  [11, { sparing: ['--interrupt-budget=800000'], usual: ['--interrupt-budget=67584'] }],
  [13, {
    sparing: ['--invocation-count-for-turbofan=20000', '--invocation-count-for-maglev=1200'],
    usual: ['--invocation-count-for-turbofan=3000', '--invocation-count-for-maglev=400'],
  }],
]);

let isSparing = false;

/** For as long as a first scan takes. */
export function compileSparingly(): void {
  if (!isSparing) set('sparing');
  isSparing = true;
}

/** What a process wants that goes on to do the same again and again. */
export function compileAsUsual(): void {
  if (isSparing) set('usual');
  isSparing = false;
}

function set(which: keyof Eagerness): void {
  const own = patience.get(Number.parseInt(process.versions.v8, 10));
  for (const flag of [...alike[which], ...(own?.[which] ?? [])]) setFlagsFromString(flag);
}
