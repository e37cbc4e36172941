/** What FC103 and FC107 say to everybody in Python, and what only to those who name the rule. */
import assert from 'node:assert/strict';
import type { RuleSettings } from '../../../src/analysis/rules/table';
import { workspace, type Files } from '../effects/workspace';

const named: RuleSettings = { FC103: 'information', FC107: 'warning' };

function found(rule: string, files: Files, rules: RuleSettings = {}): number {
  return Object.keys(files).reduce((sum, path) => sum + workspace(files, { roots: [''], rules }).analyze(path)!.findings.filter(finding => finding.rule === rule).length, 0);
}

describe('what a rule says to everybody', () => {
  const loops: [string, string, boolean][] = [
    ['a request in the loop', 'import requests\ndef f(urls):\n    pages = []\n    for url in urls:\n        pages.append(requests.get(url).text)\n    return pages\n', true],
    ['a download in a helper', 'from urllib.request import urlretrieve\ndef download(url):\n    urlretrieve(url, url[-9:])\ndef f(urls):\n    for url in urls:\n        download(url)\n', true],
    ['questions that are sent, their answers gathered', 'import requests\ndef f(texts):\n    return [requests.post("https://api.example", json=text).json() for text in texts]\n', true],
    ['changes that are sent, and nobody reads the answers', 'import requests\ndef f(items):\n    for item in items:\n        requests.post("https://api.example", json=item)\n', false],
    ['a request behind two helpers', 'import requests\ndef get(url):\n    return requests.get(url)\ndef load(name):\n    return get("https://a.example/" + name)\ndef f(names):\n    return [load(name) for name in names]\n', false],
    ['a connection to something that is no server of the web', 'import socket\ndef f(hosts):\n    return [socket.create_connection((host, 80)) for host in hosts]\n', false],
    ['addresses that somebody has configured', 'import requests\ndef f(config):\n    return [requests.get(url) for url in config.mirrors]\n', false],
    ['the first two', 'import requests\ndef f(urls):\n    return [requests.get(url) for url in urls[:2]]\n', false],
  ];
  for (const [what, text, everybody] of loops) {
    it(`FC103: ${what}`, () => {
      assert.equal(found('FC103', { 'app.py': text }), everybody ? 1 : 0);
      assert.equal(found('FC103', { 'app.py': text }, named), 1, 'whoever names the rule hears of it');
    });
  }

  const calls: [string, Files, boolean][] = [
    ['a sleep', { 'app.py': 'import time\nasync def f():\n    time.sleep(1)\n' }, true],
    ['a sleep after an error', { 'app.py': 'import time\nasync def f(g):\n    try:\n        await g()\n    except OSError:\n        time.sleep(1)\n' }, true],
    ['a request in a helper', { 'app.py': 'import requests\ndef get(url):\n    return requests.get(url)\nasync def f(url):\n    return get(url)\n' }, true],
    ['a request behind two helpers', { 'app.py': 'import requests\ndef get(url):\n    return requests.get(url)\ndef load(url):\n    return get(url)\nasync def f(url):\n    return load(url)\n' }, false],
    ['a program that a command starts', { 'tool/cli.py': 'import subprocess\nasync def f():\n    subprocess.run(["make", "all"])\n' }, false],
    ['somebody who is asked', { 'app.py': 'async def f():\n    return input()\n' }, false],
  ];
  for (const [what, files, everybody] of calls) {
    it(`FC107: ${what}`, () => {
      assert.equal(found('FC107', files), everybody ? 1 : 0);
      assert.equal(found('FC107', files, named), 1, 'whoever names the rule hears of it');
    });
  }

  it('an arm that a constant of the module rules out does not count', () => {
    const text = (flag: string, test: string): string => `import time\n_IS_SYNC = ${flag}\nasync def f():\n    if ${test}:\n        time.sleep(1)\n    else:\n        pass\n`;
    assert.deepEqual([text('False', '_IS_SYNC'), text('True', '_IS_SYNC'), text('True', 'not _IS_SYNC'), text('False', 'not _IS_SYNC')].map(app => found('FC107', { 'app.py': app })), [0, 1, 0, 1]);
    assert.equal(found('FC107', { 'app.py': `${text('False', '_IS_SYNC')}_IS_SYNC = True\n` }), 1, 'it may be either');
  });
});
