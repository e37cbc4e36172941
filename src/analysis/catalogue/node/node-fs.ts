/** Files: `fs` in its three styles. The asynchronous two run on libuv's pool, the synchronous one on the event loop. */
import type { CatalogueGroup, CatalogueTable } from '../types';
import { nodePages } from './node-sources';
import { synchronous } from './rows';

const POOL = 'uses-libuv-pool';
const STRING = 'globalThis.String';
/** A Buffer, or with an encoding a string. */
const CONTENT = 'fs._Content';

/** Rows for calls that exist as `name(..., callback)`, `promises.name` and `nameSync` alike. Callbacks come after optional arguments. */
function inThreeStyles(names: string, facts: Partial<CatalogueGroup> = {}, instead = 'fs.promises.$1'): CatalogueGroup[] {
  const { returns, element, ...rest } = facts;
  return [
    ...synchronous(`fs.{${names}}Sync`, { work: 'io', io: 'file', ...facts, source: 'sync' }, (name) => name.replace(/^fs\.(.*)Sync$/, instead)),
    { names: `fs.{${names}}`, work: 'io', io: 'file', blocking: false, ...rest, hazard: POOL, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'pool' },
    { names: `fs.promises.{${names}}`, work: 'io', io: 'file', coroutine: true, ...facts, hazard: POOL, source: 'fs' },
  ];
}

/** The same for calls on file descriptors, which `fs.promises` has as methods of `FileHandle` instead. */
function onDescriptors(names: string, facts: Partial<CatalogueGroup> = {}): CatalogueGroup[] {
  return inThreeStyles(names, facts, 'fs.$1').slice(0, -1);
}

const bySync: CatalogueGroup[] = [
  ...inThreeStyles('readFile', { returns: CONTENT }),
  ...inThreeStyles('writeFile,appendFile,copyFile,cp,mkdir,rename,symlink,link,truncate,chmod,chown,lchmod,lchown,utimes,lutimes', { repeats: 'writes' }),
  ...inThreeStyles('mkdtemp', { repeats: 'writes', returns: STRING }),
  ...inThreeStyles('rm,rmdir,unlink', { repeats: 'deletes' }),
  ...inThreeStyles('stat,lstat', { returns: 'fs.Stats' }),
  ...inThreeStyles('access,statfs'),
  ...inThreeStyles('readlink,realpath', { returns: STRING }),
  ...inThreeStyles('readdir', { returns: 'globalThis.Array', element: STRING }),
  ...inThreeStyles('opendir', { returns: 'fs.Dir' }),
  ...onDescriptors('close,fdatasync,fstat,fsync,read,readv'),
  ...onDescriptors('fchmod,fchown,ftruncate,futimes,write,writev', { repeats: 'writes' }),
];

