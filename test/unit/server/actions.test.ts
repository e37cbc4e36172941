/** Quick fixes as code actions: only of findings that the diagnostics still stand for, in the document's own line ends. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixes } from '../../../src/server/actions';
import { toDiagnostics } from '../../../src/server/diagnostics';
import { workspace } from '../effects/workspace';

const text = 'from multiprocessing import Pool\n\npool = Pool()\nprint(pool.map(len, ["a"]))\n';
const guarded = 'from multiprocessing import Pool\n\nif __name__ == \'__main__\':\n    pool = Pool()\n    print(pool.map(len, ["a"]))\n';

/** The text after the only fix that is offered for what is found in it; undefined where none is. */
function fixed(content: string, uri = 'file:///a.py', shown = content): string | undefined {
  const document = TextDocument.create(uri, 'python', 1, content);
  const diagnostics = toDiagnostics(workspace({ 'a.py': shown }).analyze('a.py')!, 'https://rules/');
  const actions = fixes(document, workspace({ 'a.py': content }).analyze('a.py')!.findings, diagnostics);
  assert.ok(actions.length <= 1);
  const edits = actions[0]?.edit?.changes?.[uri];
  return edits === undefined ? undefined : TextDocument.applyEdits(document, edits);
}

describe('quick fixes as code actions', () => {
  it('make the edits of the finding that the diagnostic stands for', () => assert.equal(fixed(text), guarded));

  it('keep the document\'s line ends', () => assert.equal(fixed(text.replaceAll('\n', '\r\n')), guarded.replaceAll('\n', '\r\n')));

  it('are none where the diagnostic is of another text than the one there is now', () => assert.equal(fixed(`# a line more\n${text}`, undefined, text), undefined));

  it('are none for diagnostics of others', () => {
    const document = TextDocument.create('file:///a.py', 'python', 1, text);
    const { findings } = workspace({ 'a.py': text }).analyze('a.py')!;
    const others = toDiagnostics(workspace({ 'a.py': text }).analyze('a.py')!, '').map(one => ({ ...one, source: 'pylint' }));
    assert.deepEqual(fixes(document, findings, others), []);
  });
});
