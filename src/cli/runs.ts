/** The runs of a project, kept from one call of the command line to the next. */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { BenchmarkStore } from '../server/benchmark-store';

/** Where programs keep what should outlive a cache, as each system has it. */
export function stateFolder(platform: NodeJS.Platform = process.platform, environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.FORKCAST_STATE_FOLDER) return environment.FORKCAST_STATE_FOLDER;
  if (platform === 'win32') return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'forkcast', 'state');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'forkcast');
  return join(environment.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'forkcast');
}

/** The runs of a project: the same store as the editor's, in a folder of its own. */
export function historyOf(root: string): BenchmarkStore {
  const folder = join(stateFolder(), createHash('sha256').update(resolve(root)).digest('hex').slice(0, 24));
  return new BenchmarkStore(folder, message => void process.stderr.write(`${message}\n`));
}
