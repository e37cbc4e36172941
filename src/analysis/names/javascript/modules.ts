/** Modules of JavaScript by name: a file of the workspace is `/src/util` (below its root, without extension), anything else what the import says. */
import { Kind, type Node } from '../../ir/node';
import { intern, symbolText } from '../../ir/symbols';
import { type ImportedName, STAR } from '../imports';
import { dotted, type PathId, root, step } from '../paths';

const DEFAULT = intern('default');
const extension = /\.(?:[mc]?[jt]s|[jt]sx)$/i;
/** What paths are written with cannot stand in a name. */
const notInNames = /[\s()[\]~^*%]/g;

/** The name of a workspace module from its path below its root: `src/util/index.ts` is `/src/util`. `isIndex`: relative imports begin in that folder. */
export function scriptModuleName(inner: string): { name: string; isIndex: boolean } {
  const plain = `/${inner.replace(/^\/+/, '').replace(extension, '')}`;
  const isIndex = plain !== '/index' && plain.endsWith('/index');
  return { name: cleaned(isIndex ? plain.slice(0, -'/index'.length) : plain), isIndex };
}

function cleaned(path: string): string {
  return path.replace(/\./g, '_').replace(notInNames, '_');
}

/** A specifier that is no relative path, as paths write it. */
export function cleanedSpecifier(specifier: string): string {
  return specifier.replace(notInNames, '_').replace(/^\.+|\.+$|\.(?=\.)/g, '');
}

/** What a specifier names, seen from a module of the workspace; 0 where it leads out of what is known. */
export function modulePath(specifier: string, moduleName: string, isIndex: boolean): PathId {
  if (specifier === '' || specifier.length > 500) return 0;
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) {
    // `node:fs` and `fs` are one.
    return dotted(cleanedSpecifier(specifier.startsWith('node:') ? specifier.slice(5) : specifier));
  }
  const folders = moduleName.split('/').slice(1, isIndex ? undefined : -1);
  const parts = specifier.replace(/\?.*$/, '').replace(extension, '').split('/');
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') folders.push(part);
    else if (folders.pop() === undefined) return 0;
  }
  if (folders.length > 1 && folders[folders.length - 1] === 'index') folders.pop();
  return root(intern(cleaned(`/${folders.length === 0 ? 'index' : folders.join('/')}`)));
}

function firstSymbol(node: Node | null): number {
  return node === null || node.list.length === 0 ? 0 : node.list[0].symbol;
}

/** What an Import, ImportFrom or an Export from another module binds. */
export function importedNames(node: Node, moduleName: string, isPackage: boolean): ImportedName[] {
  const result: ImportedName[] = [];
  const whole = node.kind === Kind.Import;
  const specifier = whole ? '' : symbolText(firstSymbol(node.a));
  const source = whole ? 0 : modulePath(specifier, moduleName, isPackage);
  for (let i = 0; i < node.list.length; i++) {
    const alias = node.list[i];
    const name = firstSymbol(alias.a);
    if (name === 0) continue;
    if (whole) {
      if (alias.symbol !== 0) result.push({ symbol: alias.symbol, path: modulePath(symbolText(name), moduleName, isPackage) });
    } else if (name === STAR) result.push({ symbol: alias.symbol !== 0 ? alias.symbol : STAR, path: source });
    else {
      // What a library exports by default goes by the library's own name.
      const path = name === DEFAULT && !specifier.startsWith('.') ? source : step(source, name);
      result.push({ symbol: alias.symbol !== 0 ? alias.symbol : name, path });
    }
  }
  return result;
}
