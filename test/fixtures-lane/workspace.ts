/** Fixture folders as workspaces: each folder under `test/fixtures/<language>` is one, analysed as a whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { WorkspaceIndex } from '../../src/analysis/workspace-index';

export const fixturesFolder = join(process.cwd(), 'test', 'fixtures', 'python');

export interface FixtureFile {
  /** Relative to the fixture's folder, with forward slashes. */
  path: string;
  text: string;
}

export function fixtureNames(): string[] {
  return readdirSync(fixturesFolder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort();
}

export function readFixture(name: string): FixtureFile[] {
  const folder = join(fixturesFolder, name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.py'))
    .sort()
    .map(path => ({ path: path.split(sep).join('/'), text: readFileSync(join(folder, path), 'utf8') }));
}

export function indexOf(files: readonly FixtureFile[]): WorkspaceIndex {
  const index = new WorkspaceIndex({ roots: [''] });
  for (const { path, text } of files) index.updateText(path, text);
  return index;
}
