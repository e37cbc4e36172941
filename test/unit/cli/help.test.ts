import assert from 'node:assert/strict';
import { help, helpFor } from '../../../src/cli/help';
import { commands, parseWords, ruleSettings, type CommandName } from '../../../src/cli/options';
import { nearestWord } from '../../../src/cli/spelling';

const names = Object.keys(commands) as CommandName[];
const longest = (text: string) => Math.max(...text.split('\n').map(line => (line.trim().includes(' ') ? line.length : 0)));

describe('the command line\'s help', () => {
  for (const width of [40, 60, 80, 100, 200]) {
    it(`fits ${width} columns`, () => {
      assert.ok(longest(help(width)) <= Math.max(width, 40), help(width));
      for (const name of names) {
        const text = helpFor(name, width);
        const breakable = text.split('\n').filter(line => !/^\s+(-\w, )?--\S+ \S+$/.test(line)).join('\n');
        assert.ok(longest(breakable) <= width, text);
      }
    });
  }

  it('names every command and option, each with words of its own and the exit status', () => {
    for (const name of names) {
      assert.match(help(100), new RegExp(`^  forkcast ${name}\\b`, 'm'));
      for (const option of Object.keys(commands[name].options)) assert.match(helpFor(name, 100), new RegExp(`--${option}( |$)`, 'm'));
      assert.match(helpFor(name, 100), /\nExit status: 0 /);
    }
    for (const line of help(100).split('\n')) assert.doesNotMatch(line, /[\])N][a-z]{3}/, 'usage and summary do not run together');
  });
});

describe('words that do not fit', () => {
  const problem = (command: CommandName, ...words: string[]) => {
    try {
      parseWords(command, words);
    } catch (error) {
      return (error as Error).message;
    }
    return null;
  };

  it('are named, with what was probably meant', () => {
    assert.equal(problem('bench', '--budgte', '3'), "forkcast bench has no option --budgte. Did you mean --budget? See 'forkcast bench --help'.");
    assert.equal(problem('analyze', '--xyzzy=1'), "forkcast analyze has no option --xyzzy. See 'forkcast analyze --help'.");
    assert.equal(problem('analyze', '-z'), "forkcast analyze has no option -z. See 'forkcast analyze --help'.");
    assert.equal(problem('bench', '--budget'), "--budget takes a value: --budget=SECONDS. See 'forkcast bench --help'.");
    assert.equal(problem('bench', '--budget', '-1'), "--budget takes a value: --budget=SECONDS. See 'forkcast bench --help'.");
    assert.equal(problem('analyze', '-o'), "--output takes a value: --output=FILE. See 'forkcast analyze --help'.");
    assert.equal(problem('analyze', '--quiet=yes'), "--quiet takes no value. See 'forkcast analyze --help'.");
    assert.equal(problem('bench', 'a.py:f', '--budget', '3'), null);
  });

  it('are a rule without a severity, too', () => {
    assert.deepEqual(ruleSettings(['all=hint', 'FC101=off'], ['FC101']), { all: 'hint', FC101: 'off' });
    assert.throws(() => ruleSettings(['FC101'], ['FC101']), /--rule takes ID=SEVERITY, for example FC101=off; the severities are error, warning, information, hint, off\./);
    assert.throws(() => ruleSettings(['FC101=of'], ['FC101']), /--rule takes error, warning, information, hint, off; not 'of'/);
    assert.throws(() => ruleSettings(['FC1=off'], ['FC101', 'FC102']), /There is no rule 'FC1'\. The rules are FC101, FC102\./);
    assert.deepEqual(ruleSettings(['FC101=off', 'FC102=hint'], ['FC101', 'FC102']), { FC101: 'off', FC102: 'hint' });
  });

  it('have a near one only where it is near', () => {
    assert.equal(nearestWord('analyse', names), 'analyze');
    assert.equal(nearestWord('bnech', names), 'bench');
    assert.equal(nearestWord('profile', names), null);
    assert.equal(nearestWord('', []), null);
  });
});
