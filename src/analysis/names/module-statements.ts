/** The statements of a module's own body, of modules that import something to start processes with: what a main guard would have to go around. */
import { ConstantFlag, Kind, type Node } from '../ir/node';
import type { Path, StatementFacts } from '../facts';
import type { LanguageNames } from './language';

const startsProcesses = /^(?:multiprocessing|concurrent\.futures|torch\.multiprocessing)(?:\.|$)/;

export function importsProcesses(exports: ReadonlyMap<string, Path>): boolean {
  for (const path of exports.values()) if ((path.charCodeAt(0) === 109 || path.charCodeAt(0) === 99 || path.charCodeAt(0) === 116) && startsProcesses.test(path)) return true;
  return false;
}

export function moduleStatements(root: Node, text: string, lineStarts: Uint32Array, language: LanguageNames): StatementFacts[] {
  let line = 0;
  return root.list.map((node): StatementFacts => {
    const kind = kindOf(node, language);
    const lines: number[] = [];
    if (kind === 'runs') {
      const texts: Node[] = [];
      longTexts(node, texts, 0);
      while (line + 1 < lineStarts.length && lineStarts[line + 1] <= node.start) line++;
      for (let at = line; at < lineStarts.length && lineStarts[at] < node.end; at++) {
        const start = lineStarts[at];
        const isBlank = text.charCodeAt(start) === 10 || text.charCodeAt(start) === 13;
        if (!isBlank && !texts.some((one) => start > one.start && start < one.end)) lines.push(start);
      }
    }
    return { start: node.start, end: node.end, kind, lines };
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

/** Texts that may run over several lines, whose lines must stay as they are. */
function longTexts(node: Node | null, found: Node[], depth: number): void {
  if (node === null || depth > 300) return;
  if (node.kind === Kind.FormatString || (node.kind === Kind.Constant && (node.flags === ConstantFlag.String || node.flags === ConstantFlag.Bytes))) {
    found.push(node);
    return;
  }
  longTexts(node.a, found, depth + 1);
  longTexts(node.b, found, depth + 1);
  for (const child of node.list) longTexts(child, found, depth + 1);
  longTexts(node.c, found, depth + 1);
}
