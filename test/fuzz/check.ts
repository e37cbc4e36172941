/**
 * What must hold whatever text comes in: nothing throws, every range of tree, facts, sites, findings, errors and functions lies in the file, no node is in the
 * tree twice, lines begin where they do, weights are numbers, and none of it takes a second.
 */
import assert from 'node:assert/strict';
import { forEachChild, type Node } from '../../src/analysis/ir/node';
import { parseScript } from '../../src/analysis/frontend/estree';
import { parse } from '../../src/analysis/frontend/estree/parser';
import { parsePython } from '../../src/analysis/frontend/python';
import { moduleNameOf, pathBelowRoot } from '../../src/analysis/module-names';
import { collectFacts } from '../../src/analysis/names';
import { scriptModuleName } from '../../src/analysis/names/javascript/modules';
import { WorkspaceIndex } from '../../src/analysis/workspace-index';
import type { FileAnalysis, Language, Range } from '../../src/model';
import { KIND_NAMES } from '../support/ir';
import type { FuzzedLanguage } from './grammar';
import type { FuzzInput } from './inputs';

const roots = ['/w'];

/** Longer than this for one input is a hang. */
export const LONGEST_MILLISECONDS = 1000;

/** Checks one input; throws what is wrong with it. Returns the findings' rules. */
export function checkInput({ text, then, path }: FuzzInput, language: FuzzedLanguage): string[] {
  const named: Language = language === 'python' ? 'python' : /\.[mc]?tsx?$/.test(path) ? 'typescript' : 'javascript';
  const index = new WorkspaceIndex({ roots });
  const found = checkText(index, path, text, named);
  if (then !== null) found.push(...checkText(index, path, then, named));
  return found;
}

/** As `checkInput`, with a complaint where it takes too long, thrice. */
export function checkInTime(input: FuzzInput, language: FuzzedLanguage): string[] {
  for (let attempt = 0; ; attempt++) {
    const before = process.cpuUsage();
    const found = checkInput(input, language);
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1000 <= LONGEST_MILLISECONDS) return found;
    if (attempt === 2) throw new Error(`takes ${Math.round((user + system) / 1000)} ms`);
  }
}

function checkText(index: WorkspaceIndex, path: string, text: string, language: Language): string[] {
  const parsed = language === 'python' ? parsePython(text) : parseScript(parse, text, { path });
  const ours = parsed.errors.find(({ message }) => /^This file could not be analysed \(/.test(message));
  assert.ok(ours === undefined, ours?.message);
  checkTree(parsed.root, text.length);
  const lines = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(match => match.index + match[0].length)];
  assert.deepEqual([...parsed.lineStarts], lines, 'line starts');
  const module = language === 'python' ? moduleNameOf(path, roots) : scriptModuleName(pathBelowRoot(path, roots));
  const facts = collectFacts(parsed, { path, moduleName: module.name, isPackage: 'isPackage' in module ? module.isPackage : module.isIndex, language });
  checkOffsets(facts, text.length, 'facts');
  index.update(facts);
  const analysis = index.analyze(path)!;
  checkAnalysis(analysis, lines, text.length);
  for (const { range, headRange, callSiteArguments, repeats } of index.functions(path)) {
    for (const one of [range, headRange, ...callSiteArguments.map(site => site.range), ...repeats.map(effect => effect.range)]) checkRange(one, lines, text.length, 'function');
  }
  return analysis.findings.map(({ rule }) => rule);
}

function checkTree(root: Node, length: number): void {
  const seen = new Set<Node>();
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    assert.ok(!seen.has(node), `${KIND_NAMES[node.kind]} at ${node.start} is in the tree twice`);
    seen.add(node);
    assert.ok(lies(node.start, node.end, length), `${KIND_NAMES[node.kind]} has the range ${node.start}-${node.end} in ${length} characters`);
    forEachChild(node, child => waiting.push(child));
  }
}

function lies(start: number, end: number, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
}

/** Facts are plain data: every `start` has its `end`, wherever it stands. */
function checkOffsets(value: unknown, length: number, where: string): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (Array.isArray(value) || value instanceof Map) {
    for (const [key, one] of value.entries()) checkOffsets(one, length, `${where}[${key}]`);
    return;
  }
  const one = value as Record<string, unknown>;
  for (const key in one) {
    if (key === 'start' || key.endsWith('Start')) {
      const to = one[key === 'start' ? 'end' : `${key.slice(0, -5)}End`];
      assert.ok(lies(one[key] as number, to as number, length), `${where}.${key} ${one[key]}-${to} in ${length} characters`);
    } else if (key === 'headEnd') {
      assert.ok(lies(one.start as number, one[key] as number, length) && (one[key] as number) <= (one.end as number), `${where}.headEnd ${one.start}-${one[key]} in ${length} characters`);
    } else {
      checkOffsets(one[key], length, `${where}.${key}`);
    }
  }
}

function checkAnalysis({ sites, findings, errors }: FileAnalysis, lines: readonly number[], length: number): void {
  for (const site of sites) {
    checkRange(site.range, lines, length, `site ${site.name}`);
    checkRange(site.headRange, lines, length, `head of site ${site.name}`);
    assert.ok(Number.isFinite(site.weight) && site.weight >= 0, `site ${site.name} weighs ${site.weight}`);
  }
  for (const finding of findings) {
    checkRange(finding.range, lines, length, `finding ${finding.rule}`);
    assert.ok(finding.message.length > 0 && !/\b(?:undefined|null|NaN|Infinity)\b/.test(finding.message.replace(/`[^`]*`/g, '')), `finding ${finding.rule} says: ${finding.message}`);
  }
  for (const { range } of errors) checkRange(range, lines, length, 'error');
  for (const { evidence } of [...sites, ...findings]) {
    for (const step of evidence) if (step.path === undefined) checkRange(step.range, lines, length, `evidence ${step.name}`);
  }
}

function checkRange({ start, end }: Range, lines: readonly number[], length: number, where: string): void {
  const offsets = [start, end].map(({ line, column }) => {
    const begins = lines[line - 1];
    const sound = begins !== undefined && column >= 1 && begins + column - 1 <= (lines[line] ?? length);
    assert.ok(sound, `${where} at ${line}:${column} of ${lines.length} lines`);
    return begins + column - 1;
  });
  assert.ok(offsets[0] <= offsets[1], `${where} ends at ${end.line}:${end.column} before it begins at ${start.line}:${start.column}`);
}
