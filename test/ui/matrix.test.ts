import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { renderMatrixHtml, type BenchmarkMatrix } from '../../src/report';
import { report } from '../samples/outcomes';
import { complaints, launchBrowser, lowContrast, openAllDetails, screenshot, shipped, sideways } from './browser';

const runs = (threads: number) => [{ model: 'serial', seconds: 0.8, cpu: 0.8 }, { model: 'threads', seconds: 0.8 / threads, cpu: 0.8 }, { model: 'processes', seconds: 0.45, cpu: 0.85, equal: false }] as const;
const older = report({ target: 'shop/prices.py:simulate', version: '3.9.18', runs: [...runs(1)] });
const matrix: BenchmarkMatrix = {
  version: 1, target: older.target,
  benchmarks: [older, report({ target: older.target, version: '3.14.0', gil: 'disabled', runs: [...runs(1.9)] }), report({ target: older.target, version: '3.13.0', runs: [...runs(1.01)] })],
  failures: [{ interpreter: { path: '/opt/python3.8', implementation: 'CPython', version: '3.8.18', gil: 'enabled', startMethod: 'fork' }, error: { code: 'import-error', message: 'Importing <prices> failed.', advice: 'Install it.' } }],
};

describe('the page that compares interpreters, in a browser', () => {
  let browser: Browser;
  let folder: string;
  before(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), 'forkcast-matrix-'));
    writeFileSync(join(folder, 'matrix.html'), renderMatrixHtml(matrix, { styles: shipped('report.css'), generatedAt: '2026-11-23T08:28:00.000Z' }));
  });
  after(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  for (const [scheme, background] of [['light', '#ffffff'], ['dark', '#17191d']] as const) {
    for (const width of [280, 1280]) {
      it(`fits ${width} px in ${scheme}, readable, with nothing to complain of`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
        const heard = complaints(page);
        await page.goto(pathToFileURL(join(folder, 'matrix.html')).href);
        await screenshot(page, `matrix-${scheme}-${width}`);
        await openAllDetails(page);
        assert.deepEqual(await sideways(page), []);
        assert.deepEqual((await lowContrast(page, background)).failures, []);
        assert.deepEqual(heard, []);
        await page.close();
      });
    }
  }

  it('has models down and interpreters across, the advised in bold, and each interpreter\'s own report', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'matrix.html')).href);
    const side = page.locator('table.matrix');
    assert.deepEqual(await side.locator('thead th').allTextContents().then(all => all.map(each => each.replace(/\u00a0/g, ' '))), ['Model', 'CPython 3.9.18', 'CPython 3.14.0 (no GIL)', 'CPython 3.13.0']);
    assert.equal(await side.locator('tbody tr').count(), 3);
    assert.match(await side.locator('tbody tr', { hasText: 'threads' }).locator('strong').innerText(), /1\.9/);
    assert.equal(await side.locator('.equality-false', { hasText: 'DIFFERENT' }).count(), 3);
    assert.match(await page.locator('.matrix-failure').innerText(), /3\.8\.18: not measured\. Importing <prices> failed\./);
    assert.equal(await page.locator('.card .chart').count(), 3);
    const ids = await page.locator('[id]').evaluateAll(all => all.map(each => each.id));
    assert.equal(new Set(ids).size, ids.length);
    await page.close();
  });
});
