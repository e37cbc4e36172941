/** Arms of an `if` that a constant of the module rules out. */
import assert from 'node:assert/strict';
import { rulesIn } from './workspace';

describe('tests whose outcome the text states', () => {
  const text = (flag: string, test: string, more = ''): string => `import time\n_IS_SYNC = ${flag}\n${more}async def f():\n    if ${test}:\n        time.sleep(1)\n    else:\n        pass\n`;
  const cases: [string, string, string[]][] = [
    ['a constant that is false', text('False', '_IS_SYNC'), []],
    ['a constant that is true', text('True', '_IS_SYNC'), ['FC107']],
    ['the opposite of one that is true', text('True', 'not _IS_SYNC'), []],
    ['the opposite of one that is false', text('False', 'not _IS_SYNC'), ['FC107']],
    ['a constant that is set twice', text('False', '_IS_SYNC', '_IS_SYNC = True\n'), ['FC107']],
    ['what somebody works out', text('bool(time)', '_IS_SYNC'), ['FC107']],
  ];
  for (const [what, app, expected] of cases) it(what, () => assert.deepEqual(rulesIn(app), expected));
});
