/** What Node took over from browsers: fetch, streams, URLs, events, messages, timers, Web Crypto, the console. */
import type { CatalogueTable } from '../types';
import { nodePages, webPages } from './node-sources';

const STRING = 'globalThis.String';
const BYTES = 'globalThis.ArrayBuffer';
const POOL = 'uses-libuv-pool';

export const globalsWeb: CatalogueTable = {
  library: 'node-globals-web',
  language: 'node',
  aliases: {
    'globalThis.console': 'console',
    'globalThis.process': 'process',
    'globalThis.Buffer': 'buffer.Buffer',
    'globalThis.URL': 'url.URL',
    'globalThis.URLSearchParams': 'url.URLSearchParams',
    'globalThis.URLPattern': 'url.URLPattern',
    'globalThis.performance': 'perf_hooks.performance',
    'globalThis.Performance': 'perf_hooks.Performance',
    'globalThis.PerformanceEntry': 'perf_hooks.PerformanceEntry',
    'globalThis.PerformanceMark': 'perf_hooks.PerformanceMark',
    'globalThis.PerformanceMeasure': 'perf_hooks.PerformanceMeasure',
    'globalThis.PerformanceObserver': 'perf_hooks.PerformanceObserver',
    'globalThis.PerformanceObserverEntryList': 'perf_hooks.PerformanceObserverEntryList',
    'globalThis.PerformanceResourceTiming': 'perf_hooks.PerformanceResourceTiming',
    'worker_threads.BroadcastChannel': 'globalThis.BroadcastChannel',
    'worker_threads.MessageChannel': 'globalThis.MessageChannel',
    'worker_threads.MessagePort': 'globalThis.MessagePort',
    'worker_threads.locks': 'globalThis.LockManager',
    // Objects there is one of, named by their class.
    'globalThis.navigator': 'globalThis.Navigator',
    'globalThis.navigator.locks': 'globalThis.LockManager',
    'globalThis.localStorage': 'globalThis.Storage',
    'globalThis.sessionStorage': 'globalThis.Storage',
    'worker_threads.parentPort': 'globalThis.MessagePort',
    'buffer.Blob': 'globalThis.Blob',
    'buffer.File': 'globalThis.File',
    'buffer.atob': 'globalThis.atob',
    'buffer.btoa': 'globalThis.btoa',
    'util.TextDecoder': 'globalThis.TextDecoder',
    'util.TextEncoder': 'globalThis.TextEncoder',
    'http.WebSocket': 'globalThis.WebSocket',
    'http.CloseEvent': 'globalThis.CloseEvent',
    'http.MessageEvent': 'globalThis.MessageEvent',
    'stream/web': 'stream.web',
    'stream.web.ReadableStream': 'globalThis.ReadableStream',
    'stream.web.ReadableStreamDefaultReader': 'globalThis.ReadableStreamDefaultReader',
    'stream.web.ReadableStreamBYOBReader': 'globalThis.ReadableStreamBYOBReader',
    'stream.web.ReadableStreamBYOBRequest': 'globalThis.ReadableStreamBYOBRequest',
    'stream.web.ReadableByteStreamController': 'globalThis.ReadableByteStreamController',
    'stream.web.ReadableStreamDefaultController': 'globalThis.ReadableStreamDefaultController',
    'stream.web.TransformStream': 'globalThis.TransformStream',
    'stream.web.TransformStreamDefaultController': 'globalThis.TransformStreamDefaultController',
    'stream.web.WritableStream': 'globalThis.WritableStream',
    'stream.web.WritableStreamDefaultWriter': 'globalThis.WritableStreamDefaultWriter',
    'stream.web.WritableStreamDefaultController': 'globalThis.WritableStreamDefaultController',
    'stream.web.ByteLengthQueuingStrategy': 'globalThis.ByteLengthQueuingStrategy',
    'stream.web.CountQueuingStrategy': 'globalThis.CountQueuingStrategy',
    'stream.web.TextEncoderStream': 'globalThis.TextEncoderStream',
    'stream.web.TextDecoderStream': 'globalThis.TextDecoderStream',
    'stream.web.CompressionStream': 'globalThis.CompressionStream',
    'stream.web.DecompressionStream': 'globalThis.DecompressionStream',
    'timers.setTimeout': 'globalThis.setTimeout',
    'timers.setInterval': 'globalThis.setInterval',
    'timers.setImmediate': 'globalThis.setImmediate',
    'timers.clearTimeout': 'globalThis.clearTimeout',
    'timers.clearInterval': 'globalThis.clearInterval',
    'timers.clearImmediate': 'globalThis.clearImmediate',
    'timers/promises': 'timers.promises',
    'crypto.webcrypto': 'globalThis.crypto',
    'crypto.subtle': 'globalThis.crypto.subtle',
    'crypto.getRandomValues': 'globalThis.crypto.getRandomValues',
    'globalThis.Crypto': 'globalThis.crypto',
    'globalThis.SubtleCrypto': 'globalThis.crypto.subtle',
  },
  sources: {
    ...nodePages('globals', 'timers', 'webstreams', 'webcrypto', 'events', 'worker_threads'),
    ...webPages('Fetch_API', 'Response', 'Blob', 'EventTarget', 'WebSocket', 'Storage', 'Navigator', 'LockManager'),
    // Asynchronous jobs of Web Crypto go to the same queue as those of `crypto`.
    pool: 'https://nodejs.org/api/cli.html#uv_threadpool_sizesize',
    probe: 'measured: node test/bench/loop-probe.mjs subtle structuredClone Blob',
  },
  groups: [
    // Timers: the delay of a callback keeps nothing waiting
    { names: 'globalThis.{setTimeout,setInterval}', returns: 'timers.Timeout', runs: { argument: 0, as: 'event-loop' }, source: 'timers' },
    { names: 'globalThis.setImmediate', returns: 'timers.Immediate', runs: { argument: 0, as: 'event-loop' }, source: 'timers' },
    { names: 'globalThis.queueMicrotask', runs: { argument: 0, as: 'event-loop' }, source: 'globals' },
    { names: 'globalThis.{clearTimeout,clearInterval,clearImmediate}', source: 'timers' },
    { names: 'timers.{Timeout,Immediate}', class: true, hazard: 'unpicklable', source: 'timers' },
    { names: 'timers.Timeout.{close,hasRef,ref,refresh,unref} timers.Immediate.{hasRef,ref,unref} timers.{active,enroll,unenroll}', source: 'timers' },
    { names: 'timers.promises.{setTimeout,setImmediate} timers.promises.scheduler.{wait,yield}', work: 'io', io: 'sleep', coroutine: true, source: 'timers' },
    { names: 'timers.promises.setInterval', returns: 'globalThis.AsyncIterator', source: 'timers' },

    // Cloning walks the whole value, on the loop
    { names: 'globalThis.structuredClone', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'globalThis.{atob,btoa}', work: 'cpu', growth: 'linear', returns: STRING, source: 'globals' },

    // fetch
    { names: 'globalThis.fetch', work: 'io', io: 'network', coroutine: true, returns: 'globalThis.Response', repeats: 'sends', source: 'Fetch_API' },
    { names: 'globalThis.{Request,Response}', class: true, hazard: 'unpicklable', source: 'Fetch_API' },
    { names: 'globalThis.{Request,Response}.json', work: 'io', io: 'network', coroutine: true, source: 'Response' },
    { names: 'globalThis.{Request,Response}.text', work: 'io', io: 'network', coroutine: true, returns: STRING, source: 'Response' },
    { names: 'globalThis.{Request,Response}.arrayBuffer', work: 'io', io: 'network', coroutine: true, returns: BYTES, source: 'Response' },
    { names: 'globalThis.{Request,Response}.blob', work: 'io', io: 'network', coroutine: true, returns: 'globalThis.Blob', source: 'Response' },
    { names: 'globalThis.{Request,Response}.bytes', work: 'io', io: 'network', coroutine: true, returns: 'globalThis.Uint8Array', source: 'Response' },
    { names: 'globalThis.{Request,Response}.formData', work: 'io', io: 'network', coroutine: true, returns: 'globalThis.FormData', source: 'Response' },
    { names: 'globalThis.Request.clone', returns: 'globalThis.Request', source: 'Fetch_API' },
    { names: 'globalThis.Response.{clone,error,redirect}', returns: 'globalThis.Response', source: 'Response' },
    { names: 'globalThis.{Request,Response}.body', attribute: true, returns: 'globalThis.ReadableStream', source: 'Response' },
    { names: 'globalThis.{Request,Response}.headers', attribute: true, returns: 'globalThis.Headers', source: 'Response' },
    { names: 'globalThis.{Request,Response}.url', attribute: true, returns: STRING, source: 'Response' },
    { names: 'globalThis.Response.{bodyUsed,ok,redirected,status,statusText,type}', attribute: true, source: 'Response' },
    {
      names: `globalThis.Request.{attribute,bodyUsed,cache,credentials,destination,duplex,integrity,isHistoryNavigation,isReloadNavigation,keepalive,method,mode,redirect,
        referrer,referrerPolicy,signal}`,
      attribute: true, source: 'Fetch_API',
    },
    { names: 'globalThis.Headers globalThis.FormData', class: true, source: 'Fetch_API' },
    { names: 'globalThis.{Headers,FormData}.{append,delete,entries,get,has,keys,set,values} globalThis.Headers.getSetCookie globalThis.FormData.getAll', source: 'Fetch_API' },
    { names: 'globalThis.{Headers,FormData}.forEach', runs: { argument: 0, as: 'inline', perItem: true }, source: 'Fetch_API' },

    // Blobs
    { names: 'globalThis.Blob', class: true, work: 'cpu', source: 'Blob' },
    { names: 'globalThis.File', class: true, bases: 'globalThis.Blob', work: 'cpu', source: 'Blob' },
    { names: 'globalThis.Blob.slice', returns: 'globalThis.Blob', source: 'Blob' },
    { names: 'globalThis.Blob.{stream,textStream}', returns: 'globalThis.ReadableStream', source: 'Blob' },
    // Put together on the loop.
    { names: 'globalThis.Blob.text', work: 'cpu', growth: 'linear', coroutine: true, returns: STRING, source: 'Blob' },
    { names: 'globalThis.Blob.arrayBuffer', work: 'cpu', growth: 'linear', coroutine: true, returns: BYTES, source: 'probe' },
    { names: 'globalThis.Blob.bytes', work: 'cpu', growth: 'linear', coroutine: true, returns: 'globalThis.Uint8Array', source: 'Blob' },
    { names: 'globalThis.Blob.{size,type} globalThis.File.{lastModified,name}', attribute: true, source: 'Blob' },

    // Text
    { names: 'globalThis.{TextDecoder,TextEncoder}', class: true, source: 'globals' },
    { names: 'globalThis.TextDecoder.decode', work: 'cpu', growth: 'linear', returns: STRING, source: 'globals' },
    { names: 'globalThis.TextEncoder.encode', work: 'cpu', growth: 'linear', returns: 'globalThis.Uint8Array', source: 'globals' },
    { names: 'globalThis.TextEncoder.encodeInto', work: 'cpu', growth: 'linear', source: 'globals' },
    { names: 'globalThis.{TextDecoder,TextEncoder}.encoding globalThis.TextDecoder.{fatal,ignoreBOM}', attribute: true, source: 'globals' },

    // Web streams
    { names: 'globalThis.ReadableStream', class: true, hazard: 'unpicklable', source: 'webstreams' },
    { names: 'globalThis.ReadableStream.{cancel,pipeTo}', work: 'io', io: 'network', coroutine: true, source: 'webstreams' },
    { names: 'globalThis.ReadableStream.getReader', returns: 'globalThis.ReadableStreamDefaultReader', source: 'webstreams' },
    { names: 'globalThis.ReadableStream.{from,pipeThrough}', returns: 'globalThis.ReadableStream', source: 'webstreams' },
    { names: 'globalThis.ReadableStream.tee', returns: 'globalThis.Array', element: 'globalThis.ReadableStream', source: 'webstreams' },
    { names: 'globalThis.ReadableStream.values', returns: 'globalThis.AsyncIterator', source: 'webstreams' },
    { names: 'globalThis.ReadableStream.__aiter__', work: 'io', io: 'network', blocking: false, source: 'webstreams' },
    { names: 'globalThis.{ReadableStreamDefaultReader,ReadableStreamBYOBReader}', class: true, hazard: 'unpicklable', source: 'webstreams' },
    { names: 'globalThis.{ReadableStreamDefaultReader,ReadableStreamBYOBReader}.{cancel,read}', work: 'io', io: 'network', coroutine: true, source: 'webstreams' },
    { names: 'globalThis.{ReadableStreamDefaultReader,ReadableStreamBYOBReader}.releaseLock', source: 'webstreams' },
    {
      names: 'globalThis.{ReadableByteStreamController,ReadableStreamBYOBRequest,ReadableStreamDefaultController,TransformStreamDefaultController,WritableStreamDefaultController}',
      class: true, source: 'webstreams',
    },
    {
      names: `globalThis.{ReadableByteStreamController,ReadableStreamDefaultController}.{close,enqueue,error} globalThis.TransformStreamDefaultController.{enqueue,error,terminate}
        globalThis.WritableStreamDefaultController.error globalThis.ReadableStreamBYOBRequest.{respond,respondWithNewView}`,
      source: 'webstreams',
    },
    {
      names: `globalThis.{ReadableByteStreamController,ReadableStreamDefaultController,TransformStreamDefaultController}.desiredSize
        globalThis.ReadableByteStreamController.byobRequest globalThis.WritableStreamDefaultController.signal globalThis.ReadableStreamBYOBRequest.view
        globalThis.{ReadableStreamDefaultReader,ReadableStreamBYOBReader,WritableStreamDefaultWriter}.closed globalThis.WritableStreamDefaultWriter.{desiredSize,ready}
        globalThis.{ReadableStream,WritableStream}.locked globalThis.{ByteLengthQueuingStrategy,CountQueuingStrategy}.{highWaterMark,size}`,
      attribute: true, source: 'webstreams',
    },
    { names: 'stream.web.ReadableStreamTee', class: true, source: 'webstreams' },
    { names: 'globalThis.WritableStream', class: true, hazard: 'unpicklable', source: 'webstreams' },
    { names: 'globalThis.WritableStream.{abort,close}', work: 'io', io: 'network', coroutine: true, source: 'webstreams' },
    { names: 'globalThis.WritableStream.getWriter', returns: 'globalThis.WritableStreamDefaultWriter', source: 'webstreams' },
    { names: 'globalThis.WritableStreamDefaultWriter', class: true, hazard: 'unpicklable', source: 'webstreams' },
    { names: 'globalThis.WritableStreamDefaultWriter.{abort,close}', work: 'io', io: 'network', coroutine: true, source: 'webstreams' },
    { names: 'globalThis.WritableStreamDefaultWriter.write', work: 'io', io: 'network', coroutine: true, repeats: 'writes', source: 'webstreams' },
    { names: 'globalThis.WritableStreamDefaultWriter.releaseLock', source: 'webstreams' },
    {
      names: 'globalThis.{CompressionStream,DecompressionStream,TextDecoderStream,TextEncoderStream,TransformStream,ByteLengthQueuingStrategy,CountQueuingStrategy}',
      class: true, source: 'webstreams',
    },
    { names: 'globalThis.{CompressionStream,DecompressionStream,TextDecoderStream,TextEncoderStream,TransformStream}.readable', attribute: true, returns: 'globalThis.ReadableStream', source: 'webstreams' },
    { names: 'globalThis.{CompressionStream,DecompressionStream,TextDecoderStream,TextEncoderStream,TransformStream}.writable', attribute: true, returns: 'globalThis.WritableStream', source: 'webstreams' },
    { names: 'globalThis.{TextDecoderStream,TextEncoderStream}.encoding globalThis.TextDecoderStream.{fatal,ignoreBOM}', attribute: true, source: 'webstreams' },

    // Events
    { names: 'globalThis.EventTarget', class: true, hazard: 'unpicklable', source: 'EventTarget' },
    { names: 'globalThis.EventTarget.addEventListener', runs: { argument: 1, as: 'event-loop' }, source: 'EventTarget' },
    { names: 'globalThis.EventTarget.{dispatchEvent,removeEventListener}', source: 'EventTarget' },
    // Ports have Node's names beside the web's.
    { names: 'globalThis._NodeEventTarget', class: true, bases: 'globalThis.EventTarget', source: 'events' },
    { names: 'globalThis._NodeEventTarget.{addListener,on,once}', runs: { argument: 1, as: 'event-loop' }, source: 'events' },
    { names: 'globalThis._NodeEventTarget.{emit,eventNames,getMaxListeners,listenerCount,off,removeAllListeners,removeListener,setMaxListeners}', source: 'events' },
    { names: 'globalThis.Event', class: true, source: 'EventTarget' },
    { names: 'globalThis.{CloseEvent,CustomEvent,ErrorEvent,MessageEvent,StorageEvent}', class: true, bases: 'globalThis.Event', source: 'EventTarget' },
    { names: 'globalThis.Event.{composedPath,initEvent,preventDefault,stopImmediatePropagation,stopPropagation} globalThis.MessageEvent.initMessageEvent', source: 'EventTarget' },
    {
      names: `globalThis.Event.{AT_TARGET,BUBBLING_PHASE,CAPTURING_PHASE,NONE,bubbles,cancelBubble,cancelable,composed,currentTarget,defaultPrevented,eventPhase,isTrusted,
        returnValue,srcElement,target,timeStamp,type} globalThis.CloseEvent.{code,reason,wasClean} globalThis.CustomEvent.detail
        globalThis.MessageEvent.{data,lastEventId,origin,ports,source} globalThis.ErrorEvent.{colno,error,filename,lineno,message}`,
      attribute: true, source: 'EventTarget',
    },
    { names: 'globalThis.AbortController', class: true, source: 'globals' },
    { names: 'globalThis.AbortController.abort', source: 'globals' },
    { names: 'globalThis.AbortController.signal', attribute: true, returns: 'globalThis.AbortSignal', source: 'globals' },
    { names: 'globalThis.AbortSignal', class: true, bases: 'globalThis.EventTarget', source: 'globals' },
    { names: 'globalThis.AbortSignal.{abort,any,timeout}', returns: 'globalThis.AbortSignal', source: 'globals' },
    { names: 'globalThis.AbortSignal.throwIfAborted', source: 'globals' },
    { names: 'globalThis.AbortSignal.{aborted,onabort,reason}', attribute: true, source: 'globals' },
    { names: 'globalThis.{DOMException,QuotaExceededError}', class: true, bases: 'globalThis.Error', source: 'globals' },
    { names: 'globalThis.DOMException.code', attribute: true, source: 'globals' },

    // Messages: what is posted is cloned
    { names: 'globalThis.MessageChannel', class: true, source: 'worker_threads' },
    { names: 'globalThis.MessageChannel.{port1,port2}', attribute: true, returns: 'globalThis.MessagePort', source: 'worker_threads' },
    { names: 'globalThis.MessagePort', class: true, bases: 'globalThis._NodeEventTarget', source: 'worker_threads' },
    { names: 'globalThis.BroadcastChannel', class: true, bases: 'globalThis.EventTarget', hazard: 'unpicklable', source: 'worker_threads' },
    { names: 'globalThis.{MessagePort,BroadcastChannel}.postMessage', work: 'cpu', growth: 'linear', source: 'worker_threads' },
    { names: 'globalThis.{MessagePort,BroadcastChannel}.{close,ref,unref} globalThis.MessagePort.{hasRef,start}', source: 'worker_threads' },
    { names: 'globalThis.{MessagePort,BroadcastChannel}.{onmessage,onmessageerror} globalThis.BroadcastChannel.name', attribute: true, source: 'worker_threads' },
    { names: 'globalThis.{WebSocket,EventSource}', class: true, bases: 'globalThis.EventTarget', hazard: 'unpicklable', source: 'WebSocket' },
    { names: 'globalThis.WebSocket.send', work: 'io', io: 'network', blocking: false, repeats: 'sends', source: 'WebSocket' },
    { names: 'globalThis.{WebSocket,EventSource}.close', source: 'WebSocket' },
    {
      names: `globalThis.WebSocket.{CLOSED,CLOSING,CONNECTING,OPEN,binaryType,bufferedAmount,extensions,onclose,onerror,onmessage,onopen,protocol,readyState,url}
        globalThis.EventSource.{CLOSED,CONNECTING,OPEN,onerror,onmessage,onopen,readyState,url,withCredentials}`,
      attribute: true, source: 'WebSocket',
    },

    // Web Crypto: promises for jobs on libuv's pool
    { names: 'globalThis.crypto globalThis.crypto.subtle', attribute: true, source: 'webcrypto' },
    { names: 'globalThis.crypto.getRandomValues', work: 'cpu', source: 'webcrypto' },
    { names: 'globalThis.crypto.randomUUID', returns: STRING, source: 'webcrypto' },
    {
      names: 'globalThis.crypto.subtle.{decrypt,decapsulateBits,decapsulateKey,digest,encapsulateBits,encapsulateKey,encrypt,sign,verify,wrapKey,unwrapKey}',
      work: 'native', growth: 'linear', coroutine: true, returns: BYTES, hazard: POOL, source: 'probe',
    },
    // PBKDF2, RSA keys
    // Deriving by PBKDF2 takes long, by HKDF and ECDH it does not, and the text seldom tells which it is.
    { names: 'globalThis.crypto.subtle.{deriveBits,deriveKey}', work: 'native', coroutine: true, hazard: POOL, source: 'pool' },
    { names: 'globalThis.crypto.subtle.generateKey', work: 'native', growth: 'heavy', coroutine: true, hazard: POOL, source: 'pool' },
    { names: 'globalThis.crypto.subtle.{exportKey,getPublicKey,importKey}', work: 'cpu', coroutine: true, source: 'webcrypto' },
    { names: 'globalThis.crypto.subtle.supports', source: 'webcrypto' },
    { names: 'globalThis.CryptoKey', class: true, source: 'webcrypto' },
    { names: 'globalThis.CryptoKey.{algorithm,extractable,type,usages}', attribute: true, source: 'webcrypto' },

    // The host
    { names: 'globalThis.Navigator', class: true, source: 'Navigator' },
    { names: 'globalThis.Navigator.{hardwareConcurrency,language,languages,platform,userAgent}', attribute: true, source: 'Navigator' },
    { names: 'globalThis.Navigator.locks', attribute: true, returns: 'globalThis.LockManager', source: 'LockManager' },
    { names: 'globalThis.LockManager', class: true, source: 'LockManager' },
    { names: 'globalThis.LockManager.query', coroutine: true, source: 'LockManager' },
    { names: 'globalThis.LockManager.request', coroutine: true, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'LockManager' },
    // A file behind it, read and written on the spot
    { names: 'globalThis.Storage', class: true, source: 'Storage' },
    { names: 'globalThis.Storage.{getItem,key}', work: 'io', io: 'database', source: 'Storage' },
    { names: 'globalThis.Storage.setItem', work: 'io', io: 'database', repeats: 'writes', source: 'Storage' },
    { names: 'globalThis.Storage.{clear,removeItem}', work: 'io', io: 'database', repeats: 'deletes', source: 'Storage' },
    { names: 'globalThis.Storage.length', attribute: true, source: 'Storage' },
  ],
};
