import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LineSplitter, maxLineBytes, parseAnswer, ProtocolError, protocolVersion } from '../../../src/bench/protocol';

const round = { v: 1, type: 'round', seconds: 0.5, cpuSeconds: 0.25, queueSeconds: 0 };

describe('bench/protocol', () => {
  it('reads an answer', () => {
    assert.deepEqual(parseAnswer(JSON.stringify(round)), round);
    assert.equal(parseAnswer(JSON.stringify({ ...round, digest: null, digests: ['00ff', null] })).type, 'round');
  });

  it('says what is wrong with anything else', () => {
    const cases: [string, RegExp][] = [
      ['\u0000\u0001garbage', /not JSON/],
      ['x'.repeat(1000), /not JSON: "x{60}\.\.\."/],
      ['null', /message/],
      ['[]', /type/],
      [JSON.stringify({ ...round, type: 'evil' }), /type/],
      [JSON.stringify({ ...round, v: 2 }), /version 2 where 1 is spoken/],
      [JSON.stringify({ ...round, seconds: -1 }), /seconds/],
      [JSON.stringify({ ...round, seconds: '1' }), /seconds/],
      [JSON.stringify({ ...round, digests: [1] }), /digests\.0/],
      [JSON.stringify({ v: 1, type: 'failure', code: 'x', detail: null, facts: { deep: {} } }), /facts\.deep/],
    ];
    for (const [line, message] of cases) assert.throws(() => parseAnswer(line), (error: Error) => error instanceof ProtocolError && message.test(error.message), line);
  });

  it('puts lines together from chunks of any size, also where they cut a character', () => {
    const text = Buffer.from('{"a":"ü€"}\n\n{"b":2}\n');
    for (let size = 1; size <= text.length; size++) {
      const splitter = new LineSplitter();
      const lines: string[] = [];
      for (let at = 0; at < text.length; at += size) lines.push(...splitter.push(text.subarray(at, at + size)));
      assert.deepEqual(lines, ['{"a":"ü€"}', '', '{"b":2}'], `chunks of ${size}`);
    }
  });

  it('refuses a line without end', () => {
    const splitter = new LineSplitter();
    assert.throws(() => { for (let i = 0; i < 20; i++) splitter.push(Buffer.alloc(maxLineBytes / 8, 'x')); }, ProtocolError);
  });

  it('speaks the version that the harness speaks', () => {
    const text = readFileSync('src/bench/python/forkcast_harness/__init__.py', 'utf8');
    assert.equal(Number(/PROTOCOL_VERSION = (\d+)/.exec(text)?.[1]), protocolVersion);
  });
});
