/** What a task costs through the harness, over bare `concurrent.futures` on the same tasks, in turns. */
import { measureHarnessOverhead } from './harness-overhead';
import { benchPython, machine, row } from './table';

async function main(): Promise<void> {
  console.log(machine());
  for (const { model, tasks, ratio } of await measureHarnessOverhead(benchPython())) row(`harness / bare ${model}, ${tasks} tasks, median of paired rounds`, ratio.toFixed(3), 'at most 1.05');
}

void main();
