/** What kind of work code does: the vocabulary every other layer speaks. */

/**
 * - `cpu`: computes while holding the GIL (Python) or the event loop (Node)
 * - `native`: computes in native code with the GIL released
 * - `io`: waits
 * - `mixed`: computes and waits, neither negligible
 * - `trivial`: too little work to be worth a second thought
 * - `unknown`: not enough is known to say anything
 */
export const workKinds = ['cpu', 'native', 'io', 'mixed', 'trivial', 'unknown'] as const;
export type WorkKind = (typeof workKinds)[number];

/** What `io` work waits for. */
export const ioKinds = ['network', 'file', 'database', 'subprocess', 'sleep'] as const;
export type IoKind = (typeof ioKinds)[number];

export const languages = ['python', 'javascript', 'typescript'] as const;
export type Language = (typeof languages)[number];

export const pythonModels = ['serial', 'threads', 'processes', 'interpreters', 'asyncio', 'dask'] as const;
export const nodeModels = ['serial', 'async', 'worker-threads', 'child-processes'] as const;
/** A way to run many tasks. `serial` is one after the other in one thread. */
export type ExecutionModel = (typeof pythonModels)[number] | (typeof nodeModels)[number];

export function isWorkKind(value: unknown): value is WorkKind {
  return (workKinds as readonly unknown[]).includes(value);
}

export function isIoKind(value: unknown): value is IoKind {
  return (ioKinds as readonly unknown[]).includes(value);
}

export function isExecutionModel(value: unknown): value is ExecutionModel {
  return (pythonModels as readonly unknown[]).includes(value) || (nodeModels as readonly unknown[]).includes(value);
}
