/** The server's settings, validated: a value that does not fit is dropped with a message, never an exception. */
import * as v from 'valibot';
import { ALL, ruleTable } from '../analysis/rules/table';
import { isExecutionModel, severities, type ExecutionModel, type Severity } from '../model';

export interface Settings {
  interpreter: string;
  node: string;
  /** By rule id; `off` switches a rule off. Rules that are not named keep their default. */
  rules: Record<string, Severity | 'off'>;
  exclude: string[];
  budgetSeconds: number;
  /** What the recommended speed-up is to be known to; 0: no more precisely than it takes to decide. */
  precisionPercent: number;
  /** Address of a Dask scheduler; empty: none. */
  daskScheduler: string;
  /** Empty: the runner's own choice; likewise `models`. */
  workers: number[];
  models: ExecutionModel[];
  /** From what projected time on this machine on a cluster is looked at. */
  clusterThresholdMinutes: number;
  /** Of each process that runs tasks; 0: none. Likewise the seconds of a task. */
  memoryLimitMB: number;
  taskTimeoutSeconds: number;
  /** Whether processes work in an empty directory of their own. */
  temporaryDirectory: boolean;
  lenses: boolean;
  /** Whether recorded arguments stay in the editor's own storage or go to the workspace's `.forkcast/recordings`. */
  keepRecordings: 'storage' | 'workspace';
}

export const defaultSettings: Settings = { interpreter: '', node: '', rules: {}, exclude: [], budgetSeconds: 20, precisionPercent: 0, workers: [], models: [], daskScheduler: '', clusterThresholdMinutes: 10, memoryLimitMB: 0, taskTimeoutSeconds: 0, temporaryDirectory: false, lenses: true, keepRecordings: 'storage' };

const ruleSeverity = v.picklist([...severities, 'off']);
const section = {
  interpreter: { key: 'python.interpreter', schema: v.string(), expected: 'a path' },
  node: { key: 'node.path', schema: v.string(), expected: 'a path' },
  exclude: { key: 'exclude', schema: v.array(v.string()), expected: 'a list of patterns' },
  budgetSeconds: { key: 'benchmark.budgetSeconds', schema: v.pipe(v.number(), v.minValue(1), v.maxValue(3600)), expected: 'a number of seconds from 1 to 3600' },
  precisionPercent: { key: 'benchmark.precisionPercent', schema: v.union([v.literal(0), v.pipe(v.number(), v.minValue(0.1), v.maxValue(50))]), expected: '0 for none, or a percentage from 0.1 to 50' },
  workers: { key: 'benchmark.workers', schema: v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024))), expected: 'a list of whole numbers from 1 to 1024' },
  daskScheduler: { key: 'dask.scheduler', schema: v.string(), expected: 'an address such as tcp://127.0.0.1:8786' },
  models: { key: 'benchmark.models', schema: v.array(v.custom<ExecutionModel>(isExecutionModel)), expected: 'a list of execution models' },
  clusterThresholdMinutes: { key: 'advice.clusterThresholdMinutes', schema: v.pipe(v.number(), v.minValue(0.1), v.maxValue(100_000)), expected: 'a number of minutes from 0.1 to 100000' },
  keepRecordings: { key: 'recordings.keep', schema: v.picklist(['storage', 'workspace']), expected: 'storage or workspace' },
  memoryLimitMB: { key: 'benchmark.memoryLimitMB', schema: v.union([v.literal(0), v.pipe(v.number(), v.minValue(64))]), expected: '0 for none, or a number of megabytes from 64 on' },
  taskTimeoutSeconds: { key: 'benchmark.taskTimeoutSeconds', schema: v.pipe(v.number(), v.minValue(0), v.maxValue(3600)), expected: 'a number of seconds from 0 (none) to 3600' },
  temporaryDirectory: { key: 'benchmark.temporaryDirectory', schema: v.boolean(), expected: 'true or false' },
  lenses: { key: 'codeLens.enabled', schema: v.boolean(), expected: 'true or false' },
} as const;

/** Reads the `forkcast` section as a client sends it. `problems` are sentences for the user. */
export function readSettings(raw: unknown): { settings: Settings; problems: string[] } {
  const settings: Settings = structuredClone(defaultSettings);
  const problems: string[] = [];
  for (const [name, { key, schema, expected }] of Object.entries(section)) {
    const value = at(raw, key);
    if (value === undefined || value === null) continue;
    const parsed = v.safeParse(schema as v.GenericSchema, value);
    if (parsed.success) (settings as unknown as Record<string, unknown>)[name] = parsed.output;
    else problems.push(`The setting forkcast.${key} must be ${expected}; its default is used instead.`);
  }
  const rules = at(raw, 'rules');
  if (rules && typeof rules === 'object') {
    for (const [rule, severity] of Object.entries(rules)) {
      const parsed = v.safeParse(ruleSeverity, severity);
      if (rule !== ALL && !ruleTable.some(({ id }) => id === rule)) problems.push(`The setting forkcast.rules names ${rule}, which is no rule.`);
      else if (parsed.success) settings.rules[rule] = parsed.output;
      else problems.push(`The setting forkcast.rules gives ${rule} an unknown severity; use one of ${[...severities, 'off'].join(', ')}.`);
    }
  } else if (rules !== undefined && rules !== null) problems.push('The setting forkcast.rules must be an object of rule ids and severities; the defaults are used instead.');
  return { settings, problems };
}

/** Clients send nested objects; some keep dotted keys. */
function at(raw: unknown, key: string): unknown {
  if (!raw || typeof raw !== 'object') return undefined;
  if (key in raw) return (raw as Record<string, unknown>)[key];
  return key.split('.').reduce<unknown>((value, part) => (value && typeof value === 'object' ? (value as Record<string, unknown>)[part] : undefined), raw);
}
