/** Reading paths (see `facts.ts`). */

/** The characters that begin a step. */
export const stepMarks = '.()[]~^*%';

/** The first name of a path. */
export function topOf(path: string): string {
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i);
    if (code === 46 || code === 40 || code === 91 || code === 94 || code === 126 || code === 42 || code === 37) return path.slice(0, i);
  }
  return path;
}

/** Whether a path is a name alone, without calls, elements, waits or entries. */
export function isDotted(path: string): boolean {
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i);
    if (code === 42 && path.charCodeAt(i - 1) === 46) continue;
    if (code === 42 || code === 37 || code === 40 || code === 91 || code === 94 || code === 126) return false;
  }
  return true;
}

/** In a path, between a file and what makes a worker that runs it; see facts.ts. */
export const MADE_FOR = '.<worker>.';

/** In what stands before that, between files that it may be: the first that is there is the one. */
export const OR_ELSE = '.<or>.';

/** Whether a path begins with files of which one is meant: what it leads to depends on all of them. */
export function hasChoice(path: string): boolean {
  return path.charCodeAt(0) === 47 /* / */ && path.includes(OR_ELSE);
}
