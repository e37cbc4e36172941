import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../../src/editor/contributions';
import { activated } from '../helpers';
import { say } from '../say';

describe('activation', () => {
  it('ends, and the server answers', async () => {
    const started = performance.now();
    const { activationMilliseconds } = await activated();
    say(`activate(): ${activationMilliseconds.toFixed(1)} ms; the server answers after ${(performance.now() - started).toFixed(0)} ms`);
    // How long it takes is for `npm run bench -- editor` to say: these machines are noisy.
    assert.equal(vscode.extensions.getExtension(extensionId)?.isActive, true);
  });

  it('registers every command of the table', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(Object.keys(commands).filter(id => !known.has(id)), []);
  });
});
