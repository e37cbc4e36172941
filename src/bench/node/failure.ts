/** What can go wrong inside, as a stable code and the facts around it. The sentences people read are written on the other side. */

export type Facts = Record<string, string | number | null>;

const mostDetail = 8000;

/** Ends the command at hand. */
export class Failure extends Error {
  constructor(readonly code: string, readonly detail: string | null, readonly facts: Facts = {}) {
    super(code);
  }

  asMessage(): Record<string, unknown> {
    return { type: 'failure', code: this.code, detail: this.detail, facts: this.facts };
  }
}

interface ErrorLike { name?: unknown; message?: unknown; stack?: unknown; code?: unknown }

/** An error of another thread, process or realm is no instance of this one's `Error`. */
export function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === 'object' && value !== null && typeof (value as ErrorLike).message === 'string';
}

/** `TypeError: x is not a function` on one line, whatever was thrown. */
export function describe(error: unknown): string {
  try {
    if (!isErrorLike(error)) return String(error).split('\n')[0].slice(0, 300) || 'an empty value';
    // The sentence it becomes part of has a full stop of its own.
    const text = String(error.message).trim().split('\n')[0].slice(0, 300).replace(/\.$/, '');
    const name = String(error.name ?? 'Error');
    return text ? `${name}: ${text}` : name;
  } catch {
    return 'an error that cannot be shown';
  }
}

export function errorCode(error: unknown): string {
  return isErrorLike(error) && typeof error.code === 'string' ? error.code : '';
}

/** The stack without Node's own frames and the harness'. */
export function userStack(error: unknown): string {
  try {
    const stack = isErrorLike(error) && typeof error.stack === 'string' ? error.stack : describe(error);
    const lines = stack.split('\n').filter(line => !/^\s+at /.test(line) || !(line.includes('node:') || line.includes(harnessFolder)));
    const text = lines.join('\n');
    return text.length <= mostDetail ? text : `${text.slice(0, mostDetail / 2)}\n  ...\n${text.slice(-mostDetail / 2)}`;
  } catch {
    return describe(error);
  }
}

const harnessFolder = decodeURIComponent(new URL('.', import.meta.url).pathname.replace(/^\/(?=[A-Za-z]:)/, ''));
