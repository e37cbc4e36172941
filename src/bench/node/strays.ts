/** Errors that no call returned: a rejection that nobody awaits, an exception out of a timer or an event. */
export interface Stray {
  kind: 'unhandled-rejection' | 'uncaught-exception';
  error: unknown;
}

let first: Stray | null = null;
let tell: ((stray: Stray) => void) | null = null;

function note(stray: Stray): void {
  first ??= stray;
  tell?.(first);
}

/** The first one so far. */
export const stray = (): Stray | null => first;

/** Settles, by rejecting, when a stray turns up; what came before counts. */
export function strayed<Reason>(reason: (stray: Stray) => Reason): Promise<never> {
  return new Promise((_, reject) => {
    tell = found => reject(reason(found));
    if (first) tell(first);
  });
}

/** In place before user code is loaded. A program that handles them itself has its way. */
export function watchStrays(exceptions: boolean): void {
  process.on('unhandledRejection', error => {
    if (process.listenerCount('unhandledRejection') === 1) note({ kind: 'unhandled-rejection', error });
  });
  if (exceptions) process.on('uncaughtException', error => {
    if (process.listenerCount('uncaughtException') === 1) note({ kind: 'uncaught-exception', error });
  });
}
