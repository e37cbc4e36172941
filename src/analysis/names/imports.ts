/** What imports name. */
import { Kind, type Node } from '../ir/node';
import { intern } from '../ir/symbols';
import { dotted, root, step, type PathId } from './paths';

/** Stands for every public name of a module. */
export const STAR = intern('*');

export interface ImportedName {
  /** STAR for `import *`. */
  symbol: number;
  /** 0 where it cannot be followed; for STAR, the module. */
  path: PathId;
}

/** The path of a Dotted: `a.b.c`. */
function dottedPath(node: Node | null): PathId {
  if (node === null || node.kind !== Kind.Dotted) return 0;
  let path = 0;
  for (let i = 0; i < node.list.length; i++) {
    const symbol = node.list[i].symbol;
    if (symbol === 0) return 0;
    path = i === 0 ? root(symbol) : step(path, symbol);
  }
  return path;
}

/** The symbol of the first name of a Dotted; 0 if there is none. */
function firstSymbol(node: Node | null): number {
  return node === null || node.list.length === 0 ? 0 : node.list[0].symbol;
}

/**
 * The module an ImportFrom imports from, with relative levels resolved against the importing module's name: one dot is its package, which
 * is the module itself where it is a package's `__init__`. 0 where the dots lead out of what is known.
 */
function sourceModule(node: Node, moduleName: string, isPackage: boolean): PathId {
  const level = node.flags;
  if (level === 0) return dottedPath(node.a);
  const parts = moduleName.split('.');
  const kept = parts.length - level + (isPackage ? 1 : 0);
  if (kept <= 0) {
    // A script beside its siblings: `from . import x` there can only mean the sibling.
    return kept === 0 && node.a !== null ? dottedPath(node.a) : 0;
  }
  let path = dotted(parts.slice(0, kept).join('.'));
  if (node.a !== null) for (const name of node.a.list) path = name.symbol === 0 ? 0 : step(path, name.symbol);
  return path;
}

/** What an Import or ImportFrom binds. */
export function importedNames(node: Node, moduleName: string, isPackage: boolean): ImportedName[] {
  const result: ImportedName[] = [];
  const from = node.kind === Kind.ImportFrom;
  const source = from ? sourceModule(node, moduleName, isPackage) : 0;
  // `from . import x` in a module that is in no package: only a sibling can be meant.
  const isScript = from && node.flags === 1 && node.a === null && !isPackage && !moduleName.includes('.');
  for (let i = 0; i < node.list.length; i++) {
    const alias = node.list[i];
    const first = firstSymbol(alias.a);
    if (first === 0) continue;
    if (first === STAR) result.push({ symbol: STAR, path: source });
    else if (from) result.push({ symbol: alias.symbol !== 0 ? alias.symbol : first, path: source !== 0 ? step(source, first) : isScript ? root(first) : 0 });
    else if (alias.symbol !== 0) result.push({ symbol: alias.symbol, path: dottedPath(alias.a) });
    else result.push({ symbol: first, path: root(first) }); // `import a.b` binds `a`
  }
  return result;
}
