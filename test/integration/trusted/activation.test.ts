import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ForkcastApi } from '../../../src/extension';
import { say } from '../say';

describe('activation', () => {
  it('takes less than 30 ms, the time to load the code included', async () => {
    const extension = vscode.extensions.getExtension<ForkcastApi>('forkcast.forkcast');
    assert.ok(extension);
    const started = performance.now();
    const api = await extension.activate();
    say(`activate() ${api.activationMilliseconds.toFixed(1)} ms; with loading ${(performance.now() - started).toFixed(1)} ms`);
    await api.ready();
    say(`server answers after ${(performance.now() - started).toFixed(1)} ms`);
  });
});
