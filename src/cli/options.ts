/** What the command line takes: one table for parsing and for the help text. */
import { parseArgs } from 'node:util';
import type { Plans } from '../advice';
import { ALL } from '../analysis/rules/table';
import { leastMemoryBytes } from '../bench';
import { formatBytes, isExecutionModel, nodeModels, parseBytes, pythonModels, severities, startMethods, type ExecutionModel, type Severity, type StartMethod } from '../model';
import { nearestWord } from './spelling';

/** The user's words do not fit; the message says what would. Ends the program with status 2. */
export class UsageError extends Error {}

export interface OptionDescription {
  type: 'string' | 'boolean';
  short?: string;
  multiple?: boolean;
  /** What stands for the value in the help. */
  value?: string;
  help: string;
}

const common = {
  format: { type: 'string', value: 'text|json|sarif|html', help: 'how to print the result (default: text)' },
  output: { type: 'string', short: 'o', value: 'FILE', help: 'write the result to FILE instead of the terminal' },
  quiet: { type: 'boolean', short: 'q', help: 'no progress on the terminal' },
  help: { type: 'boolean', short: 'h', help: 'show this help' },
} satisfies Record<string, OptionDescription>;

const analysis = {
  'fail-on': { type: 'string', value: 'error|warning|information|hint|never', help: 'exit with 1 when a finding is at least this severe (default: warning)' },
  rule: { type: 'string', multiple: true, value: 'ID=SEVERITY|off', help: "set a rule's severity or switch it off; all=SEVERITY switches on those that are off by default; may be repeated" },
  exclude: { type: 'string', multiple: true, value: 'PATTERN', help: "leave out what the pattern names, in .gitignore's syntax; may be repeated" },
  'no-gitignore': { type: 'boolean', help: 'analyse what .gitignore names, too' },
  'no-cache': { type: 'boolean', help: 'read every file anew; without it, what has not changed since the last time is known' },
  threads: { type: 'string', value: 'N', help: 'further threads that read files when there are many (default: one for every core but one; 0: none)' },
  stats: { type: 'boolean', help: 'say on standard error how many files, lines and bytes it was' },
} satisfies Record<string, OptionDescription>;

const measuring = {
  interpreter: { type: 'string', value: 'PATH', help: "the Python to run (default: the folder's .venv, else python3 on PATH)" },
  node: { type: 'string', value: 'PATH', help: 'the Node to run JavaScript and TypeScript in (default: node on PATH)' },
  models: { type: 'string', value: 'LIST', help: `models to compare, with commas (Python: ${pythonModels.join(', ')}; Node: ${nodeModels.join(', ')})` },
  workers: { type: 'string', value: 'LIST', help: 'numbers of workers to try, with commas (default: the usable cores)' },
  sweep: { type: 'boolean', help: 'try each model with 1, 2, 4, ... workers and say how it scales; with tiny tasks, in chunks too' },
  chunksize: { type: 'string', value: 'LIST', help: 'tasks to hand to a process or worker in one message, with commas; tried beside one by one' },
  project: { type: 'string', value: 'TASKS[,CORES]', help: 'say what so many tasks would take, on as many cores as here or on CORES' },
  'cluster-threshold': { type: 'string', value: 'MINUTES', help: 'from what projected time on this machine on a cluster is looked at (default: 10)' },
  'start-method': { type: 'string', value: 'LIST', help: "how Python's processes start: fork, forkserver, spawn; each of several is compared (default: the interpreter's own)" },
  dask: { type: 'string', value: 'ADDRESS', help: "a Dask scheduler (tcp://HOST:8786) to compare with; '--models dask' without it makes a local cluster" },
  budget: { type: 'string', value: 'SECONDS', help: 'time for each function (default: 20, with --sweep 60)' },
  precision: { type: 'string', value: 'PERCENT', help: 'go on, within the budget, until the speed-up that is recommended is known to so much: 2% (default: end when it is decided)' },
  'memory-limit': { type: 'string', value: 'SIZE', help: 'memory that each process may use: 2G, 512M (in Node, of the JavaScript heap); what goes beyond fails its model' },
  'task-timeout': { type: 'string', value: 'SECONDS', help: 'time that each task may take; what goes beyond fails its model' },
  'temp-dir': { type: 'boolean', help: 'run every process in an empty directory of its own, which is removed afterwards' },
  'dry-run': { type: 'boolean', help: 'say what would be run, and run none of it' },
  yes: { type: 'boolean', short: 'y', help: 'confirm in advance whatever the command would ask' },
} satisfies Record<string, OptionDescription>;

