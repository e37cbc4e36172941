/** Which functions of a file can be benchmarked, and what running them would do outside the process. */
import { basename } from 'node:path';
import { Script } from 'node:vm';
import { describeRepeat } from '../advice';
import { parsePython } from '../analysis/frontend/python';
import type { FunctionListing, RepeatedEffect } from '../analysis/functions';
import type { ModuleFacts } from '../analysis/facts';
import type { CallStyle } from '../bench/protocol';
import type { Language, PlannedRepeat, Range } from '../model';

/**
 * Whether a function can be reached by name from outside: not nested, and if a method, one of a class that `C()` makes. What
 * `cannotBenchmark` says of a listing, from the facts of one file alone: lenses must not wait for the whole workspace to be linked.
 */
export function canBenchmark(facts: ModuleFacts, qualifiedName: string): boolean {
  const found = facts.functions.find(one => one.qualifiedName === qualifiedName);
  if (!found || found.isLambda || found.isProperty || found.isStub || qualifiedName.includes('<')) return false;
  return found.owner < 0 || found.isStatic || facts.classes[found.owner].defaultConstructible;
}

/** What is wrong with a text as an expression of arguments for a function of this language, as a sentence; null where nothing is. */
export function expressionProblem(text: string, language: Language): string | null {
  if (!text.trim()) return 'There is no expression.';
  return language === 'python' ? pythonProblem(text) : scriptProblem(text);
}

function pythonProblem(text: string): string | null {
  const { errors } = parsePython(`_ = (${text}\n)\n`);
  return errors.length ? `Not a Python expression: ${errors[0].message}` : null;
}

/** V8 itself says, as the harness will hand the text to it: plain JavaScript, for TypeScript too, with `await`. Compiled, never run. */
function scriptProblem(text: string): string | null {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).length;
  try {
    new Script(`(async () => (\n${text}\n))`, { filename: 'arguments' });
    return null;
  } catch (error) {
    // The first line of the stack is `arguments:<line>`; behind the text, it is what surrounds the text that came too early.
    const { stack = '', message } = error as Error;
    const line = Number(/^arguments:(\d+)/.exec(stack)?.[1]);
    return `Not a JavaScript expression: ${line > lines + 1 ? 'it ends before it is complete' : message}.`;
  }
}

/** What each run of a function would do again outside the process, as the user confirms it. */
export function repeatsOf({ qualifiedName, repeats }: FunctionListing): string[] {
  return repeats.map(effect => describeRepeat(toPlannedRepeat(effect, basename(effect.path)), qualifiedName));
}

/** As far as the text tells; a decorator may still hide it. */
export function styleOf({ isAsync, isGenerator }: FunctionListing): CallStyle {
  if (isAsync) return isGenerator ? 'async-generator' : 'coroutine';
  return isGenerator ? 'generator' : 'plain';
}

/** `path` is as it should be shown. */
export function toPlannedRepeat({ code, name, within, range }: RepeatedEffect, path: string): PlannedRepeat {
  return { code, name, within, path, line: range.start.line };
}

/** The smallest of the functions around a place (from 1). */
export function innermost<T extends { range: Range }>(functions: readonly T[], line: number): T | null {
  let found: T | null = null;
  for (const one of functions) {
    const { start, end } = one.range;
    if (line < start.line || line > end.line) continue;
    if (found === null || end.line - start.line < found.range.end.line - found.range.start.line) found = one;
  }
  return found;
}
