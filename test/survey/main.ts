/**
 * `npm run survey -- [--seed N] [--sample N] [--rule ID] [--language python|scripts] [--context LINES] [--tests] PATH...`: what the analyser finds in code that nobody here
 * wrote, or a random sample of it, as a table to judge. docs/accuracy.md holds the verdicts on such samples.
 */
import { existsSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { oneOf } from '../../src/cli/options';
import { analyzeProject, loadProject } from '../../src/cli/project';
import { Progress } from '../../src/cli/terminal';
import { readSource } from '../../src/files';
import type { Finding } from '../../src/model';
import { inTestFolder, sameSurroundings, sampleOf, sourceName, surroundings, tally } from './sample';

/** A finding and where it is, by a name that says nothing of the machine. */
interface Found {
  place: string;
  path: string;
  language: 'python' | 'scripts';
  finding: Finding;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' }, sample: { type: 'string' }, rule: { type: 'string', multiple: true }, context: { type: 'string', default: '0' },
      language: { type: 'string', default: 'both' }, tests: { type: 'boolean' },
    },
  });
  if (positionals.length === 0) throw new Error('Name the folders to read, such as a standard library, a site-packages or a node_modules.');
  const seed = count('seed', values.seed);
  const size = values.sample === undefined ? undefined : count('sample', values.sample);
  const language = oneOf('language', values.language, ['both', 'python', 'scripts'] as const, 'both');
  const context = count('context', values.context);
  // What a user meets; a rule that is named speaks wherever it is off.
  const settings = Object.fromEntries((values.rule ?? []).map(id => [id, 'hint' as const]));
  const found: Found[] = [];
  const seen = new Set<string>();
  const toldElsewhere = new Map<string, string>();
  let files = 0;
  let lines = 0;
  for (const root of positionals) {
    const progress = new Progress(false);
    // Every folder is a world of its own: what lies in another would not be on its path.
    const project = await loadProject([root], { gitignore: false, cache: false, wantsFacts: false, rules: settings }, progress);
    lines += project.scanned.lines;
    const ofPackage: { path: string; rule: string; words: ReadonlySet<string> }[] = [];
    for (const analysis of analyzeProject(project, progress).files) {
      const path = resolve(analysis.path);
      // Of a package that is a folder of its own, its name: `dist/index.js` is in many.
      const place = (existsSync(join(root, 'package.json')) ? `${basename(resolve(root))}/` : '') + relative(root, path).replaceAll('\\', '/');
      files += 1;
      // The same file in another interpreter's library, or another copy of a package, says nothing new.
      const name = place.replace(/^.*\b(?:node_modules|_vendor|third_party)\//, '');
      if (seen.has(name) || (values.tests !== true && inTestFolder(place))) continue;
      seen.add(name);
      const language = analysis.language === 'python' ? 'python' : 'scripts';
      // Of a script's forms, the one that was met first counts: findings of a later one that say the same, each as often as there.
      const told = new Map<string, number>();
      let text: string[] | undefined;
      for (const finding of analysis.findings) {
        if (language === 'scripts') {
          const same = `${sourceName(place)} ${finding.rule} ${finding.evidence.map(step => step.name.slice(step.name.lastIndexOf('.') + 1)).join(' ')}`;
          const nth = (told.get(same) ?? 0) + 1;
          told.set(same, nth);
          const one = `${same} ${nth}`;
          if (toldElsewhere.has(one) && toldElsewhere.get(one) !== path) continue;
          toldElsewhere.set(one, path);
          // A bundle has another name than what is in it.
          const words = surroundings(text ??= linesOf(path), finding.range.start.line);
          if (ofPackage.some(told => told.path !== path && told.rule === finding.rule && sameSurroundings(told.words, words))) continue;
          ofPackage.push({ path, rule: finding.rule, words });
        }
        found.push({ place, path, finding, language });
      }
    }
  }
  const asked = found.filter(one => (language === 'both' || one.language === language) && (values.rule === undefined || values.rule.includes(one.finding.rule)));
  const sample = size === undefined ? asked : sampleOf(asked, size, seed, ({ place, finding }) => `${place}:${finding.range.start.line}:${finding.range.start.column}:${finding.rule}`);
  console.log(`${files.toLocaleString('en')} files, ${lines.toLocaleString('en')} lines; ${asked.length} findings: ${tally(asked.map(({ finding }) => finding.rule))}`);
  console.log(`${sample.length} of them, seed ${seed}\n`);
  console.log('| rule | where | verdict | why |\n|---|---|---|---|');
  for (const { place, path, finding } of sample) {
    console.log(`| ${finding.rule} | ${place}:${finding.range.start.line} |  |  |`);
    if (context > 0) console.log(excerpt(path, finding, context));
  }
}

function count(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} takes a whole number; not '${value}'.`);
  return Number(value);
}

function linesOf(path: string): string[] {
  const source = readSource(path);
  return 'text' in source ? source.text.split('\n') : [];
}

/** The message, its proof and the lines around the finding. */
function excerpt(path: string, { message, range, evidence }: Finding, context: number): string {
  const text = linesOf(path);
  const first = Math.max(0, range.start.line - 1 - context);
  const shown = text.slice(first, range.start.line + context).map((line, i) => `${first + i + 1 === range.start.line ? '>' : ' '}${String(first + i + 1).padStart(5)} ${line.slice(0, 160)}`);
  const proof = evidence.map(step => `  ${step.path ?? ''}:${step.range.start.line} ${step.name} (${step.work})`);
  return [message, ...proof, ...shown, ''].join('\n');
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
