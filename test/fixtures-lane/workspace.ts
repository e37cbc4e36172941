/** Fixture folders as workspaces: each folder under `test/fixtures/<family>` is one, analysed as a whole. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parse } from '../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../src/analysis/workspace-index';
import { languageOf } from '../../src/files/walk';
import { everyRule } from '../evaluate/every-rule';

export const families = ['python', 'node'] as const;
export type FixtureFamily = (typeof families)[number];

export interface FixtureFile {
  /** Relative to the fixture's folder, with forward slashes. */
  path: string;
  text: string;
}

const folderOf = (family: FixtureFamily): string => join(process.cwd(), 'test', 'fixtures', family);

export function fixtureNames(family: FixtureFamily): string[] {
  return readdirSync(folderOf(family), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort();
}

export function readFixture(family: FixtureFamily, name: string): FixtureFile[] {
  const folder = join(folderOf(family), name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => languageOf(path) !== undefined)
    .sort()
    .map(path => ({ path: path.split(sep).join('/'), text: readFileSync(join(folder, path), 'utf8') }));
}

export function indexOf(files: readonly FixtureFile[]): WorkspaceIndex {
  const index = new WorkspaceIndex({ roots: [''], scriptParser: () => parse });
  index.setRules(everyRule);
  for (const { path, text } of files) index.updateText(path, text, languageOf(path));
  return index;
}
