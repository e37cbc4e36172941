/** The catalogue of Node beside the Node that runs this: nothing of its own is missing. And the facts people rely on, one by one. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { catalogue, type CatalogueEntry } from '../../../src/analysis/catalogue';

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
