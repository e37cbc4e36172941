/** Rule table, rule files, documentation and fixtures name the same rules, and each rule goes silent when its cause is taken away. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules, ruleTable } from '../../../src/analysis/rules';
import { severities } from '../../../src/model';
import { languageOf } from '../../../src/files/walk';
import { readAnnotations } from '../../fixtures-lane/annotations';
import { families, fixtureNames, indexOf, readFixture } from '../../fixtures-lane/workspace';
import { analyze, rulesIn, workspace } from '../effects/workspace';

/** Rules about what only one of the language families has. */
const nodeOnly = new Set(['FC110', 'FC112']);
const pythonOnly = new Set(['FC106', 'FC201', 'FC205', 'FC207', 'FC208', 'FC209', 'FC210', 'FC211', 'FC212', 'FC221', 'FC223', 'FC224', 'FC225', 'FC226', 'FC228', 'FC230']);

const ids = ruleTable.map(rule => rule.id);

describe('the rules', () => {
  it('table and checks name the same rules, in order', () => {
    assert.deepEqual(rules.map(rule => rule.id), ids);
    assert.deepEqual([...ids].sort(), ids);
    for (const { id, name, title, defaultSeverity } of ruleTable) {
      assert.match(id, /^FC[1-9]\d\d$/);
      assert.match(name, /^[a-z]+(-[a-z]+)*$/);
      assert.ok(title.length < 100 && !title.endsWith('.'), title);
      assert.ok(defaultSeverity === 'off' || severities.includes(defaultSeverity));
    }
  });

  it('every rule has a file of its own, named after it', () => {
    const files = readdirSync(join(process.cwd(), 'src/analysis/rules')).filter(file => /^fc\d+/.test(file)).sort();
    assert.deepEqual(files, ruleTable.map(({ id, name }) => `${id.toLowerCase()}-${name}.ts`));
  });

  it('every rule has a page that carries its name and severity', () => {
    const pages = readdirSync(join(process.cwd(), 'docs/rules')).filter(file => file.startsWith('FC')).sort();
    assert.deepEqual(pages, ids.map(id => `${id}.md`));
    for (const rule of ruleTable) {
      const { id, name, defaultSeverity } = rule;
      const page = readFileSync(join(process.cwd(), 'docs/rules', `${id}.md`), 'utf8');
      assert.ok(page.startsWith(`# ${id} ${name}\n`), id);
      assert.ok(page.includes(`Default severity: ${defaultSeverity}.`), id);
      if ('inScripts' in rule) assert.ok(page.includes(`In JavaScript and TypeScript: ${rule.inScripts},`), id);
      for (const part of ['Why it matters', 'Example', 'Do this instead', 'When not to', 'How it knows, and where it stops']) assert.ok(page.includes(`## ${part}`), `${id}: ${part}`);
    }
  });

  it('every rule has a fixture of findings and one of near misses', () => {
    for (const { id, name } of ruleTable) {
      for (const family of families) {
        if ((family === 'python' ? nodeOnly : pythonOnly).has(id)) continue;
        const files = readFixture(family, `${id.toLowerCase()}-${name}`);
        const [finds, nearMisses] = ['finds', /near[-_]misses/].map(part => files.filter(file => file.path.match(part)));
        assert.ok(finds.length > 0 && nearMisses.length > 0 && finds.length + nearMisses.length === files.length, `${family} ${id}`);
        assert.ok(finds.some(({ text }) => readAnnotations(text).some(mark => mark.kind === 'finding' && mark.words.includes(id))), `${family} ${id}`);
        for (const { text } of nearMisses) assert.ok(!readAnnotations(text).some(mark => mark.words.includes(id)), `${id} in its own near misses`);
      }
    }
  });

  it('a finding goes when what decides it is taken out', () => {
    let tried = 0;
    for (const [family, name] of families.flatMap(one => fixtureNames(one).map(fixture => [one, fixture] as const))) {
      const files = readFixture(family, name);
      const index = indexOf(files);
      for (const analysis of [...index.analyzeAll()]) {
        for (const { rule, evidence, range } of analysis.findings) {
          for (const { name } of evidence) assert.doesNotMatch(name, /<worker>|^globalThis\./, `${analysis.path} ${rule}: names as people write them`);
          const last = evidence[evidence.length - 1];
          const path = last.path ?? analysis.path;
          const file = files.find(one => one.path === path)!;
          const lines = file.text.split('\n');
          const { start, end } = last.range;
          // A call on one line can be replaced by a constant; deciding loops cannot be cut out that simply.
          if (start.line !== end.line || /^(?:async )?(?:for|while|do) /.test(last.name) || evidence.length < 2 && rule !== 'FC107') continue;
          const line = lines[start.line - 1];
          if (!line.slice(start.column - 1, end.column - 1).endsWith(')')) continue;
          lines[start.line - 1] = `${line.slice(0, start.column - 1)}${family === 'python' ? 'None' : 'null'}${line.slice(end.column - 1)}`;
          index.updateText(path, lines.join('\n'), languageOf(path));
          const still = index.analyze(analysis.path)!.findings.some(one => one.rule === rule && one.range.start.line === range.start.line);
          assert.ok(!still, `${name}/${analysis.path}:${range.start.line} ${rule} without ${last.name}`);
          index.updateText(path, file.text, languageOf(path));
          tried++;
        }
      }
    }
    assert.ok(tried >= 20, `${tried} findings tried`);
  });

  it('settings change severities and switch rules off', () => {
    const text = 'import time\nasync def f():\n    time.sleep(1)\n';
    const index = workspace({ 'a.py': text }, { roots: [''], rules: { FC107: 'error' } });
    assert.equal(index.analyze('a.py')!.findings[0].severity, 'error');
    index.setRules({ FC107: 'off' });
    assert.deepEqual(index.analyze('a.py')!.findings, []);
    index.setRules({});
    assert.deepEqual(index.analyze('a.py')!.findings, [], 'off, unless somebody asks for it');
    const dropped = 'import asyncio\nasync def f():\n    asyncio.create_task(f())\n';
    assert.equal(workspace({ 'a.py': dropped }, { roots: [''], rules: {} }).analyze('a.py')!.findings[0].severity, 'warning');
  });

  it('comments silence the rules they name, on their line only', () => {
    const text = (comment: string): string => `import time\nasync def f():\n    time.sleep(1)${comment}\n    time.sleep(2)\n`;
    assert.equal(rulesIn(text('')).length, 2);
    assert.equal(rulesIn(text('  # forkcast: ignore')).length, 1);
    assert.equal(rulesIn(text('  # forkcast: ignore FC107')).length, 1);
    assert.equal(rulesIn(text('  # forkcast: ignore FC101, FC107')).length, 1);
    assert.equal(rulesIn(text('  # forkcast: ignore FC101')).length, 2);
    assert.equal(rulesIn(text('  # forkcast: ignored')).length, 2);
  });

  it('findings come in the order of the text', () => {
    const { findings } = analyze({ 'a.py': 'import time, requests\nasync def f():\n    requests.get("u")\n    time.sleep(1)\ndef g(us):\n    for u in us:\n        requests.get(u)\n' });
    assert.deepEqual(findings.map(finding => [finding.rule, finding.range.start.line]), [['FC107', 3], ['FC107', 4], ['FC103', 6]]);
  });

  it('nothing to say about text that is empty, broken or binary, and nothing thrown', () => {
    for (const text of ['', '\0\0\0', 'def f(:\n  for', 'async def f(\n    time.sleep(', '((((((', 'class A(A): pass\n', '\ufeff# only a comment']) {
      assert.deepEqual(rulesIn(text), [], JSON.stringify(text));
    }
    const broken = analyze({ 'a.py': 'import time\ndef g(:\n    pass\nasync def f():\n    time.sleep(1)\n' });
    assert.ok(broken.errors.length > 0);
    assert.deepEqual(broken.findings.map(finding => finding.rule), ['FC107']);
  });
});
