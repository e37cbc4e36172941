/** What a task costs through the harness, over bare `concurrent.futures` on the same tasks, in turns; and what the protocol costs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPlatform } from '../../src/bench/platform';
import type { Command } from '../../src/bench/protocol';
import { pythonRuntime } from '../../src/bench/runtime';
import { HarnessProcess } from '../../src/bench/supervise';
import { measureHarnessOverhead } from './harness-overhead';
import { benchPython, machine, median, row } from './table';

const protocolTasks = 100_000;

async function main(): Promise<void> {
  console.log(machine());
  for (const { model, tasks, taskSeconds, ratio } of await measureHarnessOverhead(benchPython())) {
    row(`harness / bare ${model}, ${tasks} tasks of ${taskSeconds ? `${taskSeconds * 1000} ms` : 'nothing'}, paired`, ratio.toFixed(3), taskSeconds ? 'at most 1.02' : 'at most 1.05');
  }
  await measureProtocol();
}

/** A round of many tasks as the runner asks for it: bytes of the command and its answer, and what the round takes beyond the tasks themselves. */
async function measureProtocol(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-protocol-'));
  const file = join(folder, 'tiny.py');
  writeFileSync(file, 'def tiny(number):\n    return number\n');
  const harness = await HarnessProcess.spawn({
    runtime: pythonRuntime, interpreter: benchPython(), cwd: folder, environment: pythonRuntime.environment(process.env), marker: `protocol-${process.pid}`, label: 'serial', platform: createPlatform(),
  });
  try {
    await harness.ready(10);
    await harness.request({
      do: 'prepare', model: 'serial', workers: 1, file, function: 'tiny', roots: [folder], expression: `range(${protocolTasks})`, style: null, recording: null,
      scratch: folder, startMethod: null, scheduler: null, wholeCluster: false,
    }, 'prepared', 10, 'Importing');
    await harness.request({ do: 'open', mutability: 'stable' }, 'opened', 10, 'Opening');
    for (const digest of [true, false]) {
      const command: Command = { do: 'round', tasks: protocolTasks, digest };
      const beyond: number[] = [];
      let bytes = 0;
      for (let repeat = 0; repeat < 9; repeat++) {
        const started = performance.now();
        const answer = await harness.request(command, 'round', 30, 'A round');
        beyond.push((performance.now() - started) / 1000 - answer.seconds);
        bytes = JSON.stringify(command).length + JSON.stringify(answer).length + 2;
      }
      row(`protocol, a round of ${protocolTasks} tasks${digest ? ', results compared' : ''}: bytes`, String(bytes));
      row(`  time beyond the tasks themselves, median of 9`, `${(median(beyond) * 1000).toFixed(1)} ms`);
    }
  } finally {
    await harness.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
