import assert from 'node:assert/strict';
import { toSarif } from '../../../src/report';
import { analysis, range } from '../../samples/outcomes';
import { rules } from '../../samples/reports';

/* eslint-disable @typescript-eslint/no-explicit-any */
const options = { rules, toolVersion: '0.1.0', basePath: '/home/me/shop' };
const read = (text: string): any => JSON.parse(text);

/** The structural rules of the 2.1.0 schema that our output touches: required properties, types, enumerations, bounds. */
function validate(log: any) {
  assert.equal(log.version, '2.1.0');
  assert.match(log.$schema, /^https:.*sarif.*2\.1\.0/);
  for (const run of log.runs) {
    const { driver } = run.tool;
    assert.equal(typeof driver.name, 'string');
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.equal(new Set(driver.rules.map((rule: any) => rule.id)).size, driver.rules.length, 'rule ids are unique');
    for (const rule of driver.rules) {
      assert.ok(rule.id && rule.shortDescription.text);
      if (rule.helpUri !== undefined) new URL(rule.helpUri);
      assert.ok(['none', 'note', 'warning', 'error'].includes(rule.defaultConfiguration.level));
    }
    for (const base of Object.values<any>(run.originalUriBaseIds ?? {})) assert.ok(new URL(base.uri).href.endsWith('/'), 'a base URI ends in a slash');
    for (const invocation of run.invocations) {
      assert.equal(typeof invocation.executionSuccessful, 'boolean');
      for (const notification of invocation.toolExecutionNotifications) {
        assert.ok(notification.message.text && ['none', 'note', 'warning', 'error'].includes(notification.level));
        notification.locations.forEach(validateLocation);
      }
    }
    for (const result of run.results) {
      assert.equal(driver.rules[result.ruleIndex].id, result.ruleId);
      assert.ok(['none', 'note', 'warning', 'error'].includes(result.level));
      assert.ok(result.message.text.length > 0);
      assert.ok(result.locations.length > 0);
      [...result.locations, ...(result.relatedLocations ?? [])].forEach(validateLocation);
      const ids = (result.relatedLocations ?? []).map((location: any) => location.id);
      assert.equal(new Set(ids).size, ids.length);
    }
  }
}

function validateLocation({ physicalLocation: { artifactLocation, region } }: any) {
  assert.doesNotMatch(artifactLocation.uri, /[ \\<>"{}|^`]/, 'a URI reference');
  if (artifactLocation.uriBaseId) assert.doesNotMatch(artifactLocation.uri, /^[a-z][a-z0-9+.-]*:|^\//i, 'relative to its base');
  if (!region) return;
  for (const key of ['startLine', 'startColumn', 'endLine', 'endColumn']) assert.ok(Number.isInteger(region[key]) && region[key] >= 1, key);
  assert.ok(region.endLine > region.startLine || (region.endLine === region.startLine && region.endColumn >= region.startColumn));
}

describe('SARIF output', () => {
  it('keeps to the rules of 2.1.0', () => {
    validate(read(toSarif(analysis(), options)));
    validate(read(toSarif({ version: 1, files: [], skipped: [] }, { rules: [], toolVersion: '0.1.0' })));
  });

  it('says level, place and evidence of each finding', () => {
    const { results, tool } = read(toSarif(analysis(), options)).runs[0];
    const blocking = results.find(({ ruleId }: any) => ruleId === 'FC201');
    assert.equal(blocking.level, 'warning');
    assert.deepEqual(blocking.locations[0].physicalLocation, { artifactLocation: { uri: 'shop/web.py', uriBaseId: 'SRCROOT' }, region: { startLine: 22, startColumn: 16, endLine: 22, endColumn: 28 } });
    assert.deepEqual(blocking.relatedLocations.map(({ id, message, physicalLocation }: any) => [id, message.text, physicalLocation.artifactLocation.uri]), [
      [1, 'shop.storage.load: waits', 'shop/storage.py'], [2, 'requests.get: waits', 'shop/storage.py'],
    ]);
    assert.equal(tool.driver.rules.find(({ id }: any) => id === 'FC201').helpUri, 'https://example.org/rules/FC201.md');
    assert.deepEqual(results.map(({ level }: any) => level), ['note', 'note', 'warning', 'note']);
  });

  it('reports what was not read as notifications', () => {
    const [{ toolExecutionNotifications: notes }] = read(toSarif(analysis(), options)).runs[0].invocations;
    assert.deepEqual(notes.map(({ level, message }: any) => [level, message.text]), [['warning', 'Expected an indented block after `if`.'], ['note', 'The file is larger than 10 MB.']]);
  });

  it('writes every path as a URI', () => {
    const uri = (path: string) => {
      const log = read(toSarif({ version: 1, skipped: [], files: [{ path, language: 'python', sites: [], errors: [], findings: [{ rule: 'FC1', severity: 'error', message: 'm', range: range(1, 1), evidence: [] }] }] }, options));
      validate(log);
      const { uri: written, uriBaseId } = log.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
      return [written, uriBaseId];
    };
    assert.deepEqual(uri('a b/ü#1?.py'), ['a%20b/%C3%BC%231%3F.py', 'SRCROOT']);
    assert.deepEqual(uri('pkg\\mod.py'), ['pkg/mod.py', 'SRCROOT']);
    assert.deepEqual(uri('/srv/a.py'), ['file:///srv/a.py', undefined]);
    assert.deepEqual(uri('C:\\shop\\a.py'), ['file:///C:/shop/a.py', undefined]);
    assert.deepEqual(uri('\\\\server\\share\\a.py'), ['file://server/share/a.py', undefined]);
    assert.deepEqual(uri('a:b.py'), ['./a:b.py', 'SRCROOT']);
  });

  it('does not let a message pass for a link', () => {
    const log = read(toSarif({ version: 1, skipped: [], files: [{ path: 'a.py', language: 'python', sites: [], errors: [], findings: [{ rule: 'FC1', severity: 'error', message: 'call [here](1) and xs[0]', range: range(1, 1), evidence: [] }] }] }, options));
    assert.equal(log.runs[0].results[0].message.text, 'call \\[here](1) and xs[0]');
  });
});
