/** The chart of throughput over workers, in a browser: it fits, it can be read, and it draws what was measured. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { adviseBenchmark } from '../../src/advice';
import { buildReport, renderHtml } from '../../src/report';
import { computingSweep, swept, waitingSweep } from '../samples/scaling';
import { complaints, faintMarks, launchBrowser, lowContrast, openAllDetails, screenshot, shipped, sideways } from './browser';

const backgrounds = { light: '#ffffff', dark: '#17191d' };

describe('throughput over workers, in a browser', () => {
  let browser: Browser;
  let folder: string;

  before(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), 'forkcast-scaling-'));
    const benchmarks = [adviseBenchmark(swept(waitingSweep()), undefined, { tasks: 5_000_000 }), adviseBenchmark(swept(computingSweep(4)), undefined, { tasks: 100_000, cores: 16 })];
    const model = buildReport({ analysis: null, benchmarks, title: 'Sweep', generatedAt: '2026-11-23T08:28:00.000Z' });
    writeFileSync(join(folder, 'report.html'), renderHtml(model, { styles: shipped('report.css') }));
  });
  after(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [280, 1280]) {
      it(`fits ${width} px in ${scheme}, with readable contrast`, async () => {
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
        const heard = complaints(page);
        await page.goto(pathToFileURL(join(folder, 'report.html')).href);
        await openAllDetails(page);
        await screenshot(page, `scaling-${scheme}-${width}`);
        assert.deepEqual(await sideways(page), []);
        assert.deepEqual((await lowContrast(page, backgrounds[scheme])).failures, []);
        assert.deepEqual(await faintMarks(page, backgrounds[scheme]), []);
        assert.deepEqual(heard, []);
        await page.close();
      });
    }
  }

  it('draws a point for each number of workers, hollow where the cores are the limit, and the law through them', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    const waiting = page.locator('.card', { hasText: 'fetch_price' }).locator('figure.scaling');
    assert.equal(await waiting.locator('> svg .point').count(), 7 + 6);
    assert.equal(await waiting.locator('> svg path.curve').count(), 2);
    assert.equal(await waiting.locator('.hollow').count(), 0);
    const computing = page.locator('.card', { hasText: 'score_basket' }).locator('figure.scaling');
    assert.equal(await computing.locator('.hollow').count(), 1);
    // Twice the workers, twice the tasks: the first two threads' points rise by the distance of a factor of two, as the axis has it.
    const tops = await waiting.locator('> svg .series-0 .point').evaluateAll(all => all.map(point => Number(point.getAttribute('cy'))));
    assert.ok(tops[0] > tops[1] && tops[1] > tops[2], `${tops}`);
    assert.equal(await page.getByRole('img', { name: /Throughput over workers of threads, processes/ }).count(), 2);
    assert.equal(await page.getByText('client.get_executor(pure=False)').count(), 1);
    await page.close();
  });
});
