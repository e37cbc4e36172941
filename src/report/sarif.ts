/** SARIF 2.1.0 (OASIS, 2020): what code scanning services and editors import. */
import { workVerb } from '../advice';
import type { AnalysisReport, Evidence, Finding, Fix, Range, Severity } from '../model';
import type { RuleInfo } from './model';
import { fileUri, uriPath } from './links';

export interface SarifOptions {
  rules: readonly RuleInfo[];
  toolVersion: string;
  /** Absolute folder that relative paths start from. */
  basePath?: string;
  /** Home page of the tool. */
  informationUri?: string;
}

const levels: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/** Indented JSON ending in a line feed. Syntax errors and skipped paths become notifications of the run. */
export function toSarif(analysis: AnalysisReport, options: SarifOptions): string {
  const rules = describeRules(analysis, options.rules);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'Forkcast',
          version: options.toolVersion,
          ...(options.informationUri ? { informationUri: options.informationUri } : {}),
          rules: rules.map(rule => ({
            id: rule.id,
            shortDescription: { text: rule.title },
            ...(rule.summary ? { fullDescription: { text: rule.summary } } : {}),
            ...(rule.help ? { helpUri: rule.help } : {}),
            defaultConfiguration: rule.severity === 'off' ? { enabled: false } : { level: levels[rule.severity ?? 'information'] },
          })),
        },
      },
      columnKind: 'utf16CodeUnits',
      ...(options.basePath ? { originalUriBaseIds: { SRCROOT: { uri: `${fileUri(options.basePath).replace(/\/$/, '')}/` } } } : {}),
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(analysis, options) }],
      results: analysis.files.flatMap(({ path, findings }) => findings.map(finding => result(path, finding, indexes, options))),
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** The rules that were handed in, and bare entries for findings of others, so that every `ruleIndex` holds. */
function describeRules(analysis: AnalysisReport, known: readonly RuleInfo[]): RuleInfo[] {
  const rules = new Map(known.map(rule => [rule.id, rule]));
  for (const { findings } of analysis.files) {
    for (const { rule, severity } of findings) if (!rules.has(rule)) rules.set(rule, { id: rule, title: rule, help: '', severity });
  }
  return [...rules.values()];
}

function result(path: string, finding: Finding, indexes: Map<string, number>, options: SarifOptions) {
  return {
    ruleId: finding.rule,
    ruleIndex: indexes.get(finding.rule),
    level: levels[finding.severity],
    message: { text: plain(finding.message) },
    locations: [location(path, finding.range, options)],
    ...(finding.evidence.length > 0 ? { relatedLocations: finding.evidence.map((step, index) => evidence(path, step, index, options)) } : {}),
    ...(finding.fixes === undefined ? {} : { fixes: finding.fixes.map(fix => fixOf(path, fix, options)) }),
  };
}

function evidence(path: string, step: Evidence, index: number, options: SarifOptions) {
  return { id: index + 1, ...location(step.path ?? path, step.range, options), message: { text: plain(`${step.name}: ${workVerb[step.work]}`) } };
}

function fixOf(path: string, { title, edits }: Fix, options: SarifOptions) {
  const { artifactLocation } = location(path, edits[0].range, options).physicalLocation;
  return {
    description: { text: plain(title) },
    artifactChanges: [{
      artifactLocation,
      replacements: edits.map(({ range, newText }) => ({ deletedRegion: location(path, range, options).physicalLocation.region, insertedContent: { text: newText } })),
    }],
  };
}

function location(path: string, { start, end }: Range, { basePath }: SarifOptions) {
  const uri = uriPath(path);
  const relative = !/^[a-z][a-z0-9+.-]*:/i.test(uri);
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(relative && basePath ? { uriBaseId: 'SRCROOT' } : {}) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

function notifications(analysis: AnalysisReport, options: SarifOptions) {
  return [
    ...analysis.files.flatMap(({ path, errors }) => errors.map(error => ({ level: 'warning', message: { text: plain(error.message) }, locations: [location(path, error.range, options)] }))),
    ...analysis.skipped.map(({ path, reason }) => ({
      level: 'note', message: { text: plain(reason) }, locations: [{ physicalLocation: { artifactLocation: { uri: uriPath(path) } } }],
    })),
  ];
}

/** In SARIF's plain text `[words](1)` is a link; ours are not (section 3.11.6). */
function plain(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
