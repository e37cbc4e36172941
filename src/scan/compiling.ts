/**
 * How eagerly the engine compiles. A first scan runs much code a little: half of its processor time went into optimising functions that were about to be thrown away (for the first
 * branch never met before) or no longer needed, on the very cores that read files. With simple machine code for everything at once, optimised code only for what runs far longer than
 * usual and little inlined into it, 480,000 lines cost 40 % less; with no optimised code at all they would cost half as much again. The engine reads these flags whenever it compiles
 * something, so they may be set at any time; they are V8's for the whole process, threads included.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that run before a function is looked at again; V8's own: 132 KB, later 66 KB. */
const PATIENT_BUDGET = 800_000;
const USUAL_BUDGET = 135_168;
/** Bytes of bytecode that may be inlined into a function; V8's own: 920. */
const LITTLE_INLINED = 200;
const USUAL_INLINED = 920;

/** For as long as a first scan takes. */
export function compileSparingly(): void {
  set('--always-sparkplug', `--interrupt-budget=${PATIENT_BUDGET}`, `--max-inlined-bytecode-size-cumulative=${LITTLE_INLINED}`);
}

/** What a process wants that goes on to do the same again and again. */
export function compileAsUsual(): void {
  set('--no-always-sparkplug', `--interrupt-budget=${USUAL_BUDGET}`, `--max-inlined-bytecode-size-cumulative=${USUAL_INLINED}`);
}

function set(...flags: string[]): void {
  for (const flag of flags) setFlagsFromString(flag);
}
