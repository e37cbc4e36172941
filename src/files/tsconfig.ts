/** What tsconfig.json and jsconfig.json say, with what they extend. */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';

export interface ProjectConfig {
  /** The folder that `paths` are relative to. */
  folder: string;
  baseUrl: string | null;
  paths: Record<string, string[]>;
  jsx: string | null;
  /** For the project's own compiler. */
  compilerOptions: Record<string, unknown>;
}

export const noConfig: ProjectConfig = { folder: '', baseUrl: null, paths: {}, jsx: null, compilerOptions: {} };

/** The configuration that lies in a folder itself; null where there is none. */
export function projectConfigIn(folder: string): ProjectConfig | null {
  const file = ['tsconfig.json', 'jsconfig.json'].map(name => join(folder, name)).find(isFile);
  return file === undefined ? null : readConfig(file, new Set());
}

function readConfig(file: string, seen: Set<string>): ProjectConfig {
  if (seen.has(file)) return noConfig;
  seen.add(file);
  const folder = dirname(file);
  let text: unknown;
  try {
    text = parseWithComments(readFileSync(file, 'utf8'));
  } catch {
    return noConfig; // the editor and the compiler complain about it already
  }
  // What is of another type than it should be, in a file half written, counts as not there.
  if (!isRecord(text)) return noConfig;
  const inherited = [text.extends].flat().filter(name => typeof name === 'string').reduce<ProjectConfig>((base, name) => {
    const parent = extended(name, folder);
    const { compilerOptions, ...rest } = parent ? readConfig(parent, seen) : noConfig;
    const all = { ...base.compilerOptions, ...compilerOptions };
    return { ...base, ...(Object.keys(rest.paths).length || rest.baseUrl ? rest : {}), jsx: rest.jsx ?? base.jsx, compilerOptions: all };
  }, noConfig);
  const options = isRecord(text.compilerOptions) ? text.compilerOptions : {};
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
  return isRecord(value) && Object.values(value).every(Array.isArray) ? value as Record<string, string[]> : null;
}

/** JSON as TypeScript's configuration has it: with comments and trailing commas. Throws where it is none. */
export function parseWithComments(text: string): unknown {
  const bare = text.replace(/^\ufeff/, '').replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string: string | undefined) => string ?? ' ');
  return JSON.parse(bare.replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? ''));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
