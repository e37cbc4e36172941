/** Quick fixes as code actions: only of findings that the diagnostics still stand for, in the document's own line ends. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixes, suppressions } from '../../../src/server/actions';
import { diagnosticSource, toDiagnostics } from '../../../src/server/diagnostics';
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

describe('the quick fix that silences a finding', () => {
  /** The text after it, for a finding of `rule` that begins where the first `f(` stands; undefined where none is offered. */
  const silenced = (content: string, languageId: string, rule = 'FC104', source = diagnosticSource): string | undefined => {
    const uri = 'file:///a';
    const document = TextDocument.create(uri, languageId, 1, content);
    const at = content.indexOf('f(');
    const [action] = suppressions(document, [{ source, code: rule, message: '', range: { start: document.positionAt(at), end: document.positionAt(at + 1) } }]);
    assert.equal(action?.title, action && `Ignore ${rule} on this line`);
    return action && TextDocument.applyEdits(document, action.edit!.changes![uri]);
  };

  it('is a comment of the language', () => {
    assert.equal(silenced('f(x)  \ny\n', 'python'), 'f(x)  # forkcast: ignore FC104  \ny\n');
    for (const language of ['javascript', 'typescript', 'javascriptreact', 'typescriptreact']) assert.equal(silenced('f(x);\r\ny\r\n', language), 'f(x);  // forkcast: ignore FC104\r\ny\r\n', language);
  });

  it('adds to one that is there', () => {
    assert.equal(silenced('f(x)  # forkcast: ignore FC103\n', 'python'), 'f(x)  # forkcast: ignore FC103, FC104\n');
    assert.equal(silenced('f(x); // forkcast: ignore FC103\n', 'javascript'), 'f(x); // forkcast: ignore FC103, FC104\n');
    assert.equal(silenced('f(x); /* forkcast: ignore FC103 */\n', 'typescript'), 'f(x); /* forkcast: ignore FC103, FC104 */\n');
  });

  it('is not offered where it would become part of a string, or break the line', () => {
    assert.equal(silenced('f(\"\"\"select\n1\"\"\")\n', 'python'), undefined);
    assert.equal(silenced('f(x) + \\\n1\n', 'python'), undefined);
    assert.equal(silenced('f(`select\n1`);\n', 'javascript'), undefined);
    assert.equal(silenced('const a = `b`; f(`c\\``);\n', 'javascript'), 'const a = `b`; f(`c\\``);  // forkcast: ignore FC104\n');
    assert.equal(silenced('x = \"\"\"#\n\"\"\"; f(x)', 'python'), 'x = \"\"\"#\n\"\"\"; f(x)  # forkcast: ignore FC104');
  });

  it('is none for diagnostics of others', () => assert.equal(silenced('f(x)\n', 'python', 'E501', 'pylint'), undefined));
});
