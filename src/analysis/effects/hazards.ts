/** The catalogue's hazard and repetition codes as bits of an effect. */
import type { CatalogueEntry } from '../catalogue';
import { EffectFlag } from './effect';

const hazardFlags: Record<string, number> = {
  'not-thread-safe': EffectFlag.NotThreadSafe,
  'uses-all-cores': EffectFlag.UsesAllCores,
  'changes-process-state': EffectFlag.ChangesProcess,
  'joins-workers': EffectFlag.Joins,
  'uses-libuv-pool': EffectFlag.LibuvPool,
};
const repeatFlags = { writes: EffectFlag.Writes, deletes: EffectFlag.Deletes, sends: EffectFlag.Sends, spawns: EffectFlag.Spawns } as const;

const assertions = /^(?:unittest\..*\.(?:assert\w*|fail|subTest|skipTest)$|assert(?:$|\.))/;
/** Tasks of the event loop that run beside one another from here on. */
const gathers = /^globalThis\.Promise\.(?:all|allSettled|any|race)$/;
/** What starts a thread or a process of Node's, tens of milliseconds each. */
export const startsWorker = /^(?:worker_threads\.Worker|child_process\.fork|cluster\.fork)$/;

/** What runs an event loop in the thread that calls it. */
export const runsLoop = /^asyncio\.(?:run|Runner\.run|AbstractEventLoop\.run_(?:until_complete|forever))$/;

/** What starts processes of Python's. An executor does so with the first task. */
export const startsProcess = /^(?:multiprocessing\.(?:Process\.start|pool\.Pool|managers\.\w+\.start|(?:context\.BaseContext\.)?(?:Pool|Manager))|concurrent\.futures\.ProcessPoolExecutor\.(?:submit|map))$/;

const known = new WeakMap<CatalogueEntry, number>();

/** The bits that one call of a catalogued function sets. */
export function flagsOf(entry: CatalogueEntry): number {
  let flags = known.get(entry);
  if (flags === undefined) known.set(entry, (flags = readFlags(entry)));
  return flags;
}

function readFlags(entry: CatalogueEntry): number {
  let flags = 0;
  if (!entry.class) for (const hazard of entry.hazards) flags |= hazardFlags[hazard] ?? 0;
  if (entry.repeats !== undefined) flags |= repeatFlags[entry.repeats];
  if (assertions.test(entry.name)) flags |= EffectFlag.Asserts;
  if (entry.gil === 'contended') flags |= EffectFlag.Contended;
  // A listener or a callback runs later, in the thread that hands it over.
  if (entry.runs !== undefined && entry.runs.as !== 'inline' && entry.runs.as !== 'event-loop') flags |= EffectFlag.Concurrent;
  if (gathers.test(entry.name)) flags |= EffectFlag.Concurrent;
  else if (startsWorker.test(entry.name)) flags |= EffectFlag.StartsWorker | EffectFlag.Concurrent;
  else if (startsProcess.test(entry.name)) flags |= EffectFlag.StartsProcess;
  else if (runsLoop.test(entry.name)) flags |= EffectFlag.RunsLoop;
  return flags;
}

/** What a set of flags says would be repeated outside the process, as the catalogue's codes. */
export function repeatsOf(flags: number): ('writes' | 'deletes' | 'sends' | 'spawns')[] {
  return (Object.keys(repeatFlags) as (keyof typeof repeatFlags)[]).filter(code => (flags & repeatFlags[code]) !== 0);
}
