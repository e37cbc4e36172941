/** Literals: what they are, and what they spell. */
import { ConstantFlag, Kind, type Node, OperationFlag } from '../ir/node';
import type { LiteralPaths } from './language';
import type { PathId } from './paths';

/** The value of a Constant. */
export function constantValue(literals: LiteralPaths, text: string, node: Node): PathId {
  switch (node.flags) {
    case ConstantFlag.Number: {
      for (let i = node.start; i < node.end && i < node.start + 24; i++) {
        const code = text.charCodeAt(i) | 32;
        if (code === 0x78) return literals.number; // 0x: an `e` in it is a digit
        if (code === 0x2e || code === 0x65) return literals.float;
        if (code === 0x6a) return 0;
      }
      return literals.number;
    }
    case ConstantFlag.String:
      return literals.string;
    case ConstantFlag.Bytes:
      return literals.bytes;
    case ConstantFlag.True:
    case ConstantFlag.False:
      return literals.bool;
    case ConstantFlag.None:
      return literals.none;
    case ConstantFlag.Pattern:
      return literals.pattern;
    default:
      return 0;
  }
}

const ZERO = 48;

/** The number a literal spells (`1_000`, `0x10`, `2.5`); null for what is none. */
export function literalNumber(text: string, node: Node): number | null {
  if (node.kind === Kind.Operation && node.flags === OperationFlag.Negate && node.list.length === 1 && text[node.start] === '-') {
    const positive = literalNumber(text, node.list[0]);
    return positive === null ? null : -positive;
  }
  if (node.kind !== Kind.Constant || node.flags !== ConstantFlag.Number || node.end - node.start > 40) return null;
  const { start, end } = node;
  if (end - start < 10) {
    // Nearly all of them are a few digits.
    let small = 0;
    let at = start;
    for (; at < end; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      small = 10 * small + digit;
    }
    if (at === end) return small;
  }
  const spelled = text.slice(start, end);
  const value = Number(spelled.includes('_') ? spelled.replace(/_/g, '') : spelled);
  return Number.isFinite(value) ? value : null;
}

/** Whether an expression is made of literals only. */
export function isLiteral(node: Node, depth: number): boolean {
  switch (node.kind) {
    case Kind.Constant:
      return node.flags !== ConstantFlag.Ellipsis;
    case Kind.Keyword:
      return node.symbol !== 0 && node.a !== null && isLiteral(node.a, depth);
    case Kind.Operation:
      return node.flags === OperationFlag.Negate && node.list.length === 1 && node.list[0].kind === Kind.Constant;
    case Kind.Collection:
      if (depth > 20) return false;
      for (let i = 0; i < node.list.length; i++) if (!isLiteral(node.list[i], depth + 1)) return false;
      return true;
    default:
      return false;
  }
}
