/** Assignments inside expressions (`x := y`), which bind names of the function around. */
import { AssignFlag, Kind, type Node } from '../ir/node';

const DEEPEST = 400;

/** Those in the expressions directly at a statement, not in the statements under it. */
export function walrusesAt(statement: Node): Node[] {
  const found: Node[] = [];
  const { kind } = statement;
  if (kind === Kind.Block || kind === Kind.Error || kind === Kind.Class || kind === Kind.Try) return found;
  search(statement.a, found, 0);
  search(statement.b, found, 0);
  if (kind === Kind.With || kind === Kind.Assign || kind === Kind.Function) for (const part of statement.list) search(part, found, 0);
  return found;
}

/** Those in an expression. */
export function walrusesIn(expression: Node | null): Node[] {
  const found: Node[] = [];
  search(expression, found, 0);
  return found;
}

function search(node: Node | null, found: Node[], depth: number): void {
  if (node === null || node.kind === Kind.Function || depth > DEEPEST) return;
  if (node.kind === Kind.Assign && node.flags === AssignFlag.Walrus) found.push(node);
  search(node.a, found, depth + 1);
  search(node.b, found, depth + 1);
  search(node.c, found, depth + 1);
  for (let i = 0; i < node.list.length; i++) search(node.list[i], found, depth + 1);
}