export const commands = {
  analyze: {
    usage: 'forkcast analyze [PATH...]',
    summary: 'find the sites that could run concurrently and the mistakes that are there; runs nothing',
    options: { ...analysis, ...common },
  },
  bench: {
    usage: 'forkcast bench FILE:FUNCTION',
    summary: 'run one function under every model and compare',
    options: {
      args: { type: 'string', value: 'EXPR', help: "expression, evaluated in the function's module: one item a task; a tuple (in JavaScript an array) is the positional arguments, in Python with a dictionary at its end for keyword arguments" },
      recording: { type: 'string', value: 'FILE', help: 'take the arguments of the calls that forkcast record kept in FILE' },
      interpreters: { type: 'string', value: 'LIST', help: 'versions or paths, with commas: measure in each and show them side by side (3.11,3.13 or, for scripts, 20,22)' },
      tasks: { type: 'string', value: 'N', help: 'tasks in a round (default: calibrated)' },
      ...measuring, ...common, format: { ...common.format, value: 'text|json|html|markdown' },
    },
  },
  record: {
    usage: 'forkcast record FILE:FUNCTION [options] [-- PROGRAM ...]',
    summary: 'run your own program once and keep the arguments of its first calls of a function, to benchmark on them',
    options: {
      calls: { type: 'string', value: 'N', help: 'keep the first N calls (default: 100)' },
      seconds: { type: 'string', value: 'S', help: 'end the program after so long, with what was recorded by then (default: 120)' },
      interpreter: measuring.interpreter, node: measuring.node,
      ...common, output: { ...common.output, help: 'where the recording goes (default: .forkcast/recordings/)' },
      format: { ...common.format, value: 'text|json', help: 'how to describe the recording (default: text)' },
    },
    notes: [
      'PROGRAM is what you would type: main.py --fast, -m shop.report, pytest tests/test_shop.py, server.js, npm run build. Without it, the function\'s file is run.',
      'The recording holds the arguments themselves. It stays on this machine; look before you commit it.',
    ],
  },
  history: {
    usage: 'forkcast history [FILE:FUNCTION]',
    summary: 'list what was measured in this project: the last run of every function, or all runs of one',
    options: { ...common, format: { ...common.format, value: 'text|json', help: 'how to print the runs (default: text)' } },
  },
  compare: {
    usage: 'forkcast compare FILE:FUNCTION | OLD.json NEW.json',
    summary: 'hold the last run of a function against an earlier one: what was different, and whether the times are',
    options: {
      with: { type: 'string', value: 'N', help: 'the earlier run, as forkcast history FILE:FUNCTION counts them (default: 2, the one before the last)' },
      'fail-on-slower': { type: 'boolean', help: 'exit with 1 when a model is significantly slower than before' },
      ...common, format: { ...common.format, value: 'text|json', help: 'how to print the comparison (default: text)' },
    },
  },
  advise: {
    usage: 'forkcast advise [PATH...]',
    summary: 'rank the sites by expected gain; with --bench, measure the functions whose arguments are known, and recommend',
    options: {
      bench: { type: 'boolean', help: 'benchmark what can be (this runs your code)' },
      top: { type: 'string', value: 'N', help: 'benchmark at most N functions, the most promising first (default: 10)' },
      report: { type: 'string', value: 'FILE', help: 'write the HTML report to FILE, besides the result' },
      ...analysis, ...measuring, ...common,
    },
  },
  lsp: {
    usage: 'forkcast lsp --stdio',
    summary: 'speak the Language Server Protocol, for any editor',
    options: { stdio: { type: 'boolean', help: 'over standard input and output (the default)' }, 'node-ipc': { type: 'boolean', help: "over Node's own channel" }, help: common.help },
  },
} satisfies Record<string, { usage: string; summary: string; options: Record<string, OptionDescription>; notes?: string[] }>;

export type CommandName = keyof typeof commands;

export const formats = ['text', 'json', 'sarif', 'html'] as const;
export type Format = (typeof formats)[number];

export type Values = Record<string, string | boolean | string[] | undefined>;

/** Splits a command's words into options and positions; `program` is what stands behind two dashes where a command takes that. Throws UsageError. */
export function parseWords(command: CommandName, all: readonly string[]): { values: Values; positions: string[]; program: string[] } {
  const dashes = command === 'record' ? all.indexOf('--') : -1;
  const words = dashes < 0 ? all : all.slice(0, dashes);
  const options: Record<string, OptionDescription> = commands[command].options;
  const config = Object.fromEntries(Object.entries(options).map(([name, { type, short, multiple }]) => [name, { type, ...(short && { short }), ...(multiple && { multiple }) }]));
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: config, allowPositionals: true, strict: true });
    return { values: values as Values, positions: positionals, program: dashes < 0 ? [] : all.slice(dashes + 1) };
  } catch (error) {
    throw new UsageError(wordsProblem(command, error as NodeJS.ErrnoException));
  }
}

