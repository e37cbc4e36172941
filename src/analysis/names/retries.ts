/** Loops that try the same thing again until it works. */
import { Kind, type Node } from '../ir/node';

/** Whether a loop's body tries something, leaves the loop when it has worked, and goes on when it has not. */
export function isRetry(body: Node | null): boolean {
  if (body === null) return false;
  const list = body.kind === Kind.Block ? body.list : [body];
  for (let i = 0; i < list.length; i++) {
    const at = list[i];
    const tried = at.kind === Kind.With && at.c !== null && at.c.list.length > 0 ? at.c.list[0] : at;
    if (tried.kind === Kind.Try && goesOn(tried) && (leaves(tried.c) || leaves(tried.a) || leavesAfter(list, i))) return true;
  }
  return false;
}

/** Whether one of the handlers ends normally or continues. */
function goesOn(node: Node): boolean {
  return node.list.some((handler) => handler.kind === Kind.Handler && !leaves(handler.c));
}

function leavesAfter(list: Node[], index: number): boolean {
  return index + 1 < list.length && isExit(list[index + 1]) && list[index + 1].kind !== Kind.Raise;
}

/** Whether a block ends by leaving the loop. */
function leaves(block: Node | null): boolean {
  if (block === null || block.list.length === 0) return false;
  const last = block.list[block.list.length - 1];
  return isExit(last) || last.kind === Kind.With && leaves(last.c);
}

function isExit(node: Node): boolean {
  return node.kind === Kind.Return || node.kind === Kind.Break || node.kind === Kind.Raise;
}