export const nodeFs: CatalogueTable = {
  library: 'node-fs',
  language: 'node',
  aliases: {
    'fs/promises': 'fs.promises',
    'fs.FileReadStream': 'fs.ReadStream',
    'fs.FileWriteStream': 'fs.WriteStream',
    'fs.promises.FileHandle': 'fs.FileHandle',
  },
  sources: {
    ...nodePages('fs'),
    sync: 'https://nodejs.org/api/fs.html#synchronous-api',
    pool: 'https://nodejs.org/api/fs.html#threadpool-usage',
    streams: 'https://nodejs.org/api/fs.html#class-fsreadstream',
    probe: 'measured: node test/bench/loop-probe.mjs fs',
  },
  groups: [
    ...bySync,
    { names: 'fs.openSync', work: 'io', io: 'file', asyncInstead: 'fs.promises.open', source: 'probe' },
    { names: 'fs.open', work: 'io', io: 'file', blocking: false, hazard: POOL, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'pool' },
    { names: 'fs.promises.open', work: 'io', io: 'file', coroutine: true, returns: 'fs.FileHandle', hazard: POOL, source: 'fs' },
    { names: 'fs.existsSync', work: 'io', io: 'file', returns: 'globalThis.Boolean', asyncInstead: 'fs.promises.access', source: 'sync' },
    { names: 'fs.exists', work: 'io', io: 'file', blocking: false, hazard: POOL, runs: { argument: 1, as: 'event-loop' }, source: 'pool' },
    { names: 'fs.realpathSync.native', work: 'io', io: 'file', returns: STRING, asyncInstead: 'fs.promises.realpath', source: 'sync' },
    { names: 'fs.realpath.native', work: 'io', io: 'file', blocking: false, hazard: POOL, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'pool' },
    { names: 'fs.globSync', work: 'io', io: 'file', returns: 'globalThis.Array', element: STRING, asyncInstead: 'fs.promises.glob', source: 'sync' },
    { names: 'fs.glob', work: 'io', io: 'file', blocking: false, hazard: POOL, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'pool' },
    { names: 'fs.promises.{glob,watch}', work: 'io', io: 'file', blocking: false, returns: 'globalThis.AsyncIterator', source: 'fs' },
    { names: 'fs.mkdtempDisposableSync', work: 'io', io: 'file', repeats: 'writes', asyncInstead: 'fs.promises.mkdtempDisposable', source: 'sync' },
    { names: 'fs.promises.mkdtempDisposable', work: 'io', io: 'file', coroutine: true, repeats: 'writes', hazard: POOL, source: 'fs' },
    { names: 'fs.openAsBlob', coroutine: true, returns: 'globalThis.Blob', source: 'fs' },
    { names: 'fs.watch', returns: 'fs.FSWatcher', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'fs' },
    { names: 'fs.watchFile', returns: 'fs.StatWatcher', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'fs' },
    { names: 'fs.unwatchFile', source: 'fs' },
    { names: 'fs.{FSWatcher,StatWatcher}', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'fs' },
    { names: 'fs.{FSWatcher,StatWatcher}.{close,ref,unref}', source: 'fs' },
    { names: 'fs.constants fs.promises.constants fs.{F_OK,R_OK,W_OK,X_OK}', attribute: true, source: 'fs' },

    // Streams read and write on the pool
    { names: 'fs.createReadStream', returns: 'fs.ReadStream', source: 'streams' },
    { names: 'fs.createWriteStream', returns: 'fs.WriteStream', repeats: 'writes', source: 'streams' },
    { names: 'fs.ReadStream', class: true, bases: 'stream.Readable', hazard: 'unpicklable', source: 'streams' },
    { names: 'fs.WriteStream', class: true, bases: 'stream.Writable', hazard: 'unpicklable', source: 'streams' },
    { names: 'fs.{ReadStream,WriteStream}.{close,open} fs.WriteStream.destroySoon', source: 'streams' },
    { names: 'fs.ReadStream.__aiter__', work: 'io', io: 'file', blocking: false, hazard: POOL, source: 'streams' },
    { names: 'fs.ReadStream.{autoClose,bytesRead,path,pending} fs.WriteStream.{autoClose,bytesWritten,path,pending}', attribute: true, source: 'streams' },
    { names: 'fs.Utf8Stream', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'fs' },
    { names: 'fs.Utf8Stream.{destroy,end,flush,reopen,write}', repeats: 'writes', source: 'fs' },
    { names: 'fs.Utf8Stream.flushSync', work: 'io', io: 'file', repeats: 'writes', source: 'sync' },
    { names: 'fs.Utf8Stream.{append,contentMode,fd,file,fsync,maxLength,minLength,mkdir,mode,periodicFlush,sync,writing}', attribute: true, source: 'fs' },

    { names: CONTENT, class: true, bases: 'buffer.Buffer globalThis.String', source: 'fs' },

    // File handles
    { names: 'fs.FileHandle', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'fs' },
    { names: 'fs.FileHandle.{close,datasync,read,readv,sync}', work: 'io', io: 'file', coroutine: true, hazard: POOL, source: 'fs' },
    { names: 'fs.FileHandle.stat', work: 'io', io: 'file', coroutine: true, returns: 'fs.Stats', hazard: POOL, source: 'fs' },
    { names: 'fs.FileHandle.readFile', work: 'io', io: 'file', coroutine: true, returns: CONTENT, hazard: POOL, source: 'fs' },
    { names: 'fs.FileHandle.{appendFile,chmod,chown,truncate,utimes,write,writeFile,writev}', work: 'io', io: 'file', coroutine: true, repeats: 'writes', hazard: POOL, source: 'fs' },
    { names: 'fs.FileHandle.readLines', returns: 'readline.Interface', element: STRING, source: 'fs' },
    { names: 'fs.FileHandle.readableWebStream', returns: 'globalThis.ReadableStream', source: 'fs' },
    { names: 'fs.FileHandle.createReadStream', returns: 'fs.ReadStream', source: 'fs' },
    { names: 'fs.FileHandle.createWriteStream', returns: 'fs.WriteStream', repeats: 'writes', source: 'fs' },
    { names: 'fs.FileHandle.fd', attribute: true, source: 'fs' },

    // Directories and what is known of files
    { names: 'fs.Dir', class: true, element: 'fs.Dirent', hazard: 'unpicklable', source: 'fs' },
    { names: 'fs.Dir.{close,read}', work: 'io', io: 'file', coroutine: true, hazard: POOL, runs: { argument: 0, as: 'event-loop' }, source: 'fs' },
    { names: 'fs.Dir.{__aiter__,entries}', work: 'io', io: 'file', blocking: false, hazard: POOL, source: 'fs' },
    { names: 'fs.Dir.{closeSync,readSync}', work: 'io', io: 'file', asyncInstead: 'fs.Dir.read', source: 'sync' },
    { names: 'fs.Dir.path', attribute: true, returns: STRING, source: 'fs' },
    { names: 'fs.Dirent fs.StatFs', class: true, source: 'fs' },
    { names: 'fs.{Dirent,Stats}.{isBlockDevice,isCharacterDevice,isDirectory,isFIFO,isFile,isSocket,isSymbolicLink}', returns: 'globalThis.Boolean', source: 'fs' },
    { names: 'fs.Dirent.{name,parentPath,path}', attribute: true, returns: STRING, source: 'fs' },
    { names: 'fs.Stats', class: true, source: 'fs' },
    {
      names: 'fs.Stats.{atime,atimeMs,atimeNs,birthtime,birthtimeMs,birthtimeNs,blksize,blocks,ctime,ctimeMs,ctimeNs,dev,gid,ino,mode,mtime,mtimeMs,mtimeNs,nlink,rdev,size,uid}',
      attribute: true, source: 'fs',
    },
  ],
};
