/** What rules work out again and again between two edits: it holds for as long as nothing in the index changes, whichever file is asked about. */
import type { CallGraph } from './call-graph';

export class UntilNextChange<T> {
  private readonly kept = new WeakMap<CallGraph, { generation: number; value: T }>();

  constructor(private readonly make: (graph: CallGraph) => T) {}

  /** What was made since the last change; made afresh each time as long as not every call has been followed. */
  of(graph: CallGraph): T {
    const known = this.kept.get(graph);
    if (known !== undefined && known.generation === graph.generation && graph.isComplete) return known.value;
    const value = this.make(graph);
    this.kept.set(graph, { generation: graph.generation, value });
    return value;
  }
}
