/**
 * How much of a script's findings and sites stands in the middle of an edit: each of a fixed random sample of brackets is deleted from a real script, and what is said
 * of the rest is compared with what is said of the whole.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScriptParser } from '../../src/analysis/frontend/estree';
import { WorkspaceIndex } from '../../src/analysis/workspace-index';
import { everyRule } from '../evaluate/every-rule';
import { Random } from './random';

/** Of scripts that somebody may edit; the longest is a bundle. */
const LONGEST = 200_000;

export interface Standing {
  breaks: number;
  /** Findings and sites of the whole scripts, once for each break. */
  total: number;
  /** Those that stand: findings by rule and line, sites by kind and qualified name. */
  kept: number;
  /** Breaks that lost something, the worst first: "3 of 9 lost: path:line ...". */
  losses: string[];
}

/** The scripts under folders of this project, by path. */
export function scriptsUnder(folders: readonly string[]): string[] {
  return folders.flatMap(folder => {
    const names = readdirSync(join(process.cwd(), folder), { recursive: true, encoding: 'utf8' }).filter(name => /(?<!\.d)\.(?:ts|tsx|mjs|js)$/.test(name) && !/node_modules|\.min\./.test(name));
    return names.sort().map(name => join(folder, name));
  });
}

/** What is said of a script. Quoted code counts without its brackets: the header of a loop has lost one where it was deleted. */
function said(parser: ScriptParser, path: string, text: string): Map<string, number> {
  const index = new WorkspaceIndex({ roots: [process.cwd()], rules: everyRule, scriptParser: () => parser });
  index.updateText(path, text, /tsx?$/.test(path) ? 'typescript' : 'javascript');
  const { sites, findings } = index.analyze(path)!;
  const counts = new Map<string, number>();
  for (const key of [...sites.map(({ kind, name }) => `${kind} ${name.replace(/[(){}[\]\s]/g, '')}`), ...findings.map(({ rule, range }) => `${rule} ${range.start.line}`)]) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Deletes `each` brackets `)` or `}` of every script that has findings or sites, one at a time. */
export function standingAfterBreaks(parser: ScriptParser, paths: readonly string[], each: number, seed = 1): Standing {
  const random = new Random(seed);
  const standing: Standing = { breaks: 0, total: 0, kept: 0, losses: [] };
  for (const path of paths) {
    const text = readFileSync(path, 'utf8');
    if (text.length > LONGEST) continue;
    const whole = said(parser, path, text);
    const total = [...whole.values()].reduce((sum, count) => sum + count, 0);
    const brackets = [...text.matchAll(/[)}]/g)];
    if (total === 0 || brackets.length === 0) continue;
    for (let i = 0; i < each; i++) {
      const { index } = random.pick(brackets);
      const after = said(parser, path, text.slice(0, index) + text.slice(index + 1));
      let kept = 0;
      for (const [key, count] of whole) kept += Math.min(count, after.get(key) ?? 0);
      standing.breaks++;
      standing.total += total;
      standing.kept += kept;
      if (kept < total) standing.losses.push(`${total - kept} of ${total} lost: ${path}:${text.slice(0, index).split('\n').length} without ${text[index]} in ${text.slice(Math.max(0, index - 30), index + 20)}`);
    }
  }
  standing.losses.sort((a, b) => parseInt(b, 10) - parseInt(a, 10));
  return standing;
}
