/** Functions with nothing in them, and functions that nothing gets out of. */
import { ConstantFlag, Kind, type Node } from '../ir/node';
import { intern } from '../ir/symbols';

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

const EVERYTHING = new Set(['Exception', 'BaseException'].map(intern));

/** Whether all that a body does, assignments of plain values apart, stands in a `try` that catches everything, be it in a loop or a `with`. */
export function catchesAll(body: Node, depth = 0): boolean {
  if (body.kind !== Kind.Block || depth > 4) return false;
  let caught = false;
  for (const statement of body.list) {
    switch (statement.kind) {
      case Kind.Try:
        if (!statement.list.some(catchesEverything)) return false;
        caught = true;
        break;
      case Kind.For:
      case Kind.While:
      case Kind.With:
        if (statement.c === null || !catchesAll(statement.c, depth + 1)) return false;
        caught = true;
        break;
      case Kind.Assign:
      case Kind.Scope:
      case Kind.Pass:
      case Kind.Return:
      case Kind.Import:
      case Kind.ImportFrom:
        break;
      case Kind.ExpressionStatement:
        // A docstring, or a line to the log.
        if (statement.a !== null && statement.a.kind !== Kind.Constant && statement.a.kind !== Kind.Call) return false;
        break;
      default:
        return false;
    }
  }
  return caught;
}

function catchesEverything(handler: Node): boolean {
  return handler.kind === Kind.Handler && (handler.a === null || handler.a.kind === Kind.Name && EVERYTHING.has(handler.a.symbol));
}
