/** Files that workers run: how they are named, what is told of them to others, and that edits are followed. */
import { strict as assert } from 'node:assert';
import { parse } from '../../../../src/analysis/frontend/estree/parser';
import { WorkspaceIndex } from '../../../../src/analysis/workspace-index';
import { languageOf } from '../../../../src/files';
import { callNamed, factsOf, lastPath } from './helpers';

const worker = (file: string, before = ''): string | null =>
  lastPath(`import { Worker } from 'node:worker_threads';\nimport path, { join } from 'node:path';\nimport { fileURLToPath } from 'node:url';\n${before}\nnew Worker(${file});`, '/src/app');
const found = '/src/hash.<worker>.worker_threads.Worker';

describe('files that workers run', () => {
  it('are known by every way of naming a file beside one\'s own', () => {
    for (const file of [
      'new URL("./hash.js", import.meta.url)', 'new URL("hash.js", import.meta.url).href', 'fileURLToPath(new URL("./hash.js", import.meta.url))', 'require.resolve("./hash")',
      'import.meta.resolve("./hash.js")', 'path.join(__dirname, "hash.js")', 'path.resolve(__dirname, "./hash")', 'join(import.meta.dirname, "..", "src", "hash.js")', '`${__dirname}/hash.js`',
      '__dirname + "/hash.js"', 'new URL("./hash.ts", import.meta.url) as unknown as string', 'new URL("./hash.js", import.meta.url).toString()',
    ]) assert.equal(worker(file), found, file);
    assert.equal(worker('FILE', 'const FILE = path.join(__dirname, "hash.js");'), found, 'a constant');
    assert.equal(worker('join(here, "hash.js")', 'const here = path.dirname(fileURLToPath(import.meta.url));'), found, 'the folder as modules spell it');
    assert.equal(worker('require.resolve("../lib/work.cjs")'), '/lib/work.<worker>.worker_threads.Worker');
    for (const own of ['__filename', 'import.meta.filename', 'new URL(import.meta.url)', 'fileURLToPath(import.meta.url)']) assert.equal(worker(own), '/src/app.<worker>.worker_threads.Worker', own);
  });

  it('are looked for in the folder that is open first, and then beside, where a plain path leaves it to the working directory', () => {
    const either = '/hash.<or>./src/hash.<worker>.worker_threads.Worker';
    assert.equal(worker('"./hash.js"'), either);
    assert.equal(worker('FILE', 'const FILE = "./hash.js";'), either, 'a constant');
    assert.equal(worker('"./hash.ts" as string'), either);
    assert.equal(worker('"../lib/work.cjs"'), '/lib/work.<worker>.worker_threads.Worker', 'outside of the workspace is unknown');
    assert.equal(lastPath('import { Worker } from "node:worker_threads"; new Worker("./hash.js");', '/app'), '/hash.<worker>.worker_threads.Worker', 'one and the same');
  });

  it('are unknown where the text does not tell: other folders, other origins, what is computed', () => {
    for (const file of [
      '"hash.js"', '"/opt/hash.js"', 'path.join(root, "hash.js")', 'path.join(__dirname, name)', 'path.resolve("hash.js")', '`${__dirname}/${name}.js`', '`${folder}/hash.js`', 'name', 'new URL("https://x.example/hash.js", import.meta.url)',
      'new URL("./hash.js", base)', '"./hash.js" + name', 'join(__dirname)', '',
    ]) assert.equal(worker(file), 'worker_threads.Worker', file);
    assert.equal(worker('file', 'let file = "./a.js"; file = "./b.js";'), 'worker_threads.Worker', 'a variable of two values');
  });

  it('are known of processes and pools, and of what is made of them', () => {
    assert.equal(lastPath('import { fork } from "node:child_process"; fork("./job.js");'), '/job.<or>./src/job.<worker>.child_process.fork');
    assert.equal(lastPath('const Piscina = require("piscina"); new Piscina({ maxThreads: 2, filename: require.resolve("./job") }).run(1);'), '/src/job.<worker>.piscina().run');
    assert.equal(lastPath('import { Tinypool } from "tinypool"; const p = new Tinypool({ "filename": new URL("./job.mjs", import.meta.url).href }); p.run(1);'), '/src/job.<worker>.tinypool.Tinypool().run');
    assert.equal(lastPath('import workerpool from "workerpool"; const p = workerpool.pool(__dirname + "/job.js"); p.exec("f", []);'), '/src/job.<worker>.workerpool.pool().exec');
    assert.equal(lastPath('import { Worker } from "jest-worker"; const p = new Worker(require.resolve("./job")); p.transform(1);'), '/src/job.<worker>.jest-worker.Worker().transform');
    assert.equal(lastPath('import { spawn, Worker } from "threads"; async function f() { const job = await spawn(new Worker("./job")); await job.crunch(1); }'), '/src/job.<worker>.threads.Worker()~.crunch');
    assert.equal(lastPath('import { Tinypool } from "tinypool"; new Tinypool({ filename }).run(1);'), 'tinypool.Tinypool().run');
  });

  it('are asked for their default export, or for one by name', () => {
    const task = (call: string): string | null | undefined => callNamed(factsOf(`import Piscina from 'piscina'; const p = new Piscina({ filename: __filename }); p.${call};`), '/src/m.<worker>.piscina().run').task;
    assert.equal(task('run(1)'), undefined);
    assert.equal(task('run(1, { signal })'), undefined);
    assert.equal(task('run(1, { name: "resize" })'), 'resize');
    assert.equal(task('run(1, { name })'), null);
    assert.equal(task('run(1, options)'), null);
    assert.equal(task('run(1, { filename: other })'), null);
  });

  it('say what they do with messages', () => {
    const handler = (text: string): string | undefined => factsOf(text).exports.get('<message>');
    assert.equal(handler('import { parentPort } from "node:worker_threads"; function work(x) {} parentPort.on("message", work);'), '/src/m.work');
    assert.equal(handler('const { parentPort } = require("worker_threads"); parentPort?.once("message", async x => x);'), '/src/m.<arrow>');
    assert.equal(handler('process.on("message", x => x);'), '/src/m.<arrow>');
    assert.equal(handler('import { expose } from "threads/worker"; function work(x) {} expose(work);'), '/src/m.work');
    assert.equal(handler('import { parentPort } from "node:worker_threads"; parentPort.on("close", () => 1); other.on("message", () => 1);'), undefined);
  });
});

