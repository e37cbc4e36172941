/** The heartbeat's classes against the documentation and the C source, call by call, in a real interpreter. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { GilUse } from '../../src/model';
import { interpreterWith, mainInterpreter } from './interpreters';

type Case = [name: string, expected: GilUse | 'holds-gil' | 'hardly-holds-gil', note?: string];

/**
 * `holds-gil`: in bytecode or natively; of native calls a few milliseconds long the heartbeat need not say which. `hardly-holds-gil`: for about the
 * quarter of its time that divides the two classes, so it may be either.
 */
const standardLibrary: Case[] = [
  ['time.sleep', 'waits'], ['select.select', 'waits'], ['socket.recv', 'waits'], ['subprocess.run', 'waits'], ['queue.Queue.get', 'waits'],
  ['hashlib.sha256', 'releases-gil'], ['hashlib.pbkdf2_hmac', 'releases-gil'], ['hashlib.scrypt', 'releases-gil'], ['hmac.digest', 'releases-gil'],
  ['zlib.compress', 'releases-gil'], ['zlib.decompress', 'releases-gil'], ['zlib.crc32', 'releases-gil'], ['bz2.compress', 'releases-gil'],
  ['lzma.compress', 'releases-gil'], ['io.FileIO.read', 'releases-gil'], ['sqlite3.execute', 'releases-gil'], ['os.urandom', 'releases-gil'],
  ['json.dumps', 'holds-gil-native'], ['json.loads', 'holds-gil-native'], ['pickle.dumps', 'holds-gil-native'], ['pickle.loads', 'holds-gil-native'],
  ['re.backtracking', 'holds-gil-native'], ['re.Pattern.findall', 'holds-gil-native'], ['base64.b64encode', 'holds-gil-native'],
  ['builtins.sorted', 'holds-gil-native'], ['builtins.bytes.find', 'holds-gil-native'], ['builtins.pow', 'holds-gil-native'],
  ['builtins.compile', 'holds-gil-native'], ['csv.reader', 'holds-gil-native'], ['xml.etree.ElementTree.fromstring', 'holds-gil-native'],
  ['math.factorial', 'holds-gil-native'], ['unicodedata.normalize', 'holds-gil-native'], ['struct.unpack', 'holds-gil-native'],
  ['ctypes.PyDLL', 'holds-gil-native', 'it sleeps with the GIL in its hand'],
  ['copy.deepcopy', 'holds-gil-bytecode'], ['html.parser.HTMLParser.feed', 'holds-gil-bytecode'], ['statistics.stdev', 'holds-gil-bytecode'],
  ['fractions.Fraction', 'holds-gil-bytecode'], ['pure.loop', 'holds-gil-bytecode'],
  ['datetime.strptime', 'holds-gil', 'regular expressions of microseconds between bytecode'],
  // The docs say it releases the GIL while it inflates; what it does besides (a copy of what came out, the checksum) is the smaller part.
  ['zipfile.ZipFile.read', 'hardly-holds-gil', 'listed as partly; released for three quarters of the time and more'],
];

const numPy: Case[] = [
  ['numpy.exp', 'releases-gil'], ['numpy.sort', 'releases-gil'], ['numpy.unique', 'releases-gil'], ['numpy.histogram', 'releases-gil'],
  ['numpy.dot', 'releases-gil'], ['numpy.linalg.svd', 'releases-gil'], ['numpy.einsum', 'releases-gil'], ['numpy.ndarray fancy index', 'releases-gil'],
  ['numpy.random.Generator.normal', 'releases-gil'], ['numpy.array(list)', 'holds-gil', 'calls of about 10 ms'],
  ['numpy.ndarray.tolist', 'holds-gil', 'calls of about 8 ms'], ['numpy.sum of objects', 'holds-gil', 'calls of about 5 ms'],
  ['numpy.sort of objects', 'holds-gil-native'], ['numpy.vectorize', 'holds-gil-bytecode'],
];

interface Outcome { name: string; kind?: GilUse; error?: string; heldShare?: number; longestSeconds?: number }

describe('runner: classes by heartbeat', function () {
  // Seconds on an idle host; a busy one is watched until it has shown enough.
  this.timeout(600_000);

  it('of the standard library are as listed', async () => {
    await agree((await mainInterpreter()).path, 'gil-probe.py', ['--exact'], standardLibrary);
  });

  it('of NumPy are as listed', async function () {
    const interpreter = await interpreterWith('numpy');
    if (!interpreter) return this.skip();
    await agree(interpreter.path, 'gil-probe-libraries.py', ['--library', 'numpy'], numPy);
  });

  it('are 40 at least', () => assert.ok(standardLibrary.length + numPy.length >= 40));
});

/** Two windows that agree do, and what they leave in doubt is watched longer. A busy host may leave a few untold; it must not turn any into another class. */
async function agree(interpreter: string, script: string, options: string[], cases: readonly Case[]): Promise<void> {
  const first = await probe(interpreter, script, [...options, '--enough', '2', ...cases.map(([name]) => name)]);
  const doubtful = cases.filter(([name, expected]) => !fits(first.get(name)?.kind, expected));
  const again = doubtful.length ? await probe(interpreter, script, [...options, '--repeat', '15', ...doubtful.map(([name]) => name)]) : new Map<string, Outcome>();
  const wrong = doubtful.flatMap(([name, expected, note]) => {
    const found = again.get(name);
    return fits(found?.kind, expected) || found?.kind === 'unknown' ? [] : [`${name}: ${JSON.stringify(found)} where ${expected} is listed${note ? ` (${note})` : ''}`];
  });
  assert.deepEqual(wrong, []);
  const untold = doubtful.filter(([name]) => again.get(name)?.kind === 'unknown');
  assert.ok(untold.length <= 0.1 * cases.length, `too many that could not be told: ${untold.map(([name]) => name).join(', ')}`);
}

function fits(found: GilUse | undefined, expected: Case[1]): boolean {
  if (expected === 'hardly-holds-gil') return found === 'releases-gil' || found === 'partly-holds-gil';
  return expected === 'holds-gil' ? found === 'holds-gil-bytecode' || found === 'holds-gil-native' : found === expected;
}

async function probe(interpreter: string, script: string, words: string[]): Promise<Map<string, Outcome>> {
  const { outcomes } = JSON.parse(await run(interpreter, [join('test', 'bench', script), '--json', ...words])) as { outcomes: Outcome[] };
  return new Map(outcomes.map(outcome => [outcome.name, outcome]));
}

function run(program: string, words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, words, { timeout: 290_000, maxBuffer: 1 << 24 }, (error, stdout, stderr) => (error ? reject(new Error(`${error.message}\n${stderr}`)) : resolve(stdout)));
  });
}
