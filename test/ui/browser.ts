/** What the page tests share: one browser, a loopback server, and eyes for what a person would trip over. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

interface BrowserScript {
  browserPath(): Promise<string>;
  browserArguments: string[];
}

export async function launchBrowser(): Promise<Browser> {
  const { browserPath, browserArguments } = (await import(pathToFileURL(join(process.cwd(), 'scripts/browser.mjs')).href)) as BrowserScript;
  return chromium.launch({ executablePath: await browserPath(), args: browserArguments });
}

/** A file of the product as it ships. */
export const shipped = (name: string): string => readFileSync(join(process.cwd(), 'dist', name), 'utf8');

export async function serve(files: Record<string, { type: string; body: string }>): Promise<{ origin: string; close(): void }> {
  const server: Server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' }).end(file?.body ?? '');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** Everything the page complains of: errors, warnings, what its content security policy refused. */
export function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => heard.push(String(error)));
  page.on('requestfailed', request => heard.push(`request failed: ${request.url()}`));
  return heard;
}

/** Kept beside the other test results, to be looked at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = join(process.cwd(), 'test-artifacts', 'report');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

export async function openAllDetails(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
}

/** Elements that stick out of the page to the side; those inside a box that scrolls or cuts off may. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const out: string[] = document.documentElement.scrollWidth > width ? [`the page scrolls: ${document.documentElement.scrollWidth} > ${width}`] : [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('.scroll, .note, .hidden, svg')) continue;
      const { right, left } = element.getBoundingClientRect();
      if (right > width + 1 || left < -1) out.push(`${element.tagName}.${element.getAttribute('class')} ${left}..${right}`);
    }
    return out;
  });
}

export interface LowContrast {
  text: string;
  ratio: number;
  colour: string;
  background: string;
}

/** Texts whose contrast with what is behind them is below WCAG 2.1 AA (4.5, or 3 for large text), from the colours the browser computed. */
export function lowContrast(page: Page, behind: string): Promise<{ checked: number; failures: LowContrast[] }> {
  return page.evaluate(pageBackground => {
    type Colour = [number, number, number, number];
    const parse = (text: string): Colour => {
      const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
      const [r, g, b, a = 1] = numbers;
      return text.startsWith('color(srgb') ? [r, g, b, a] : [r / 255, g / 255, b / 255, a];
    };
    const over = (top: Colour, below: Colour): Colour => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1) as Colour;
    const luminance = ([r, g, b]: Colour) => {
      const [R, G, B] = [r, g, b].map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * R + 0.7152 * G + 0.0722 * B;
    };
    const probe = document.createElement('i');
    probe.style.color = pageBackground;
    document.body.append(probe);
    const base = parse(getComputedStyle(probe).color);
    probe.remove();

    const failures: LowContrast[] = [];
    let checked = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (!node.textContent?.trim() || element.closest('script, style, title, desc, .hidden') || element.getClientRects().length === 0) continue;
      const style = getComputedStyle(element);
      const layers: Colour[] = [];
      for (let at: Element | null = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
      const background = layers.reverse().reduce((below, layer) => over(layer, below), base);
      const colour = over(parse(element.closest('svg') ? style.fill : style.color), background);
      const [light, dark] = [luminance(colour), luminance(background)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      checked += 1;
      if (ratio < (large ? 3 : 4.5)) failures.push({ text: node.textContent.slice(0, 40), ratio: Math.round(ratio * 100) / 100, colour: style.color, background: String(background) });
    }
    return { checked, failures };
  }, behind);
}

/** Marks that carry meaning (dots, intervals) whose contrast with the page is below WCAG's 3:1 for graphics. */
export function faintMarks(page: Page, behind: string): Promise<string[]> {
  return page.evaluate(pageBackground => {
    const rgb = (text: string) => (text.match(/[\d.]+/g) ?? []).map(Number).slice(0, 3).map(value => (text.startsWith('color(') ? value : value / 255));
    const luminance = (text: string) => {
      const [R, G, B] = rgb(text).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
      return 0.2126 * R + 0.7152 * G + 0.0722 * B;
    };
    const probe = document.createElement('i');
    probe.style.color = pageBackground;
    document.body.append(probe);
    const base = luminance(getComputedStyle(probe).color);
    probe.remove();
    const out: string[] = [];
    for (const [selector, property] of [['.interval', 'stroke'], ['.row-other .median, .row-advised .median, .dot', 'fill'], ['.severity', 'stroke']] as const) {
      for (const element of document.querySelectorAll(selector)) {
        const value = getComputedStyle(element)[property];
        const [light, dark] = [luminance(value), base].sort((a, b) => b - a);
        if ((light + 0.05) / (dark + 0.05) < 3) out.push(`${element.getAttribute('class')} ${value}`);
      }
    }
    return [...new Set(out)];
  }, behind);
}
