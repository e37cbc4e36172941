import assert from 'node:assert/strict';
import { ruleTable, severityIn, type RuleInfo } from '../../../src/analysis/rules/table';

describe('the severity of a rule', () => {
  const off: RuleInfo = { id: 'FC101', name: 'a', title: 'A', defaultSeverity: 'off', inScripts: 'warning' };
  const on: RuleInfo = { id: 'FC212', name: 'b', title: 'B', defaultSeverity: 'hint' };

  it('is the default of its language, unless the settings name it', () => {
    assert.deepEqual([severityIn('python', off, {}), severityIn('node', off, {}), severityIn('python', on, {}), severityIn('node', on, {})], ['off', 'warning', 'hint', 'hint']);
    for (const family of ['python', 'node'] as const) assert.equal(severityIn(family, off, { FC101: 'error', all: 'hint' }), 'error');
    assert.equal(severityIn('python', on, { FC212: 'off' }), 'off');
  });

  it('is that of `all` where it is off by default and not named', () => {
    assert.deepEqual([severityIn('python', off, { all: 'information' }), severityIn('node', off, { all: 'information' }), severityIn('python', on, { all: 'information' })], ['information', 'warning', 'hint']);
    assert.equal(severityIn('python', off, { all: 'information', FC101: 'off' }), 'off');
    assert.equal(severityIn('python', on, { all: 'off' }), 'hint');
    for (const rule of ruleTable) for (const family of ['python', 'node'] as const) assert.notEqual(severityIn(family, rule, { all: 'hint' }), 'off', rule.id);
  });
});
