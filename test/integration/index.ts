/** The entry that VS Code's extension host calls: runs the suite that FORKCAST_SUITE names and reports like every other lane. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

export function run(): Promise<void> {
  const suite = process.env.FORKCAST_SUITE ?? 'trusted';
  const mocha = new Mocha({ timeout: 60_000, color: true, reporter: join(process.env.FORKCAST_ROOT ?? process.cwd(), 'scripts/lane-reporter.cjs') });
  // The host tells the suite's lines from the workbench's own by this mark.
  const mark = process.env.FORKCAST_SUITE_MARK ?? '';
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => format(...values).split('\n').forEach(line => console.log(mark + line));
  const folder = join(__dirname, suite);
  for (const file of readdirSync(folder)) if (file.endsWith('.test.js')) mocha.addFile(join(folder, file));
  return new Promise((resolve, reject) => {
    mocha.run(failures => (failures ? reject(new Error(`${failures} failed`)) : resolve()));
  });
}
