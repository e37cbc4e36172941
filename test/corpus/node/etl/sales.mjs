/** What the stores deliver every night. */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { readFile, readdir, stat, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzipSync, gzip, gzipSync } from 'node:zlib';

const compress = promisify(gzip);

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => `$DATA/sales-${i}.csv`)
export function totalsByRegion(path) {
  const totals = {};
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const [, region, amount] = line.split(',');
    if (region) totals[region] = (totals[region] ?? 0) + Math.round(Number(amount) * 100);
  }
  return totals;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => `$DATA/json/orders-${i}.json`)
export function revenue(path) {
  const orders = JSON.parse(readFileSync(path, 'utf8'));
  return orders.reduce((sum, order) => sum + order.lines.reduce((own, line) => own + line.quantity * line.price, 0), 0);
}

// corpus: native; best async; run Array.from({ length: 8 }, (_, i) => `$DATA/blobs/blob-${i}.bin`)
export async function archive(path) {
  const packed = await compress(await readFile(path));
  return packed.length;
}

export async function archiveAll(paths) {
  const sizes = {};
  // corpus: native; best async; flag FC105; pass archive; run Array.from({ length: 8 }, (_, i) => `$DATA/blobs/blob-${i}.bin`)
  for (const path of paths) sizes[path] = await archive(path);
  return sizes;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => `$DATA/blobs/blob-${i}.bin`)
export function archiveSync(path) {
  return gzipSync(readFileSync(path)).length;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => `$DATA/logs/access-${i}.log.gz`)
export function errorsIn(path) {
  let errors = 0;
  for (const line of gunzipSync(readFileSync(path)).toString().split('\n')) {
    if (/" 5\d\d /.test(line)) errors++;
  }
  return errors;
}

// corpus: cpu; best worker-threads; run Array.from({ length: 8 }, (_, i) => `$DATA/blobs/blob-${i}.bin`)
export function sha256Of(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

// corpus: io file; best async or serial
export async function folderSize(folder) {
  let total = 0;
  // corpus: io file; best async or serial
  for (const name of await readdir(folder)) {
    const info = await stat(join(folder, name));
    total += info.size;
  }
  return total;
}

export async function countLines(path) {
  let lines = 0;
  // corpus: io file; best serial
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line !== '') lines++;
  }
  return lines;
}

export function report(paths, target) {
  let text = '';
  // corpus: cpu; best worker-threads
  for (const path of paths) text += `${path}: ${JSON.stringify(totalsByRegion(path))}\n`;
  writeFileSync(target, text);
}

// corpus: io file; best async or serial
export async function backup(paths, target) {
  await Promise.all(paths.map(path => copyFile(path, join(target, path))));
}

// corpus: trivial; best serial; run Array.from({ length: 40 }, (_, i) => [{ sku: `a${i}`, price: '12.5', tags: 'x,y' }])
export function normalise(record) {
  return { sku: record.sku.toUpperCase(), cents: Math.round(Number(record.price) * 100), tags: record.tags.split(',').sort() };
}
