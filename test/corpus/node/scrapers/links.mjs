/** A dead-link checker on fetch. */
import { setTimeout as delay } from 'node:timers/promises';
import { lookup } from 'node:dns/promises';

const HREF = /href="([^"]+)"/g;

// corpus: io network; best async; run Array.from({ length: 8 }, (_, i) => `$SERVER/page/${i}`)
export async function fetchPage(url) {
  const reply = await fetch(url, { headers: { 'user-agent': 'linkcheck/2' } });
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
  return reply.text();
}

// corpus: io network; best async; run Array.from({ length: 8 }, (_, i) => `$SERVER/page/${i}`)
export async function statusOf(url) {
  try {
    const { status } = await fetch(url, { method: 'HEAD' });
    return status;
  } catch {
    return null;
  }
}

// corpus: io network; best async
export async function checkAll(urls) {
  const dead = [];
  // corpus: io network; best async; flag FC104; pass statusOf; run Array.from({ length: 8 }, (_, i) => `$SERVER/page/${i}`)
  for (const url of urls) {
    const status = await statusOf(url);
    if (status === null || status >= 400) dead.push({ url, status });
  }
  return dead;
}

export async function checkTogether(urls) {
  // corpus: flag FC110
  return Promise.all(urls.map(url => statusOf(url)));
}

/** Breadth first: what comes next depends on what was found. */
export async function crawl(start, limit = 200) {
  const seen = new Set([start]);
  const frontier = [start];
  // corpus: io network; best serial
  while (frontier.length > 0 && seen.size < limit) {
    const page = await fetchPage(frontier.shift());
    for (const [, link] of page.matchAll(HREF)) {
      const target = new URL(link, start).href;
      if (!seen.has(target)) {
        seen.add(target);
        frontier.push(target);
      }
    }
  }
  return seen;
}

export async function allPages(url) {
  const items = [];
  let next = url;
  // corpus: io network; best serial
  while (next) {
    const reply = await fetch(next);
    const page = await reply.json();
    items.push(...page.results);
    next = page.next;
  }
  return items;
}

export async function politely(urls) {
  const pages = [];
  // corpus: io network sleep; best serial
  for (const url of urls) {
    pages.push(await fetchPage(url));
    await delay(1000);
  }
  return pages;
}

export async function withRetries(url, attempts = 5) {
  // corpus: io network; best serial
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await fetchPage(url);
    } catch (error) {
      if (attempt === attempts - 1) throw error;
    }
  }
}

// corpus: io network; best async
export async function addresses(hosts) {
  const found = new Map();
  // corpus: io network; best async; flag FC104
  for (const host of hosts) found.set(host, (await lookup(host)).address);
  return found;
}