/** What Node's parser found wrong, in a sentence of ours: its own speaks of positional arguments. */
function wordsProblem(command: CommandName, { code, message }: NodeJS.ErrnoException): string {
  const see = `See 'forkcast ${command} --help'.`;
  // Of every version of Node: it quotes the option, with its short form before it and what stands for its value behind.
  const [, quoted = ''] = /'(-[^']*)'/.exec(message) ?? [];
  const option = /--[^\s=']+/.exec(quoted)?.[0] ?? quoted;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && option) {
    if (/does not take/.test(message)) return `${option} takes no value. ${see}`;
    const { value }: OptionDescription = (commands[command].options as Record<string, OptionDescription>)[option.slice(2)] ?? {};
    return `${option} takes a value${value ? `: ${option}=${value}` : ''}. ${see}`;
  }
  const unknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? quoted : '';
  if (!unknown) return `${message.replace(/\n/g, ' ')} ${see}`;
  const meant = nearestWord(unknown.replace(/^-+/, ''), Object.keys(commands[command].options));
  return `forkcast ${command} has no option ${unknown}.${meant ? ` Did you mean --${meant}?` : ''} ${see}`;
}

/** One of the words that an option takes; throws UsageError for another. */
export function oneOf<T extends string>(name: string, value: unknown, choices: readonly T[], fallback: T): T {
  if (value === undefined) return fallback;
  if ((choices as readonly unknown[]).includes(value)) return value as T;
  throw new UsageError(`--${name} takes ${choices.join(', ')}; not '${String(value)}'.`);
}

/** A whole number from 0. Throws UsageError. */
export function wholeNumber(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 64) throw new UsageError(`--${name} takes a whole number from 0 to 64; not '${String(value)}'.`);
  return number;
}

/** A positive number; whole where asked. Throws UsageError. */
export function positive(name: string, value: unknown, whole = false): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!(number > 0) || !Number.isFinite(number) || (whole && !Number.isInteger(number))) {
    throw new UsageError(`--${name} takes a ${whole ? 'whole ' : ''}number above 0; not '${String(value)}'.`);
  }
  return number;
}

/** `--memory-limit 2G`, in bytes. Throws UsageError. */
export function amountOfMemory(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const bytes = parseBytes(String(value));
  if (bytes === null || bytes < leastMemoryBytes) throw new UsageError(`--${name} takes an amount of memory such as 2G or 512M, ${formatBytes(leastMemoryBytes)} or more; not '${String(value)}'.`);
  return bytes;
}

/** `--precision 2%`, as part of the speed-up. Throws UsageError. */
export function precisionOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const percent = /^\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(String(value));
  const part = percent ? Number(percent[1]) / 100 : NaN;
  if (!(part > 0 && part < 1)) throw new UsageError(`--precision takes a percentage of the speed-up, such as 2%; not '${String(value)}'.`);
  return part;
}

export function modelList(value: unknown): ExecutionModel[] | undefined {
  if (value === undefined) return undefined;
  const names = String(value).split(',').map(name => name.trim()).filter(Boolean);
  const unknown = names.find(name => !isExecutionModel(name));
  if (unknown !== undefined || names.length === 0) throw new UsageError(`--models takes a list of ${[...new Set([...pythonModels, ...nodeModels])].join(', ')}; not '${unknown ?? value}'.`);
  return names as ExecutionModel[];
}

export function workerList(value: unknown): number[] | undefined {
  if (value === undefined) return undefined;
  return String(value).split(',').map(part => positive('workers', part.trim(), true)!);
}

/** `--chunksize 16,64`. Throws UsageError. */
export function chunkSizeList(value: unknown): number[] | undefined {
  return value === undefined ? undefined : String(value).split(',').map(part => positive('chunksize', part.trim(), true)!);
}

/** What the user has in mind beyond the rounds: `--project 100000,16` and `--cluster-threshold`. Throws UsageError. */
export function plansOf(values: Values): Plans {
  const [tasks, cores, ...more] = values.project === undefined ? [] : String(values.project).split(',').map(part => positive('project', part.trim(), true));
  if (more.length) throw new UsageError(`--project takes TASKS or TASKS,CORES; not '${String(values.project)}'.`);
  const minutes = positive('cluster-threshold', values['cluster-threshold']);
  return { tasks, cores, ...(minutes !== undefined && { clusterThresholdSeconds: 60 * minutes }) };
}

export function startMethodList(value: unknown): StartMethod[] | undefined {
  if (value === undefined) return undefined;
  return String(value).split(',').map(part => oneOf('start-method', part.trim(), startMethods, 'fork'));
}

/** `--rule FC101=off` and the like, as settings by rule id. */
export function ruleSettings(values: unknown, known: readonly string[]): Record<string, Severity | 'off'> {
  const settings: Record<string, Severity | 'off'> = {};
  for (const word of (values as string[] | undefined) ?? []) {
    const [id, severity] = word.split('=');
    if (id !== ALL && !known.includes(id)) throw new UsageError(`There is no rule '${id}'. The rules are ${known.join(', ')}.`);
    const choices = [...severities, 'off'] as const;
    if (!severity) throw new UsageError(`--rule takes ID=SEVERITY, for example ${id}=off; the severities are ${choices.join(', ')}.`);
    settings[id] = oneOf('rule', severity, choices, 'off');
  }
  return settings;
}
