/** Findings as an editor shows them: exact range, severity, a link to the rule's page, the proof as related information. */
import { DiagnosticSeverity, type Diagnostic, type DiagnosticRelatedInformation } from 'vscode-languageserver/node';
import type { Evidence, FileAnalysis, Finding, Severity, WorkKind } from '../model';
import { toLspRange, uriOf } from './places';

export const diagnosticSource = 'forkcast';

const severityOf: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};

/** `rulePages` is the address of the folder of rule pages, ending in `/`. */
export function toDiagnostics(file: FileAnalysis, rulePages: string): Diagnostic[] {
  return file.findings.map(finding => ({
    range: toLspRange(finding.range),
    severity: severityOf[finding.severity],
    source: diagnosticSource,
    code: finding.rule,
    codeDescription: { href: rulePage(rulePages, finding.rule) },
    message: finding.message,
    relatedInformation: relatedInformation(file, finding),
  }));
}

export function rulePage(rulePages: string, rule: string): string {
  return `${rulePages}${rule}.md`;
}

function relatedInformation(file: FileAnalysis, { evidence, range }: Finding): DiagnosticRelatedInformation[] {
  return evidence
    // The site itself is where the squiggle is already.
    .filter(step => step.path !== undefined || step.range.start.line !== range.start.line || step.range.start.column !== range.start.column)
    .map(step => ({ location: { uri: uriOf(step.path ?? file.path), range: toLspRange(step.range) }, message: evidenceText(step) }));
}

const does: Record<WorkKind, string> = { cpu: 'computes in Python', native: 'computes in native code', io: 'waits', mixed: 'computes and waits', trivial: '', unknown: '' };

/** `requests.get waits` */
export function evidenceText({ name, work }: Evidence): string {
  return `${name} ${does[work]}`.trim();
}
