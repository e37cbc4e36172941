/** What broke while measuring, and what will under the advised model. */
import type { BenchmarkOutcome, Hazard, Measurement } from '../model';
import { MEMORY_BYTES, MEMORY_RATIO } from './cost-model';
import { capitalized, formatBytes, labelOf, modelName, sentence } from './format';
import { loadedHost } from './host';

/** Hazards of every model that was tried, one for each model and cause, and of the host's state; with `advised`, also those of following the advice. */
export function hazardsOf(outcome: BenchmarkOutcome, advised?: Measurement): Hazard[] {
  const found = new Map<string, Hazard>();
  const add = (model: string, hazard: Hazard) => {
    const key = `${model} ${hazard.code}`;
    if (!found.has(key)) found.set(key, hazard);
  };
  const brokeSerial = outcome.measurements.find(({ model, state }) => model === 'serial' && state === 'failed')?.error?.code;
  for (const measurement of outcome.measurements) {
    const name = capitalized(modelName(measurement.model));
    if (measurement.state === 'failed') {
      // Without a serial run the first reason says what became of it; what went the same way needs no second telling.
      if (measurement.model === 'serial' || (measurement.error && measurement.error.code === brokeSerial)) continue;
      const { code, message, advice } = measurement.error ?? { code: 'failed', message: 'it did not run to the end.', advice: 'Run the benchmark again.' };
      add(measurement.model, { code, message: `${name} failed: ${[sentence(message), advice && sentence(advice)].filter(Boolean).join(' ')}` });
    } else if (measurement.state === 'completed' && measurement.equalResults === false) {
      add(measurement.model, {
        code: 'different-results',
        message: `${name} changed the answer: results differ from the serial run's, so its time does not count. Look for state that tasks share, random numbers, or results that depend on order.`,
      });
    }
  }
  if (outcome.interpreter.freeThreaded && outcome.measurements.some(({ state, gil }) => state === 'completed' && gil === 'enabled')) {
    add('threads', {
      code: 'gil-switched-on',
      message: 'This Python is built to run without the GIL, but it was on while the function ran: a setting, or an extension module that is not ready for it, switched it back on.',
    });
  }
  if (advised) for (const hazard of adviceHazards(outcome, advised)) add(advised.model, hazard);
  // Waiting takes no core.
  return [...found.values(), ...(onlyWaits(outcome) ? [] : loadedHost(outcome.host))];
}

function onlyWaits({ taskProfile }: BenchmarkOutcome): boolean {
  return taskProfile?.gilUse === 'waits' || taskProfile?.loopUse?.startsWith('waits') === true;
}

function adviceHazards({ measurements, interpreter }: BenchmarkOutcome, advised: Measurement): Hazard[] {
  const hazards: Hazard[] = [];
  if (advised.equalResults === null) {
    hazards.push({ code: 'results-not-compared', message: 'Whether its results equal the serial run\'s could not be told; compare some yourself before you rely on it.' });
  }
  if (advised.model === 'processes') {
    const method = advised.startMethod ?? interpreter.startMethod;
    const how = method ? ` (${method} here)` : '';
    hazards.push({
      code: 'needs-main-guard',
      message: `Start the pool under \`if __name__ == "__main__":\`, and pass only what pickles: processes${how} import the program anew on Windows, macOS and Python 3.14.`,
    });
  }
  if (advised.model === 'worker-threads' || advised.model === 'child-processes') {
    hazards.push({
      code: 'needs-worker-module',
      message: 'A worker imports the function from a module: put it in one that does nothing else when it is imported, and pass only what can be cloned: no functions, no open connections.',
    });
  }
  const serialMemory = measurements.find(({ model }) => model === 'serial')?.peakMemoryBytes;
  if (serialMemory && advised.peakMemoryBytes && advised.peakMemoryBytes >= MEMORY_BYTES && advised.peakMemoryBytes >= serialMemory * MEMORY_RATIO) {
    hazards.push({
      code: 'memory',
      message: `${capitalized(labelOf(advised))} took ${formatBytes(advised.peakMemoryBytes)} of memory at its peak, serial ${formatBytes(serialMemory)}.`,
    });
  }
  return hazards;
}
