/** Where TypeScript's way of naming files differs from Node's: `./x` and `./x.js` that are `x.ts`, and the `paths` of tsconfig.json. */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, isAbsolute, join, resolve, sep } from 'node:path';

const written = /\.(?:[mc]?ts|tsx)$/;
const transpiled = /\.(?:[mc]?ts|tsx|jsx)$/;

export const isTypeScript = (file: string): boolean => written.test(file);
/** Whether Node cannot read the file as it stands. */
export const needsTranspiling = (file: string): boolean => transpiled.test(file);

/** What a file may be called that is imported under the name on the left. */
const insteadOf: Record<string, string[]> = { '.js': ['.ts', '.tsx', '.jsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] };
const completions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];

export interface ProjectConfig {
  /** The folder that `paths` are relative to. */
  folder: string;
  baseUrl: string | null;
  paths: Record<string, string[]>;
  jsx: string | null;
  /** For the project's own compiler. */
  compilerOptions: Record<string, unknown>;
}

const none: ProjectConfig = { folder: '', baseUrl: null, paths: {}, jsx: null, compilerOptions: {} };
const configs = new Map<string, ProjectConfig>();

/** The nearest tsconfig.json or jsconfig.json at or above a folder, with what it extends. */
export function configFor(folder: string): ProjectConfig {
  const known = configs.get(folder);
  if (known) return known;
  const file = ['tsconfig.json', 'jsconfig.json'].map(name => join(folder, name)).find(isFile);
  const above = dirname(folder);
  const config = file ? readConfig(file, new Set()) : above === folder ? none : configFor(above);
  configs.set(folder, config);
  return config;
}

function readConfig(file: string, seen: Set<string>): ProjectConfig {
  if (seen.has(file)) return none;
  seen.add(file);
  const folder = dirname(file);
  let text: { extends?: string | string[]; compilerOptions?: Record<string, unknown> };
  try {
    text = parseWithComments(readFileSync(file, 'utf8')) as typeof text;
  } catch {
    return none; // the editor and the compiler complain about it already
  }
  const inherited = [text.extends ?? []].flat().reduce<ProjectConfig>((base, name) => {
    const parent = extended(name, folder);
    const { compilerOptions, ...rest } = parent ? readConfig(parent, seen) : none;
    const all = { ...base.compilerOptions, ...compilerOptions };
    return { ...base, ...(Object.keys(rest.paths).length || rest.baseUrl ? rest : {}), jsx: rest.jsx ?? base.jsx, compilerOptions: all };
  }, none);
  const options = text.compilerOptions ?? {};
  const baseUrl = typeof options.baseUrl === 'string' ? resolve(folder, options.baseUrl) : inherited.baseUrl;
  const own = isPaths(options.paths);
  return {
    folder: own ? baseUrl ?? folder : inherited.folder,
    baseUrl,
    paths: own ?? inherited.paths,
    jsx: typeof options.jsx === 'string' ? options.jsx : inherited.jsx,
    compilerOptions: { ...inherited.compilerOptions, ...options },
  };
}

function extended(name: string, folder: string): string | null {
  if (/^[./]/.test(name) || isAbsolute(name)) return [resolve(folder, name), `${resolve(folder, name)}.json`].find(isFile) ?? null;
  for (const candidate of [name, `${name}.json`, `${name}/tsconfig.json`]) {
    try {
      return createRequire(join(folder, 'package.json')).resolve(candidate);
    } catch { /* the next one */ }
  }
  return null;
}

function isPaths(value: unknown): Record<string, string[]> | null {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray) ? value as Record<string, string[]> : null;
}

/** JSON as TypeScript's configuration has it: with comments and trailing commas. */
function parseWithComments(text: string): unknown {
  const bare = text.replace(/^\ufeff/, '').replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string: string | undefined) => string ?? ' ');
  return JSON.parse(bare.replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? ''));
}

/** The file that an import means where Node by itself would not find it; null where Node is right or nothing is there. */
export function resolveAsTypeScript(specifier: string, importer: string): string | null {
  if (importer.includes(`${sep}node_modules${sep}`)) return null;
  if (/^\.{1,2}(?:\/|$)/.test(specifier) || isAbsolute(specifier)) {
    const path = resolve(dirname(importer), specifier);
    return isFile(path) ? null : complete(path);
  }
  if (/^(?:node:|data:|file:|#)/.test(specifier)) return null;
  return mapped(specifier, configFor(dirname(importer)));
}

function mapped(specifier: string, { folder, baseUrl, paths }: ProjectConfig): string | null {
  // The longest prefix wins, as in the compiler; an exact name is longer than any pattern.
  const patterns = Object.keys(paths).filter(pattern => matched(pattern, specifier) !== null)
    .sort((a, b) => Number(a.includes('*')) - Number(b.includes('*')) || b.indexOf('*') - a.indexOf('*'));
  for (const pattern of patterns.slice(0, 1)) {
    for (const target of paths[pattern]) {
      const found = existing(resolve(folder, target.replace('*', () => matched(pattern, specifier)!)));
      if (found) return found;
    }
  }
  return baseUrl ? existing(resolve(baseUrl, specifier)) : null;
}

/** What the star stands for; an empty text where there is none. */
function matched(pattern: string, specifier: string): string | null {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : null;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits = specifier.length >= before.length + after.length && specifier.startsWith(before) && specifier.endsWith(after);
  return fits ? specifier.slice(before.length, specifier.length - after.length) : null;
}

function existing(path: string): string | null {
  return isFile(path) ? path : complete(path);
}

function complete(path: string): string | null {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const candidates = [
    ...(insteadOf[extension] ?? []).map(other => stem + other), ...completions.map(other => path + other),
    ...completions.map(other => join(path, `index${other}`)),
  ];
  return candidates.find(isFile) ?? null;
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
