/** The catalogue of Node beside the Node that runs this: nothing of its own is missing. And the facts people rely on, one by one. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { buildSync } from 'esbuild';
import { catalogue, type CatalogueEntry } from '../../../src/analysis/catalogue';
import { tablesOf } from '../../../src/analysis/catalogue/tables';

interface Offered {
  version: string;
  modules: string[];
  callables: Record<string, string[]>;
}

/** What programs do not call: what is public by accident, and `assert.ok`, which is `assert` itself once more. */
const reviewed = /\.(?:withoutStackTrace|processReadResult|readSyncRecursive|WritableState\.getBuffer|finished\.finished|nodeTiming\.toJSON)$|^assert\/strict\.ok\./;

const node = catalogue('node');

function entry(name: string): CatalogueEntry {
  const found = node.find(name);
  assert.ok(found, `${name} is not known`);
  return found;
}

describe('catalogue beside Node', function () {
  this.timeout(60_000);
  /** The one that runs this, and others named in the environment. */
  const programs = [process.execPath, ...(process.env.FORKCAST_TEST_NODES ?? '').split(delimiter).filter(Boolean)];
  let offers: Offered[];

  before('ask Node', () => {
    offers = programs.map((path) => JSON.parse(execFileSync(path, ['--no-warnings', 'test/unit/catalogue/node_names.cjs'], { encoding: 'utf8', maxBuffer: 1 << 26 })) as Offered);
  });

  it('knows every public module', () => {
    const missing: string[] = [];
    for (const { version, modules } of offers) {
      assert.ok(modules.length > 50, `${version} lists only ${modules.length} modules`);
      for (const module of modules) {
        const name = module.replaceAll('/', '.');
        // Reached by either spelling.
        for (const spelling of [module, name]) if (node.find(spelling) === undefined && !node.isModule(spelling)) missing.push(`${spelling} (${version})`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('knows every public callable', () => {
    const missing = new Set<string>();
    let known = 0;
    for (const { version, callables } of offers) {
      for (const names of Object.values(callables)) {
        for (const name of names) {
          if (isKnown(name)) known++;
          else if (!reviewed.test(name)) missing.add(`${name} (${version})`);
        }
      }
    }
    assert.deepEqual([...missing], []);
    assert.ok(known > 2500 * offers.length, `only ${known} callables`);
  });

  /** Directly, or as a member of what the name before it yields. */
  function isKnown(name: string): boolean {
    if (node.find(name) !== undefined) return true;
    const dot = name.lastIndexOf('.');
    const yields = node.find(name.slice(0, dot))?.returns;
    return yields !== undefined && node.method(yields, name.slice(dot + 1)) !== undefined;
  }
});

describe('catalogue facts of Node', () => {
  it('synchronous calls keep the loop waiting, and there is something else to call', () => {
    const waits: [string, string, string | undefined][] = [
      ['fs.readFileSync', 'file', 'fs.promises.readFile'],
      ['fs.existsSync', 'file', 'fs.promises.access'],
      ['fs.statSync', 'file', 'fs.promises.stat'],
      ['fs.mkdirSync', 'file', 'fs.promises.mkdir'],
      ['fs.writeSync', 'file', 'fs.write'],
      ['child_process.execSync', 'subprocess', 'child_process.exec'],
      ['child_process.spawnSync', 'subprocess', 'child_process.spawn'],
      ['globalThis.Atomics.wait', 'sleep', 'globalThis.Atomics.waitAsync'],
      ['glob.sync', 'file', 'glob.glob'],
      ['shelljs.exec', 'subprocess', 'child_process.execFile'],
      ['fs-extra.readJsonSync', 'file', 'fs-extra.readJson'],
      ['better-sqlite3.Statement.all', 'database', undefined],
      ['sqlite.StatementSync.get', 'database', undefined],
    ];
    for (const [name, io, instead] of waits) {
      const found = entry(name);
      assert.deepEqual([name, found.work, found.io, found.blocking, found.gil, found.asyncInstead], [name, 'io', io, true, 'held', instead]);
      if (instead !== undefined) assert.ok(!entry(instead).blocking, instead);
    }
  });

  it('names something that does not block wherever it says what to call instead', () => {
    for (const table of tablesOf('node')) {
      for (const { asyncInstead, names } of table.groups) {
        if (asyncInstead === undefined) continue;
        const found = entry(asyncInstead);
        assert.ok(!found.blocking && !(found.work === 'cpu' && found.gil === 'held'), `${names.trim()}: ${asyncInstead}`);
      }
    }
  });

  it('computing on the loop, native code of synchronous calls included', () => {
    for (const name of ['globalThis.JSON.parse', 'globalThis.JSON.stringify', 'globalThis.structuredClone', 'crypto.pbkdf2Sync', 'crypto.scryptSync', 'crypto.Hash.update', 'zlib.gzipSync',
      'globalThis.Array.sort', 'v8.serialize', 'vm.Script', 'bcrypt.hashSync', 'cheerio.load', 'js-yaml.load', 'lodash.sortBy', 'typescript.createProgram', 'globalThis.Buffer.concat']) {
      const { work, gil, blocking } = entry(name);
      assert.deepEqual([name, work, gil, blocking], [name, 'cpu', 'held', false]);
    }
    for (const name of ['crypto.pbkdf2Sync', 'crypto.scryptSync', 'crypto.generateKeyPairSync', 'bcrypt.hashSync', 'bcryptjs.hash']) assert.equal(entry(name).growth, 'heavy', name);
  });

  it('a promise does not make computing leave the loop', () => {
    for (const name of ['bcryptjs.hash', 'jszip.generateAsync', 'jimp.Jimp.read', 'xml2js.parseStringPromise', '@babel/core.transformAsync']) {
      const { work, coroutine, gil } = entry(name);
      assert.deepEqual([name, work, coroutine, gil === 'released'], [name, 'cpu', true, false]);
    }
  });

  it('what runs on the pool, whose size bounds it', () => {
    for (const name of ['crypto.pbkdf2', 'crypto.scrypt', 'crypto.generateKeyPair', 'zlib.gzip', 'globalThis.crypto.subtle.digest', 'crypto.subtle.deriveBits', 'bcrypt.hash', 'argon2.hash', 'sharp.Sharp.toBuffer']) {
      const { work, gil, blocking, hazards } = entry(name);
      assert.deepEqual([name, work, gil, blocking, hazards.includes('uses-libuv-pool')], [name, 'native', 'released', false, true]);
    }
    for (const name of ['fs.readFile', 'fs.promises.readFile', 'fs/promises.stat', 'dns.lookup', 'dns/promises.lookup', 'sqlite3.Database.all']) {
      const { work, gil, blocking, hazards } = entry(name);
      assert.deepEqual([name, work, gil, blocking, hazards.includes('uses-libuv-pool')], [name, 'io', 'released', false, true]);
    }
    // c-ares has sockets of its own.
    assert.deepEqual(entry('dns.resolve4').hazards, []);
  });

  it('promises of the network and of databases', () => {
    for (const [name, io] of [['globalThis.fetch', 'network'], ['node-fetch', 'network'], ['undici.fetch', 'network'], ['axios', 'network'], ['axios.get', 'network'], ['got', 'network'],
      ['@aws-sdk/client-s3.S3Client.send', 'network'], ['pg.Pool.query', 'database'], ['mysql2/promise.Pool.query', 'database'], ['mongodb.Collection.findOne', 'database'],
      ['ioredis.get', 'database'], ['ioredis.Redis.get', 'database'], ['ioredis.Cluster.set', 'database'], ['redis.RedisClient.hGetAll', 'database'], ['timers/promises.setTimeout', 'sleep']]) {
      const found = entry(name);
      assert.deepEqual([name, found.work, found.io, found.coroutine, found.blocking, found.gil], [name, 'io', io, true, false, 'released']);
    }
  });

  it('chains lead to what matters', () => {
    assert.equal(chain('pg.Pool', 'connect', 'query', 'rows'), 'globalThis.Array');
    assert.equal(chain('axios.create', 'get'), 'axios.AxiosResponse');
    assert.equal(chain('mongodb.MongoClient', 'db', 'collection', 'find', 'sort', 'limit', 'toArray'), 'globalThis.Array');
    assert.equal(chain('mysql2/promise.createPool', 'getConnection', 'query'), 'globalThis.Array');
    assert.equal(chain('crypto.createHash', 'update', 'digest'), 'buffer.Buffer');
    assert.equal(chain('express', 'get', 'post'), 'express._Routes');
    assert.equal(chain('sharp', 'resize', 'webp', 'toBuffer'), 'buffer.Buffer');
    assert.equal(chain('globalThis.fetch', 'text', 'split', '[]'), 'globalThis.String');
    assert.equal(chain('fs.promises.readFile', 'toString', 'trim'), 'globalThis.String');
    // Builders: whichever call is awaited waits, and nothing before it.
    assert.equal(chain('knex', '__call__', 'where', 'orderBy', 'first'), 'knex.QueryBuilder');
    assert.equal(chain('mongoose.model', 'find', 'sort', 'lean'), 'mongoose.Query');
    for (const name of ['knex.QueryBuilder.where', 'mongoose.Query.lean', 'drizzle-orm._Query.where', 'superagent.Request.query']) {
      assert.deepEqual([name, entry(name).work, entry(name).blocking, entry(name).coroutine], [name, 'io', false, false]);
    }
    // Prisma's models are whatever the schema says.
    assert.equal(chain('@prisma/client.PrismaClient', 'anything'), '@prisma/client._Model');
    assert.equal(entry('@prisma/client._Model.findMany').io, 'database');
  });

  it('one name for one thing, however it is reached', () => {
    for (const [name, canonical] of [['fs/promises.readFile', 'fs.promises.readFile'], ['globalThis.process.nextTick', 'process.nextTick'], ['globalThis.Buffer.from', 'buffer.Buffer.from'],
      ['crypto.webcrypto.subtle.digest', 'globalThis.crypto.subtle.digest'], ['timers.setTimeout', 'globalThis.setTimeout'], ['lodash/sortBy', 'lodash.sortBy'], ['lodash-es.map', 'lodash.map'],
      ['underscore.map', 'lodash.map'], ['process.stdout.write', 'tty.WriteStream.write'], ['worker_threads.parentPort.postMessage', 'globalThis.MessagePort.postMessage'],
      ['stream/promises.pipeline', 'stream.promises.pipeline'], ['graceful-fs.readFileSync', 'fs.readFileSync'], ['puppeteer-core.launch', 'puppeteer.launch'], ['util/types.isDate', 'util.types.isDate'],
      ['https.get', 'http.get'], ['path.posix.join', 'path.join'], ['socket.io.Server.emit', 'socket.io._Emitter.emit']]) {
      assert.equal(entry(name).name, canonical);
    }
  });

  it('callbacks: on the spot for each item, later on the loop, or elsewhere', () => {
    for (const name of ['globalThis.Array.map', 'globalThis.Array.forEach', 'globalThis.Array.filter', 'globalThis.Array.reduce', 'globalThis.Array.sort', 'globalThis.Array.flatMap', 'globalThis.Array.some',
      'globalThis.Array.every', 'globalThis.Array.find', 'globalThis.Map.forEach', 'globalThis.Uint8Array.map', 'ramda.map']) {
      assert.deepEqual([name, entry(name).runs], [name, { argument: 0, as: 'inline', perItem: true }]);
    }
    assert.deepEqual(entry('globalThis.Array.from').runs, { argument: 1, as: 'inline', perItem: true });
    assert.deepEqual(entry('globalThis.setTimeout').runs, { argument: 0, as: 'event-loop' });
    assert.deepEqual(entry('fs.readFile').runs, { argument: 1, as: 'event-loop', rest: true });
    assert.equal(entry('worker_threads.Worker').runsFile, 'worker-threads');
    assert.deepEqual(entry('p-map').runs, { argument: 1, as: 'event-loop', perItem: true });
  });

  it('request handlers', () => {
    for (const name of ['http.createServer', 'https.createServer', 'net.createServer', 'express.Application.get', 'express.Router.post', 'express.Application.use', 'express.Route.get',
      'fastify.FastifyInstance.get', 'fastify.FastifyInstance.route', 'koa.use', '@koa/router.get', 'hono.Hono.get', '@hapi/hapi.Server.route', '@nestjs/common.Get', 'ws.WebSocketServer.on',
      'socket.io.Socket.on', 'http.Server.on']) {
      const { hazards, runs } = entry(name);
      assert.deepEqual([name, hazards.includes('request-handler'), runs?.as, runs?.perItem], [name, true, 'event-loop', true]);
    }
    assert.ok(!entry('events.EventEmitter.on').hazards.includes('request-handler'));
  });

  it('what cannot be cloned to a worker', () => {
    for (const name of ['net.Socket', 'http.Server', 'pg.Pool', 'stream.Readable', 'worker_threads.Worker', 'globalThis.Promise', 'globalThis.WeakMap', 'better-sqlite3', 'globalThis.Symbol', 'globalThis.Proxy']) {
      assert.ok(entry(name).hazards.includes('unpicklable'), name);
    }
    for (const name of ['globalThis.Map', 'globalThis.Date', 'globalThis.RegExp', 'buffer.Buffer', 'globalThis.Float64Array', 'globalThis.Error', 'globalThis.Array']) assert.deepEqual(entry(name).hazards, [], name);
  });

  it('says nothing of names it does not know', () => {
    for (const name of ['fs.readFileSinc', 'axios.fetchAll', 'left-pad', '@aws-sdk/client-s4.S4Client.send', 'globalThis.Array.mapp', 'constructor', '__proto__', 'toString', '']) assert.equal(node.find(name), undefined, name);
    assert.equal(catalogue('python').find('fs.readFileSync'), undefined);
    assert.equal(node.find('builtins.open'), undefined);
  });

  it('costs nothing until it is asked for', () => {
    const script = `const { catalogue } = require(process.argv[1]); const loaded = () => globalThis.nodeTablesRan === true;
      catalogue('python').find('builtins.open'); const before = loaded(); catalogue('node'); process.stdout.write(JSON.stringify([before, loaded()]));`;
    const bundle = buildSync({
      stdin: { contents: "export { catalogue } from './src/analysis/catalogue';", resolveDir: process.cwd(), loader: 'ts' }, bundle: true, platform: 'node', format: 'cjs', write: false,
    }).outputFiles[0].text;
    const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
    try {
      // Marks the moment at which the first table is made.
      writeFileSync(join(folder, 'catalogue.cjs'), bundle.replace(/(\n *)([\w$]+ = \{\s*library: "node-fs")/, '$1globalThis.nodeTablesRan = true;$1$2'));
      const answer = execFileSync(process.execPath, ['-e', script, join(folder, 'catalogue.cjs')], { encoding: 'utf8' });
      assert.deepEqual(JSON.parse(answer), [false, true]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Follows `class().method()` and attributes: the class of what comes out. */
function chain(start: string, ...members: string[]): string | undefined {
  const first = entry(start);
  let type = first.returns ?? (first.class ? first.name : undefined);
  for (const member of members) {
    assert.ok(type, `${start}: nothing is known of what comes before ${member}`);
    if (member === '[]') {
      type = lastElement;
      continue;
    }
    const found = node.method(type, member);
    assert.ok(found, `${type}.${member} is not known`);
    type = found.returns;
    lastElement = found.element;
  }
  return type;
}
let lastElement: string | undefined;
