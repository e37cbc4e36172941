import assert from 'node:assert/strict';
import { parse } from '../../../src/analysis/frontend/estree/parser';
import { moduleNameOf } from '../../../src/analysis/module-names';
import { repeatsOf } from '../../../src/server/targets';
import { workspace } from '../effects/workspace';

const text = `
import os
import requests

# forkcast: args=[(10,), (20,)]
def work(n, scale=1):
    return n * scale

def clean(path):
    os.remove(path)

def publish(path):
    clean(path)
    requests.post('https://example.com', data=path)

class Client:
    def __init__(self):
        self.calls = 0

    def fetch(self, url):
        self.calls += 1

    @staticmethod
    def parse(text):
        return text

class Needs:
    def __init__(self, token):
        self.token = token

    def fetch(self):
        pass

def outer():
    def inner():
        return 1
    return inner

async def later():
    work(3)
`;

describe('functions to benchmark', () => {
  const index = workspace({ 'app.py': text, 'main.py': "from app import work\nif __name__ == '__main__':\n    work(1000, scale=2)\n    work(7)\n" });
  const functions = index.functions('app.py');
  const named = (name: string) => functions.find(one => one.qualifiedName === name)!;

  it('names them as their module does', () => {
    assert.equal(named('Client.fetch').module, 'app');
    assert.equal(named('outer.<locals>.inner').isNested, true);
  });

  it('offers arguments from directives and from literal call sites in any file, the own file first', () => {
    assert.equal(named('work').directiveArguments, '[(10,), (20,)]');
    assert.deepEqual(named('work').callSiteArguments.map(site => [site.text, site.path]), [['3', 'app.py'], ['1000, scale=2', 'main.py'], ['7', 'main.py']]);
    assert.equal(named('clean').directiveArguments, null);
  });

  it('gives a directive inside a function to it, and not to a function without a name right below', () => {
    const listed = workspace({ 'ways.py': 'def rank(words):\n    # forkcast: args=[["b", "a"]]\n    return sorted(words, key=lambda word: word)\n\ndef outer():\n    # forkcast: args=[1]\n    def inner(n):\n        return n\n    return inner\n' }).functions('ways.py');
    const arguments_ = Object.fromEntries(listed.map(one => [one.qualifiedName, one.directiveArguments]));
    assert.deepEqual([arguments_.rank, arguments_.outer, arguments_['outer.<locals>.inner']], ['[["b", "a"]]', null, '[1]']);
  });

  it('lists what a repeated run would repeat, through helpers', () => {
    assert.deepEqual(named('publish').repeats.map(effect => [effect.code, effect.name]).sort(), [['deletes', 'os.remove'], ['sends', 'requests.post']]);
    assert.deepEqual(named('work').repeats, []);
  });

  it('names the helper and the place of each effect: in other files, methods and lambdas, and each place of the same call', () => {
    const files = {
      'job.py': 'import shutil\nfrom store import Store, tidy\n\ndef run(path):\n    shutil.rmtree(path)\n    Store().drop(path)\n    tidy(path)\n    return [each for each in map(lambda name: shutil.copy(name, path), [path])]\n',
      'store.py': 'import os\nimport subprocess\n\nclass Store:\n    def drop(self, path):\n        os.remove(path)\n\ndef tidy(path):\n    os.remove(path)\n    subprocess.run(["sync"])\n',
    };
    const listing = workspace(files).functions('job.py').find(one => one.qualifiedName === 'run')!;
    assert.deepEqual(repeatsOf(listing).sort(), [
      'deletes: os.remove in Store.drop (store.py, line 6)', 'deletes: os.remove in tidy (store.py, line 9)', 'deletes: shutil.rmtree (job.py, line 5)',
      'starts programs: subprocess.run in tidy (store.py, line 10)', 'writes: shutil.copy in a function without a name in run (job.py, line 8)',
    ]);
  });

  it('does not count what a program says by the way, unless it is told to say it elsewhere', () => {
    const python = 'import logging, pprint, sys, traceback\nlog = logging.getLogger(__name__)\n\ndef talks(x):\n    print(x)\n    print(x, file=sys.stderr)\n    log.info(x)\n    logging.error(x)\n'
      + '    pprint.pprint(x)\n    traceback.print_exc()\n    sys.stdout.write(x)\n    sys.stderr.writelines([x])\n\ndef files(x, out):\n    print(x, file=out)\n    with open(x, "w") as f:\n        traceback.print_exc(file=f)\n        pprint.pprint(x, stream=f)\n';
    const script = "import { Console } from 'node:console';\nimport { createWriteStream } from 'node:fs';\nexport function talks(x) { console.log(x); console.error(x); process.stdout.write(x); }\n"
      + "const book = new Console(createWriteStream('book'));\nexport function files(x) { book.log(x); }\n";
    const index = workspace({ 'job.py': python }, { roots: [''], scriptParser: () => parse });
    index.updateText('job.mjs', script, 'javascript');
    const said = (path: string, name: string) => index.functions(path).find(one => one.qualifiedName === name)!.repeats.map(effect => effect.name).sort();
    assert.deepEqual(said('job.py', 'talks'), []);
    assert.deepEqual(said('job.py', 'files'), ['builtins.print', 'pprint.pprint', 'traceback.print_exc']);
    assert.deepEqual(said('job.mjs', 'talks'), []);
    assert.deepEqual(said('job.mjs', 'files'), ['console.Console.log']);
  });

  it('knows methods, their owners and their own parameters', () => {
    const fetch = named('Client.fetch');
    assert.deepEqual([fetch.isMethod, fetch.isStatic, fetch.ownerConstructible, fetch.mutatesShared], [true, false, true, true]);
    assert.deepEqual(fetch.parameters.map(parameter => parameter.name), ['url']);
    assert.deepEqual(named('Client.parse').parameters.map(parameter => parameter.name), ['text']);
    assert.equal(named('later').isAsync, true);
  });

  it('has nothing for files it does not know', () => assert.deepEqual(index.functions('nowhere.py'), []));
});

describe('module names', () => {
  const cases: [string, string[], string, boolean][] = [
    ['/ws/app/helpers.py', ['/ws'], 'app.helpers', false],
    ['/ws/app/__init__.py', ['/ws'], 'app', true],
    ['/ws/main.py', ['/ws/'], 'main', false],
    ['/ws/src/app/helpers.py', ['/ws'], 'app.helpers', false],
    ['/ws/my project/a.b/x.py', ['/ws'], 'my_project.a_b.x', false],
    ['C:\\ws\\app\\x.py', ['C:\\ws'], 'app.x', false],
    ['app/x.py', [''], 'app.x', false],
    ['/ws/libs/one/x.py', ['/ws', '/ws/libs'], 'one.x', false],
  ];
  for (const [path, roots, name, isPackage] of cases) {
    it(`${path} is ${name}`, () => assert.deepEqual(moduleNameOf(path, roots), { name, isPackage }));
  }

  it('a root that is a package lends its name', () => {
    assert.equal(moduleNameOf('/lib/shop/net.py', ['/lib/shop'], folder => folder === '/lib/shop').name, 'shop.net');
  });
});
