/** Quick fixes: applied to the fixtures' programs they leave a program that parses, and the finding is gone. */
import assert from 'node:assert/strict';
import type { FileAnalysis, Fix } from '../../../src/model';
import { languageOf } from '../../../src/files/walk';
import { families, fixtureNames, indexOf, readFixture } from '../../fixtures-lane/workspace';
import { workspace } from '../effects/workspace';

/** The text with a fix's edits made. */
export function applied(text: string, { edits }: Fix): string {
  const starts = [0];
  for (let i = 0; i < text.length; i++) if (text[i] === '\n') starts.push(i + 1);
  const at = ({ line, column }: { line: number; column: number }): number => starts[line - 1] + column - 1;
  let result = text;
  for (const { range, newText } of [...edits].reverse()) result = result.slice(0, at(range.start)) + newText + result.slice(at(range.end));
  return result;
}

function fixed(text: string, rule: string): string {
  const { findings } = workspace({ 'a.py': text }).analyze('a.py')!;
  const finding = findings.find(one => one.rule === rule);
  assert.ok(finding !== undefined, `${rule} among ${findings.map(one => one.rule).join()}`);
  assert.equal(finding.fixes?.length, 1, `${rule} offers one fix`);
  return applied(text, finding.fixes[0]);
}

describe('quick fixes', () => {
  it('of every finding of the fixtures that has one: in order, apart, and the finding goes', () => {
    let tried = 0;
    for (const [family, name] of families.flatMap(one => fixtureNames(one).map(fixture => [one, fixture] as const))) {
      const files = readFixture(family, name);
      const index = indexOf(files);
      for (const { path, findings } of [...index.analyzeAll()] as FileAnalysis[]) {
        const file = files.find(one => one.path === path)!;
        for (const { rule, range, fixes } of findings) {
          for (const fix of fixes ?? []) {
            assert.match(fix.title, /^[A-Z].*[^.]$/);
            for (let i = 1; i < fix.edits.length; i++) {
              const [before, after] = [fix.edits[i - 1].range.end, fix.edits[i].range.start];
              assert.ok(before.line < after.line || before.line === after.line && before.column <= after.column, `${name}/${path} ${rule}`);
            }
            index.updateText(path, applied(file.text, fix), languageOf(path));
            const after = index.analyze(path)!;
            assert.deepEqual(after.errors, [], `${name}/${path}:${range.start.line} ${rule}`);
            assert.equal(after.findings.filter(one => one.rule === rule).length, findings.filter(one => one.rule === rule).length - 1, `${name}/${path}:${range.start.line} ${rule}`);
            index.updateText(path, file.text, languageOf(path));
            tried++;
          }
        }
      }
    }
    assert.ok(tried >= 5, `${tried} fixes tried`);
  });

  it('a main guard goes around all that follows, and leaves texts of several lines as they are', () => {
    const text = `from multiprocessing import Pool\n\nwith Pool() as pool:\n    print(pool.map(len, ['a']))\n\n# done\nprint("""one\ntwo\n""")\n`;
    assert.equal(fixed(text, 'FC207'),
      `from multiprocessing import Pool\n\nif __name__ == '__main__':\n    with Pool() as pool:\n        print(pool.map(len, ['a']))\n\n# done\n    print("""one\ntwo\n""")\n`);
  });

  it('no main guard where definitions follow, which others may import', () => {
    const text = 'from multiprocessing import Pool\n\npool = Pool()\n\ndef f():\n    return pool\n';
    const [finding] = workspace({ 'a.py': text }).analyze('a.py')!.findings.filter(one => one.rule === 'FC207');
    assert.equal(finding.fixes, undefined);
  });

  it('an existing main guard stays where it is', () => {
    const text = 'from multiprocessing import Pool\n\npool = Pool()\n\nif __name__ == "__main__":\n    print(pool.map(len, ["a"]))\n';
    assert.equal(fixed(text, 'FC207'), 'from multiprocessing import Pool\n\nif __name__ == \'__main__\':\n    pool = Pool()\n\nif __name__ == "__main__":\n    print(pool.map(len, ["a"]))\n');
  });

  it('chunksize is added behind the last argument, whatever closes the call', () => {
    for (const [before, after] of [['lines', 'lines, chunksize=100'], ['lines,', 'lines, chunksize=100,'], ['(lines)', '(lines), chunksize=100'], ['(line for line in lines)', '(line for line in lines), chunksize=100']]) {
      const text = (given: string): string => `import json\nfrom concurrent.futures import ProcessPoolExecutor\ndef parse(line):\n    return json.loads(line)\ndef run(lines):\n    with ProcessPoolExecutor() as pool:\n        return list(pool.map(parse, ${given}))\n`;
      assert.equal(fixed(text(before), 'FC210'), text(after));
    }
  });

  it('a with statement goes around all that uses a pool, by the indentation that stands, and leaves texts of several lines as they are', () => {
    const text = (...lines: string[]): string => `from multiprocessing import Pool\n\ndef run(work, rows):\n${lines.join('\n')}\n`;
    assert.equal(
      fixed(text('    pool = Pool(', '        4,', '    )', '    # all', '', '    first = pool.map(work, rows)', '    print("""a', '    b""")', '    if first:', '        first = pool.apply(work)', '    return first'), 'FC212'),
      text('    with Pool(', '        4,', '    ) as pool:', '    # all', '', '        first = pool.map(work, rows)', '        print("""a', '    b""")', '        if first:', '            first = pool.apply(work)', '    return first'),
    );
    assert.equal(fixed(text('\tpool = Pool()', '\treturn pool.map(work, rows)'), 'FC212'), text('\twith Pool() as pool:', '\t\treturn pool.map(work, rows)'));
  });

  it('no with statement where it would kill work, or something stands beside the pool', () => {
    for (const lines of [
      ['    pool = Pool()', '    pool.map_async(work, rows)', '    return 1'], ['    pool = Pool(); return pool.map(work, rows)'], ['    pool = Pool()  # of four', '    return pool.map(work, rows)'],
      ['    print(1); pool = Pool()', '    return pool.map(work, rows)'], ['    pool: object = Pool()', '    return pool.map(work, rows)'],
      ['    if rows:', '        pool = Pool()', '    return pool.map(work, rows)'],
    ]) {
      const { findings } = workspace({ 'a.py': `from multiprocessing import Pool\n\ndef run(work, rows):\n${lines.join('\n')}\n` }).analyze('a.py')!;
      const finding = findings.find(one => one.rule === 'FC212');
      assert.ok(finding !== undefined, lines.join('|'));
      assert.equal(finding.fixes, undefined, lines.join('|'));
    }
  });

  it('a pool moves out of a loop by swapping the two headers', () => {
    const text = (first: string, second: string): string => `from multiprocessing import Pool\n\ndef run(work, batches):\n    ${first}:\n        ${second}:\n            pool.map(work, batch)\n`;
    assert.equal(fixed(text('for batch in batches', 'with Pool() as pool'), 'FC203'), text('with Pool() as pool', 'for batch in batches'));
  });
});
