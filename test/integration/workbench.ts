/** Drives the workbench as a person does: for the suites that run beside VS Code, not in it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';

export const folder = process.env.FORKCAST_VSCODE_FOLDER ?? '';

const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export class Workbench {
  private constructor(private readonly browser: Browser, readonly page: Page) {}

  static async open(): Promise<Workbench> {
    const browser = await chromium.launch({ executablePath: process.env.FORKCAST_BROWSER, args: browserArguments });
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto(process.env.FORKCAST_VSCODE_ADDRESS ?? '');
    await page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
    return new Workbench(browser, page);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** By the keyboard: the palette's own words. */
  async run(command: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').first().fill(`>${command}`);
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  async openFile(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** The lens above a line of text, by what it says. */
  lens(title: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a', { hasText: title });
  }

  /** The lens right above a line that holds `code`: lenses of one title stand in the page in any order, and lines move as lenses come. */
  async lensAbove(code: string, title: string): Promise<Locator> {
    for (const until = Date.now() + 15_000; Date.now() < until; await this.page.waitForTimeout(200)) {
      const line = await this.page.locator('.view-line', { hasText: code }).first().boundingBox();
      for (const lens of await this.lens(title).all()) {
        const box = await lens.boundingBox({ timeout: 1_000 }).catch(() => null);
        if (line && box && box.y < line.y && line.y - box.y < 1.5 * line.height) return lens;
      }
    }
    throw new Error(`no lens "${title}" above ${code}`);
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast, .notifications-list-container .monaco-list-row', { hasText: text }).first();
  }

  /** Until a notification has read so, were it for one frame: words on progress change many times a second, and a locator looks only every half second. */
  async passingNotification(text: RegExp): Promise<void> {
    const reads = `[...document.querySelectorAll('.notification-toast')].some(each => ${text}.test(each.textContent))`;
    await this.page.waitForFunction(reads, undefined, { timeout: 30_000 });
  }

  /** What the report view's page shows: two frames deep. */
  report(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Workspace settings: the editor watches the file. */
  settings(values: Record<string, unknown>): void {
    const file = join(folder, '.vscode/settings.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...values }));
  }

  async theme(name: 'Default Dark Modern' | 'Default Light Modern'): Promise<void> {
    this.settings({ 'workbench.colorTheme': name });
    await this.page.locator(`.monaco-workbench.${name.includes('Dark') ? 'vs-dark' : 'vs'}`).first().waitFor();
    await this.page.waitForTimeout(700);
  }

  /** Kept as an artefact, to be looked at. */
  async picture(name: string): Promise<void> {
    const artefacts = join(process.env.FORKCAST_ROOT ?? process.cwd(), 'test-artifacts');
    mkdirSync(artefacts, { recursive: true });
    await this.page.screenshot({ path: join(artefacts, `vscode-${name}.png`) });
  }
}
