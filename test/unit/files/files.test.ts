import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { decodeSource, isExcluded, isSkipped, languageInIndex, looksBinary, makeFolder, readSource, walkSources } from '../../../src/files';

describe('making folders', () => {
  it('makes those above, too, and leaves alone what is there', () => {
    const root = mkdtempSync(join(tmpdir(), 'forkcast-folders-'));
    try {
      makeFolder(join(root, 'a', 'b', 'c'));
      makeFolder(join(root, 'a', 'b', 'c'));
      writeFileSync(join(root, 'file'), '');
      assert.throws(() => makeFolder(join(root, 'file')), /EEXIST/);
      assert.throws(() => makeFolder(join(root, 'file', 'below')), /ENOTDIR|EEXIST|ENOENT/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  (process.platform === 'linux' ? it : it.skip)('gives up where the system has no such folder, however often it is asked', () => {
    assert.throws(() => makeFolder('/proc/forkcast/cache'), /ENOENT/);
  });
});

describe('decoding source files', () => {
  const decode = (bytes: string | number[]) => decodeSource(typeof bytes === 'string' ? Buffer.from(bytes) : Uint8Array.from(bytes));

  it('drops a byte order mark and keeps line ends as they are', () => {
    assert.deepEqual(decode('\ufeffa = 1\r\nb = 2\r'), { text: 'a = 1\r\nb = 2\r', problems: [] });
  });

  it('follows a coding comment', () => {
    assert.equal(decode([...Buffer.from('# -*- coding: latin-1 -*-\nx = "'), 0xe9, ...Buffer.from('"\n')]).text, '# -*- coding: latin-1 -*-\nx = "é"\n');
  });

  it('knows an encoding by all names that Python takes for it', () => {
    const accent = [...Buffer.from('\nx = "'), 0xe9, ...Buffer.from('"\n')];
    for (const name of ['cp1252', 'windows-1252', 'Latin_1', 'iso-8859-1-unix']) assert.deepEqual(decode([...Buffer.from(`# coding: ${name}`), ...accent]).problems, [], name);
    assert.match(decode([...Buffer.from('# coding=cp1252'), ...accent]).text, /é/);
    assert.match(decode([...Buffer.from('# coding: CP1251\n# '), 0xcf]).text, /П/);
    for (const name of ['utf_8', 'utf-8-sig', 'UTF-8-unix', 'utf8']) assert.deepEqual(decode(`# vim: set fileencoding=${name} :\nx = "é"`).problems, [], name);
    for (const [name, bytes] of [['shift_jis', [0x93, 0xfa]], ['sjis', [0x93, 0xfa]], ['euc_jp', [0xc6, 0xfc]]] as const) assert.match(decode([...Buffer.from(`# coding: ${name}\n# `), ...bytes]).text, /日/, name);
  });

  it('takes a coding comment only where Python does: on the first line, or below a line without code', () => {
    const second = (first: string) => decode([...Buffer.from(`${first}\n# coding: latin-1\n# `), 0xe9]).problems.length;
    assert.deepEqual(['#!/usr/bin/python', '', '\t# about'].map(second), [0, 0, 0]);
    assert.equal(second('import os'), 1);
    assert.equal(second('\n'), 1);
  });

  it('reads UTF-16 by its mark', () => {
    assert.equal(decode([0xff, 0xfe, 0x78, 0x00]).text, 'x');
    assert.equal(decode([0xfe, 0xff, 0x00, 0x78]).text, 'x');
    for (const half of [[0xff, 0x78], [0xfe, 0x78], [0x78, 0xfe], [0x78, 0xff]]) assert.match(decode(half).text, /x/, 'no mark');
    for (const text of [[0xff, 0xfe, 0x78, 0x00, 0x0a, 0x00], [0xfe, 0xff, 0x00, 0x78, 0x00, 0x0a]]) assert.equal(looksBinary(Uint8Array.from(text)), false, 'every other byte of it is nothing');
  });

  it('replaces what is not valid and says so', () => {
    const { text, problems } = decode([0x78, 0xff, 0x79]);
    assert.equal(text, 'x\ufffdy');
    assert.match(problems[0], /Not valid UTF-8.*Save the file as UTF-8/);
  });

  it('falls back to UTF-8 for an unknown encoding', () => {
    const { text, problems } = decode('# coding: klingon\nx = 1\n');
    assert.match(text, /x = 1/);
    assert.match(problems[0], /klingon/);
  });

  it('tells a program from a text with a stray NUL', () => {
    assert.equal(looksBinary(Buffer.from('x = 1\0\n'.padEnd(200))), false);
    assert.equal(looksBinary(Buffer.alloc(200)), true);
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 193 + (i >> 3) * 57 + 11) & 0xff));
    assert.equal(looksBinary(noise), true, 'packed bytes have few NULs');
    assert.equal(looksBinary(Buffer.from('\x1b[31m\f\t\r\n\v'.repeat(30))), false);
    assert.equal(looksBinary(Buffer.from([0xff, 0xfe, ...Buffer.from('x = 1\n', 'utf16le')])), false);
    assert.equal(looksBinary(Buffer.from([0xff, 0xfe, 0, 0, 0x78, 0, 0, 0])), true, 'UTF-32');
  });
});

describe('walking a workspace', () => {
  let folder: string;
  const write = (name: string, text = 'x = 1\n') => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const walk = (options = {}) => [...walkSources([folder], options)].map(entry => relative(folder, entry.path));

  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'forkcast-walk-')); });
  afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

  it('finds sources in name order and leaves dependencies alone', () => {
    for (const name of ['b.py', 'a/c.py', 'a/d.txt', 'a/e.pyi', 'node_modules/x.py', '.venv/x.py', '__pycache__/x.py', 'mine/pyvenv.cfg', 'mine/lib/x.py']) write(name);
    assert.deepEqual(walk(), ['b.py', 'a/c.py']);
  });

  it('finds the stubs that describe what programs here import, and no collections of others', () => {
    const found = ['a/x.py', 'a/x.pyi', 'acme-stubs/client.pyi', 'fast/core.cpython-313-x86_64-linux-gnu.so', 'fast/core.pyi', 'typings/acme/client.pyi'];
    for (const name of [...found, 'a/alone.pyi', 'a/xy.pyi', 'lib/typings/other.pyi', 'typeshed/os.pyi', 'typings/acme/notes.txt']) write(name);
    assert.deepEqual(walk().sort(), found.filter(name => !name.endsWith('.so')));
    for (const name of found) assert.equal(languageInIndex(join(folder, name), folder), name.endsWith('.so') ? undefined : 'python', name);
    for (const name of ['a/alone.pyi', 'typeshed/os.pyi', 'nowhere/x.pyi', 'a/x.d.ts']) assert.equal(languageInIndex(join(folder, name), folder), undefined, name);
  });

  it('heeds .gitignore at every level, negations and the repository above', () => {
    mkdirSync(join(folder, '.git'));
    write('.gitignore', 'build/\n*_generated.py\n');
    write('pkg/.gitignore', 'secret.py\n!kept_generated.py\n');
    for (const name of ['build/x.py', 'a_generated.py', 'pkg/secret.py', 'pkg/kept_generated.py', 'secret.py']) write(name);
    assert.deepEqual(walk(), ['secret.py', 'pkg/kept_generated.py']);
    assert.deepEqual([...walkSources([join(folder, 'pkg')])].map(entry => relative(folder, entry.path)), ['pkg/kept_generated.py']);
    assert.equal(walk({ gitignore: false }).length, 5);
    for (const [name, excluded] of [['build/x.py', true], ['a_generated.py', true], ['pkg/secret.py', true], ['pkg/kept_generated.py', false], ['secret.py', false]] as const) {
      assert.equal(isExcluded(join(folder, name), folder), excluded, name);
    }
  });

  it('leaves out what the settings exclude', () => {
    write('a.py');
    write('old/b.py');
    assert.deepEqual(walk({ exclude: ['old/**'] }), ['a.py']);
    assert.equal(isExcluded(join(folder, 'old/b.py'), folder, { exclude: ['old/**'] }), true);
  });

  it('does not go round in a link cycle, and reports dead links', function () {
    if (process.platform === 'win32') this.skip();
    write('a/b.py');
    symlinkSync(folder, join(folder, 'a', 'round'));
    symlinkSync(join(folder, 'nowhere.py'), join(folder, 'dead.py'));
    const entries = [...walkSources([folder])];
    assert.deepEqual(entries.filter(entry => !isSkipped(entry)).map(entry => relative(folder, entry.path)), ['a/b.py']);
    assert.match(JSON.stringify(entries.filter(isSkipped)), /dead\.py.*leads nowhere/);
  });

  it('takes a file as it is named, and says what it cannot take', () => {
    const path = write('node_modules/x.py');
    assert.deepEqual([...walkSources([path])], [{ path, language: 'python' }]);
    assert.match(JSON.stringify([...walkSources([join(folder, 'missing')])]), /no such file/i);
    assert.match(JSON.stringify([...walkSources([write('x.rb')])]), /Not a language/);
  });

  it('says why a file was not read', function () {
    assert.match(JSON.stringify(readSource(join(folder, 'missing.py'))), /cannot be read \(ENOENT\)/);
    assert.match(JSON.stringify(readSource(folder)), /cannot be read \(EISDIR\)/);
    const path = write('picture.py', '\0'.repeat(100));
    assert.match(JSON.stringify(readSource(path)), /Not text/);
    if (process.platform === 'win32') return;
    // Reading it would never end.
    symlinkSync('/dev/zero', join(folder, 'zero.py'));
    assert.match(JSON.stringify(readSource(join(folder, 'zero.py'))), /Not a regular file/);
    if (process.getuid?.() === 0) return;
    chmodSync(path, 0);
    assert.match(JSON.stringify(readSource(path)), /EACCES/);
  });
});
