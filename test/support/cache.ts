/** Where what is costly to make is kept between runs; as scripts/tools.mjs does. */
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export function cacheFolder(...parts: string[]): string {
  const base = process.env.FORKCAST_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'forkcast-dev');
  const folder = join(base, ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}
