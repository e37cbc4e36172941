import { Kind, forEachChild, type Node } from '../../src/analysis/ir/node';

/** Calls `visit` with every node of the tree; does not recurse. */
export function forEachNode(root: Node, visit: (node: Node) => void): void {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    visit(node);
    forEachChild(node, child => waiting.push(child));
  }
}

/** What cpython_counts.py counts. */
export function count(root: Node): { loops: number; calls: number; functions: number } {
  const counts = { loops: 0, calls: 0, functions: 0 };
  forEachNode(root, ({ kind }) => {
    if (kind === Kind.Call) counts.calls++;
    else if (kind === Kind.Function) counts.functions++;
    else if (kind === Kind.For || kind === Kind.While || kind === Kind.Comprehension) counts.loops++;
  });
  return counts;
}
