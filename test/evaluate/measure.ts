/** Runs the rows of the corpus that can run, under every model, and keeps what was measured. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchmarkError, describeHost, findRuntime, runBenchmark } from '../../src/bench';
import type { InterpreterDescription } from '../../src/model';
import type { Row } from './corpus';
import { bestModels, codeHash, measuredPath, readMeasured, writtenMeasured, type Measured, type MeasuredRow } from './measured';
import { prepareData } from './support/data';
import { startServer } from './support/server';

export interface MeasureOptions {
  budgetSeconds: number;
  /** Only rows whose id contains it. */
  only: string | undefined;
  /** Also rows that stand measured. */
  again: boolean;
  python: string | undefined;
  signal: AbortSignal;
}

/** After each row the file is written: an interrupted run goes on where it was. */
export async function measureCorpus(rows: readonly Row[], options: MeasureOptions): Promise<void> {
  const before = readMeasured();
  const measured: Measured = { version: 1, command: 'npm run evaluate -- --measure', host: describeHost(), rows: {} };
  const runnable = rows.filter(row => row.label.run !== null);
  for (const row of runnable) {
    const known = before?.rows[row.id];
    if (known !== undefined && known.code === codeHash(row)) measured.rows[row.id] = known;
  }
  const due = runnable.filter(row => (options.again || !(row.id in measured.rows)) && (options.only === undefined || row.id.includes(options.only)));
  console.log(`${runnable.length} rows can run, ${due.length} are to be measured, ${options.budgetSeconds} s each.`);
  const interpreters = new Map<string, InterpreterDescription>();
  const pythonInterpreter = await findRuntime('x.py', { configured: options.python, workspaceFolders: [] });
  interpreters.set('python', pythonInterpreter);
  interpreters.set('node', await findRuntime('x.mjs', { workspaceFolders: [] }));
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-corpus-'));
  const server = await startServer();
  try {
    prepareData(folder, pythonInterpreter.path);
    for (const [index, row] of due.entries()) {
      if (options.signal.aborted) break;
      process.stdout.write(`[${index + 1}/${due.length}] ${row.id} `);
      try {
        measured.rows[row.id] = await measureRow(row, interpreters.get(row.family)!, { ...options, folder, url: server.url });
        console.log(`best ${bestModels(measured.rows[row.id]).map(({ model }) => model).join(' or ') || 'none'}`);
      } catch (error) {
        if (!(error instanceof BenchmarkError)) throw error;
        console.log(`not measured: ${error.message} ${error.advice} ${(error.detail ?? '').trim().split('\n').at(-1) ?? ''}`);
      }
      writeFileSync(measuredPath(), writtenMeasured(measured));
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureRow(row: Row, interpreter: InterpreterDescription, { budgetSeconds, signal, folder, url }: MeasureOptions & { folder: string; url: string }): Promise<MeasuredRow> {
  const expression = row.label.run!;
  const filled = expression.replaceAll('$SERVER', url).replaceAll('$DATA', folder.replaceAll('\\', '/'));
  const { measurements, workload } = await runBenchmark({
    file: row.file, function: row.measured, interpreter, workload: { expression: filled, origin: 'given' }, budgetSeconds, roots: [row.root], cwd: folder,
    environment: { ...process.env, CORPUS_SERVER: url, CORPUS_DATA: folder, PYTHONDONTWRITEBYTECODE: '1' },
  }, { signal: AbortSignal.any([signal]) });
  const serial = measurements.find(({ model }) => model === 'serial');
  return {
    code: codeHash(row), function: row.measured, expression, tasks: workload.tasks, serialCpuSeconds: rounded(serial?.cpuSeconds ?? null),
    models: measurements.filter(one => one.state === 'completed' && one.medianSeconds !== null).map(one => ({
      model: one.model, workers: one.workers, medianSeconds: rounded(one.medianSeconds)!,
      medianInterval: (one.medianInterval ?? [one.medianSeconds!, one.medianSeconds!]).map(value => rounded(value)!) as [number, number],
      startupSeconds: rounded(one.startupSeconds) ?? 0, equalResults: one.equalResults,
    })),
    failed: measurements.filter(one => one.state !== 'completed').map(one => ({ model: one.model, code: one.error?.code ?? one.state })),
    interpreter: `${interpreter.implementation} ${interpreter.version}`,
    date: new Date().toISOString().slice(0, 10),
  };
}

function rounded(seconds: number | null): number | null {
  return seconds === null ? null : Number(seconds.toPrecision(4));
}
