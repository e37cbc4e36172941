/**
 * FC208 state-lost-in-worker: a function that runs in another process changes a variable of its module, and the process that started it reads that variable
 * afterwards. Each process has a copy of its own: the change is lost.
 *
 *     results = []
 *     def work(item): results.append(parse(item))
 *     with Pool() as pool: pool.map(work, items)
 *     print(results)                            # []
 *
 * Instead: return the value and collect what `map` gives back, or a Queue, a Value or a Manager's list. Silent where the parent changes the variable as well or
 * may run the function itself: then what it reads may be its own.
 */
import type { Evidence } from '../../model';
import type { VariableFacts } from '../facts';
import type { HandedOver } from '../effects/handover';
import { rangeOf } from '../effects/ranges';
import type { LinkedModule } from '../effects/module';
import type { LinkedFunction } from '../effects/values';
import { linkedCalls } from './calls';
import { defineRule, isTestModule, type Draft } from './rule';

/** What surely runs in another process; joblib, for one, may be told to use threads. */
const elsewhere = /^(?:concurrent\.futures\.(?:Process|Interpreter)PoolExecutor|(?:torch\.)?multiprocessing|anyio\.to_process)\./;
const MOST_HELPERS = 60;

interface Stretch {
  fn: LinkedFunction;
  /** From here on the function reads what the other processes have left it. */
  from: number;
}

export const stateLostInWorker = defineRule('FC208', function* ({ family, module }) {
  const { variables } = module.facts;
  if (family !== 'python' || variables === undefined || isTestModule(module)) return;
  for (const variable of variables) yield* lostChanges(variable, module);
});

function* lostChanges(variable: VariableFacts, module: LinkedModule): Generator<Draft> {
  const reported = new Set<LinkedFunction>();
  for (const by of module.functions) {
    for (const handed of by.handOvers) {
      if ((handed.as !== 'processes' && handed.as !== 'interpreters') || !elsewhere.test(handed.name)) continue;
      const inWorker = onlyRunBy(handed.fn);
      if (inWorker === null) continue;
      const change = variable.changes.find(one => inWorker.has(module.functions[one.function]));
      if (change === undefined || reported.has(module.functions[change.function])) continue;
      const stretches = stretchesBehind(handed, module);
      // What the parent changes itself it may well read.
      const isOwn = variable.changes.some(one => !inWorker.has(module.functions[one.function]) && (one.function !== 0 || stretches.some(({ fn, from }) => fn === module.functions[0] && one.start >= from)));
      const read = isOwn ? undefined : firstRead(variable, stretches, module);
      if (read === undefined) continue;
      reported.add(module.functions[change.function]);
      const reader = module.functions[read.function];
      const line = rangeOf(module.facts, read.start, read.end).start.line;
      const step = (start: number, end: number, name: string): Evidence => ({ range: rangeOf(module.facts, start, end), name, work: 'trivial' });
      const other = handed.as === 'interpreters' ? 'interpreter' : 'process';
      yield {
        start: change.start, end: change.end,
        message: `${variable.name} is changed in another ${other}, which has a copy of its own: ${read.function === 0 ? 'the module' : reader.facts.name} reads it in line ${line} `
          + 'and never sees this; return the value, or use a queue or a manager.',
        evidence: [
          step(change.start, change.end, `${variable.name} in ${module.functions[change.function].fullName}`), step(handed.call.start, handed.call.end, `${handed.name}(${handed.fn.fullName})`),
          step(read.start, read.end, variable.name),
        ],
      };
    }
  }
}

/** A function and all that it calls, if nothing of that is run from anywhere else; functions that others call as well are left out. */
function onlyRunBy(worker: LinkedFunction): Set<LinkedFunction> | null {
  const within = new Set([worker]);
  for (const one of within) for (const callee of one.callees) if (within.size < MOST_HELPERS) within.add(callee);
  // Whoever is called from outside, or by one that is, may run in the parent.
  for (let before = -1; before !== within.size; ) {
    before = within.size;
    for (const one of within) {
      const isElsewhere = [...(one.callers ?? [])].every(caller => within.has(caller))
        && [...(one.handedBy ?? [])].every(by => by.handOvers.every(({ fn, as }) => fn !== one || as === 'processes' || as === 'interpreters'));
      if (!isElsewhere) within.delete(one);
    }
  }
  return within.has(worker) ? within : null;
}

/** The rest of the function that hands over, and of those of the file that call it. */
function stretchesBehind({ by, call }: HandedOver, module: LinkedModule): Stretch[] {
  const stretches: Stretch[] = [{ fn: by, from: call.end }];
  for (const caller of by.callers ?? []) {
    if (caller.module !== module || caller === by) continue;
    for (const { facts, target } of linkedCalls(caller)) if (target?.fn === by) stretches.push({ fn: caller, from: facts.end });
  }
  return stretches;
}

function firstRead(variable: VariableFacts, stretches: readonly Stretch[], module: LinkedModule): VariableFacts['reads'][number] | undefined {
  return variable.reads.find(read => {
    const fn = module.functions[read.function];
    // Passed on with another hand-over it goes to a process as well.
    return stretches.some(one => one.fn === fn && read.start >= one.from) && !fn.handOvers.some(({ call }) => call.start <= read.start && read.end <= call.end);
  });
}
