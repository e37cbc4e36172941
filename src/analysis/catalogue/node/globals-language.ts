/** The language's own objects and functions, ES2015 to ES2026, under `globalThis`. */
import type { CatalogueTable } from '../types';
import { languagePages } from './node-sources';

const STRING = 'globalThis.String';
const NUMBER = 'globalThis.Number';
const ARRAY = 'globalThis.Array';

/** Typed arrays share the methods of one class without a global name; `buffer.Buffer` inherits them too. */
const TYPED = 'globalThis._TypedArray';

export const globalsLanguage: CatalogueTable = {
  library: 'node-globals-language',
  language: 'node',
  aliases: {
    'globalThis.global': 'globalThis',
    'globalThis.globalThis': 'globalThis',
    'globalThis.Number.parseInt': 'globalThis.parseInt',
    'globalThis.Number.parseFloat': 'globalThis.parseFloat',
    'globalThis.String.trimLeft': 'globalThis.String.trimStart',
    'globalThis.String.trimRight': 'globalThis.String.trimEnd',
  },
  sources: {
    ...languagePages('Array', 'ArrayBuffer', 'Atomics', 'BigInt', 'Boolean', 'DataView', 'Date', 'Error', 'Function', 'Intl', 'Iterator', 'JSON', 'Map', 'Math', 'Number',
      'Object', 'Promise', 'Proxy', 'Reflect', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'Symbol', 'TypedArray', 'WeakMap', 'WeakRef'),
    functions: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects#function_properties',
    wasm: 'https://developer.mozilla.org/en-US/docs/WebAssembly/Reference/JavaScript_interface',
    disposal: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/DisposableStack',
    redos: 'https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop#blocking-the-event-loop-redos',
    dontBlock: 'https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop#blocking-the-event-loop-json-dos',
    probe: 'measured: node test/bench/loop-probe.mjs globalThis',
  },
  groups: [
    // Functions
    { names: 'globalThis.{parseInt,parseFloat}', returns: NUMBER, source: 'functions' },
    { names: 'globalThis.{isNaN,isFinite}', returns: 'globalThis.Boolean', source: 'functions' },
    { names: 'globalThis.{encodeURI,encodeURIComponent,decodeURI,decodeURIComponent,escape,unescape}', work: 'cpu', returns: STRING, source: 'functions' },
    { names: 'globalThis.eval', work: 'cpu', growth: 'linear', source: 'functions' },
    { names: 'globalThis.{undefined,NaN,Infinity}', attribute: true, source: 'functions' },

    // Object and Function: what every value and function has
    { names: 'globalThis.Object', class: true, source: 'Object' },
    { names: 'globalThis.Object.{keys,getOwnPropertyNames,values,entries,getOwnPropertySymbols}', work: 'cpu', returns: ARRAY, source: 'Object' },
    { names: 'globalThis.Object.{assign,fromEntries,getOwnPropertyDescriptors,freeze,seal,isFrozen,isSealed,defineProperties}', work: 'cpu', source: 'Object' },
    { names: 'globalThis.Object.groupBy', work: 'cpu', growth: 'linear', runs: { argument: 1, as: 'inline', perItem: true }, source: 'Object' },
    {
      names: `globalThis.Object.{create,defineProperty,getOwnPropertyDescriptor,getPrototypeOf,hasOwn,is,isExtensible,preventExtensions,setPrototypeOf,
        hasOwnProperty,isPrototypeOf,propertyIsEnumerable,toLocaleString,toString,valueOf,__defineGetter__,__defineSetter__,__lookupGetter__,__lookupSetter__}`,
      source: 'Object',
    },
    { names: 'globalThis.{Function,AsyncFunction,GeneratorFunction}', class: true, work: 'cpu', source: 'Function' },
    { names: 'globalThis.Function.{apply,bind,call,toString}', source: 'Function' },
    { names: 'globalThis.Function.{length,name,prototype}', attribute: true, source: 'Function' },
    {
      names: 'globalThis.Reflect.{defineProperty,deleteProperty,get,getOwnPropertyDescriptor,getPrototypeOf,has,isExtensible,preventExtensions,set,setPrototypeOf}',
      source: 'Reflect',
    },
    { names: 'globalThis.Reflect.ownKeys', work: 'cpu', returns: ARRAY, source: 'Reflect' },
    { names: 'globalThis.Reflect.{apply,construct}', runs: { argument: 0, as: 'inline' }, source: 'Reflect' },
    { names: 'globalThis.Proxy', class: true, hazard: 'unpicklable', source: 'Proxy' },
    { names: 'globalThis.Proxy.revocable', source: 'Proxy' },
    { names: 'globalThis.Symbol', class: true, hazard: 'unpicklable', source: 'Symbol' },
    { names: 'globalThis.Symbol.{for,keyFor,toString,valueOf}', source: 'Symbol' },
    {
      names: `globalThis.Symbol.{description,asyncIterator,asyncDispose,dispose,hasInstance,isConcatSpreadable,iterator,match,matchAll,replace,search,species,split,
        toPrimitive,toStringTag,unscopables}`,
      attribute: true, source: 'Symbol',
    },

    // Numbers
    { names: 'globalThis.Boolean', class: true, source: 'Boolean' },
    { names: 'globalThis.Boolean.{toString,valueOf}', source: 'Boolean' },
    { names: 'globalThis.Number', class: true, source: 'Number' },
    { names: 'globalThis.Number.{isFinite,isInteger,isNaN,isSafeInteger}', returns: 'globalThis.Boolean', source: 'Number' },
    { names: 'globalThis.Number.{toExponential,toFixed,toPrecision,toString}', returns: STRING, source: 'Number' },
    { names: 'globalThis.Number.valueOf', source: 'Number' },
    { names: 'globalThis.Number.{MAX_VALUE,MIN_VALUE,NaN,NEGATIVE_INFINITY,POSITIVE_INFINITY,MAX_SAFE_INTEGER,MIN_SAFE_INTEGER,EPSILON}', attribute: true, returns: NUMBER, source: 'Number' },
    // Formatting by locale makes a formatter on each call.
    { names: 'globalThis.{Number,BigInt}.toLocaleString', work: 'cpu', returns: STRING, source: 'Number' },
    { names: 'globalThis.BigInt', class: true, source: 'BigInt' },
    { names: 'globalThis.BigInt.{asIntN,asUintN,valueOf}', returns: 'globalThis.BigInt', source: 'BigInt' },
    // Decimal digits of a large integer cost more than in proportion.
    { names: 'globalThis.BigInt.toString', work: 'cpu', growth: 'linear', returns: STRING, source: 'BigInt' },
    {
      names: `globalThis.Math.{abs,acos,acosh,asin,asinh,atan,atan2,atanh,cbrt,ceil,clz32,cos,cosh,exp,expm1,f16round,floor,fround,hypot,imul,log,log10,log1p,log2,max,
        min,pow,random,round,sign,sin,sinh,sqrt,sumPrecise,tan,tanh,trunc}`,
      returns: NUMBER, source: 'Math',
    },
    { names: 'globalThis.Math.{E,LN10,LN2,LOG10E,LOG2E,PI,SQRT1_2,SQRT2}', attribute: true, returns: NUMBER, source: 'Math' },

    // Dates
    { names: 'globalThis.Date', class: true, source: 'Date' },
    { names: 'globalThis.Date.{now,UTC,parse}', returns: NUMBER, source: 'Date' },
    {
      names: `globalThis.Date.{getDate,getDay,getFullYear,getHours,getMilliseconds,getMinutes,getMonth,getSeconds,getTime,getTimezoneOffset,getUTCDate,getUTCDay,
        getUTCFullYear,getUTCHours,getUTCMilliseconds,getUTCMinutes,getUTCMonth,getUTCSeconds,getYear,setDate,setFullYear,setHours,setMilliseconds,setMinutes,setMonth,
        setSeconds,setTime,setUTCDate,setUTCFullYear,setUTCHours,setUTCMilliseconds,setUTCMinutes,setUTCMonth,setUTCSeconds,setYear,valueOf}`,
      returns: NUMBER, source: 'Date',
    },
    { names: 'globalThis.Date.{toDateString,toGMTString,toISOString,toJSON,toString,toTimeString,toUTCString}', returns: STRING, source: 'Date' },
    { names: 'globalThis.Date.{toLocaleDateString,toLocaleString,toLocaleTimeString}', work: 'cpu', returns: STRING, source: 'Date' },
    { names: 'globalThis.Date.toTemporalInstant', source: 'Date' },

    // Strings: short ones are the rule, so only what works on whole texts grows
    { names: STRING, class: true, source: 'String' },
    { names: 'globalThis.String.length', attribute: true, returns: NUMBER, source: 'String' },
    {
      names: `globalThis.String.{anchor,at,big,blink,bold,charAt,fixed,fontcolor,fontsize,fromCharCode,fromCodePoint,italics,link,padEnd,padStart,raw,
        slice,small,strike,sub,substr,substring,sup,toString,trim,trimEnd,trimStart,valueOf}`,
      returns: STRING, source: 'String',
    },
    { names: 'globalThis.String.{concat,repeat,toLocaleLowerCase,toLocaleUpperCase,toLowerCase,toUpperCase,toWellFormed}', work: 'cpu', returns: STRING, source: 'String' },
    { names: 'globalThis.String.{charCodeAt,codePointAt}', returns: NUMBER, source: 'String' },
    { names: 'globalThis.String.{endsWith,startsWith,isWellFormed}', returns: 'globalThis.Boolean', source: 'String' },
    { names: 'globalThis.String.{indexOf,lastIndexOf,localeCompare}', work: 'cpu', returns: NUMBER, source: 'String' },
    { names: 'globalThis.String.includes', work: 'cpu', returns: 'globalThis.Boolean', source: 'String' },
    { names: 'globalThis.String.normalize', work: 'cpu', growth: 'linear', returns: STRING, source: 'String' },
    { names: 'globalThis.String.search', work: 'cpu', returns: NUMBER, source: 'String' },
    { names: 'globalThis.String.{replace,replaceAll}', work: 'cpu', returns: STRING, runs: { argument: 1, as: 'inline' }, source: 'String' },
    { names: 'globalThis.String.{match,split}', work: 'cpu', returns: ARRAY, element: STRING, source: 'String' },
    { names: 'globalThis.String.matchAll', work: 'cpu', growth: 'linear', element: ARRAY, source: 'String' },
    { names: 'globalThis.RegExp', class: true, work: 'cpu', source: 'RegExp' },
    { names: 'globalThis.RegExp.{escape,toString}', returns: STRING, source: 'RegExp' },
    { names: 'globalThis.RegExp.compile', work: 'cpu', source: 'RegExp' },
    // Some patterns take exponential time on some texts.
    { names: 'globalThis.RegExp.test', work: 'cpu', returns: 'globalThis.Boolean', source: 'redos' },
    { names: 'globalThis.RegExp.exec', work: 'cpu', returns: ARRAY, element: STRING, source: 'redos' },
    {
      names: 'globalThis.RegExp.{dotAll,flags,global,hasIndices,ignoreCase,lastIndex,multiline,source,sticky,unicode,unicodeSets}',
      attribute: true, source: 'RegExp',
    },

    // Arrays
    { names: ARRAY, class: true, source: 'Array' },
    { names: 'globalThis.Array.length', attribute: true, returns: NUMBER, source: 'Array' },
    { names: 'globalThis.Array.{at,pop,push,with,valueOf}', source: 'Array' },
    { names: 'globalThis.Array.{isArray,of}', source: 'Array' },
    { names: 'globalThis.Array.from', work: 'cpu', returns: ARRAY, passesThrough: 0, runs: { argument: 1, as: 'inline', perItem: true }, source: 'Array' },
    { names: 'globalThis.Array.fromAsync', coroutine: true, returns: ARRAY, runs: { argument: 1, as: 'event-loop', perItem: true }, source: 'Array' },
    { names: 'globalThis.Array.{entries,keys,values}', source: 'Array' },
    { names: 'globalThis.Array.{concat,slice}', work: 'cpu', returns: ARRAY, source: 'Array' },
    // Those that move what stands behind: linear, and quadratic in a loop over the same array.
    { names: 'globalThis.Array.{shift,unshift}', work: 'cpu', source: 'Array' },
    { names: 'globalThis.Array.splice', work: 'cpu', returns: ARRAY, source: 'Array' },
    { names: 'globalThis.Array.{copyWithin,fill,flat,reverse,toReversed,toSpliced}', work: 'cpu', growth: 'linear', returns: ARRAY, source: 'Array' },
    { names: 'globalThis.Array.{includes,indexOf,lastIndexOf}', work: 'cpu', growth: 'linear', source: 'Array' },
    { names: 'globalThis.Array.{join,toLocaleString,toString}', work: 'cpu', growth: 'linear', returns: STRING, source: 'Array' },
    { names: 'globalThis.Array.{sort,toSorted}', work: 'cpu', growth: 'linear', returns: ARRAY, runs: { argument: 0, as: 'inline', perItem: true }, source: 'probe' },
    { names: 'globalThis.Array.{filter,flatMap,map}', returns: ARRAY, runs: { argument: 0, as: 'inline', perItem: true }, source: 'Array' },
    {
      names: 'globalThis.Array.{every,find,findIndex,findLast,findLastIndex,forEach,reduce,reduceRight,some}', runs: { argument: 0, as: 'inline', perItem: true },
      source: 'Array',
    },

    // Iterators and generators
    { names: 'globalThis.{Iterator,AsyncIterator,Generator,AsyncGenerator}', class: true, hazard: 'unpicklable', source: 'Iterator' },
    { names: 'globalThis.Iterator.{concat,from,zip,zipKeyed} globalThis.{Iterator,Generator}.{next,return,throw}', source: 'Iterator' },
    { names: 'globalThis.{AsyncIterator,AsyncGenerator}.{next,return,throw}', coroutine: true, source: 'Iterator' },
    { names: 'globalThis.{Iterator,Generator}.{drop,take}', returns: 'globalThis.Iterator', source: 'Iterator' },
    { names: 'globalThis.{Iterator,Generator}.toArray', work: 'cpu', growth: 'linear', returns: ARRAY, source: 'Iterator' },
    { names: 'globalThis.{Iterator,Generator}.{filter,flatMap,map}', returns: 'globalThis.Iterator', runs: { argument: 0, as: 'inline', perItem: true }, source: 'Iterator' },
    { names: 'globalThis.{Iterator,Generator}.{every,find,forEach,reduce,some}', runs: { argument: 0, as: 'inline', perItem: true }, source: 'Iterator' },

    // Keyed collections
    { names: 'globalThis.Map', class: true, work: 'cpu', source: 'Map' },
    { names: 'globalThis.Map.size globalThis.Set.size', attribute: true, returns: NUMBER, source: 'Map' },
    { names: 'globalThis.Map.{clear,delete,entries,get,getOrInsert,has,keys,set,values}', source: 'Map' },
    { names: 'globalThis.Map.groupBy', work: 'cpu', growth: 'linear', returns: 'globalThis.Map', runs: { argument: 1, as: 'inline', perItem: true }, source: 'Map' },
    { names: 'globalThis.Map.getOrInsertComputed', runs: { argument: 1, as: 'inline' }, source: 'Map' },
    { names: 'globalThis.{Map,Set}.forEach', runs: { argument: 0, as: 'inline', perItem: true }, source: 'Map' },
    { names: 'globalThis.Set', class: true, work: 'cpu', passesThrough: 0, source: 'Set' },
    { names: 'globalThis.Set.{add,clear,delete,entries,has,keys,values}', source: 'Set' },
    { names: 'globalThis.Set.{difference,intersection,symmetricDifference,union}', work: 'cpu', growth: 'linear', returns: 'globalThis.Set', source: 'Set' },
    { names: 'globalThis.Set.{isDisjointFrom,isSubsetOf,isSupersetOf}', work: 'cpu', growth: 'linear', returns: 'globalThis.Boolean', source: 'Set' },
    { names: 'globalThis.{WeakMap,WeakSet}', class: true, hazard: 'unpicklable', source: 'WeakMap' },
    { names: 'globalThis.WeakMap.{delete,get,getOrInsert,has,set} globalThis.WeakSet.{add,delete,has}', source: 'WeakMap' },
    { names: 'globalThis.WeakMap.getOrInsertComputed', runs: { argument: 1, as: 'inline' }, source: 'WeakMap' },
    { names: 'globalThis.{WeakRef,FinalizationRegistry}', class: true, hazard: 'unpicklable', source: 'WeakRef' },
    { names: 'globalThis.WeakRef.deref globalThis.FinalizationRegistry.{register,unregister}', source: 'WeakRef' },

    // Bytes
    { names: TYPED, class: true, element: NUMBER, source: 'TypedArray' },
    {
      names: `globalThis.{BigInt64Array,BigUint64Array,Float16Array,Float32Array,Float64Array,Int8Array,Int16Array,Int32Array,Uint8Array,Uint8ClampedArray,Uint16Array,
        Uint32Array}`,
      class: true, bases: TYPED, work: 'cpu', source: 'TypedArray',
    },
    { names: 'globalThis._TypedArray.{BYTES_PER_ELEMENT,buffer,byteLength,byteOffset,length}', attribute: true, source: 'TypedArray' },
    { names: 'globalThis._TypedArray.{at,entries,keys,values,subarray,of,with}', source: 'TypedArray' },
    { names: 'globalThis._TypedArray.from', work: 'cpu', growth: 'linear', returns: TYPED, runs: { argument: 1, as: 'inline', perItem: true }, source: 'TypedArray' },
    { names: 'globalThis._TypedArray.{copyWithin,fill,reverse,slice,toReversed}', work: 'cpu', growth: 'linear', returns: TYPED, source: 'TypedArray' },
    { names: 'globalThis._TypedArray.{includes,indexOf,lastIndexOf,set}', work: 'cpu', growth: 'linear', source: 'TypedArray' },
    { names: 'globalThis._TypedArray.{join,toLocaleString,toString}', work: 'cpu', growth: 'linear', returns: STRING, source: 'TypedArray' },
    { names: 'globalThis._TypedArray.{sort,toSorted}', work: 'cpu', growth: 'linear', returns: TYPED, runs: { argument: 0, as: 'inline', perItem: true }, source: 'TypedArray' },
    { names: 'globalThis._TypedArray.{filter,map}', returns: TYPED, runs: { argument: 0, as: 'inline', perItem: true }, source: 'TypedArray' },
    {
      names: 'globalThis._TypedArray.{every,find,findIndex,findLast,findLastIndex,forEach,reduce,reduceRight,some}',
      runs: { argument: 0, as: 'inline', perItem: true }, source: 'TypedArray',
    },
    { names: 'globalThis.Uint8Array.{fromBase64,fromHex,setFromBase64,setFromHex}', work: 'cpu', growth: 'linear', returns: 'globalThis.Uint8Array', source: 'TypedArray' },
    { names: 'globalThis.Uint8Array.{toBase64,toHex}', work: 'cpu', growth: 'linear', returns: STRING, source: 'TypedArray' },
    { names: 'globalThis.ArrayBuffer', class: true, work: 'cpu', source: 'ArrayBuffer' },
    { names: 'globalThis.ArrayBuffer.{isView,transfer,transferToFixedLength,transferToImmutable}', source: 'ArrayBuffer' },
    { names: 'globalThis.ArrayBuffer.{resize,slice,sliceToImmutable} globalThis.SharedArrayBuffer.{grow,slice}', work: 'cpu', source: 'ArrayBuffer' },
    {
      names: 'globalThis.ArrayBuffer.{byteLength,detached,immutable,maxByteLength,resizable} globalThis.SharedArrayBuffer.{byteLength,growable,maxByteLength}',
      attribute: true, source: 'ArrayBuffer',
    },
    { names: 'globalThis.SharedArrayBuffer', class: true, work: 'cpu', source: 'SharedArrayBuffer' },
    { names: 'globalThis.DataView', class: true, source: 'DataView' },
    {
      names: `globalThis.DataView.{get,set}{BigInt64,BigUint64,Float16,Float32,Float64,Int8,Int16,Int32,Uint8,Uint16,Uint32}`,
      source: 'DataView',
    },
    { names: 'globalThis.DataView.{buffer,byteLength,byteOffset}', attribute: true, source: 'DataView' },
    { names: 'globalThis.Atomics.{add,and,compareExchange,exchange,isLockFree,load,notify,or,pause,store,sub,xor}', source: 'Atomics' },
    { names: 'globalThis.Atomics.wait', work: 'io', io: 'sleep', asyncInstead: 'globalThis.Atomics.waitAsync', hazard: 'joins-workers', source: 'Atomics' },
    { names: 'globalThis.Atomics.waitAsync', source: 'Atomics' },

    // JSON computes in proportion to the text, on the loop
    { names: 'globalThis.JSON.parse', work: 'cpu', growth: 'linear', runs: { argument: 1, as: 'inline', perItem: true }, source: 'probe' },
    { names: 'globalThis.JSON.stringify', work: 'cpu', growth: 'linear', returns: STRING, runs: { argument: 1, as: 'inline', perItem: true }, source: 'dontBlock' },
    { names: 'globalThis.JSON.{isRawJSON,rawJSON}', source: 'JSON' },

    // Promises
    { names: 'globalThis.Promise', class: true, hazard: 'unpicklable', runs: { argument: 0, as: 'inline' }, source: 'Promise' },
    { names: 'globalThis.Promise.{all,allSettled}', coroutine: true, returns: ARRAY, source: 'Promise' },
    { names: 'globalThis.Promise.{any,race,resolve,reject}', coroutine: true, source: 'Promise' },
    { names: 'globalThis.Promise.try', coroutine: true, runs: { argument: 0, as: 'inline' }, source: 'Promise' },
    { names: 'globalThis.Promise.withResolvers', source: 'Promise' },
    { names: 'globalThis.Promise.then', coroutine: true, runs: { argument: 0, as: 'event-loop', rest: true }, source: 'Promise' },
    { names: 'globalThis.Promise.{catch,finally}', coroutine: true, runs: { argument: 0, as: 'event-loop' }, source: 'Promise' },
    { names: 'globalThis.{DisposableStack,AsyncDisposableStack}', class: true, hazard: 'unpicklable', source: 'disposal' },
    { names: 'globalThis.{DisposableStack,AsyncDisposableStack}.{adopt,defer,dispose,move,use}', source: 'disposal' },
    { names: 'globalThis.AsyncDisposableStack.disposeAsync', coroutine: true, source: 'disposal' },
    { names: 'globalThis.{DisposableStack,AsyncDisposableStack}.disposed', attribute: true, source: 'disposal' },

    // Errors
    { names: 'globalThis.Error', class: true, source: 'Error' },
    { names: 'globalThis.{AggregateError,EvalError,RangeError,ReferenceError,SuppressedError,SyntaxError,TypeError,URIError}', class: true, bases: 'globalThis.Error', source: 'Error' },
    { names: 'globalThis.Error.{captureStackTrace,isError,prepareStackTrace,toString}', source: 'Error' },
    { names: 'globalThis.Error.{cause,message,name,stack,stackTraceLimit}', attribute: true, source: 'Error' },

    // Intl: a formatter is costly to make and cheap to use
    {
      names: 'globalThis.Intl.{Collator,DateTimeFormat,DisplayNames,DurationFormat,ListFormat,Locale,NumberFormat,PluralRules,RelativeTimeFormat,Segmenter}',
      class: true, work: 'cpu', growth: 'linear', hazard: 'unpicklable', source: 'Intl',
    },
    { names: 'globalThis.Intl.{getCanonicalLocales,supportedValuesOf}', work: 'cpu', returns: ARRAY, element: STRING, source: 'Intl' },
    {
      names: `globalThis.Intl.{Collator,DateTimeFormat,DisplayNames,DurationFormat,ListFormat,NumberFormat,PluralRules,RelativeTimeFormat,Segmenter}.{
        resolvedOptions,supportedLocalesOf}
        globalThis.Intl.Locale.{getCalendars,getCollations,getHourCycles,getNumberingSystems,getTextInfo,getTimeZones,getWeekInfo,maximize,minimize,toString}
        globalThis.Intl.DisplayNames.of globalThis.Intl.PluralRules.{select,selectRange}`,
      source: 'Intl',
    },
    {
      names: `globalThis.Intl.Collator.compare globalThis.Intl.{DateTimeFormat,DurationFormat,ListFormat,NumberFormat,RelativeTimeFormat}.{format,formatToParts}
        globalThis.Intl.{DateTimeFormat,NumberFormat}.{formatRange,formatRangeToParts} globalThis.Intl.Segmenter.segment`,
      work: 'cpu', source: 'Intl',
    },

    // WebAssembly: compilation off the loop where it is asynchronous; what the module does runs on it
    { names: 'globalThis.WebAssembly.{compile,compileStreaming}', work: 'native', growth: 'linear', coroutine: true, returns: 'globalThis.WebAssembly.Module', source: 'wasm' },
    { names: 'globalThis.WebAssembly.{instantiate,instantiateStreaming}', work: 'native', growth: 'linear', coroutine: true, source: 'wasm' },
    { names: 'globalThis.WebAssembly.validate', work: 'cpu', growth: 'linear', source: 'wasm' },
    { names: 'globalThis.WebAssembly.Module', class: true, work: 'cpu', growth: 'heavy', source: 'wasm' },
    { names: 'globalThis.WebAssembly.Instance', class: true, work: 'cpu', growth: 'linear', hazard: 'unpicklable', source: 'wasm' },
    { names: 'globalThis.WebAssembly.Instance.exports', attribute: true, source: 'wasm' },
    { names: 'globalThis.WebAssembly.{Exception,Global,JSTag,Memory,Suspending,Table,Tag}', class: true, source: 'wasm' },
    { names: 'globalThis.WebAssembly.{CompileError,LinkError,RuntimeError,SuspendError}', class: true, bases: 'globalThis.Error', source: 'wasm' },
    {
      names: `globalThis.WebAssembly.promising globalThis.WebAssembly.Module.{customSections,exports,imports} globalThis.WebAssembly.Memory.{grow,toFixedLengthBuffer,toResizableBuffer}
        globalThis.WebAssembly.Table.{get,grow,set} globalThis.WebAssembly.Global.valueOf globalThis.WebAssembly.Exception.{getArg,is}`,
      source: 'wasm',
    },
    { names: 'globalThis.WebAssembly.Memory.buffer', attribute: true, returns: 'globalThis.ArrayBuffer', source: 'wasm' },
    { names: 'globalThis.WebAssembly.Table.length globalThis.WebAssembly.Global.value', attribute: true, source: 'wasm' },
  ],
};
