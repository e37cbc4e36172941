/**
 * Each fault, in each model, at its start, in the middle and at the end: the model fails in clear words (or takes no harm), the others' results
 * stand, and nothing is left; `bench` looks for processes and files after every run. A telling part of the table by default;
 * FORKCAST_ALL_FAULTS=1 runs all of it.
 */
import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionModel, InterpreterDescription } from '../../src/model';
import { interpreters, interpreterWith, mainInterpreter } from './interpreters';
import { assertCompleted, bench, of } from './support';

const places = ['start', 'middle', 'end'] as const;
type Place = (typeof places)[number];
const models = ['serial', 'threads', 'processes', 'asyncio', 'interpreters', 'dask'] as const;

interface Fault {
  /** Codes that a model may fail with: in the interpreter's own process, in a worker process, while importing; null: it takes no harm. */
  inside: readonly string[] | null;
  worker: readonly string[] | null;
  importing: readonly string[] | null;
}

const faults: Record<string, Fault> = {
  raise: { inside: ['task-error'], worker: ['task-error'], importing: ['import-error'] },
  exit: { inside: ['task-exit', 'task-error'], worker: ['task-exit'], importing: ['import-exit'] },
  'os-exit': { inside: ['crashed'], worker: ['worker-died'], importing: ['crashed'] },
  segfault: { inside: ['crashed'], worker: ['worker-died'], importing: ['crashed'] },
  memory: { inside: ['out-of-memory', 'task-error'], worker: ['out-of-memory'], importing: ['import-error'] },
  hang: { inside: ['timeout'], worker: ['timeout'], importing: ['import-timeout'] },
  child: { inside: null, worker: null, importing: null },
  garbage: { inside: null, worker: null, importing: null },
  unpicklable: { inside: null, worker: ['unpicklable-results'], importing: null },
};

/** Every fault, model and place at least once. */
const telling = new Set([
  'raise@end@processes', 'raise@start@threads', 'exit@middle@asyncio', 'os-exit@middle@processes', 'os-exit@start@processes', 'os-exit@end@interpreters',
  'segfault@middle@threads', 'segfault@end@dask', 'memory@end@serial', 'hang@end@threads', 'hang@middle@processes', 'child@middle@serial', 'child@end@processes',
  'garbage@start@asyncio', 'garbage@middle@processes', 'unpicklable@end@processes', 'raise@middle@interpreters',
]);

/** A start fault is about the second controller; serial's own refuses the request as a whole (see refusals). */
const table = Object.entries(faults).flatMap(([kind, fault]) => models.flatMap(model => places
  .filter(place => !(place === 'start' && model === 'serial'))
  // CPython 3.14's pool of interpreters loses a MemoryError on its way back and calls the task done: not ours to tell.
  .filter(place => !(kind === 'memory' && model === 'interpreters' && place !== 'start'))
  .map(place => ({ name: `${kind}@${place}@${model}`, kind, fault, model, place }))));

function expected({ inside, worker, importing }: Fault, model: ExecutionModel, place: Place): readonly string[] | null {
  if (place === 'start') return importing;
  if (model === 'interpreters' && inside === null) return worker;
  return model === 'processes' || model === 'dask' ? worker : inside;
}

describe('runner: faults in every model, at the start, in the middle and at the end', () => {
  const counter = join(tmpdir(), `forkcast-fault-counter-${process.pid}`);
  let withDask: InterpreterDescription | null;
  before(async () => { withDask = await interpreterWith('distributed'); });
  afterEach(() => rmSync(counter, { force: true }));

  for (const { name, fault, model, place } of table.filter(each => process.env.FORKCAST_ALL_FAULTS || telling.has(each.name))) {
    it(name, async function () {
      const all = await interpreters();
      const interpreter = model === 'dask' ? withDask : model === 'interpreters' ? all.get('3.14') ?? all.get('3.15') ?? null : await mainInterpreter();
      if (!interpreter) return this.skip();
      const other: ExecutionModel = model === 'threads' || model === 'asyncio' ? 'processes' : 'threads';
      const outcome = await bench('injected.py', 'work', 'range(8)', {
        interpreter, models: [...(model === 'serial' ? [] : [model]), other], workers: [2], tasks: 8, budgetSeconds: model === 'dask' ? 30 : name.startsWith('hang') ? 8 : 20,
        environment: { FORKCAST_FAULT: name, FORKCAST_FAULT_COUNTER: counter },
      });
      const codes = expected(fault, model, place);
      const { state, error, samples } = of(outcome, model);
      if (codes === null) assert.equal(state, 'completed', JSON.stringify(error));
      else {
        assert.equal(state, 'failed');
        assert.ok(codes.includes(error!.code), `${error!.code}: ${error!.message}`);
        assert.ok(error!.message.length > 20 && error!.advice.length > 10);
        assert.deepEqual(samples, []);
      }
      if (place === 'start') assert.ok(existsSync(counter), 'it was imported twice');
      assertCompleted(outcome, other);
      if (model !== 'serial') assertCompleted(outcome, 'serial');
    });
  }

  it('names every fault, model and place in its shorter form too', () => {
    const parts = [...telling].map(name => name.split('@'));
    assert.deepEqual([0, 1, 2].map(index => new Set(parts.map(each => each[index])).size), [Object.keys(faults).length, places.length, models.length]);
    assert.ok([...telling].every(name => table.some(each => each.name === name)));
  });
});
