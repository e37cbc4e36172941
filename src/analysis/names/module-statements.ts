/** The statements of a module's own body, of modules that import something to start processes with: what a main guard would have to go around. */
import { Kind, type Node } from '../ir/node';
import type { Path, StatementFacts } from '../facts';
import { indentableLines } from './indentation';
import type { LanguageNames } from './language';

const startsProcesses = /^(?:multiprocessing|concurrent\.futures|torch\.multiprocessing)(?:\.|$)/;

export function importsProcesses(exports: ReadonlyMap<string, Path>): boolean {
  for (const path of exports.values()) if ((path.charCodeAt(0) === 109 || path.charCodeAt(0) === 99 || path.charCodeAt(0) === 116) && startsProcesses.test(path)) return true;
  return false;
}

export function moduleStatements(root: Node, text: string, language: LanguageNames): StatementFacts[] {
  return root.list.map((node): StatementFacts => {
    const kind = kindOf(node, language);
    return { start: node.start, end: node.end, kind, lines: kind === 'runs' ? indentableLines(text, [node]) : [] };
  });
}

function kindOf(node: Node, language: LanguageNames): StatementFacts['kind'] {
  switch (node.kind) {
    case Kind.Function:
    case Kind.Class:
    case Kind.Import:
    case Kind.ImportFrom:
    case Kind.TypeAlias:
      return 'defines';
    case Kind.If:
      return node.a !== null && language.isMainGuard(node.a) ? 'guard' : 'runs';
    default:
      return 'runs';
  }
}
