/** Whole numbers that the text states: literals, named constants, and simple arithmetic on them. */
import { Kind, type Node } from '../../ir/node';
import { literalNumber } from '../literals';
import type { Scope } from '../scopes';
import type { Values } from '../values';

/** The whole number an expression is known to be; null where it is not. */
export function wholeNumber(values: Values, node: Node, scope: Scope, depth = 0): number | null {
  if (depth > 8) return null;
  if (node.kind === Kind.Name) {
    const assumed = values.assumedNumber(scope, node.symbol);
    if (assumed !== null) return assumed;
    const sole = values.soleValue(scope, node.symbol);
    return sole === null || sole.node === null ? null : wholeNumber(values, sole.node, sole.scope, depth + 1);
  }
  const text = values.binder.text;
  if (node.kind === Kind.Operation && node.list.length > 1) {
    const operands = node.list;
    let result = wholeNumber(values, operands[0], scope, depth + 1);
    for (let i = 1; i < operands.length && result !== null; i++) {
      const right = wholeNumber(values, operands[i], scope, depth + 1);
      if (right === null) return null;
      result = whole(apply(text.slice(operands[i - 1].end, operands[i].start).replace(/[\s()\\]/g, ''), result, right));
    }
    return result;
  }
  return whole(literalNumber(text, node));
}

function whole(value: number | null): number | null {
  return value !== null && Number.isSafeInteger(value) ? value : null;
}

function apply(operator: string, left: number, right: number): number | null {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '**':
      return right >= 0 ? left ** right : null;
    case '//':
      return right === 0 ? null : Math.floor(left / right);
    case '<<':
      return right >= 0 && right < 40 ? left * 2 ** right : null;
    default:
      return null;
  }
}
