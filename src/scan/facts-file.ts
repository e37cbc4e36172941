/**
 * Facts on disk: one packed file a workspace, so that a start reads one file and not thousands. The records come first and the index last, so that a file
 * that was not written to its end is told from one that was; every record carries a checksum. A file is written beside and renamed: whoever reads meanwhile, or
 * writes at the same time, sees a whole one. What is damaged, of another version or not there counts as empty, and nobody is told.
 */
import { closeSync, fstatSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../files';

const MAGIC = Buffer.from('FORKCAST');
/** Length and checksum of the index, and the magic. */
const FOOTER = 4 + 4 + MAGIC.length;
/** Temporary files of a process that was killed go after this long. */
const ABANDONED_MILLISECONDS = 3_600_000;

/** What is known of one source file. */
export interface FileRecord {
  path: string;
  /** Of the file's bytes. */
  hash: string;
  /** The module name that the facts are written in terms of. */
  name: string;
  /** What decoding had to guess. */
  problems: string[];
  /** Why there are no facts; null where there are. */
  reason: string | null;
  /** Of the source; 0 where there are no facts. */
  lines: number;
}

interface Stored extends FileRecord {
  at: number;
  length: number;
  checksum: number;
}

/** Adler-32: quick, and good enough against what disks and crashes do. */
export function checksum(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let i = 0; i < bytes.length; ) {
    const end = Math.min(i + 3800, bytes.length);
    while (i < end) {
      a += bytes[i++];
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}

export class FactsFile {
  private constructor(private readonly file: number, private readonly records: ReadonlyMap<string, Stored>) {}

  /** The file's records, if it is whole and of this version (`key`); else null. Never throws. Close it. */
  static open(path: string, key: string): FactsFile | null {
    let file: number;
    try {
      file = openSync(path, 'r');
    } catch {
      return null;
    }
    try {
      const { size } = fstatSync(file);
      const footer = readAt(file, size - FOOTER, FOOTER);
      const length = footer.readUInt32LE(0);
      if (!footer.subarray(8).equals(MAGIC) || length > size - FOOTER) throw new RangeError('damaged');
      const index = readAt(file, size - FOOTER - length, length);
      if (checksum(index) !== footer.readUInt32LE(4)) throw new RangeError('damaged');
      const parsed = JSON.parse(index.toString('utf8')) as { key: string; files: Stored[] };
      if (parsed.key !== key) throw new RangeError('another version');
      return new FactsFile(file, new Map(parsed.files.map(one => [one.path, one])));
    } catch {
      closeSync(file);
      return null;
    }
  }

  get size(): number {
    return this.records.size;
  }

  /** The record of a file whose content and name are still these. */
  find(path: string, hash: string, name: string): FileRecord | undefined {
    const record = this.records.get(path);
    return record !== undefined && record.hash === hash && record.name === name ? record : undefined;
  }

  /** The bytes of a record that `find` has found; null where they are damaged. */
  read(path: string): Uint8Array | null {
    const record = this.records.get(path)!;
    try {
      const bytes = readAt(this.file, record.at, record.length);
      return checksum(bytes) === record.checksum ? bytes : null;
    } catch {
      return null;
    }
  }

  close(): void {
    closeSync(this.file);
  }
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  if (at < 0 || readSync(file, bytes, 0, length, at) !== length) throw new RangeError('damaged');
  return bytes;
}

/** Writes a new file record by record. A folder or disk that cannot be written to ends the writing without a word: `failure` says why. */
export class FactsFileWriter {
  private readonly temporary: string;
  private file: number | null = null;
  private at = 0;
  private readonly records: Stored[] = [];
  failure: string | null = null;

  constructor(private readonly path: string, private readonly key: string) {
    this.temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  }

  add(record: FileRecord, bytes: Uint8Array): void {
    const { path, hash, name, problems, reason, lines } = record;
    this.write(bytes);
    this.records.push({ path, hash, name, problems, reason, lines, at: this.at - bytes.length, length: bytes.length, checksum: checksum(bytes) });
  }

  /** Puts the new file into the place of the former one. */
  finish(): void {
    const index = Buffer.from(JSON.stringify({ key: this.key, files: this.records }));
    const footer = Buffer.alloc(FOOTER);
    footer.writeUInt32LE(index.length, 0);
    footer.writeUInt32LE(checksum(index), 4);
    MAGIC.copy(footer, 8);
    this.write(index);
    this.write(footer);
    this.attempt(() => {
      closeSync(this.file!);
      this.file = null;
      renameSync(this.temporary, this.path);
    });
    if (this.failure !== null) this.discard();
  }

  /** Leaves no trace. */
  discard(): void {
    try {
      if (this.file !== null) closeSync(this.file);
      this.file = null;
      rmSync(this.temporary, { force: true });
    } catch { /* it is a temporary file */ }
  }

  private write(bytes: Uint8Array): void {
    this.attempt(() => {
      if (this.file === null) {
        makeFolder(dirname(this.path));
        removeAbandoned(this.path);
        this.file = openSync(this.temporary, 'wx');
      }
      for (let done = 0; done < bytes.length; ) done += writeSync(this.file, bytes, done);
    });
    this.at += bytes.length;
  }

  private attempt(action: () => void): void {
    if (this.failure !== null) return;
    try {
      action();
    } catch (error) {
      this.failure = (error as Error).message;
      this.discard();
    }
  }
}

/** Temporary files beside `path` that nobody will finish. */
export function removeAbandoned(path: string, now = Date.now()): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.tmp')) continue;
    const abandoned = join(dirname(path), name);
    try {
      if (now - statSync(abandoned).mtimeMs > ABANDONED_MILLISECONDS) rmSync(abandoned, { force: true });
    } catch { /* somebody else's, or gone */ }
  }
}
