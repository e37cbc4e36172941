import { Workbench } from '../workbench';

describe('in Restricted Mode, as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await Workbench.open();
  });
  after(() => workbench?.close());

  it('lenses are there; Benchmark says what is missing, and trust given takes effect at once', async () => {
    await workbench.openFile('main.py');
    await workbench.lens('Benchmark').nth(1).waitFor({ timeout: 60_000 });
    await (await workbench.lensAbove('def nap', 'Benchmark')).click();
    const refusal = workbench.notification('which you have not trusted yet');
    await refusal.waitFor();
    await workbench.picture('untrusted');
    await refusal.getByText('Manage Workspace Trust').click();
    await workbench.page.locator('.workspace-trust-editor').getByText('Trust', { exact: true }).first().click();
    // The page on trust stands over the editor.
    await workbench.page.locator('.monaco-modal-editor-block .codicon-close, .monaco-modal-editor-block [aria-label^="Close"]').last().click();
    await workbench.page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });
    await workbench.lens('Benchmark').nth(1).waitFor();
    await (await workbench.lensAbove('def nap', 'Benchmark')).click();
    await workbench.notification(/nap: threads x\d+: .*as fast/).waitFor({ timeout: 60_000 });
  });
});
