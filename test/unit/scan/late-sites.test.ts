import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteCount, withLateSites } from '../../../src/model';
import { readFindings, writeFindings } from '../../../src/scan/findings-file';
import { analyze } from '../effects/workspace';

describe('stored findings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'forkcast-findings-'));
  const path = join(folder, 'findings');
  after(() => rmSync(folder, { recursive: true, force: true }));
  const made = analyze({ 'app.py': 'import time\n\nasync def main(xs):\n    for x in xs:\n        time.sleep(x)\n' });

  it('come back as they were, sites included', () => {
    assert.ok(made.sites.length > 0 && made.findings.length > 0);
    assert.equal(writeFindings(path, 'state', [made, made]), null);
    const back = readFindings(path, 'state')!;
    assert.equal(siteCount(back[1]), made.sites.length);
    assert.deepEqual(back.map(one => ({ ...one })), [made, made]);
    assert.deepEqual(JSON.parse(JSON.stringify(back)), JSON.parse(JSON.stringify([made, made])));
    assert.equal(readFindings(path, 'another state'), null);
  });

  it('count as missing where a byte differs, among the sites too', () => {
    const bytes = readFileSync(path);
    bytes[bytes.length - 20] ^= 1;
    writeFileSync(path, bytes);
    assert.equal(readFindings(path, 'state'), null);
  });

  it('make no sites for whoever counts them', () => {
    const { sites: _, ...rest } = made;
    let asked = 0;
    const late = withLateSites(rest, 3, () => (asked++, []));
    assert.equal(siteCount(late), 3);
    assert.equal(asked, 0);
    assert.deepEqual(late.sites, []);
    assert.deepEqual({ ...late }.sites, []);
    assert.equal(asked, 1);
  });
});
