import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { messageToWebview, parseFromWebview, webviewPage, type FromWebview, type ReportModel } from '../../src/report';
import { shop, themes } from '../samples/reports';
import { complaints, faintMarks, launchBrowser, lowContrast, openAllDetails, screenshot, serve, shipped, sideways } from './browser';

/** Seen by the page as VS Code provides it, and by the test as what was posted. */
interface Stub {
  posted: unknown[];
  state: unknown;
}
declare global {
  // eslint-disable-next-line no-var
  var stub: Stub;
}

interface View {
  page: Page;
  heard: string[];
  send(message: Parameters<typeof messageToWebview>[0]): Promise<void>;
  posted(): Promise<FromWebview[]>;
}

describe('the report in the editor\'s view, in a browser', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;

  before(async () => {
    browser = await launchBrowser();
    const files: Parameters<typeof serve>[0] = {
      '/webview.js': { type: 'text/javascript', body: shipped('webview.js') },
      '/report.css': { type: 'text/css', body: shipped('report.css') },
      '/favicon.ico': { type: 'image/x-icon', body: '' },
    };
    server = await serve(files);
    const { origin } = server;
    files['/'] = { type: 'text/html', body: webviewPage({ cspSource: origin, nonce: 'c2VjcmV0', scriptUri: `${origin}/webview.js`, styleUri: `${origin}/report.css` }) };
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  async function open(options: { theme?: keyof typeof themes; width?: number; state?: unknown; model?: ReportModel | null } = {}): Promise<View> {
    const theme = themes[options.theme ?? 'dark'];
    const page = await browser.newPage({ viewport: { width: options.width ?? 420, height: 800 }, colorScheme: theme.kind === 'vscode-light' ? 'light' : 'dark' });
    const heard = complaints(page);
    await page.addInitScript(state => {
      globalThis.stub = { posted: [], state };
      Object.assign(globalThis, {
        acquireVsCodeApi: () => ({
          postMessage: (message: unknown) => globalThis.stub.posted.push(message),
          getState: () => globalThis.stub.state,
          setState: (next: unknown) => { globalThis.stub.state = next; },
        }),
      });
    }, options.state);
    await page.goto(`${server.origin}/`);
    await page.evaluate(({ kind, background, variables }) => {
      document.body.classList.add(kind);
      document.documentElement.style.background = background;
      for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }, theme);
    const view: View = {
      page,
      heard,
      send: message => page.evaluate(data => window.postMessage(data, '*'), messageToWebview(message) as unknown),
      posted: async () => (await page.evaluate(() => globalThis.stub.posted)).map(parseFromWebview),
    };
    if (options.model !== null) {
      await view.send({ type: 'report', model: options.model ?? shop() });
      await page.locator('.page-head').waitFor();
    }
    return view;
  }

  for (const theme of Object.keys(themes)) {
    for (const width of [280, 1100]) {
      it(`fits ${width} px in ${theme}, with readable contrast, under the strict policy`, async () => {
        const { page, heard } = await open({ theme, width });
        await screenshot(page, `view-${theme}-${width}`);
        await openAllDetails(page);
        assert.deepEqual(await sideways(page), []);
        const { checked, failures } = await lowContrast(page, themes[theme].background);
        assert.ok(checked > 200);
        assert.deepEqual(failures, []);
        assert.deepEqual(await faintMarks(page, themes[theme].background), []);
        assert.deepEqual(heard, []);
        await page.close();
      });
    }
  }

  it('says that it is ready, and shows nothing until a report arrives', async () => {
    const { page, posted } = await open({ model: null });
    // The view speaks once it has drawn, which may be after the page counts as loaded.
    while ((await posted()).length === 0) await page.waitForTimeout(20);
    assert.deepEqual((await posted()).map(({ type }) => type), ['ready']);
    assert.equal(await page.locator('.page-head').count(), 0);
    await page.close();
  });

  it('posts what is clicked', async () => {
    const { page, posted } = await open();
    const card = page.getByRole('article', { name: 'fetch_price' });
    await card.locator('.place').first().click();
    await card.getByRole('button', { name: 'Benchmark shop/prices.py:fetch_price' }).click();
    await page.locator('.finding .rule', { hasText: 'FC201' }).click();
    await page.locator('.finding', { hasText: 'FC201' }).locator('.evidence .place').first().click();
    await page.getByRole('button', { name: 'Analyze', exact: true }).click();
    await page.getByRole('button', { name: 'Export' }).click();
    assert.deepEqual((await posted()).slice(1).map(({ version: _, ...message }) => message), [
      { type: 'open', path: 'shop/prices.py', range: { start: { line: 21, column: 5 }, end: { line: 21, column: 16 } } },
      { type: 'benchmark', target: 'shop/prices.py:fetch_price' },
      { type: 'openRule', rule: 'FC201' },
      { type: 'open', path: 'shop/storage.py', range: { start: { line: 41, column: 9 }, end: { line: 41, column: 30 } } },
      { type: 'analyzeWorkspace' },
      { type: 'export' },
    ]);
    await page.close();
  });

  it('works by keyboard alone', async () => {
    const { page, posted } = await open();
    await page.getByRole('searchbox').focus();
    const seen: string[] = [];
    for (let i = 0; i < 40; i += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => ({ text: document.activeElement?.textContent ?? '', outline: getComputedStyle(document.activeElement!).outlineStyle }));
      seen.push(focused.text);
      assert.notEqual(focused.outline, 'none', `no focus ring on ${focused.text}`);
      if (focused.text === 'shop/prices.py:21:5') break;
    }
    assert.ok(seen.includes('shop/prices.py:21:5'), String(seen));
    await page.keyboard.press('Enter');
    assert.equal((await posted()).at(-1)?.type, 'open');
    await page.close();
  });

  it('filters by text, kind and file, says how many are left, and remembers', async () => {
    const { page } = await open();
    const cards = page.locator('.card');
    const names = () => cards.locator('h3').allTextContents();
    const all = await cards.count();
    assert.equal(all, 10);
    await page.getByRole('searchbox').fill('requests threads');
    assert.deepEqual(await names(), ['fetch_price', 'for sku in skus loop in refresh']);
    assert.equal(await page.locator('[role=status].hidden').textContent(), '2 of 10 sites shown');
    await page.getByRole('searchbox').press('Escape');
    assert.equal(await cards.count(), all);
    await page.getByRole('button', { name: 'native', exact: true }).click();
    assert.deepEqual(await names(), ['pack']);
    await page.getByRole('button', { name: 'trivial', exact: true }).click();
    assert.deepEqual(await names(), ['pack', 'normalize']);
    await page.getByRole('combobox', { name: 'File' }).selectOption('shop/text.py');
    assert.deepEqual(await names(), ['normalize']);
    assert.equal(await page.getByRole('button', { name: 'native', exact: true }).getAttribute('aria-pressed'), 'true');
    const state = await page.evaluate(() => globalThis.stub.state);
    await page.close();

    const again = await open({ state });
    assert.deepEqual(await again.page.locator('.card h3').allTextContents(), ['normalize']);
    await again.page.getByRole('searchbox').fill('no such thing');
    await again.page.getByRole('button', { name: 'Clear it' }).click();
    assert.equal(await again.page.locator('.card').count(), all);
    await again.page.close();
  });

  it('keeps filter and place when the report changes under it', async () => {
    const { page, send } = await open();
    await page.getByRole('searchbox').fill('pack');
    await send({ type: 'report', model: shop({ benchmarks: [] }) });
    await page.locator('.card', { hasText: 'threads for many calls' }).waitFor();
    assert.deepEqual(await page.locator('.card h3').allTextContents(), ['pack']);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'pack');
    await page.close();
  });

  it('shows progress, known and unknown, and its end', async () => {
    const { page, send } = await open();
    await send({ type: 'progress', task: { title: 'Benchmarking fetch_price', message: 'threads x4, round 3', fraction: 0.4 } });
    const bar = page.locator('progress');
    await bar.waitFor();
    assert.equal(await bar.evaluate((element: HTMLProgressElement) => element.value), 0.4);
    await screenshot(page, 'view-progress');
    await send({ type: 'progress', task: { title: 'Benchmarking fetch_price', message: 'starting', fraction: null } });
    await page.locator('progress:indeterminate').waitFor();
    await send({ type: 'progress', task: null });
    await bar.waitFor({ state: 'detached' });
    await page.close();
  });

  it('says what to do where nothing is there yet', async () => {
    const { page, posted, heard } = await open({ model: shop({ analysis: null, benchmarks: [] }), width: 280 });
    await screenshot(page, 'view-nothing-analysed');
    await page.getByRole('button', { name: 'Analyze Workspace' }).click();
    assert.equal((await posted()).at(-1)?.type, 'analyzeWorkspace');
    assert.deepEqual(heard, []);
    await page.close();
  });

  it('draws a large workspace in steps', async () => {
    const many = shop({ benchmarks: [] });
    const [entry] = many.entries;
    const model = { ...many, entries: Array.from({ length: 2500 }, (_, index) => ({ ...entry, id: `${index}`, name: `site_${index}` })) };
    const started = Date.now();
    const { page } = await open({ model });
    assert.equal(await page.locator('.card').count(), 100);
    await page.getByRole('button', { name: 'Show more (2400)' }).click();
    assert.equal(await page.locator('.card').count(), 200);
    await page.getByRole('searchbox').fill('site_2499');
    assert.equal(await page.locator('.card').count(), 1);
    assert.ok(Date.now() - started < 30_000);
    await page.close();
  });

  it('takes names for text, never for markup', async () => {
    const model = shop();
    model.entries[0].name = '<img src=x onerror=alert(1)>';
    model.entries[0].reasons = [{ code: 'x', message: '`<script>alert(2)</script>`' }];
    const { page, heard } = await open({ model });
    assert.equal(await page.locator('img, .card script').count(), 0);
    assert.equal(await page.locator('.card h3').first().textContent(), '<img src=x onerror=alert(1)>');
    assert.deepEqual(heard, []);
    await page.close();
  });

  it('refuses messages it does not know, keeps what it shows, and survives kept state of another version', async () => {
    const { page, heard } = await open({ state: { filter: 7, scroll: 'far' } });
    await page.evaluate(() => window.postMessage({ version: 99, type: 'report' }, '*'));
    await page.waitForTimeout(50);
    assert.equal(await page.locator('.card').count(), 10);
    assert.equal(heard.length, 1);
    assert.match(heard[0], /not valid/);
    await page.close();
  });
});
