import assert from 'node:assert/strict';
import { defaultSettings, readSettings, type Settings } from '../../../src/server/settings';
import { contributes } from '../../../package.json';

interface Declared {
  type: string;
  default: unknown;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
}

/** What a setting of package.json is called in the server; the editor keeps the rest for itself. */
const names: Record<string, keyof Settings> = {
  'python.interpreter': 'interpreter', 'node.path': 'node', rules: 'rules', exclude: 'exclude', 'benchmark.budgetSeconds': 'budgetSeconds', 'benchmark.precisionPercent': 'precisionPercent',
  'benchmark.workers': 'workers', 'dask.scheduler': 'daskScheduler', 'benchmark.models': 'models', 'advice.clusterThresholdMinutes': 'clusterThresholdMinutes', 'benchmark.memoryLimitMB': 'memoryLimitMB',
  'benchmark.taskTimeoutSeconds': 'taskTimeoutSeconds', 'benchmark.temporaryDirectory': 'temporaryDirectory', 'recordings.keep': 'keepRecordings', 'codeLens.enabled': 'lenses',
};
const declared = Object.entries(contributes.configuration.properties as unknown as Record<string, Declared>).map(([name, one]) => [name.replace(/^forkcast\./, ''), one] as const);
const nested = (key: string, value: unknown): unknown => key.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);

describe('the server\'s settings', () => {
  it('are those of package.json, with the same defaults', () => {
    assert.deepEqual(declared.map(([key]) => key).filter(key => key !== 'trace.server').sort(), Object.keys(names).sort());
    assert.deepEqual(Object.values(names).sort(), Object.keys(defaultSettings).sort());
    for (const [key, { default: value }] of declared) if (names[key]) assert.deepEqual(defaultSettings[names[key]], value, key);
    assert.deepEqual(readSettings(undefined), { settings: defaultSettings, problems: [] });
    assert.deepEqual(readSettings(Object.fromEntries(declared.map(([key, one]) => [key, one.default]))), { settings: defaultSettings, problems: [] });
  });

  it('come nested or with dotted keys', () => {
    for (const [key, value] of [
      ['python.interpreter', '/usr/bin/python3'], ['node.path', '/usr/bin/node'], ['exclude', ['generated/']], ['benchmark.budgetSeconds', 3600], ['benchmark.precisionPercent', 2.5], ['benchmark.workers', [2, 4]],
      ['dask.scheduler', 'tcp://127.0.0.1:8786'], ['benchmark.models', ['threads', 'worker-threads']], ['advice.clusterThresholdMinutes', 0.5], ['benchmark.memoryLimitMB', 64], ['benchmark.taskTimeoutSeconds', 1.5],
      ['benchmark.temporaryDirectory', true], ['recordings.keep', 'workspace'], ['codeLens.enabled', false], ['rules', { FC101: 'off', FC107: 'error' }],
    ] as const) {
      for (const raw of [nested(key, value), { [key]: value }]) assert.deepEqual(readSettings(raw), { settings: { ...defaultSettings, [names[key]]: value }, problems: [] }, key);
    }
  });

  it('that do not fit are told by name, and leave the default and the others', () => {
    for (const [key, one] of declared) {
      if (!names[key] || key === 'rules') continue;
      const bad: unknown[] = [one.type === 'object' || one.type === 'array' ? 'text' : { some: 'thing' }, one.type === 'string' ? 7 : 'seven'];
      if (one.minimum !== undefined) bad.push(one.minimum - 1, NaN);
      if (one.maximum !== undefined) bad.push(one.maximum + 1);
      if (one.enum) bad.push('elsewhere');
      if (one.type === 'array') bad.push([null]);
      for (const value of bad) {
        const { settings, problems } = readSettings({ ...(nested(key, value) as object), [key]: value });
        assert.deepEqual(settings, defaultSettings, `${key}: ${JSON.stringify(value)}`);
        assert.equal(problems.length, 1, `${key}: ${JSON.stringify(value)}`);
        assert.match(problems[0], new RegExp(`^The setting forkcast\\.${key.replace('.', '\\.')} must be .+; its default is used instead\\.$`));
      }
    }
    for (const [key, value] of [['benchmark.workers', [0]], ['benchmark.workers', [1.5]], ['benchmark.workers', [1025]], ['benchmark.models', ['fibres']], ['benchmark.memoryLimitMB', 63], ['benchmark.precisionPercent', 0.05]] as const) {
      const { settings, problems } = readSettings({ [key]: value, exclude: ['a'] });
      assert.deepEqual(settings, { ...defaultSettings, exclude: ['a'] }, key);
      assert.equal(problems.length, 1, key);
    }
  });

  it('tell a rule that is not there, and a severity that is none, and keep the rest', () => {
    const { settings, problems } = readSettings({ rules: { FC101: 'off', FC107: 'loud', FC999: 'error' } });
    assert.deepEqual(settings.rules, { FC101: 'off' });
    assert.deepEqual(problems, [
      'The setting forkcast.rules gives FC107 an unknown severity; use one of error, warning, information, hint, off.',
      'The setting forkcast.rules names FC999, which is no rule.',
    ]);
    assert.deepEqual(readSettings({ rules: { all: 'information', FC101: 'off' } }), { settings: { ...defaultSettings, rules: { all: 'information', FC101: 'off' } }, problems: [] });
    for (const rules of ['off', 3]) assert.match(readSettings({ rules }).problems.join(), /forkcast\.rules must be an object/);
  });
});