describe('what workers do', () => {
  const app = `import { Tinypool } from 'tinypool';\nconst pool = new Tinypool({ filename: new URL('./task.js', import.meta.url).href });\nexport async function run(url) {\n  return await pool.run(url);\n}\n`;
  const waits = 'export default async function task(url) {\n  return (await fetch(url)).text();\n}\n';
  const computes = 'export default async function task(n) {\n  let x = n;\n  for (let i = 0; i < 50_000_000; i++) x = 3.7 * x * (1 - x);\n  return x;\n}\n';

  function indexOf(files: Record<string, string>): WorkspaceIndex {
    const index = new WorkspaceIndex({ roots: ['/ws'], scriptParser: () => parse, rules: { FC109: 'warning' } });
    for (const path in files) index.updateText(path, files[path], languageOf(path));
    return index;
  }
  const rulesIn = (index: WorkspaceIndex, path: string): string[] => index.analyze(path)!.findings.map(({ rule }) => rule);

  it('follows edits of the file that they run, its coming and its going', () => {
    const index = indexOf({ '/ws/app.js': app });
    assert.deepEqual(rulesIn(index, '/ws/app.js'), []);
    index.updateText('/ws/task.js', waits, 'javascript');
    assert.deepEqual(rulesIn(index, '/ws/app.js'), ['FC111']);
    index.updateText('/ws/task.js', computes, 'javascript');
    assert.deepEqual(rulesIn(index, '/ws/app.js'), []);
    index.updateText('/ws/task.js', waits.replace('default ', ''), 'javascript');
    assert.deepEqual(rulesIn(index, '/ws/app.js'), [], 'no default export');
    index.updateText('/ws/task.js', waits, 'javascript');
    assert.deepEqual(rulesIn(index, '/ws/app.js'), ['FC111']);
    index.remove('/ws/task.js');
    assert.deepEqual(rulesIn(index, '/ws/app.js'), []);
  });

  it('takes the file in the working directory for a plain path, else the one beside, else none', () => {
    const plain = app.replace("new URL('./task.js', import.meta.url).href", "'./task.js'");
    const index = indexOf({ '/ws/src/app.js': plain });
    const rules = (): string[] => rulesIn(index, '/ws/src/app.js');
    assert.deepEqual(rules(), []);
    index.updateText('/ws/src/task.js', waits, 'javascript');
    assert.deepEqual(rules(), ['FC111'], 'beside');
    index.updateText('/ws/task.js', computes, 'javascript');
    assert.deepEqual(rules(), [], 'what is in the open folder goes before');
    index.updateText('/ws/src/task.js', computes, 'javascript');
    index.updateText('/ws/task.js', waits, 'javascript');
    assert.deepEqual(rules(), ['FC111']);
    index.remove('/ws/task.js');
    assert.deepEqual(rules(), [], 'beside again');
  });

  it('holds up no event loop that others wait for, as long as nobody else calls it', () => {
    const index = indexOf({ '/ws/app.js': app, '/ws/task.js': computes });
    index.analyzeAll().next();
    assert.deepEqual(rulesIn(index, '/ws/task.js'), []);
    index.updateText('/ws/other.js', 'import task from "./task";\nexport async function direct(n) {\n  return await task(n);\n}\n', 'javascript');
    assert.deepEqual(rulesIn(index, '/ws/task.js'), ['FC109']);
    index.remove('/ws/other.js');
    assert.deepEqual(rulesIn(index, '/ws/task.js'), []);
  });

  it('goes with a pool that another file makes', () => {
    const index = indexOf({
      '/ws/lib/pool.js': app.slice(0, app.indexOf('export async')).replace('const pool', 'export const pool').replace('./task.js', '../task.js'), '/ws/task.js': waits,
      '/ws/app.js': 'import { pool } from "./lib/pool.js";\nexport async function run(url) {\n  return await pool.run(url);\n}\n',
    });
    assert.deepEqual(rulesIn(index, '/ws/app.js'), ['FC111']);
  });
});
