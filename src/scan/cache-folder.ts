/** Where a workspace's cache is, and which analyser it belongs to. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../package.json';
import { FACTS_VERSION } from '../analysis/facts';

/** Workspaces whose caches the command line keeps; the one that was not used for longest goes first. */
const MOST_WORKSPACES = 20;

/** A folder for the caches of the command line, as each platform has it; FORKCAST_CACHE_FOLDER goes before. */
export function userCacheFolder(platform: NodeJS.Platform = process.platform, environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.FORKCAST_CACHE_FOLDER) return environment.FORKCAST_CACHE_FOLDER;
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'forkcast', 'cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'forkcast');
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'forkcast');
}

/** Names the analyser: the bundles that run are part of it, so that facts and findings of another build are never read. */
export function bundleKey(folder: string, bundle: string): string {
  const hash = createHash('sha256').update(`${version} ${FACTS_VERSION} `);
  for (const name of [bundle, join(folder, 'scan-worker.js')]) if (existsSync(name)) hash.update(readFileSync(name));
  const parser = statSync(join(folder, 'estree.js'), { throwIfNoEntry: false });
  return hash.update(`${parser?.size} ${parser?.mtimeMs}`).digest('base64').slice(0, 22);
}

export class CacheFolder {
  /** `key`: of the analyser, see `bundleKey`. */
  constructor(readonly folder: string, readonly key: string) {}

  get facts(): string {
    return join(this.folder, 'facts');
  }

  get findings(): string {
    return join(this.folder, 'findings');
  }

  /** The cache of one workspace among those in a folder for all of them. */
  static among(folder: string, roots: readonly string[], key: string): CacheFolder {
    return new CacheFolder(join(folder, createHash('sha256').update(roots.join('\0')).digest('hex').slice(0, 16)), key);
  }

  /** Removes the caches beside this one that were not written for longest, beyond so many. Never throws. */
  removeOldest(most = MOST_WORKSPACES): void {
    try {
      const parent = join(this.folder, '..');
      const others = readdirSync(parent).filter(name => /^[0-9a-f]{16}$/.test(name)).map(name => join(parent, name));
      const written = others.map(path => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => b.at - a.at);
      for (const { path } of written.slice(most)) if (path !== this.folder) rmSync(path, { recursive: true, force: true });
    } catch { /* somebody else is doing the same */ }
  }
}
