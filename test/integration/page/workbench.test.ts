import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { harnessProcesses } from '../processes';
import { folder, Workbench } from '../workbench';

describe('as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
    await workbench.openFile('main.py');
  });
  after(() => workbench?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.picture(`failed-${this.currentTest.title.slice(0, 40).replace(/\W+/g, '-')}`);
  });

  it('lenses and squiggles stand in the editor, in dark and light', async () => {
    await workbench.lens('waits on sleeps: threads for many calls').first().waitFor({ timeout: 60_000 });
    await workbench.page.locator('.squiggly-info, .squiggly-warning').first().waitFor();
    await workbench.theme('Default Dark Modern');
    await workbench.run('Problems: Focus on Problems View');
    await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'FC103' }).first().waitFor();
    await workbench.picture('editor-dark');
    await workbench.theme('Default Light Modern');
    await workbench.picture('editor-light');
    await workbench.theme('Default Dark Modern');
    await workbench.run('View: Close Panel');
  });

  it('the lens measures: progress in a notification, the verdict in a notification and on the lens', async () => {
    await workbench.lens('Benchmark').nth(1).waitFor();
    // Nap's comment holds the arguments: nothing is asked.
    const lens = await workbench.lensAbove('def nap', 'Benchmark');
    const progress = workbench.passingNotification(/Benchmarking nap.*round/);
    await lens.click();
    await progress;
    await workbench.picture('benchmark-progress');
    const outcome = workbench.notification(/nap: threads x\d+: .*as fast/);
    await outcome.waitFor({ timeout: 30_000 });
    await workbench.lens(/threads x\d+: .*as fast \(/).first().waitFor();
    await workbench.picture('benchmark-verdict');
    await outcome.getByText('Show Report').click();
  });

  it('the report lists the sites, charts the measured one, jumps to the code, and survives being hidden', async () => {
    const report = workbench.report();
    await report.getByText('nap', { exact: false }).first().waitFor({ timeout: 30_000 });
    await report.locator('svg').first().waitFor();
    await workbench.picture('report-dark');
    await workbench.theme('Default Light Modern');
    await workbench.picture('report-light');
    await workbench.theme('Default Dark Modern');

    await workbench.run('View: Show Explorer');
    await workbench.run('Forkcast: Open Report');
    await report.locator('svg').first().waitFor({ timeout: 30_000 });

    await workbench.run('View: Close All Editors');
    await report.locator('button, a', { hasText: /main\.py/ }).first().click();
    await workbench.page.locator('.tab.active[data-resource-name="main.py"]').waitFor();
  });

  it('a TypeScript function is measured from its lens like any other, and one report holds both languages', async () => {
    await workbench.run('View: Show Explorer');
    await workbench.openFile('numbers.ts');
    await workbench.lens('computes in JavaScript: worker threads for many calls').first().waitFor({ timeout: 60_000 });
    await workbench.page.locator('.squiggly-info').first().waitFor();
    await workbench.picture('typescript');
    // On a busy machine, starting Node and reading TypeScript leave nothing of a small budget.
    workbench.settings({ 'forkcast.benchmark.budgetSeconds': 10 });
    await workbench.page.waitForTimeout(1_000);
    await (await workbench.lensAbove('function pause', 'Benchmark')).click();
    await workbench.notification(/pause: async x\d+: .*as fast/).waitFor({ timeout: 60_000 });
    await workbench.lens(/async x\d+: .*as fast \(/).first().waitFor();
    await workbench.picture('typescript-verdict-dark');
    await workbench.theme('Default Light Modern');
    await workbench.picture('typescript-verdict-light');
    await workbench.run('Notifications: Clear All Notifications');
    await workbench.run('Forkcast: Open Report');
    const report = workbench.report();
    for (const name of ['nap', 'pause']) await report.locator('.card-measured h3', { hasText: name }).first().waitFor({ timeout: 30_000 });
    await workbench.picture('typescript-report-light');
    await workbench.theme('Default Dark Modern');
    await workbench.picture('typescript-report-dark');
  });

  it('asks for arguments in JavaScript where the function is', async () => {
    await workbench.run('View: Show Explorer');
    await workbench.openFile('mirror.mjs');
    await workbench.run('Go to Line/Column...');
    await workbench.page.locator('.quick-input-widget input').first().fill(':5');
    await workbench.page.keyboard.press('Enter');
    await workbench.run('Forkcast: Benchmark Function');
    const box = (text: string) => workbench.page.locator('.quick-input-widget', { hasText: text });
    await box('Arguments for fetchAll').waitFor();
    await box('A JavaScript expression with one item a task').waitFor();
    const input = workbench.page.locator('.quick-input-widget input').first();
    await input.fill('lambda x: x');
    await box('Not a JavaScript expression').waitFor();
    await input.fill('[1, 2].map(x => [`http://127.0.0.1:${x}`])');
    await box('Not a JavaScript expression').waitFor({ state: 'detached' });
    await workbench.picture('arguments-javascript');
    await workbench.page.keyboard.press('Escape');
  });

  it('offers the programs that may call a function, and measures on what one of them called', async () => {
    await workbench.run('View: Show Explorer');
    await workbench.openFile('main.py');
    await workbench.run('Go to Line/Column...');
    await workbench.page.locator('.quick-input-widget input').first().fill(':18');
    await workbench.page.keyboard.press('Enter');
    await workbench.run('Forkcast: Benchmark with Recorded Arguments');
    const list = workbench.page.locator('.quick-input-widget', { hasText: 'Which program calls nap?' });
    await list.waitFor();
    const program = list.locator('.monaco-list-row', { hasText: 'nightly.py' }).first();
    await program.waitFor();
    await workbench.picture('recorded-programs');
    await program.click();
    // Its progress names nap, too; only the verdict offers the report.
    await workbench.notification(/nap: /).getByText('Show Report').waitFor({ timeout: 60_000 });
    await workbench.picture('recorded-verdict');
    await workbench.run('Notifications: Clear All Notifications');
  });

  it('asks for arguments, lists what a run repeats, and Cancel ends every process', async () => {
    const marker = join(folder, 'spin-marker');
    await workbench.run('View: Show Explorer');
    await workbench.openFile('main.py');
    await workbench.run('Go to Line/Column...');
    await workbench.page.locator('.quick-input-widget input').first().fill(':36');
    await workbench.page.keyboard.press('Enter');
    await workbench.run('Forkcast: Benchmark Function');
    const input = workbench.page.locator('.quick-input-widget input').first();
    await workbench.page.locator('.quick-input-widget', { hasText: 'Arguments for spin' }).waitFor();
    await input.fill('[1, 2');
    await workbench.page.locator('.quick-input-widget', { hasText: 'Not a Python expression' }).waitFor();
    await workbench.picture('arguments');
    await input.fill(`[${JSON.stringify(marker)}]`);
    await workbench.page.keyboard.press('Enter');
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'many times' });
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /writes: pathlib\.Path\.touch/);
    assert.equal(existsSync(marker), false, 'nothing runs before the user has agreed');
    await workbench.picture('confirm');
    await dialog.getByText('Run Benchmark').click();
    const running = workbench.notification('Benchmarking spin');
    await running.waitFor();
    for (let attempt = 0; attempt < 100 && !existsSync(marker); attempt++) await workbench.page.waitForTimeout(100);
    assert.ok(existsSync(marker), 'it runs');
    await running.getByText('Cancel').click();
    await running.waitFor({ state: 'detached', timeout: 15_000 });
    for (let attempt = 0; attempt < 50 && harnessProcesses(folder).length > 0; attempt++) await workbench.page.waitForTimeout(100);
    assert.deepEqual(harnessProcesses(folder), []);
  });
});
