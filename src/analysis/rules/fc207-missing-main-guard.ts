/**
 * FC207 missing-main-guard: a module starts processes as it is imported. Where processes are spawned or come from the fork server (Windows, macOS, Linux from Python 3.14 on), each
 * imports the program's module first, meets the same code and fails.
 *
 *     pool = Pool()
 *     print(pool.map(work, range(10)))
 *
 * Instead: the same under `if __name__ == '__main__':`.
 */
import type { Evidence } from '../../model';
import type { CallGraph } from '../effects/call-graph';
import { EffectFlag } from '../effects/effect';
import { startsProcess } from '../effects/hazards';
import type { LinkedModule } from '../effects/module';
import { rangeOf } from '../effects/ranges';
import type { LinkedFunction } from '../effects/values';
import { callsOf, type CallView } from '../effects/views';
import { defineRule, isTestModule, type DraftFix } from './rule';
import { choosesFork } from './workers';

/** Helpers of the same file followed on the way to what starts the process. */
const MOST_HELPERS = 4;
const INDENT = '    ';

export const missingMainGuard = defineRule('FC207', function* ({ family, functions, graph, module }) {
  // `python -m package` runs `__main__`, which the processes do not import again.
  if (family !== 'python' || isTestModule(module) || /(?:^|\.)__main__$/.test(module.name)) return;
  const view = functions.find(({ fn }) => fn === module.functions[0]);
  if (view === undefined || (view.total.flags & EffectFlag.StartsProcess) === 0 || choosesFork(module)) return;
  for (const call of [...callsOf(view)].sort((a, b) => a.facts.start - b.facts.start)) {
    const { facts } = call;
    if (module.facts.mainGuards.some(({ start, end }) => facts.start >= start && facts.start < end)) continue;
    const steps = wayToProcess(call, graph, 0, new Set([view.fn]));
    // What other files do may depend on much that their callers know and we do not.
    if (steps === null || steps.some(step => step.region.fn.module !== module)) continue;
    const evidence: Evidence[] = steps.map(({ region, facts: { start, end }, target }) => ({
      range: rangeOf(region.fn.module.facts, start, end), name: target!.entry?.name ?? graph.runBy({ region, facts, target })?.fullName ?? target!.name, work: 'io',
    }));
    yield {
      start: facts.start, end: facts.nameEnd,
      message: 'This starts processes as the module is imported, and each of them imports it again and fails (on Windows, on macOS, and on Linux from Python 3.14 on); put it under if __name__ == \'__main__\'.',
      evidence,
      ...fixOf(facts.start, module),
    };
    // One guard goes around all that follows.
    return;
  }
});

/** The calls that lead to what starts a process; null where none does. */
function wayToProcess(call: CallView, graph: CallGraph, depth: number, seen: Set<LinkedFunction>): CallView[] | null {
  if (startsProcess.test(call.target?.entry?.name ?? '')) return [call];
  const callee = graph.runBy(call);
  if (callee === null || seen.has(callee) || depth >= MOST_HELPERS || (graph.effectOf(callee).flags & EffectFlag.StartsProcess) === 0) return null;
  // A coroutine that is not awaited here does nothing yet.
  if (callee.facts.isAsync && !call.facts.awaited && graph.linker.resolve(call.facts.path, call.region.fn.module)?.fn === callee) return null;
  seen.add(callee);
  for (const inner of callsOf(graph.viewOf(callee))) {
    const rest = wayToProcess(inner, graph, depth + 1, seen);
    if (rest !== null) return [call, ...rest];
  }
  return null;
}

/** A guard around the statement and what follows it, where nothing that follows is a definition that others may import. */
function fixOf(at: number, { facts }: LinkedModule): { fix?: DraftFix } {
  const statements = facts.statements ?? [];
  const first = statements.findIndex(({ start, end }) => at >= start && at < end);
  if (first < 0) return {};
  const rest = statements.slice(first);
  if (rest.some(({ kind }) => kind === 'defines')) return {};
  const guard = rest.findIndex(({ kind }) => kind === 'guard');
  const inside = guard < 0 ? rest : rest.slice(0, guard);
  const { start } = inside[0] ?? { start: -1 };
  if (inside[0]?.lines[0] !== start) return {};
  const edits = [...new Set(inside.flatMap(({ lines }) => lines))].map(line => ({ start: line, end: line, newText: line === start ? `if __name__ == '__main__':\n${INDENT}` : INDENT }));
  return { fix: { title: 'Put it under if __name__ == \'__main__\'', edits } };
}
