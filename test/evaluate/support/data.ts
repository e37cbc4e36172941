/** The files that the corpus reads when it runs. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const words = ('the quick brown fox jumps over a lazy dog while stars burn bright and rivers run to the sea under old bridges '
  + 'where nobody waits for rain or reads the letters that came with yesterday').split(' ');

/** Fills a folder; `$DATA` stands for it. Always the same contents. */
export function prepareData(folder: string, python: string): void {
  const random = lehmer(7);
  const text = (count: number) => Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
  mkdirSync(join(folder, 'logs'), { recursive: true });
  mkdirSync(join(folder, 'json'), { recursive: true });
  mkdirSync(join(folder, 'blobs'), { recursive: true });
  mkdirSync(join(folder, 'out'), { recursive: true });
  for (let i = 0; i < 8; i++) {
    mkdirSync(join(folder, `notes-${i}`));
    for (let n = 0; n < 60; n++) writeFileSync(join(folder, `notes-${i}`, `${n}.json`), JSON.stringify({ checksum: words[n % 9].repeat(4), size: n }));
    const lines = Array.from({ length: 6000 }, (_, n) => `10.0.${n % 256}.${i} - - [12/Mar/2026:10:${String(n % 60).padStart(2, '0')}:00 +0000] "GET /shop/${n % 97}?q=${words[n % words.length]} HTTP/1.1" ${n % 11 === 0 ? 500 : 200} ${Math.floor(random() * 9000)}`);
    writeFileSync(join(folder, 'logs', `access-${i}.log`), `${lines.join('\n')}\n`);
    writeFileSync(join(folder, 'logs', `access-${i}.log.gz`), gzipSync(`${lines.join('\n')}\n`));
    writeFileSync(join(folder, 'json', `orders-${i}.json`), JSON.stringify(Array.from({ length: 4000 }, (_, n) => ({ id: n, customer: words[n % words.length], lines: [{ sku: `S${n % 50}`, quantity: n % 5, price: random() * 100 }] }))));
    writeFileSync(join(folder, `book-${i}.txt`), text(40_000));
    writeFileSync(join(folder, `sales-${i}.csv`), `day,region,amount\n${Array.from({ length: 8000 }, (_, n) => `2026-03-${String(1 + (n % 28)).padStart(2, '0')},${words[n % 9]},${(random() * 500).toFixed(2)}`).join('\n')}\n`);
    writeFileSync(join(folder, 'blobs', `blob-${i}.bin`), Buffer.from(Array.from({ length: 2_000_000 }, () => Math.floor(random() * 64))));
  }
  execFileSync(python, ['-c', [
    'import sqlite3, sys',
    'db = sqlite3.connect(sys.argv[1])',
    'db.execute("create table orders (id integer primary key, customer text, region text, amount real, placed text)")',
    'db.executemany("insert into orders (customer, region, amount, placed) values (?, ?, ?, ?)",'
      + ' [(f"c{n % 5000}", "north south east west".split()[n % 4], (n * 7919 % 100000) / 100, f"2026-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(120000)])',
    'db.commit()',
  ].join('\n'), join(folder, 'shop.db')]);
}

/** Park and Miller's minimal standard generator: the same data on every machine. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
