/** What can be advised from reading the code alone. */
import type { Reason, StaticRecommendation, WorkKind } from '../../model';
import type { Family } from './dialect';
import { Effect, EffectFlag } from './effect';
import { obstacles, type Obstacle } from './obstacles';

const STATIC: Reason = { code: 'static', message: 'From reading the code, not measured.' };

/** Known to be done before a pool has started. */
const TOO_SMALL = 1e-3;

export interface AdviceContext {
  family: Family;
  /** Loops and the like: their passes run beside one another. Functions: several calls of them do. */
  unit: 'passes' | 'calls';
  /** In an `async def`. */
  isAsync: boolean;
  obstacle: Obstacle | null;
  /** The text says how often every loop runs. */
  exactTrips: boolean;
  /** Copying arguments and results to other processes or workers takes about as long as the computing. */
  copies: boolean;
  /** What a call hands back cannot be sent to another process: a connection, a handle. */
  returnsHandle: boolean;
}

export function recommend(work: WorkKind, effect: Effect, { family, unit, isAsync, obstacle, exactTrips, copies, returnsHandle }: AdviceContext): StaticRecommendation {
  const advise = (model: StaticRecommendation['model'], code: string, message: string): StaticRecommendation => ({ model, reasons: [{ code, message }, STATIC] });
  if (obstacle !== null) return advise('serial', obstacle, `Leave it serial: ${obstacles[obstacle]}.`);
  if (unit === 'passes' && exactTrips && effect.total < TOO_SMALL) return advise('serial', 'too-small', 'It is done before a pool would have started.');
  if (work === 'cpu' && unit === 'calls' && (effect.flags & EffectFlag.Recurses) !== 0 && effect.sureCpu < TOO_SMALL) {
    return advise(null, 'depends-on-depth', 'It recurses as deep as what it is given, which may be nothing or much: measure it on data of your own.');
  }
  if (work === 'cpu' && copies) {
    return advise('serial', 'costs-to-copy', `It computes little for each value that it is given or hands back: copying them to another ${family === 'node' ? 'thread' : 'process'} takes about as long.`);
  }
  if (family === 'node') return recommendNode(work, effect, unit, isAsync, advise);
  switch (work) {
    case 'cpu':
      return advise('processes', 'cpu-bound', `It computes while holding the GIL, so only processes run several ${unit} at once.`);
    case 'native':
      if ((effect.flags & EffectFlag.UsesAllCores) !== 0) {
        return advise('serial', 'uses-all-cores', 'The library already spreads this over every core; more workers would compete with it.');
      }
      return advise('threads', 'releases-gil', `It computes in native code that lets go of the GIL, so threads run several ${unit} at once without copying data.`);
    case 'io':
    case 'mixed':
    {
      const waits = waiting(work, effect, unit, isAsync, advise);
      return waits.model === 'processes' && returnsHandle
        ? advise('serial', 'returns-handle', 'What it hands back cannot be sent from one process to another: let each task open its own, and measure that.')
        : waits;
    }
    default:
      return advise(null, 'unknown', 'Too little of what it calls could be followed.');
  }
}

/** Waiting for files and for hardly anything else. */
const FILES_ONLY = 0.95;

type Advise = (model: StaticRecommendation['model'], code: string, message: string) => StaticRecommendation;

const POOL_SIZE = 'UV_THREADPOOL_SIZE of them at once (4 unless set)';

/** The same in Node's terms: one thread runs all JavaScript, waits overlap without workers, and libuv's pool runs some native work by itself. */
function recommendNode(work: WorkKind, effect: Effect, unit: string, isAsync: boolean, advise: Advise): StaticRecommendation {
  const onPool = (effect.flags & EffectFlag.LibuvPool) !== 0;
  switch (work) {
    case 'cpu':
      return (effect.flags & EffectFlag.NotThreadSafe) !== 0
        ? advise('child-processes', 'native-addon', `It computes in a native add-on that worker threads cannot share, so only child processes run several ${unit} at once.`)
        : advise('worker-threads', 'cpu-bound', `It computes on the event loop's thread, so only workers run several ${unit} at once; what they are passed is cloned.`);
    case 'native':
      return (effect.flags & EffectFlag.UsesAllCores) !== 0
        ? advise('serial', 'uses-all-cores', 'The library already spreads this over every core; more at once would compete with it.')
        : advise('async', 'libuv-pool', `It computes on libuv's pool, which runs ${POOL_SIZE}: several ${unit} started together need no workers of their own.`);
    case 'io':
      break;
    case 'mixed':
      return effect.cpu > effect.wait
        ? advise('worker-threads', 'mixed', 'It computes on the event loop\'s thread for longer than it waits: workers spread the computing; measure whether that pays for cloning.')
        : advise('async', 'mixed', `It waits and computes: the event loop overlaps the waits of several ${unit}, and computes for one at a time; measure which counts.`);
    default:
      return advise(null, 'unknown', 'Too little of what it calls could be followed.');
  }
  let blocked = 0;
  for (let i = 2; i < 7; i++) blocked += effect.get(i);
  if (blocked > effect.wait / 2) {
    return effect.waitFor('database') > effect.wait / 2
      ? advise('worker-threads', 'blocks-event-loop', 'The database library blocks the event loop and has no asynchronous calls; in workers, each with a connection of its own, it holds nobody up.')
      : advise('async', 'blocks-event-loop', `It blocks the event loop while it waits; with the asynchronous counterparts of what it calls, the waits of several ${unit} overlap without workers.`);
  }
  const bound = onPool && effect.waitFor('file') > effect.wait / 2 ? `; libuv's pool runs ${POOL_SIZE}` : '';
  return advise('async', 'io-bound', `It ${isAsync ? 'mostly awaits' : 'mostly waits'}, and the waits of several ${unit} overlap on the event loop without workers${bound}.`);
}

function waiting(
  work: 'io' | 'mixed', effect: Effect, unit: string, isAsync: boolean,
  advise: (model: StaticRecommendation['model'], code: string, message: string) => StaticRecommendation,
): StaticRecommendation {
  const { wait, cpu, native } = effect;
  if (work === 'mixed') {
    const model = cpu > wait ? 'processes' : native > wait ? 'threads' : isAsync ? 'asyncio' : 'threads';
    return advise(model, 'mixed', `It waits and computes: ${isAsync ? 'tasks' : 'threads'} overlap the waiting, processes spread the computing; measure which counts.`);
  }
  if ((effect.flags & EffectFlag.Contended) !== 0 && effect.waitFor('database') * 2 > wait) {
    return advise('processes', 'contended', 'The database library lets go of the GIL, yet its threads do not run faster together; processes do.');
  }
  if (!isAsync && work === 'io' && (effect.flags & EffectFlag.MovesFileData) === 0 && effect.waitFor('file') >= wait * FILES_ONLY) {
    return advise('serial', 'cached-files', 'It opens files and asks about them, which the operating system mostly answers from memory, sooner than it could be handed over; measure it where they lie on a network.');
  }
  if (!isAsync) return advise('threads', 'io-bound', `It mostly waits, and the waits of several ${unit} can overlap in threads.`);
  let blocked = 0;
  for (let i = 2; i < 7; i++) blocked += effect.get(i);
  return blocked > wait / 2
    ? advise('threads', 'blocks-event-loop', 'It waits without awaiting, which holds up the event loop; asyncio.to_thread moves it out of the way.')
    : advise('asyncio', 'io-bound', `It mostly awaits, and the waits of several ${unit} can overlap as tasks.`);
}
