/** Functions with nothing in them, and functions that nothing gets out of. */
import { ConstantFlag, FunctionFlag, Kind, type Node } from '../ir/node';
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

/** Whether a stub says that whoever calls it means another: it raises an exception or is `...`. */
export function neverMeantToRun(node: Node): boolean {
  return node.c!.list.some(({ kind, a }) => kind === Kind.Raise || (kind === Kind.ExpressionStatement && a!.flags === ConstantFlag.Ellipsis));
}

/** What is left of a statement that hardly fails: a docstring, a line to the log, a count. */
const harmless: ReadonlySet<Kind> = new Set([Kind.Constant, Kind.Call, Kind.AugmentedAssign]);
const PAUSES = new Set(['sleep', 'delay', 'wait', 'pause', 'setTimeout'].map(intern));
const PROMISE = intern('Promise');

/** `await sleep(100)`, `await new Promise(resolve => setTimeout(resolve, 100))`. */
function isPause({ kind, a }: Node): boolean {
  if (kind !== Kind.Await || a?.kind !== Kind.Call) return false;
  const callee = a.a!;
  if (callee.kind !== Kind.Name && callee.kind !== Kind.Attribute) return false;
  if (PAUSES.has(callee.symbol)) return true;
  const executor = a.list[0];
  return callee.symbol === PROMISE && executor?.kind === Kind.Function && (executor.flags & FunctionFlag.Async) === 0 && executor.a!.list.length < 2;
}

const EVERYTHING = new Set(['Exception', 'BaseException'].map(intern));

/** Whether all that a body does, assignments of plain values and early ends apart, stands in a `try` that catches everything, be it in a loop, a branch or a `with`. */
export function catchesAll(body: Node): boolean {
  return body.kind === Kind.Block && catching(body.list, 0) === Catching.Some;
}

const enum Catching { Leaks, Nothing, Some }

/** Whether something in a list of statements is caught, and nothing gets out of it. */
function catching(list: readonly Node[], depth: number): Catching {
  if (depth > 4) return Catching.Leaks;
  let caught = Catching.Nothing;
  for (const statement of list) {
    switch (statement.kind) {
      case Kind.Try:
        if (!statement.list.some(catchesEverything)) return Catching.Leaks;
        caught = Catching.Some;
        break;
      case Kind.For:
      case Kind.While:
      case Kind.With:
        if (statement.c === null || catching(statement.c.list, depth + 1) !== Catching.Some) return Catching.Leaks;
        caught = Catching.Some;
        break;
      case Kind.If:
        // What stands for `else`: a block or another `if`.
        for (const branch of [...(statement.c === null ? [] : [statement.c]), ...statement.list]) {
          const inside = catching(branch.kind === Kind.Block ? branch.list : [branch], depth + 1);
          if (inside === Catching.Leaks) return inside;
          if (inside === Catching.Some) caught = inside;
        }
        break;
      case Kind.Assign:
      case Kind.AugmentedAssign:
      case Kind.Scope:
      case Kind.Pass:
      case Kind.Return:
      case Kind.Continue:
      case Kind.Break:
      case Kind.Import:
      case Kind.ImportFrom:
      case Kind.Function:
      case Kind.Class:
        break;
      case Kind.ExpressionStatement:
        // A docstring, a line to the log, a count, a pause between attempts.
        if (statement.a !== null && !harmless.has(statement.a.kind) && !isPause(statement.a)) return Catching.Leaks;
        break;
      default:
        return Catching.Leaks;
    }
  }
  return caught;
}

function catchesEverything(handler: Node): boolean {
  return handler.kind === Kind.Handler && (handler.a === null || handler.a.kind === Kind.Name && EVERYTHING.has(handler.a.symbol));
}
