import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributions';
import { activated } from '../helpers';
import { say } from '../say';

describe('activation', () => {
  it('takes less than 30 ms, and the server answers', async () => {
    const started = performance.now();
    const { activationMilliseconds } = await activated();
    say(`activate(): ${activationMilliseconds.toFixed(1)} ms; the server answers after ${(performance.now() - started).toFixed(0)} ms`);
    assert.ok(activationMilliseconds < 30, `${activationMilliseconds} ms`);
  });

  it('registers every command of the table', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(Object.keys(commands).filter(id => !known.has(id)), []);
  });
});
