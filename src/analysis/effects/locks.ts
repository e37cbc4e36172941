/** What is held where: which of a function's `with` blocks and acquisitions are locks, and which lock each is, in one name for every file. */
import type { HeldFacts } from '../facts';
import type { Linker } from './linker';
import { ValueKind, type LinkedFunction } from './values';

/** `thread`, `task`, `process`: who waits for it. `none`: surely no lock. `unknown`: could be one. */
export type LockKind = 'thread' | 'task' | 'process' | 'none' | 'unknown';

const threadLocks = /^threading\.(?:Lock|RLock|Semaphore|BoundedSemaphore|Condition)$/;
const taskLocks = /^asyncio\.(?:Lock|Semaphore|BoundedSemaphore|Condition)$/;
/** Known things that exclude others in a way of their own. */
const maybeLocks = /lock|semaphore|mutex|condition|barrier|transaction|atomic|_Synchronisation/i;
const processLocks = /^multiprocessing\.(?:context\.BaseContext\.)?(?:Lock|RLock|Semaphore|BoundedSemaphore|Condition)$/;

export function lockKind({ path }: HeldFacts, fn: LinkedFunction, linker: Linker): LockKind {
  const value = linker.resolve(path, fn.module);
  if (value === null || value.kind !== ValueKind.ExternalInstance || value.name === '') return 'unknown';
  if (threadLocks.test(value.name)) return 'thread';
  if (taskLocks.test(value.name)) return 'task';
  if (processLocks.test(value.name)) return 'process';
  return maybeLocks.test(value.name) ? 'unknown' : 'none';
}

/** What may guard an offset of a function: anything held there that is not surely something else than a lock. */
export function guardsAt(fn: LinkedFunction, offset: number, linker: Linker): HeldFacts[] {
  return fn.facts.sharing?.held.filter(held => held.from <= offset && offset < held.until && lockKind(held, fn, linker) !== 'none') ?? [];
}

/** A place under the name of the file and the class where it is defined: that of the base class for what a base class sets. */
export function homeOf(place: string, fn: LinkedFunction, linker: Linker): string {
  const dot = place.lastIndexOf('.');
  const owner = linker.resolve(place.slice(0, dot), fn.module);
  const name = place.slice(dot + 1);
  if (owner === null) return place;
  if (owner.kind === ValueKind.Module) return `${owner.module!.name}.${name}`;
  if (owner.kind !== ValueKind.Class) return place;
  let home = owner.cls!;
  for (const base of linker.lineage(home)) if (base.kind === ValueKind.Class && base.cls!.facts.attributes.has(name)) home = base.cls!;
  return `${home.module.name}.${home.facts.qualifiedName}.${name}`;
}
