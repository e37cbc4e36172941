// Tells, for calls of Node and of packages, whether the event loop's thread is free meanwhile.
//
// While a call runs (and until its promise or callback is done), a timer of 1 ms is watched by perf_hooks.monitorEventLoopDelay. The share
// of the call's time by which that timer was late at worst says:
//   held      0.6 or more: one stretch of computing or synchronous waiting
//   partly    less, but the loop was busy for most of the time: the work is done there piece by piece, or part of it is
//   released  neither: the work is elsewhere: libuv's pool, another process, the kernel
// How busy the loop was is told by performance.eventLoopUtilization. Thirty calls and more; the lower quartile of the shares counts, because a busy host only ever adds delay. A sleep is probed first: what it
// shows the host does by itself.
//
// usage: node loop-probe.mjs [--json] [--calls N] [name ...]      names or beginnings of names; packages are probed where they are installed,
//        looked for from the working directory
import { Blob } from 'node:buffer';
import { execFile, execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import dns from 'node:dns';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import util, { parseArgs, promisify } from 'node:util';
import v8 from 'node:v8';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import zlib from 'node:zlib';

const requireHere = createRequire(path.join(process.cwd(), 'package.json'));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'loop-probe-'));
const file = path.join(folder, 'data.bin');
const megabyte = crypto.randomBytes(1 << 20);
const text = 'The quick brown fox, 42; jumps over <b>the</b> lazy dog & runs.\n'.repeat(6000);
const records = Array.from({ length: 12_000 }, (_, i) => ({ id: i, name: `row ${i}`, tags: ['a', 'b'], value: i / 7 }));
const json = JSON.stringify(records);
const numbers = Array.from({ length: 60_000 }, (_, i) => ((i * 2654435761) % 1000003) / 7);

let scripts = 0; // A text seen before is not compiled again.

function times(count, call) {
  return () => {
    for (let i = 0; i < count; i++) call(i);
  };
}

/** name -> [what the catalogue says, () => call]; a call takes 10 ms or more and may return a promise. */
const cases = {
  'timers.promises.setTimeout': ['released', () => () => sleep(20)],

  'globalThis.JSON.parse': ['held', () => times(3, () => JSON.parse(json))],
  'globalThis.JSON.stringify': ['held', () => times(3, () => JSON.stringify(records))],
  'globalThis.Array.sort': ['held', () => () => [...numbers].sort((a, b) => a - b)],
  'globalThis.structuredClone': ['held', () => () => structuredClone(records)],
  'buffer.Buffer.concat': ['held', () => times(30, () => Buffer.concat([megabyte, megabyte, megabyte]))],
  'buffer.Buffer.toString': ['held', () => times(60, () => megabyte.toString('base64'))],
  'util.inspect': ['held', () => () => util.inspect(records, { depth: null, maxArrayLength: null })],
  'v8.serialize': ['held', () => times(2, () => v8.serialize(records))],
  'vm.Script': ['held', () => times(30, () => new vm.Script(`${scripts++};${'var v = [1, 2].map(b => b + 1).length;\n'.repeat(400)}`))],
  'vm.createContext': ['held', () => times(20, () => vm.createContext({}))],

  'fs.readFileSync': ['held', () => () => fs.readFileSync(file)],
  'fs.openSync': ['held', () => times(1500, () => fs.closeSync(fs.openSync(file)))],
  'fs.statSync': ['held', () => times(5000, () => fs.statSync(file))],
  'fs.readFile': ['released', () => () => promisify(fs.readFile)(file)],
  'fs.promises.readFile': ['released', () => () => fs.promises.readFile(file)],

  'child_process.execFileSync': ['held', () => () => execFileSync('sleep', ['0.03'])],
  'child_process.execFile': ['released', () => () => promisify(execFile)('sleep', ['0.2'])],
  'worker_threads.Worker': ['released', () => async () => {
    const worker = new Worker('', { eval: true });
    await new Promise((resolve) => worker.once('exit', resolve));
  }],

  'crypto.pbkdf2Sync': ['held', () => () => crypto.pbkdf2Sync('secret', 'salt', 30_000, 64, 'sha512')],
  'crypto.pbkdf2': ['released', () => () => promisify(crypto.pbkdf2)('secret', 'salt', 30_000, 64, 'sha512')],
  'crypto.scryptSync': ['held', () => () => crypto.scryptSync('secret', 'salt', 64)],
  'crypto.scrypt': ['released', () => () => promisify(crypto.scrypt)('secret', 'salt', 64)],
  'crypto.generateKeyPairSync': ['held', () => () => crypto.generateKeyPairSync('rsa', { modulusLength: 1024 })],
  'crypto.generateKeyPair': ['released', () => () => promisify(crypto.generateKeyPair)('rsa', { modulusLength: 1024 })],
  'crypto.randomBytes': ['held', () => times(10, () => crypto.randomBytes(1 << 20))],
  'crypto.randomBytes(callback)': ['released', () => () => promisify(crypto.randomBytes)(20 << 20)],
  'crypto.Hash.update': ['held', () => times(20, () => crypto.createHash('sha256').update(megabyte).digest())],
  'crypto.Cipheriv.update': ['held', () => times(30, () => crypto.createCipheriv('aes-256-cbc', megabyte.subarray(0, 32), megabyte.subarray(0, 16)).update(megabyte))],
  'crypto.sign': ['held', () => {
    const { privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
    return times(20, () => crypto.sign('sha256', megabyte.subarray(0, 100), privateKey));
  }],
  'subtle.digest': ['released', () => {
    const data = Buffer.concat(Array(12).fill(megabyte));
    return () => globalThis.crypto.subtle.digest('SHA-512', data);
  }],
  'subtle.deriveBits': ['released', () => async () => {
    const key = await globalThis.crypto.subtle.importKey('raw', megabyte.subarray(0, 16), 'PBKDF2', false, ['deriveBits']);
    return globalThis.crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt: megabyte.subarray(0, 16), iterations: 30_000 }, key, 512);
  }],
  'zlib.gzipSync': ['held', () => () => zlib.gzipSync(megabyte)],
  'zlib.gzip': ['released', () => () => promisify(zlib.gzip)(megabyte)],
  'zlib.brotliCompress': ['released', () => () => promisify(zlib.brotliCompress)(json, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 6 } })],
  'dns.lookup': ['released', () => () => Promise.all(Array.from({ length: 40 }, () => promisify(dns.lookup)('localhost')))],
  'globalThis.Blob.arrayBuffer': ['held', () => {
    const blob = new Blob(Array(30).fill(megabyte));
    return () => blob.arrayBuffer();
  }],

  // Packages
  'bcrypt.hashSync': ['held', () => { const bcrypt = requireHere('bcrypt'); return () => bcrypt.hashSync('secret', 8); }],
  'bcrypt.hash': ['released', () => { const bcrypt = requireHere('bcrypt'); return () => bcrypt.hash('secret', 9); }],
  'bcryptjs.hash': ['partly', () => { const bcrypt = requireHere('bcryptjs'); return () => bcrypt.hash('secret', 11); }],
  'argon2.hash': ['released', () => { const argon2 = requireHere('argon2'); return () => argon2.hash('secret'); }],
  'sharp.Sharp.toBuffer': ['released', () => {
    const sharp = requireHere('sharp');
    return () => sharp({ create: { width: 900, height: 900, channels: 3, background: 'red' } }).blur(3).png().toBuffer();
  }],
  'better-sqlite3.Statement.all': ['held', () => {
    const database = new (requireHere('better-sqlite3'))(':memory:');
    return () => database.prepare('with recursive n(i) as (select 1 union all select i + 1 from n where i < 60000) select i from n').all();
  }],
  'sqlite3.Database.all': ['released', () => {
    const { Database } = requireHere('sqlite3');
    const database = new Database(':memory:');
    return () => promisify(database.all.bind(database))('with recursive n(i) as (select 1 union all select i + 1 from n where i < 300000) select count(*) from n');
  }],
  'lodash.sortBy': ['held', () => { const lodash = requireHere('lodash'); return times(10, () => lodash.sortBy(records, 'value')); }],
  'js-yaml.load': ['held', () => { const yaml = requireHere('js-yaml'); const source = yaml.dump(records.slice(0, 500)); return () => yaml.load(source); }],
  'cheerio.load': ['held', () => { const cheerio = requireHere('cheerio'); return () => cheerio.load('<p>one <b>two</b></p>'.repeat(1500)); }],
  'xml2js.parseString': ['held', () => {
    const { parseStringPromise } = requireHere('xml2js');
    return () => parseStringPromise(`<a>${'<b c="1">text</b>'.repeat(3000)}</a>`);
  }],
  'jszip.generateAsync': ['partly', () => {
    const JSZip = requireHere('jszip');
    return () => new JSZip().file('a', megabyte).generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
  }],
};

