/** Where TypeScript's way of naming files differs from Node's: `./x` and `./x.js` that are `x.ts`, and the `paths` of tsconfig.json. */
import { dirname, extname, isAbsolute, join, resolve, sep } from 'node:path';
import { isFile, noConfig, projectConfigIn, type ProjectConfig } from '../../files/tsconfig';

export { isFile, type ProjectConfig };

const written = /\.(?:[mc]?ts|tsx)$/;
const transpiled = /\.(?:[mc]?ts|tsx|jsx)$/;

export const isTypeScript = (file: string): boolean => written.test(file);
/** Whether Node cannot read the file as it stands. */
export const needsTranspiling = (file: string): boolean => transpiled.test(file);

/** What a file may be called that is imported under the name on the left. */
const insteadOf: Record<string, string[]> = { '.js': ['.ts', '.tsx', '.jsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] };
const completions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];

const configs = new Map<string, ProjectConfig>();

/** The nearest tsconfig.json or jsconfig.json at or above a folder, with what it extends. */
export function configFor(folder: string): ProjectConfig {
  const known = configs.get(folder);
  if (known) return known;
  const above = dirname(folder);
  const config = projectConfigIn(folder) ?? (above === folder ? noConfig : configFor(above));
  configs.set(folder, config);
  return config;
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
