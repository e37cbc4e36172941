import { describe, errorCode, userStack } from './failure';

/** Errors that no call returned: a rejection that nobody awaits, an exception out of a timer or an event. */
export interface Stray {
  kind: 'unhandled-rejection' | 'uncaught-exception';
  error: unknown;
}

/** An exception's last words may be this long on their way. */
const lastWordsMilliseconds = 1000;

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

/** What a child process of the pool says, over its line to the pool, before an exception outside of any task ends it. */
export interface LastWords {
  forkcastThrew: { error: string; code: string; stack: string };
}

export const isLastWords = (message: unknown): message is LastWords => typeof message === 'object' && message !== null && 'forkcastThrew' in message;

/** Has an exception that nothing caught end this process as Node would, but told first. A program that handles such exceptions itself has its way. */
export function tellBeforeDying(send: (words: LastWords, sent: () => void) => void): void {
  process.on('uncaughtException', error => {
    if (process.listenerCount('uncaughtException') > 1) return;
    const die = (): never => process.exit(1);
    send({ forkcastThrew: { error: describe(error), code: errorCode(error), stack: userStack(error) } }, die);
    setTimeout(die, lastWordsMilliseconds);
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
