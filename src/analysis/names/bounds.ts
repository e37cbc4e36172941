/** Loops with a condition that stop at a number the text states, at the latest. */
import { Kind, type Node, OperationFlag } from '../ir/node';
import type { Scope } from './scopes';
import type { Values } from './values';

/**
 * The most passes of a loop that counts a variable up from zero or more to a known number, be it in its condition or where its body leaves it; null where it does not.
 * Only what stands in the body itself counts: a step that is taken now and then bounds nothing.
 */
export function mostPasses(values: Values, test: Node | null, body: Node | null, scope: Scope): number | null {
  if (body === null || body.kind !== Kind.Block) return null;
  let most: number | null = null;
  const limit = (condition: Node | null, stays: boolean): void => {
    const bound = boundOf(values, condition, scope, stays);
    const step = bound === null ? null : stepOf(values, body, bound.symbol, scope);
    if (bound === null || step === null) return;
    const passes = Math.max(1, Math.ceil(bound.number / step));
    if (most === null || passes < most) most = passes;
  };
  limit(test, true);
  for (let i = 0; i < body.list.length; i++) {
    const { kind, a: condition, c: then } = body.list[i];
    if (kind === Kind.If && leaves(then)) limit(condition, false);
  }
  return most;
}

/** The variable that is compared with a known number. `stays`: while the comparison holds the loop goes on; else it ends then. */
function boundOf(values: Values, condition: Node | null, scope: Scope, stays: boolean): { symbol: number; number: number } | null {
  if (condition === null || condition.kind !== Kind.Operation) return null;
  if (condition.flags === OperationFlag.Boolean && stays) {
    for (let i = 0; i < condition.list.length; i++) {
      const found = /^\s*(?:and|&&)\s*$/.test(between(values, condition, 0)) ? boundOf(values, condition.list[i], scope, stays) : null;
      if (found !== null) return found;
    }
    return null;
  }
  if (condition.flags !== OperationFlag.Comparison || condition.list.length !== 2) return null;
  const [left, right] = condition.list;
  const operator = between(values, condition, 0).trim();
  if (left.kind !== Kind.Name || !(stays ? upTo : from).test(operator)) return null;
  const number = values.language.wholeNumber(values, right, scope);
  return number === null || number <= 0 ? null : { symbol: left.symbol, number };
}

const upTo = /^(?:<=?|!==?)$/;
const from = /^(?:>=?|===?)$/;

function between({ binder }: Values, { list }: Node, at: number): string {
  return binder.text.slice(list[at].end, list[at + 1].start);
}

/** What each pass adds to a variable. */
function stepOf(values: Values, body: Node, symbol: number, scope: Scope): number | null {
  for (let i = 0; i < body.list.length; i++) {
    const at = body.list[i];
    const changed = at.kind === Kind.ExpressionStatement && at.a !== null ? at.a : at;
    if (changed.kind !== Kind.AugmentedAssign || changed.a === null || changed.a.kind !== Kind.Name || changed.a.symbol !== symbol || changed.b === null) continue;
    const number = values.language.wholeNumber(values, changed.b, scope);
    const operator = values.binder.text.slice(changed.a.end, changed.b.start).trim();
    return number !== null && number > 0 && operator === '+=' ? number : null;
  }
  return null;
}

function leaves(block: Node | null): boolean {
  const last = block === null ? undefined : block.kind === Kind.Block ? block.list[block.list.length - 1] : block;
  return last !== undefined && (last.kind === Kind.Break || last.kind === Kind.Return || last.kind === Kind.Raise);
}
