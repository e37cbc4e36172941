/** What the recorder is to do, read from the file that the environment names; the hooks' own thread reads it too. */
import { readFileSync, realpathSync } from 'node:fs';
import type { Instrumentation } from '../recording/launch';

export const ordersVariable = 'FORKCAST_RECORDING';

export interface Orders {
  output: string;
  /** Absolute, symbolic links followed: as Node's loaders name it. */
  file: string;
  function: string;
  calls: number;
  instrumentation: Instrumentation | null;
}

let read: Orders | null | undefined;

/** Null in a process that is not to record. */
export function recordedEdits(): Orders | null {
  if (read !== undefined) return read;
  read = null;
  const path = process.env[ordersVariable];
  if (path) {
    try {
      const orders = JSON.parse(readFileSync(path, 'utf8')) as Orders;
      read = { ...orders, file: realpathSync(orders.file) };
    } catch { /* the recording is over, and a process it left behind starts another */ }
  }
  return read;
}

/** A file's text with the recorder's insertions where it is the function's; else as it is. */
export function edited(file: string, text: string): string {
  const orders = recordedEdits();
  if (orders?.instrumentation == null || orders.file !== file || text.length !== orders.instrumentation.textLength) return text;
  let result = '';
  let from = 0;
  for (const { offset, text: piece } of orders.instrumentation.insertions) {
    result += text.slice(from, offset) + piece;
    from = offset;
  }
  return result + text.slice(from);
}
