/** Being asked to end: Ctrl+C, `kill`, a terminal that closes. */
import { constants } from 'node:os';

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let received: (typeof endings)[number] | null = null;

/** Any of these ends the work, with every process that it started; the signal's second time ends this program at once. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (name: (typeof endings)[number]) => {
    received = name;
    controller.abort();
  };
  for (const name of endings) process.once(name, abort);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of endings) process.off(name, abort);
  }
}

/** The exit status that shells give a program that a signal has ended: 130 for Ctrl+C, 143 for SIGTERM, 129 for SIGHUP. */
export const interruptedStatus = (): number => 128 + constants.signals[received ?? 'SIGINT'];
