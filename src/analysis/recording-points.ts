/** Where a script's text has to be added to so that calls of one function can be watched while its program runs. Pure. */
import type { ScriptParser } from './frontend/estree';

/** A piece of text to insert in front of an offset. */
export interface Insertion {
  offset: number;
  text: string;
}

interface Tree {
  type: string;
  range: [start: number, end: number];
  body?: unknown;
  directive?: string;
}

const functionTypes: ReadonlySet<string> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/**
 * The insertions, in ascending order; null where there is no such function. `within` is the range of the function as the analysis has it, its
 * declaration or its expression. A function with arguments of its own gets a statement behind its directives; an arrow function, which has none,
 * is wrapped where it stands. Line numbers stay as they are.
 */
export function recordingPoints(parser: ScriptParser, text: string, path: string, within: { start: number; end: number }): Insertion[] | null {
  const found = outermostFunction(parser(text, path).body, within);
  if (found === null) return null;
  const [start, end] = found.range;
  if (found.type === 'ArrowFunctionExpression') {
    return [{ offset: start, text: '(globalThis.__forkcastWatch__ ?? (watched => watched))(' }, { offset: end, text: ')' }];
  }
  const block = found.body as { range: [number, number]; body: Tree[] } | undefined;
  if (!block) return null;
  // A directive such as 'use strict' counts only where nothing stands before it.
  const directives = block.body.filter(statement => typeof statement.directive === 'string');
  return [{ offset: directives.at(-1)?.range[1] ?? block.range[0] + 1, text: `${directives.length ? ';' : ''}globalThis.__forkcastRecord__?.(arguments);` }];
}

function outermostFunction(tree: unknown, within: { start: number; end: number }): Tree | null {
  if (Array.isArray(tree)) {
    for (const part of tree) {
      const found = outermostFunction(part, within);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof tree !== 'object' || tree === null || typeof (tree as Tree).type !== 'string' || !(tree as Tree).range) return null;
  const node = tree as Tree;
  const [start, end] = node.range;
  if (end <= within.start || start >= within.end) return null;
  if (functionTypes.has(node.type) && start >= within.start && end <= within.end) return node;
  for (const [name, part] of Object.entries(node)) {
    if (name === 'parent' || typeof part !== 'object') continue;
    const found = outermostFunction(part, within);
    if (found !== null) return found;
  }
  return null;
}
