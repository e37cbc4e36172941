/** Facts that people rely on, one by one: from CPython's documentation, its source, and measurements (test/bench/gil-probe.py). */
import assert from 'node:assert/strict';
import { catalogue, type CatalogueEntry } from '../../../src/analysis/catalogue';

const python = catalogue('python');

function entry(name: string): CatalogueEntry {
  const found = python.find(name);
  assert.ok(found, `${name} is not known`);
  return found;
}

/** Follows `class().method()` and attributes: the class of what comes out. */
function chain(start: string, ...members: string[]): string | undefined {
  const first = entry(start);
  let type = first.returns ?? (first.class ? first.name : undefined);
  for (const member of members) {
    assert.ok(type, `${start}: nothing is known of what comes before ${member}`);
    if (member === '^') {
      type = entry(type).enters ?? type;
    } else if (member === '[]') {
      type = entry(type).element;
    } else {
      const found = python.method(type, member);
      assert.ok(found, `${type}.${member} is not known`);
      type = found.element ?? found.returns;
    }
  }
  return type;
}

describe('catalogue facts', () => {
  it('native work that lets go of the GIL', () => {
    for (const name of ['hashlib.sha256', 'hashlib.pbkdf2_hmac', 'hashlib.scrypt', 'hashlib._Hash.update', 'zlib.compress', 'zlib.decompress', 'bz2.compress',
      'lzma.decompress', 'zlib.crc32', 'binascii.crc32', 'gzip.compress', 'compression.zlib.compress', 'compression.zstd.compress', 'os.urandom', 'ctypes.CDLL.anything']) {
      assert.deepEqual([name, entry(name).work, entry(name).gil], [name, 'native', 'released']);
    }
    assert.equal(entry('hashlib.pbkdf2_hmac').growth, 'heavy');
  });

  it('computing that holds the GIL, however native', () => {
    for (const name of ['json.dumps', 'json.loads', 're.match', 're.Pattern.findall', 'pickle.dumps', 'base64.b64encode', 'builtins.sorted', 'builtins.bytes.find',
      'builtins.pow', 'csv._Reader.__next__', 'xml.etree.ElementTree.fromstring', 'ast.parse', 'builtins.compile', 'copy.deepcopy', 'difflib.SequenceMatcher.ratio',
      'struct.unpack', 'math.factorial', 'ctypes.PyDLL.anything', 'crypt.crypt', 'marshal.dumps', 'unicodedata.normalize', 'collections.Counter']) {
      assert.deepEqual([name, entry(name).work, entry(name).gil], [name, 'cpu', 'held']);
    }
  });

  it('waits, what for, and what to call instead in async code', () => {
    const waits: [string, string, string | undefined][] = [
      ['time.sleep', 'sleep', 'asyncio.sleep'],
      ['builtins.open', 'file', 'asyncio.to_thread'],
      ['pathlib.Path.read_text', 'file', 'asyncio.to_thread'],
      ['os.fsync', 'file', 'asyncio.to_thread'],
      ['socket.getaddrinfo', 'network', 'asyncio.AbstractEventLoop.getaddrinfo'],
      ['socket.socket.recv', 'network', 'asyncio.StreamReader.read'],
      ['urllib.request.urlopen', 'network', 'httpx.AsyncClient.request'],
      ['subprocess.run', 'subprocess', 'asyncio.create_subprocess_exec'],
      ['os.system', 'subprocess', 'asyncio.create_subprocess_shell'],
      ['sqlite3.Connection.execute', 'database', 'aiosqlite.connect'],
      ['queue.Queue.get', 'sleep', 'asyncio.Queue.get'],
      ['threading.Event.wait', 'sleep', 'asyncio.Event.wait'],
      ['concurrent.futures.Future.result', 'sleep', 'asyncio.wrap_future'],
      ['smtplib.SMTP.sendmail', 'network', 'aiosmtplib.send'],
    ];
    for (const [name, io, instead] of waits) {
      const { work, blocking, ...rest } = entry(name);
      assert.deepEqual([name, work, blocking, rest.io, rest.asyncInstead], [name, 'io', true, io, instead]);
    }
  });

  it('coroutines wait without blocking', () => {
    for (const name of ['asyncio.sleep', 'asyncio.open_connection', 'asyncio.StreamReader.read', 'asyncio.create_subprocess_exec', 'asyncio.subprocess.Process.wait', 'asyncio.Queue.get']) {
      assert.deepEqual([name, entry(name).work, entry(name).coroutine, entry(name).blocking], [name, 'io', true, false]);
    }
  });

  it('sqlite3 lets go of the GIL and does not scale with threads', () => {
    for (const name of ['sqlite3.connect', 'sqlite3.Connection.execute', 'sqlite3.Cursor.fetchall', 'sqlite3.dbapi2.Connection.commit']) assert.equal(entry(name).gil, 'contended');
    assert.deepEqual(entry('sqlite3.Connection').hazards, ['not-thread-safe', 'not-fork-safe', 'unpicklable']);
  });

  it('what cannot be passed to a process', () => {
    for (const name of ['threading.Lock', 'socket.socket', 'io.TextIOWrapper', 'sqlite3.Connection', 'types.GeneratorType', 'subprocess.Popen', 'threading.local', 're.Match', 'zlib._Compress']) {
      assert.ok(entry(name).hazards.includes('unpicklable'), name);
    }
    for (const name of ['re.Pattern', 'pathlib.Path', 'decimal.Decimal', 'datetime.datetime', 'collections.Counter', 'uuid.UUID']) assert.deepEqual(entry(name).hazards, [], name);
  });

  it('what changes the whole process', () => {
    for (const name of ['os.chdir', 'os.umask', 'os.putenv', 'os._Environ.__setitem__', 'signal.signal', 'locale.setlocale', 'contextlib.redirect_stdout', 'sys.setrecursionlimit']) {
      assert.deepEqual(entry(name).hazards, ['changes-process-state'], name);
    }
  });

  it('what a repeated run would repeat', () => {
    const repeats: [string, CatalogueEntry['repeats']][] = [
      ['pathlib.Path.write_text', 'writes'], ['io.TextIOWrapper.write', 'writes'], ['os.remove', 'deletes'], ['shutil.rmtree', 'deletes'], ['pathlib.Path.unlink', 'deletes'],
      ['smtplib.SMTP.send_message', 'sends'], ['socket.socket.sendall', 'sends'], ['subprocess.run', 'spawns'], ['os.system', 'spawns'], ['sqlite3.Connection.commit', 'writes'],
      ['os.path.exists', undefined], ['json.loads', undefined], ['socket.socket.recv', undefined],
    ];
    for (const [name, expected] of repeats) assert.deepEqual([name, entry(name).repeats], [name, expected]);
  });

  it('who runs a callable, where, and which argument it is', () => {
    const runners: [string, number, string, true | undefined][] = [
      ['threading.Thread', 1, 'threads', undefined],
      ['threading.Timer', 1, 'threads', undefined],
      ['multiprocessing.Process', 1, 'processes', undefined],
      ['multiprocessing.get_context().Process', 1, 'processes', undefined],
      ['multiprocessing.pool.Pool.map', 0, 'processes', true],
      ['multiprocessing.pool.ThreadPool.imap_unordered', 0, 'threads', true],
      ['multiprocessing.pool.Pool.apply_async', 0, 'processes', undefined],
      ['concurrent.futures.ThreadPoolExecutor.map', 0, 'threads', true],
      ['concurrent.futures.ProcessPoolExecutor.submit', 0, 'processes', undefined],
      ['concurrent.futures.InterpreterPoolExecutor.map', 0, 'interpreters', true],
      ['asyncio.to_thread', 0, 'threads', undefined],
      ['asyncio.SelectorEventLoop.run_in_executor', 1, 'threads', undefined],
      ['asyncio.create_task', 0, 'asyncio', undefined],
      ['builtins.map', 0, 'inline', true],
      ['functools.reduce', 0, 'inline', true],
    ];
    for (const [name, argument, as, perItem] of runners) {
      const runs = entry(name.replace('get_context()', 'context.BaseContext')).runs;
      assert.deepEqual([name, runs?.argument, runs?.as, runs?.perItem], [name, argument, as, perItem]);
    }
    assert.equal(entry('threading.Thread').runs?.keyword, 'target');
  });

  it('waiting for workers is told from other waiting', () => {
    for (const name of ['concurrent.futures.as_completed', 'concurrent.futures.Future.result', 'threading.Thread.join', 'multiprocessing.pool.Pool.map', 'queue.Queue.join']) {
      assert.ok(entry(name).hazards.includes('joins-workers'), name);
    }
    assert.deepEqual(entry('time.sleep').hazards, []);
  });

  it('chains lead on', () => {
    assert.equal(chain('builtins.open', '[]', 'split'), 'builtins.str');
    assert.equal(chain('pathlib.Path', 'parent', 'joinpath', 'resolve', 'read_bytes'), 'builtins.bytes');
    assert.equal(chain('pathlib.Path', 'glob', 'open'), 'io.TextIOWrapper');
    assert.equal(chain('sqlite3.connect', 'cursor', 'execute', 'fetchone'), 'sqlite3.Row');
    assert.equal(chain('urllib.request.urlopen', '^', 'read', 'decode'), 'builtins.str');
    assert.equal(chain('socket.create_connection', 'makefile'), 'socket.SocketIO');
    assert.equal(chain('subprocess.Popen', 'stdout', 'readline'), 'builtins.bytes');
    assert.equal(chain('os.scandir', '[]'), 'os.DirEntry');
    assert.equal(chain('re.compile', 'finditer', 'group'), 'builtins.str');
    assert.equal(chain('hashlib.sha256', 'hexdigest'), 'builtins.str');
    assert.equal(chain('hmac.new', 'digest'), 'builtins.bytes');
    assert.equal(chain('concurrent.futures.ThreadPoolExecutor', '^', 'submit'), 'concurrent.futures.Future');
    assert.equal(chain('multiprocessing.get_context', 'Pool', '^', 'map_async'), 'multiprocessing.pool.AsyncResult');
    assert.equal(chain('asyncio.create_subprocess_exec', 'stdout', 'read'), 'builtins.bytes');
    assert.equal(chain('tempfile.TemporaryDirectory', '^'), 'builtins.str');
    assert.equal(chain('gzip.open', 'read'), 'builtins.bytes');
    assert.equal(chain('zipfile.ZipFile', '^', 'namelist'), 'builtins.str');
    assert.equal(chain('logging.getLogger', 'getChild'), 'logging.Logger');
    assert.equal(chain('http.client.HTTPSConnection', 'getresponse', 'read'), 'builtins.bytes');
  });

  it('other names lead to the same facts', () => {
    const same: [string, string][] = [
      ['posixpath.join', 'os.path.join'], ['ntpath.exists', 'os.path.exists'], ['posix.stat', 'os.stat'], ['io.open', 'builtins.open'], ['xml.etree.cElementTree.parse', 'xml.etree.ElementTree.parse'],
      ['concurrent.futures.thread.ThreadPoolExecutor', 'concurrent.futures.ThreadPoolExecutor'], ['asyncio.tasks.gather', 'asyncio.gather'], ['compression.gzip.open', 'gzip.open'],
      ['multiprocessing.queues.Queue', 'multiprocessing.Queue'], ['multiprocessing.dummy.Process', 'threading.Thread'], ['pathlib.PosixPath.read_text', 'pathlib.Path.read_text'],
    ];
    for (const [name, canonical] of same) assert.equal(entry(name).name, canonical);
  });

  it('the everyday and harmless is known as such', () => {
    for (const name of ['builtins.len', 'builtins.print', 'builtins.isinstance', 'builtins.list.append', 'builtins.str.strip', 'builtins.ValueError', 'os.path.join', 'os.getenv', 'time.perf_counter',
      'datetime.datetime.now', 'math.sqrt', 'itertools.islice', 'functools.partial', 'typing.cast', 'collections.defaultdict', 'threading.Lock.acquire', 'random.random', 'io.StringIO.write']) {
      assert.deepEqual([name, entry(name).work], [name, 'trivial']);
    }
  });

  it('star imports bring what the module offers', () => {
    const members = python.membersOf('os');
    for (const name of ['getcwd', 'listdir', 'system', 'environ', 'fork']) assert.ok(members.includes(name), name);
    assert.ok(!members.some((name) => name.startsWith('_') || name.includes('.')));
    assert.ok(python.membersOf('math').includes('pi') && python.membersOf('tkinter').includes('Button'));
    assert.ok(python.isModule('os.path') && python.isModule('xml.etree.ElementTree') && python.isModule('errno') && !python.isModule('os.environ'));
  });
});
