/** Hovers over a site's name or header: the verdict, why, and the lines that prove it. */
import type { Hover, Position } from 'vscode-languageserver/node';
import { staticVerdict, verdict } from '../advice';
import type { FileAnalysis } from '../model';
import { evidenceText } from './diagnostics';
import { isWorthALens, type Measured } from './lenses';
import { contains, toLspRange, uriOf } from './places';

export function hoverAt(file: FileAnalysis, position: Position, measuredOf: (functionName: string) => Measured | undefined): Hover | null {
  const site = file.sites.find(candidate => contains(toLspRange(candidate.headRange), position.line, position.character));
  if (!site) return null;
  const measured = site.kind === 'function' ? measuredOf(site.owner) : undefined;
  if (!measured && !isWorthALens(site)) return null;
  const lines: string[] = [];
  if (measured) {
    const { recommendation } = measured.benchmark.report;
    lines.push(`**Forkcast, measured${measured.stale ? ' before the code changed' : ''}**: ${escaped(verdict(recommendation, measured.benchmark.report))}`, '');
    for (const { message } of [...recommendation.reasons, ...recommendation.hazards]) lines.push(`- ${escaped(message)}`);
  } else {
    lines.push(`**Forkcast, from reading the code**: ${escaped(staticVerdict(site, file.language))}`, '');
    for (const { message } of site.recommendation.reasons) lines.push(`- ${escaped(message)}`);
  }
  if (site.evidence.length) {
    lines.push('', 'What decided:');
    for (const step of site.evidence) {
      const { line } = step.range.start;
      lines.push(`- [line ${line}](${uriOf(step.path ?? file.path)}#L${line}): ${escaped(evidenceText(step))}`);
    }
  }
  return { contents: { kind: 'markdown', value: lines.join('\n') }, range: toLspRange(site.headRange) };
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