async function probe(call, calls) {
  const shares = [];
  const busy = [];
  const seconds = [];
  for (let i = 0; i < calls; i++) {
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    // The first tick only sets the clock: a delay is what lies between two of them.
    await sleep(4);
    const before = performance.eventLoopUtilization();
    const start = performance.now();
    await call();
    const duration = performance.now() - start;
    busy.push(performance.eventLoopUtilization(before).utilization);
    // The timer that a held loop kept waiting has to come round.
    await sleep(3);
    delays.disable();
    shares.push(Math.min(1, Math.max(0, delays.max / 1e6 - 1) / duration));
    seconds.push(duration / 1000);
  }
  shares.sort((a, b) => a - b);
  busy.sort((a, b) => a - b);
  seconds.sort((a, b) => a - b);
  const share = shares[calls >> 2];
  const utilization = busy[calls >> 2];
  return { share, utilization, seconds: seconds[calls >> 1], verdict: share >= 0.6 ? 'held' : utilization >= 0.6 || share > 0.4 ? 'partly' : 'released' };
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, calls: { type: 'string' } } });
const calls = Math.max(30, Number(values.calls ?? 30) || 30);
const wanted = Object.keys(cases).filter((name, i) => i === 0 || positionals.length === 0 || positionals.some((part) => name === part || name.includes(part)));
fs.writeFileSync(file, Buffer.concat(Array(24).fill(megabyte)));
const results = [];
try {
  for (const name of wanted) {
    const [expected, prepare] = cases[name];
    let call;
    try {
      call = prepare();
      await call();
    } catch (error) {
      const missing = error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_REQUIRE_ESM';
      if (!values.json) console.log(`${name.padEnd(34)} ${missing ? 'not installed' : `failed: ${error.message}`}`);
      if (!missing) process.exitCode = 1;
      continue;
    }
    const result = { name, expected, ...(await probe(call, calls)) };
    results.push(result);
    if (!values.json) {
      const { verdict, share, utilization, seconds } = result;
      console.log(`${name.padEnd(34)} ${verdict.padEnd(9)} late by ${share.toFixed(2)} of ${(seconds * 1000).toFixed(0).padStart(4)} ms, busy ${utilization.toFixed(2)}${verdict === expected ? '' : `   expected: ${expected}`}`);
    }
    if (result.verdict !== expected) process.exitCode = 1;
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
if (values.json) console.log(JSON.stringify({ node: process.version, cpus: os.availableParallelism(), calls, results }, null, 2));
