/** Functions with nothing in them. */
import { ConstantFlag, Kind, type Node } from '../ir/node';

/** Whether a function's body holds no more than a docstring, `...`, `pass` or the raising of an exception. */
export function isStub(node: Node): boolean {
  if (node.c === null || node.c.kind !== Kind.Block) return false;
  const list = node.c.list;
  for (let i = 0; i < list.length; i++) {
    const statement = list[i];
    if (statement.kind === Kind.Pass || statement.kind === Kind.Raise) continue;
    const isConstant = statement.kind === Kind.ExpressionStatement && statement.a !== null && statement.a.kind === Kind.Constant;
    if (!isConstant || (statement.a!.flags !== ConstantFlag.String && statement.a!.flags !== ConstantFlag.Ellipsis)) return false;
  }
  return true;
}
