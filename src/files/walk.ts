/** Finds the source files of a workspace: what .gitignore names, dependencies and other people's code are passed over. */
import ignore, { type Ignore } from 'ignore';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Language, SkippedPath } from '../model';

const languagesByExtension: Record<string, Language> = {
  '.py': 'python', '.pyi': 'python', '.pyw': 'python',
  '.js': 'javascript', '.mjs': 'javascript', '.cjs': 'javascript', '.jsx': 'javascript',
  '.ts': 'typescript', '.mts': 'typescript', '.cts': 'typescript', '.tsx': 'typescript',
};
/** Endings of the files whose changes on disk matter, without the dot. */
export const sourceExtensions: readonly string[] = Object.keys(languagesByExtension).map(extension => extension.slice(1));

/** Declarations without code that runs. */
const declarations = /\.(?:pyi|d\.[mc]?ts|d\.[^./\\]+\.ts)$/i;

/** The language of a file by its name; undefined for files that are not analysed, such as stubs and declarations (.pyi, .d.ts). */
export function languageOf(path: string): Language | undefined {
  return declarations.test(path) ? undefined : languagesByExtension[extname(path).toLowerCase()];
}

/**
 * Whether a stub says something of modules that programs here import: it lies beside its source or the library that a compiler made of one, in a folder for stubs of other people's
 * packages, or in a stub package (PEP 561). Collections such as typeshed lie elsewhere. `siblings`: the names in its folder; `root`: the workspace's folder.
 */
function isStubInReach(path: string, root: string, siblings: readonly string[]): boolean {
  if (extname(path).toLowerCase() !== '.pyi') return false;
  const folders = relative(root, dirname(path)).split(sep);
  if (folders[0] === 'typings' || folders[0] === 'stubs' || folders[0].endsWith('-stubs')) return true;
  const stem = `${basename(path).slice(0, -4)}.`;
  return siblings.some(name => name.startsWith(stem) && /\.(?:py|pyw|pyx|so|pyd)$/i.test(name));
}

/** The language of a file that belongs in the index of the folder `root`: a source's, or that of a stub in reach. */
export function languageInIndex(path: string, root: string): Language | undefined {
  const language = languageOf(path);
  if (language !== undefined || extname(path).toLowerCase() !== '.pyi') return language;
  try {
    return isStubInReach(path, root, readdirSync(dirname(path))) ? 'python' : undefined;
  } catch {
    return undefined;
  }
}

/** Folders that never hold the user's own sources. Virtual environments of any name are known by their pyvenv.cfg. */
const foreignFolders = new Set([
  'node_modules', 'bower_components', '.git', '.hg', '.svn', '__pycache__', 'site-packages', '.venv', 'venv', '.tox', '.nox', '.eggs',
  '.mypy_cache', '.ruff_cache', '.pytest_cache', '.ipynb_checkpoints', '.vscode-test', '__pypackages__',
]);

export interface WalkOptions {
  /** Further patterns to leave out, in .gitignore's syntax, relative to each starting folder. */
  exclude?: readonly string[];
  /** Whether .gitignore files count; default true. */
  gitignore?: boolean;
}

export type Walked = { path: string; language: Language } | SkippedPath;

/** Narrow to what could not be visited. */
export function isSkipped(entry: Walked): entry is SkippedPath {
  return 'reason' in entry;
}

interface Rules {
  folder: string;
  matcher: Ignore;
}

/**
 * Yields the source files below each of `paths` (files and folders are taken as they are named, ignored or not), folder by folder in name order, each
 * real folder once, so that links cannot make it go round. What cannot be read is yielded with its reason. One step reads at most one folder.
 */
export function* walkSources(paths: readonly string[], options: WalkOptions = {}): Generator<Walked> {
  const seen = new Set<string>();
  for (const given of paths) {
    const start = resolve(given);
    let stats;
    try {
      stats = statSync(start);
    } catch {
      yield { path: start, reason: 'There is no such file or folder.' };
      continue;
    }
    if (!stats.isDirectory()) {
      const language = languageOf(start);
      if (language) yield { path: start, language };
      else yield { path: start, reason: 'Not a language that Forkcast reads (Python, JavaScript, TypeScript).' };
      continue;
    }
    yield* walkFolder(start, startingRules(start, options), seen, options.gitignore !== false);
  }
}

