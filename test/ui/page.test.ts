import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { renderHtml, type ReportModel } from '../../src/report';
import { shop } from '../samples/reports';
import { complaints, faintMarks, launchBrowser, lowContrast, openAllDetails, screenshot, shipped, sideways } from './browser';

const backgrounds = { light: '#ffffff', dark: '#17191d' };

describe('the report on disk, in a browser', () => {
  let browser: Browser;
  let folder: string;

  before(async () => {
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), 'forkcast-page-'));
  });
  after(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  async function open(model: ReportModel, options: { width?: number; scheme?: 'light' | 'dark'; media?: 'print' } = {}): Promise<{ page: Page; heard: string[] }> {
    const file = join(folder, 'report.html');
    writeFileSync(file, renderHtml(model, { styles: shipped('report.css') }));
    const page = await browser.newPage({ viewport: { width: options.width ?? 1280, height: 900 }, colorScheme: options.scheme ?? 'light' });
    if (options.media) await page.emulateMedia({ media: options.media });
    const heard = complaints(page);
    await page.goto(pathToFileURL(file).href);
    return { page, heard };
  }

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [280, 720, 1600]) {
      it(`fits ${width} px in ${scheme}, with readable contrast and nothing to complain of`, async () => {
        const { page, heard } = await open(shop({ basePath: '/home/me' }), { width, scheme });
        await screenshot(page, `page-${scheme}-${width}`);
        await openAllDetails(page);
        assert.deepEqual(await sideways(page), []);
        const { checked, failures } = await lowContrast(page, backgrounds[scheme]);
        assert.ok(checked > 200, `${checked} texts`);
        assert.deepEqual(failures, []);
        assert.deepEqual(await faintMarks(page, backgrounds[scheme]), []);
        assert.deepEqual(heard, []);
        await page.close();
      });
    }
  }

  it('draws what it says: the advised dot is rightmost among models with equal results', async () => {
    const { page } = await open(shop());
    const chart = page.locator('.card', { hasText: 'fetch_price' }).first().locator('.chart');
    const x = await chart.locator('.median').evaluateAll(dots => dots.map(dot => dot.getBoundingClientRect().x));
    const rows = await chart.locator('tbody tr').evaluateAll(all => all.map(row => row.className));
    assert.equal(rows.length, 7);
    assert.equal(x.indexOf(Math.max(...x)), rows.indexOf('row-advised'));
    // Equal ratios, equal distances: serial to x2 (1.95) and x2 to x4 (3.77 / 1.95 = 1.93).
    assert.ok(Math.abs((x[1] - x[0]) - (x[2] - x[1])) < 6, `${x}`);
    await page.close();
  });

  it('can be read by assistive technology: rows, names and order of headings', async () => {
    const { page } = await open(shop());
    assert.equal(await page.getByRole('img', { name: 'threads ×8: 6.9×' }).count(), 1);
    assert.ok(await page.getByRole('rowheader', { name: /threads ×8/ }).count() >= 1);
    const levels = await page.locator('h1, h2, h3, h4').evaluateAll(all => all.map(heading => Number(heading.tagName[1])));
    assert.equal(levels[0], 1);
    for (let i = 1; i < levels.length; i += 1) assert.ok(levels[i] <= levels[i - 1] + 1, `h${levels[i]} after h${levels[i - 1]}`);
    assert.ok(await page.getByRole('article', { name: 'fetch_price' }).count() === 1);
    await page.close();
  });

  it('opens details by keyboard, without a script', async () => {
    const { page } = await open(shop());
    const summary = page.locator('summary', { hasText: 'All numbers' }).first();
    await summary.focus();
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('.numbers').first().isVisible());
    await page.close();
  });

  it('prints every site, each in one piece, on white', async () => {
    const { page } = await open(shop(), { media: 'print', width: 800, scheme: 'dark' });
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 10_000);
    assert.deepEqual((await lowContrast(page, '#ffffff')).failures, []);
    await page.close();
  });

  for (const [name, model] of Object.entries({
    'nothing-analysed': shop({ analysis: null, benchmarks: [] }),
    'nothing-measured': shop({ benchmarks: [] }),
    'nothing-found': shop({ analysis: { version: 1, files: [], skipped: [] }, benchmarks: [] }),
  })) {
    it(`says what to do: ${name}`, async () => {
      const { page, heard } = await open(model, { width: 720 });
      assert.ok(await page.locator('.guidance').isVisible());
      await screenshot(page, name);
      assert.deepEqual(await sideways(page), []);
      assert.deepEqual(heard, []);
      await page.close();
    });
  }
});
