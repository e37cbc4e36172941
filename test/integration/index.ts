/** The entry that VS Code's extension host calls: runs the suite that FORKCAST_SUITE names and reports like every other lane. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { say } from './say';

export function run(): Promise<void> {
  const suite = process.env.FORKCAST_SUITE ?? 'trusted';
  const mocha = new Mocha({ timeout: 60_000, color: true, reporter: join(process.env.FORKCAST_ROOT ?? process.cwd(), 'scripts/lane-reporter.cjs') });
  Mocha.reporters.Base.consoleLog = say;
  const folder = join(__dirname, suite);
  for (const file of readdirSync(folder)) if (file.endsWith('.test.js')) mocha.addFile(join(folder, file));
  return new Promise((resolve, reject) => {
    mocha.run(failures => (failures ? reject(new Error(`${failures} failed`)) : resolve()));
  });
}