function* walkFolder(top: string, topRules: Rules[], seen: Set<string>, gitignore: boolean): Generator<Walked> {
  const pending: { folder: string; rules: Rules[] }[] = [{ folder: top, rules: topRules }];
  while (pending.length) {
    const { folder, rules: outer } = pending.pop()!;
    let entries: Dirent[];
    try {
      const real = realpathSync(folder);
      if (seen.has(real)) continue;
      seen.add(real);
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      yield { path: folder, reason: `The folder cannot be read (${errorCode(error)}). Check its permissions.` };
      continue;
    }
    if (folder !== top && entries.some(entry => entry.name === 'pyvenv.cfg')) continue;
    const own = gitignore && entries.some(entry => entry.name === '.gitignore') ? rulesIn(folder) : null;
    const rules = own ? [...outer, own] : outer;
    entries.sort((left, right) => (left.name < right.name ? -1 : 1));
    const folders: { folder: string; rules: Rules[] }[] = [];
    const names = entries.map(({ name }) => name);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      let isFolder = entry.isDirectory();
      const language = languageOf(entry.name) ?? (isStubInReach(path, top, names) ? 'python' : undefined);
      if (entry.isSymbolicLink()) {
        try {
          isFolder = statSync(path).isDirectory();
        } catch {
          if (language) yield { path, reason: 'A link that leads nowhere.' };
          continue;
        }
      } else if (!isFolder && !entry.isFile()) continue;
      if (isFolder ? foreignFolders.has(entry.name) : !language) continue;
      if (isIgnored(path, isFolder, rules)) continue;
      if (isFolder) folders.push({ folder: path, rules });
      else yield { path, language: language! };
    }
    for (let i = folders.length - 1; i >= 0; i--) pending.push(folders[i]);
  }
}

/** Whether the walk from `root` would pass this path over; for editors that are told of single files. */
export function isExcluded(path: string, root: string, options: WalkOptions = {}): boolean {
  const inside = relative(root, path);
  if (inside.startsWith('..')) return false;
  const gitignore = options.gitignore !== false;
  const rules = startingRules(root, options);
  let folder = root;
  const addOwnRules = () => {
    const own = gitignore ? rulesIn(folder) : null;
    if (own) rules.push(own);
  };
  for (const part of inside.split(sep).slice(0, -1)) {
    addOwnRules();
    folder = join(folder, part);
    if (foreignFolders.has(part) || existsSync(join(folder, 'pyvenv.cfg')) || isIgnored(folder, true, rules)) return true;
  }
  addOwnRules();
  return isIgnored(path, false, rules);
}

function startingRules(root: string, options: WalkOptions): Rules[] {
  // Somebody has asked for this folder: what would pass it over as a whole says nothing about what is in it.
  const rules = options.gitignore === false ? [] : rulesAbove(root).filter(one => !isIgnored(root, true, [one]));
  if (options.exclude?.length) rules.push({ folder: root, matcher: ignore().add([...options.exclude]) });
  return rules;
}

/** Rules of the folders above `folder`, up to the repository's top: they apply to everything below it too. */
function rulesAbove(folder: string): Rules[] {
  const found: Rules[] = [];
  let at = folder;
  while (!existsSync(join(at, '.git'))) {
    const up = dirname(at);
    if (up === at) return [];
    at = up;
    const rules = rulesIn(at);
    if (rules) found.unshift(rules);
  }
  return found;
}

function rulesIn(folder: string): Rules | null {
  try {
    return { folder, matcher: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) };
  } catch {
    return null;
  }
}

/** The innermost .gitignore that has an opinion decides, as in git. */
function isIgnored(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  for (let i = rules.length - 1; i >= 0; i--) {
    let name = relative(rules[i].folder, path);
    if (name === '' || name.startsWith('..')) continue;
    if (sep !== '/') name = name.replaceAll(sep, '/');
    const verdict = rules[i].matcher.test(isFolder ? `${name}/` : name);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException)?.code ?? String(error);
}
