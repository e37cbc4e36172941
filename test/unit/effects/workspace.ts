/** Small workspaces from texts, through the real pipeline. */
import { WorkspaceIndex, type IndexOptions } from '../../../src/analysis/workspace-index';
import type { FileAnalysis, Site } from '../../../src/model';
import { everyRule } from '../../evaluate/every-rule';

export type Files = Record<string, string>;

/** Every rule speaks, those that are off by default as well. */
export function workspace(files: Files, options: IndexOptions = { roots: [''] }): WorkspaceIndex {
  const index = new WorkspaceIndex({ rules: everyRule, ...options });
  for (const path in files) index.updateText(path, files[path]);
  return index;
}

export function analyze(files: Files, path = Object.keys(files)[0]): FileAnalysis {
  return workspace(files).analyze(path)!;
}

/** The names along the evidence of the first finding of a rule, whether it is said to everybody or on request: `shop.load > requests.get`; '' where there is none. */
export function chain(files: Files, rule = 'FC107', path = Object.keys(files)[0]): string {
  const found = workspace(files, { roots: [''], rules: everyRule }).analyze(path)!.findings.find(finding => finding.rule === rule);
  return found === undefined ? '' : found.evidence.map(step => step.name).join(' > ');
}

/** The rules found in one text, those that are off by default as well. */
export function rulesIn(text: string): string[] {
  return workspace({ 'app.py': text }).analyze('app.py')!.findings.map(finding => finding.rule);
}

/** `io network threads` of the site with this name (a function's without its module, or a loop's header); undefined where there is none. */
export function siteNamed(text: string, name: string): string | undefined {
  const found = analyze({ 'app.py': text }).sites.find(site => site.name === name || site.name === `app.${name}`);
  return found === undefined ? undefined : describe(found);
}

function describe(site: Site): string {
  return [site.work, ...site.io, site.recommendation.model ?? 'none'].join(' ');
}
