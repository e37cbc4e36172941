/** What sites quote of other files after edits of these: the lines where they stand now, or said anew. */
import assert from 'node:assert/strict';
import { workspace, type Files } from './workspace';

const low = `import requests

def helper(x):
    return x

def fetch(x):
    for page in range(x):
        requests.get(page)
    return helper(x)
`;
const others: Files = {
  'mid.py': 'from low import fetch\n\ndef through(x):\n    return fetch(x)\n',
  'app.py': 'from mid import through\n\ndef wrapper(x):\n    return through(x)\n\ndef loop(xs):\n    total = 0\n    for x in xs:\n        total += through(x)\n    return total\n',
  'quiet.py': 'import time\nclass requests:\n    @staticmethod\n    def get(page):\n        return page\nclass slow:\n    @staticmethod\n    def get(page):\n        time.sleep(2)\n',
};

/** What an edit of low.py does to what app.py quotes of it. */
const edits: Record<string, { text: string; moves: boolean }> = {
  'a line above': { text: `# about\n${low}`, moves: true },
  'a longer name in front': { text: low.replace('def helper(x):\n    return x', 'def helper(value):\n    return value'), moves: false },
  'a line below': { text: `${low}# the end\n`, moves: false },
  'a line taken out above': { text: low.replace('import requests\n\n', 'import requests\n'), moves: true },
  'a line inside, before': { text: low.replace('    for', '    y = 1\n    for'), moves: true },
  'a line inside, behind': { text: low.replace('    return helper', '    y = 1\n    return helper'), moves: false },
  'another argument': { text: low.replace('get(page)', 'get(page, timeout=1)'), moves: true },
  'another call': { text: low.replace('requests.get', 'requests.post'), moves: true },
  'another count': { text: low.replace('range(x)', 'range(x * 2)'), moves: false },
  'another variable': { text: low.replace('for page', 'for pages').replace('get(page)', 'get(pages)'), moves: true },
  'deeper': { text: low.replace(/^(def fetch[^]*)$/m, body => `if True:\n${body.replace(/^(?=.)/gm, '    ')}`), moves: true },
  'the same text, another import, nothing waits': { text: low.replace('import requests', 'from quiet import requests'), moves: true },
  'the same text, another import, it waits': { text: low.replace('import requests', 'from quiet import slow as requests'), moves: true },
  'as long, another import': { text: low.replace('import requests\n', 'import socket as requests\n'), moves: true },
  'two functions change places': { text: `import requests\n\n${low.slice(low.indexOf('def fetch'))}\n${low.slice(low.indexOf('def helper'), low.indexOf('def fetch'))}`, moves: true },
  'twice, the last counts': { text: `${low}\ndef fetch(x):\n    for page in range(x):\n        requests.get(page)\n    return x\n`, moves: true },
  'nothing to wait for': { text: low.replace('requests.get(page)', 'print(page)'), moves: true },
  'another name': { text: low.replace('def fetch', 'def fetch_all'), moves: true },
  'a coroutine': { text: low.replace('def fetch', 'async def fetch'), moves: true },
  'a class': { text: low.replace('def fetch(x):', 'class fetch:\n  def __init__(self, x):').replace('helper(x)\n', '1\n'), moves: true },
  'broken': { text: low.replace('range(x)', 'range(x'), moves: false },
  'gone': { text: '', moves: true },
};

describe('what sites quote of other files', () => {
  const said = (files: Files) => {
    const index = workspace(files);
    return Object.fromEntries([...index.paths()].map(path => [path, index.analyze(path)]));
  };
  const files = (text: string): Files => ({ 'low.py': text, ...others });
  const steps = (text: string) => said(files(text))['app.py']!.sites.map(({ evidence, work }) => ({ evidence, work }));

  it('is quoted at all, through two files', () => {
    const paths = steps(low).flatMap(({ evidence }) => evidence.map(({ path }) => path ?? 'app.py'));
    assert.deepEqual([...new Set(paths)].sort(), ['app.py', 'low.py', 'mid.py']);
  });

  for (const [name, { text, moves }] of Object.entries(edits)) {
    it(`${name}: there and back`, () => {
      assert.notEqual(text, low);
      const differs = JSON.stringify(steps(text)) !== JSON.stringify(steps(low));
      assert.equal(differs, moves, 'what the table says');
      const index = workspace(files(low));
      for (const path of index.paths()) {
        index.analyze(path);
        index.changedBy(path);
      }
      for (const now of [text, low, text]) {
        index.updateText('low.py', now);
        const changed = index.changedBy('low.py');
        const fresh = said(files(now));
        for (const path of index.paths()) assert.deepEqual(index.analyze(path), fresh[path], path);
        if (differs) assert.ok(changed.includes('app.py'), 'whoever shows it is told');
        assert.ok(!changed.includes('quiet.py'));
      }
    });
  }

  it('several edits at once, of several files', () => {
    const index = workspace(files(low));
    for (const path of index.paths()) index.analyze(path);
    const texts = Object.values(edits).map(({ text }) => text);
    texts.forEach((text, i) => {
      const mid = `${'# more\n'.repeat(i % 3)}${others['mid.py']}`;
      index.updateText('low.py', texts[(i + 7) % texts.length]);
      index.updateText('mid.py', mid);
      index.updateText('low.py', text);
      const fresh = said({ ...files(text), 'mid.py': mid });
      for (const path of index.paths()) assert.deepEqual(index.analyze(path), fresh[path], `${i} ${path}`);
    });
  });
});
