/** Events, streams, lines, terminals, buffers. */
import type { CatalogueTable } from '../types';
import { nodePages } from './node-sources';

const STRING = 'globalThis.String';
const NUMBER = 'globalThis.Number';
const ARRAY = 'globalThis.Array';
const BUFFER = 'buffer.Buffer';

export const nodeStreams: CatalogueTable = {
  library: 'node-streams',
  language: 'node',
  aliases: {
    'stream/promises': 'stream.promises',
    'stream/consumers': 'stream.consumers',
    'readline/promises': 'readline.promises',
    'stream.Stream': 'stream',
    'process.stdout': 'tty.WriteStream',
    'process.stderr': 'tty.WriteStream',
    'process.stdin': 'tty.ReadStream',
    'buffer.Buffer.parent': 'buffer.Buffer.buffer',
  },
  sources: {
    ...nodePages('events', 'stream', 'string_decoder', 'readline', 'tty', 'buffer', 'querystring'),
    probe: 'measured: node test/bench/loop-probe.mjs buffer',
    // Standard output is synchronous for files and, on Linux, for terminals.
    stdio: 'https://nodejs.org/api/process.html#a-note-on-process-io',
  },
  groups: [
    // events: listeners run when something is emitted, on the loop
    { names: 'events.EventEmitter', class: true, hazard: 'unpicklable', source: 'events' },
    { names: 'events', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'events' },
    { names: 'events.EventEmitter.{addListener,on,once,prependListener,prependOnceListener}', runs: { argument: 1, as: 'event-loop' }, source: 'events' },
    { names: 'events.EventEmitter.emit', source: 'events' },
    {
      names: 'events.EventEmitter.{eventNames,getMaxListeners,listenerCount,listeners,off,rawListeners,removeAllListeners,removeListener,setMaxListeners}',
      source: 'events',
    },
    { names: 'events.EventEmitterAsyncResource', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'events' },
    { names: 'events.EventEmitterAsyncResource.emitDestroy', source: 'events' },
    { names: 'events.EventEmitterAsyncResource.{asyncId,asyncResource,triggerAsyncId}', attribute: true, source: 'events' },
    { names: 'events.once', coroutine: true, returns: ARRAY, source: 'events' },
    { names: 'events.on', returns: 'globalThis.AsyncIterator', source: 'events' },
    { names: 'events.addAbortListener', runs: { argument: 1, as: 'event-loop' }, source: 'events' },
    { names: 'events.{getEventListeners,getMaxListeners,init,listenerCount,setMaxListeners}', source: 'events' },
    {
      names: 'events.{captureRejectionSymbol,captureRejections,defaultMaxListeners,errorMonitor,kMaxEventTargetListeners,kMaxEventTargetListenersWarned,usingDomains}',
      attribute: true, source: 'events',
    },

    // stream: what they wait for depends on what is behind them; the network unless a class below says otherwise
    { names: 'stream', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'stream' },
    { names: 'stream.pipe', source: 'stream' },
    { names: 'stream.Readable', class: true, bases: 'events.EventEmitter', element: BUFFER, hazard: 'unpicklable', source: 'stream' },
    { names: 'stream.Readable.{__aiter__,iterator}', work: 'io', io: 'network', blocking: false, source: 'stream' },
    { names: 'stream.Readable.{addListener,on}', returns: 'stream.Readable', runs: { argument: 1, as: 'event-loop', perItem: true }, source: 'stream' },
    { names: 'stream.Readable.pipe', source: 'stream' },
    { names: 'stream.Readable.{asIndexedPairs,compose,drop,take}', returns: 'stream.Readable', source: 'stream' },
    { names: 'stream.Readable.{filter,flatMap,map}', returns: 'stream.Readable', runs: { argument: 0, as: 'event-loop', perItem: true }, source: 'stream' },
    { names: 'stream.Readable.{every,find,forEach,reduce,some}', work: 'io', io: 'network', coroutine: true, runs: { argument: 0, as: 'event-loop', perItem: true }, source: 'stream' },
    { names: 'stream.Readable.toArray', work: 'io', io: 'network', coroutine: true, returns: ARRAY, source: 'stream' },
    { names: 'stream.Readable.{destroy,isPaused,off,pause,push,read,removeAllListeners,removeListener,resume,setEncoding,unpipe,unshift}', source: 'stream' },
    { names: 'stream.{Readable,Writable,Duplex}.{fromWeb,toWeb} stream.Readable.{from,wrap} stream.Duplex.from stream.Readable.ReadableState stream.Writable.WritableState', source: 'stream' },
    {
      names: `stream.Readable.{closed,destroyed,errored,readable,readableAborted,readableBuffer,readableDidRead,readableEncoding,readableEnded,readableFlowing,
        readableHighWaterMark,readableLength,readableObjectMode}`,
      attribute: true, source: 'stream',
    },
    { names: 'stream.Writable', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'stream' },
    { names: 'stream.Writable.{end,write}', repeats: 'writes', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'stream' },
    { names: 'stream.Writable.{cork,destroy,pipe,setDefaultEncoding,uncork}', source: 'stream' },
    {
      names: `stream.Writable.{closed,destroyed,errored,writable,writableAborted,writableBuffer,writableCorked,writableEnded,writableFinished,writableHighWaterMark,
        writableLength,writableNeedDrain,writableObjectMode}`,
      attribute: true, source: 'stream',
    },
    { names: 'stream.{Duplex,Transform,PassThrough}', class: true, bases: 'stream.Readable stream.Writable', hazard: 'unpicklable', source: 'stream' },
    { names: 'stream.pipeline', work: 'io', io: 'file', blocking: false, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'stream' },
    { names: 'stream.finished', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'stream' },
    { names: 'stream.promises.{finished,pipeline}', work: 'io', io: 'file', coroutine: true, source: 'stream' },
    { names: 'stream.consumers.{arrayBuffer,blob,buffer,bytes,json,text}', work: 'io', io: 'network', coroutine: true, source: 'stream' },
    {
      names: `stream.{addAbortSignal,compose,destroy,duplexPair,getDefaultHighWaterMark,isDestroyed,isDisturbed,isErrored,isReadable,isWritable,setDefaultHighWaterMark}`,
      source: 'stream',
    },

    // Text and lines
    { names: 'string_decoder.StringDecoder', class: true, source: 'string_decoder' },
    { names: 'string_decoder.StringDecoder.{end,text,write}', work: 'cpu', growth: 'linear', returns: STRING, source: 'string_decoder' },
    { names: 'string_decoder.StringDecoder.{encoding,lastChar,lastNeed,lastTotal}', attribute: true, source: 'string_decoder' },
    { names: 'readline.createInterface', returns: 'readline.Interface', source: 'readline' },
    { names: 'readline.promises.createInterface', returns: 'readline.promises.Interface', source: 'readline' },
    { names: 'readline.{Interface,InterfaceConstructor}', class: true, bases: 'events.EventEmitter', element: STRING, hazard: 'unpicklable', source: 'readline' },
    { names: 'readline.promises.Interface', class: true, bases: 'readline.Interface', element: STRING, hazard: 'unpicklable', source: 'readline' },
    // Mostly over files.
    { names: 'readline.Interface.__aiter__', work: 'io', io: 'file', blocking: false, source: 'readline' },
    { names: 'readline.Interface.{addListener,on}', returns: 'readline.Interface', runs: { argument: 1, as: 'event-loop', perItem: true }, source: 'readline' },
    { names: 'readline.Interface.question', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'readline' },
    { names: 'readline.promises.Interface.question', work: 'io', io: 'sleep', coroutine: true, returns: STRING, source: 'readline' },
    { names: 'readline.Interface.{close,getCursorPos,getPrompt,pause,prompt,resume,setPrompt,write}', source: 'readline' },
    { names: 'readline.Interface.{cursor,line,terminal}', attribute: true, source: 'readline' },
    { names: 'readline.promises.Readline', class: true, source: 'readline' },
    { names: 'readline.promises.Readline.{clearLine,clearScreenDown,cursorTo,moveCursor,rollback}', returns: 'readline.promises.Readline', source: 'readline' },
    { names: 'readline.promises.Readline.commit', coroutine: true, source: 'readline' },
    { names: 'readline.{clearLine,clearScreenDown,cursorTo,emitKeypressEvents,moveCursor}', source: 'readline' },
    { names: 'querystring.{decode,parse,encode,escape,stringify,unescape,unescapeBuffer}', work: 'cpu', source: 'querystring' },

    // Terminals
    { names: 'tty.isatty', returns: 'globalThis.Boolean', source: 'tty' },
    { names: 'tty.ReadStream', class: true, bases: 'net.Socket', hazard: 'unpicklable', source: 'tty' },
    { names: 'tty.WriteStream', class: true, bases: 'net.Socket', hazard: 'unpicklable', source: 'tty' },
    { names: 'tty.WriteStream.write', repeats: 'writes', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'stdio' },
    { names: 'tty.ReadStream.setRawMode tty.WriteStream.{clearLine,clearScreenDown,cursorTo,getColorDepth,getWindowSize,hasColors,moveCursor}', source: 'tty' },
    { names: 'tty.ReadStream.{isRaw,isTTY,fd} tty.WriteStream.{columns,isTTY,rows,fd}', attribute: true, source: 'tty' },

    // Buffers: often large
    { names: BUFFER, class: true, bases: 'globalThis.Uint8Array', work: 'cpu', source: 'buffer' },
    { names: 'buffer.SlowBuffer', class: true, bases: BUFFER, work: 'cpu', source: 'buffer' },
    { names: 'buffer.Buffer.from', work: 'cpu', growth: 'linear', returns: BUFFER, source: 'buffer' },
    { names: 'buffer.Buffer.{concat,copyBytesFrom}', work: 'cpu', growth: 'linear', returns: BUFFER, source: 'probe' },
    { names: 'buffer.Buffer.{alloc,allocUnsafe,allocUnsafeSlow,of}', work: 'cpu', returns: BUFFER, source: 'buffer' },
    // A view of the same memory, not a copy.
    { names: 'buffer.Buffer.{slice,subarray}', returns: BUFFER, source: 'buffer' },
    { names: 'buffer.Buffer.toString', work: 'cpu', growth: 'linear', returns: STRING, source: 'probe' },
    { names: 'buffer.Buffer.{toJSON,toLocaleString,inspect}', work: 'cpu', growth: 'linear', source: 'buffer' },
    { names: 'buffer.Buffer.{compare,copy,equals,fill,includes,indexOf,lastIndexOf,swap16,swap32,swap64,write}', work: 'cpu', growth: 'linear', source: 'buffer' },
    { names: 'buffer.Buffer.{byteLength,isBuffer,isEncoding}', source: 'buffer' },
    {
      names: `buffer.Buffer.read{BigInt64,BigUInt64,BigUint64,Double,Float,Int16,Int32,UInt16,UInt32,Uint16,Uint32}{BE,LE} buffer.Buffer.read{Int8,UInt8,Uint8}
        buffer.Buffer.read{Int,UInt,Uint}{BE,LE}`,
      returns: NUMBER, source: 'buffer',
    },
    {
      names: `buffer.Buffer.write{BigInt64,BigUInt64,BigUint64,Double,Float,Int16,Int32,UInt16,UInt32,Uint16,Uint32}{BE,LE} buffer.Buffer.write{Int8,UInt8,Uint8}
        buffer.Buffer.write{Int,UInt,Uint}{BE,LE}`,
      source: 'buffer',
    },
    { names: 'buffer.Buffer.{ascii,base64,base64url,hex,latin1,ucs2,utf8}Slice', work: 'cpu', growth: 'linear', returns: STRING, source: 'buffer' },
    { names: 'buffer.Buffer.{ascii,base64,base64url,hex,latin1,ucs2,utf8}Write', work: 'cpu', growth: 'linear', source: 'buffer' },
    { names: 'buffer.Buffer.{offset,poolSize}', attribute: true, source: 'buffer' },
    { names: 'buffer.{isAscii,isUtf8}', work: 'cpu', growth: 'linear', source: 'buffer' },
    { names: 'buffer.transcode', work: 'cpu', growth: 'linear', returns: BUFFER, source: 'buffer' },
    { names: 'buffer.resolveObjectURL', returns: 'globalThis.Blob', source: 'buffer' },
    { names: 'buffer.{INSPECT_MAX_BYTES,constants,kMaxLength,kStringMaxLength}', attribute: true, source: 'buffer' },
  ],
};
