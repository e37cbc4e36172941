/** The labelled programs, and what the analyser says of each labelled place. Every folder below `python` and `node` is a workspace of its own. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../src/analysis/workspace-index';
import { languageOf } from '../../src/files/walk';
import type { FileAnalysis, Finding, Site, WorkKind } from '../../src/model';
import { everyRule } from './every-rule';
import { readLabels, type Label } from './labels';

export const corpusFamilies = ['python', 'node'] as const;
export type CorpusFamily = (typeof corpusFamilies)[number];

/** A labelled function or loop. */
export interface Row {
  /** `python/scrapers/catalog.py:fetch_page`, of a loop `...:collect > for url in urls`: a key that outlives edits elsewhere in the file. */
  id: string;
  family: CorpusFamily;
  /** Absolute. */
  file: string;
  /** The workspace that it belongs to, absolute. */
  root: string;
  label: Label & { kind: NonNullable<Label['kind']> };
  /** What the analyser says of the place; null where it finds nothing worth saying. */
  site: Site | null;
  /** What it takes the work for: where it speaks of a loop inside a loop instead, that one's. */
  said: WorkKind;
  /** Qualified name of the function that a measurement runs. */
  measured: string;
}

/** A finding, or a place where one is wanted. */
export interface Flag {
  place: string;
  rule: string;
  verdict: 'right' | 'false alarm' | 'missed';
  message: string;
}

export interface Corpus {
  rows: Row[];
  flags: Flag[];
}

export const corpusFolder = (): string => join(process.cwd(), 'test', 'corpus');

export function readCorpus(families: readonly CorpusFamily[] = corpusFamilies): Corpus {
  const corpus: Corpus = { rows: [], flags: [] };
  for (const family of families) {
    const folder = join(corpusFolder(), family);
    if (!existsSync(folder)) continue;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && !entry.name.startsWith('__')) readWorkspace(family, join(folder, entry.name), `${family}/${entry.name}`, corpus);
    }
  }
  const twice = corpus.rows.find((row, i) => corpus.rows.findIndex(other => other.id === row.id) !== i);
  if (twice !== undefined) throw new Error(`${twice.id} is labelled twice; give one of the two loops another header.`);
  return corpus;
}

function readWorkspace(family: CorpusFamily, root: string, name: string, corpus: Corpus): void {
  const index = new WorkspaceIndex({ roots: [''], scriptParser: () => parse });
  index.setRules(everyRule);
  const texts = new Map<string, string>();
  for (const path of sourcesIn(root)) {
    const text = readFileSync(join(root, path), 'utf8');
    texts.set(path, text);
    index.updateText(path, text, languageOf(path));
  }
  const analyses = new Map<string, FileAnalysis>([...index.analyzeAll()].map(analysis => [analysis.path, analysis]));
  for (const [path, text] of texts) {
    const analysis = analyses.get(path)!;
    if (analysis.errors.length > 0) throw new Error(`${name}/${path} does not parse: ${analysis.errors[0].message} in line ${analysis.errors[0].range.start.line}.`);
    const labels = readLabels(`${name}/${path}`, text);
    const listings = index.functions(path);
    for (const label of labels) {
      if (label.kind === null) continue;
      const kind = kindOfPlace(label.code);
      const listing = kind === 'function' ? listings.find(one => one.headRange.start.line === label.line) : undefined;
      if (kind === 'function' && listing === undefined && label.run !== null && label.pass === null) throw new Error(`${name}/${path}:${label.line}: no function begins here.`);
      const owner = listings.filter(one => one.range.start.line <= label.line && one.range.end.line >= label.line).at(-1)?.qualifiedName ?? '<module>';
      const place = listing?.qualifiedName ?? `${owner} > ${label.code.trim().replace(/\s+/g, ' ').replace(/[ {:]+$/, '').slice(0, 60)}`;
      const site = analysis.sites.find(one => one.headRange.start.line === label.line && (one.kind === 'function') === (kind === 'function')) ?? null;
      corpus.rows.push({
        id: `${name}/${path}:${place}`,
        family, file: join(root, path), root, label: { ...label, kind: label.kind },
        site, said: (site ?? (kind === 'function' ? undefined : siteInside(label, text, analysis.sites)))?.work ?? 'trivial',
        measured: label.pass ?? listing?.qualifiedName ?? '',
      });
    }
    corpus.flags.push(...judge(`${name}/${path}`, labels, analysis.findings));
  }
}

/** The first site in the body of a labelled loop, told by its indentation. */
function siteInside({ line, code }: Label, text: string, sites: readonly Site[]): Site | undefined {
  const indentOf = (content: string) => content.length - content.trimStart().length;
  const lines = text.split(/\r?\n/);
  let last = line;
  while (last < lines.length && (lines[last].trim() === '' || indentOf(lines[last]) > indentOf(code))) last++;
  return sites.find(({ kind, headRange }) => kind !== 'function' && headRange.start.line > line && headRange.start.line <= last);
}

function sourcesIn(root: string): string[] {
  return (readdirSync(root, { recursive: true }) as string[]).map(path => path.replaceAll('\\', '/'))
    .filter(path => languageOf(path) !== undefined && !path.includes('__pycache__')).sort();
}

/** Whether the labelled line begins a function, or a loop, a comprehension or a call. */
function kindOfPlace(code: string): 'function' | 'loop' {
  if (/^\s*(?:async\s+)?(?:for|while)\b|^\s*(?:return|await|const \w+ = await)\b/.test(code)) return 'loop';
  if (/^\s*(?:async\s+)?def\b/.test(code)) return 'function';
  return /\bfunction\b|^\s*(?:export\s+)?(?:const|let)\s+\w+\s*=\s*(?:async\s*)?(?:\([^)]*\)|\w+)(?:\s*:[^=]+)?\s*=>|^\s*(?:(?:public|private|protected|static|async|get|\*)\s+)*[#\w]+\s*(?:<[^>]*>)?\([^]*\)[^=]*\{\s*$/.test(code)
    && !/^\s*(?:if|switch|with|try)\b/.test(code) ? 'function' : 'loop';
}

function judge(file: string, labels: readonly Label[], findings: readonly Finding[]): Flag[] {
  const flags: Flag[] = [];
  const at = new Map(labels.map(label => [label.line, label]));
  for (const { rule, range, message } of findings) {
    const label = at.get(range.start.line);
    if (label?.may.includes(rule)) continue;
    flags.push({ place: `${file}:${range.start.line}`, rule, verdict: label?.flag.includes(rule) ? 'right' : 'false alarm', message });
  }
  for (const { line, flag } of labels) {
    for (const rule of flag) {
      if (!findings.some(finding => finding.rule === rule && finding.range.start.line === line)) flags.push({ place: `${file}:${line}`, rule, verdict: 'missed', message: '' });
    }
  }
  return flags;
}
