import { expandNames } from '../expand';
import type { CatalogueTable } from '../types';

const ARRAY = 'globalThis.Array';

/** Lodash's functions whose second argument is called for each item. */
const CALLED_PER_ITEM = `countBy,differenceBy,dropRightWhile,dropWhile,each,eachRight,every,filter,find,findIndex,findKey,findLast,findLastIndex,findLastKey,flatMap,flatMapDeep,forEach,forEachRight,forIn,
  forInRight,forOwn,forOwnRight,groupBy,keyBy,map,mapKeys,mapValues,maxBy,meanBy,minBy,omitBy,orderBy,partition,pickBy,pullAllBy,reduce,reduceRight,reject,remove,some,sortBy,sumBy,takeRightWhile,
  takeWhile,times,transform,uniqBy,uniqWith`;
const WALKING = `chunk,cloneDeep,cloneDeepWith,compact,concat,defaultsDeep,difference,differenceWith,drop,dropRight,fill,flatten,flattenDeep,flattenDepth,fromPairs,includes,intersection,intersectionBy,
  intersectionWith,invert,invertBy,isEqual,isEqualWith,isMatch,mean,max,merge,mergeWith,min,pull,pullAll,reverse,sampleSize,shuffle,slice,sum,tail,take,takeRight,toPairs,toPairsIn,union,unionBy,
  unionWith,uniq,unzip,unzipWith,without,xor,xorBy,xorWith,zip,zipObject,zipObjectDeep,zipWith`;
const SMALL = `add,after,ary,assign,assignIn,assignInWith,assignWith,at,attempt,before,bind,bindAll,bindKey,camelCase,capitalize,castArray,ceil,chain,clamp,clone,cloneWith,cond,conforms,conformsTo,
  constant,create,curry,curryRight,debounce,deburr,defaultTo,defaults,defer,delay,divide,endsWith,entries,entriesIn,eq,escape,escapeRegExp,extend,first,floor,flip,flow,flowRight,functions,functionsIn,
  get,gt,gte,has,hasIn,head,identity,inRange,indexOf,initial,invoke,invokeMap,isArguments,isArray,isArrayBuffer,isArrayLike,isArrayLikeObject,isBoolean,isBuffer,isDate,isElement,isEmpty,isError,
  isFinite,isFunction,isInteger,isLength,isMap,isMatchWith,isNaN,isNative,isNil,isNull,isNumber,isObject,isObjectLike,isPlainObject,isRegExp,isSafeInteger,isSet,isString,isSymbol,isTypedArray,
  isUndefined,isWeakMap,isWeakSet,iteratee,join,kebabCase,keys,keysIn,last,lastIndexOf,lowerCase,lowerFirst,lt,lte,matches,matchesProperty,memoize,method,methodOf,mixin,multiply,negate,noConflict,noop,
  now,nth,nthArg,omit,once,over,overArgs,overEvery,overSome,pad,padEnd,padStart,parseInt,partial,partialRight,pick,property,propertyOf,pullAt,random,range,rangeRight,rearg,repeat,replace,rest,result,
  round,runInContext,sample,set,setWith,size,snakeCase,sortedIndex,sortedIndexBy,sortedIndexOf,sortedLastIndex,sortedLastIndexBy,sortedLastIndexOf,sortedUniq,sortedUniqBy,split,spread,startCase,
  startsWith,stubArray,stubFalse,stubObject,stubString,stubTrue,subtract,tap,template,templateSettings,throttle,thru,toArray,toFinite,toInteger,toLength,toLower,toNumber,toPath,toPlainObject,
  toSafeInteger,toString,toUpper,trim,trimEnd,trimStart,truncate,unary,unescape,uniqueId,unset,update,updateWith,upperCase,upperFirst,values,valuesIn,words,wrap`;

/** `lodash/map`, `lodash.map` (a package of its own) and `lodash-es/map` are `lodash.map`. */
function singleFunctions(): Record<string, string> {
  const aliases: Record<string, string> = {};
  for (const name of expandNames(`{${CALLED_PER_ITEM},${WALKING},${SMALL}}`)) {
    aliases[`lodash/${name}`] = `lodash.${name}`;
    aliases[`lodash-es/${name}`] = `lodash.${name}`;
  }
  return aliases;
}

/** Lodash, Underscore, Ramda, RxJS; async, the p- family, pools of workers. */
export const collectionsAndControl: CatalogueTable = {
  library: 'node-collections-and-control',
  language: 'node',
  aliases: {
    ...singleFunctions(),
    'lodash-es': 'lodash',
    'lodash.default': 'lodash',
    underscore: 'lodash',
    'rxjs/operators': 'rxjs',
    'piscina.Piscina': 'piscina',
    'tinypool.Tinypool': 'tinypool',
    'async.default': 'async',
    'bluebird.Promise': 'bluebird',
    'p-limit.pLimit': 'p-limit',
    'p-retry.pRetry': 'p-retry',
    'workerpool.default': 'workerpool',
    'delay.default': 'delay',
  },
  sources: {
    lodash: 'https://lodash.com/docs/',
    probe: 'measured: node test/bench/loop-probe.mjs lodash',
    fp: 'https://github.com/lodash/lodash/wiki/FP-Guide',
    ramda: 'https://ramdajs.com/docs/',
    rxjs: 'https://rxjs.dev/api',
    async: 'https://caolan.github.io/async/v3/docs.html',
    plimit: 'https://github.com/sindresorhus/p-limit#api',
    pmap: 'https://github.com/sindresorhus/p-map#api',
    pqueue: 'https://github.com/sindresorhus/p-queue#api',
    pfun: 'https://github.com/sindresorhus/promise-fun#packages',
    bluebird: 'https://github.com/petkaantonov/bluebird/tree/master/docs/docs/api',
    piscina: 'https://piscinajs.dev/api-reference/class/',
    tinypool: 'https://github.com/tinylibs/tinypool#readme',
    workerpool: 'https://github.com/josdejong/workerpool#api',
    threads: 'https://threads.js.org/usage',
    jest: 'https://github.com/jestjs/jest/tree/main/packages/jest-worker#readme',
    immer: 'https://immerjs.github.io/immer/produce/',
    bottleneck: 'https://github.com/SGrondin/bottleneck#docs',
  },
  groups: [
    { names: `lodash.{${CALLED_PER_ITEM}}`, work: 'cpu', growth: 'linear', returns: ARRAY, runs: { argument: 1, as: 'inline', perItem: true }, source: 'probe' },
    { names: `lodash.{${WALKING}}`, work: 'cpu', growth: 'linear', source: 'lodash' },
    { names: `lodash.{${SMALL}}`, source: 'lodash' },
    { names: 'lodash', source: 'lodash' },
    { names: 'lodash/fp.{countBy,each,every,filter,find,findIndex,flatMap,forEach,groupBy,keyBy,map,mapKeys,mapValues,maxBy,minBy,omitBy,orderBy,partition,pickBy,reduce,reject,some,sortBy,sumBy,uniqBy}', work: 'cpu', growth: 'linear', runs: { argument: 0, as: 'inline', perItem: true }, source: 'fp' },
    { names: 'lodash/fp.*', work: 'cpu', source: 'fp' },
    // Ramda: a function first, data last
    {
      names: `ramda.{addIndex,all,any,chain,countBy,dropWhile,eqBy,filter,find,findIndex,findLast,forEach,forEachObjIndexed,groupBy,groupWith,indexBy,map,mapAccum,mapObjIndexed,maxBy,minBy,none,
        partition,pickBy,reduce,reduceBy,reduceRight,reject,scan,sort,sortBy,sortWith,takeWhile,times,uniqBy,uniqWith,zipWith}`,
      work: 'cpu', growth: 'linear', runs: { argument: 0, as: 'inline', perItem: true }, source: 'ramda',
    },
    { names: 'ramda.{clone,concat,difference,equals,flatten,fromPairs,intersection,mergeDeepLeft,mergeDeepRight,splitEvery,toPairs,transpose,union,uniq,unnest,xprod,zip}', work: 'cpu', growth: 'linear', source: 'ramda' },
    { names: 'ramda.*', source: 'ramda' },
    { names: 'immer.produce', work: 'cpu', runs: { argument: 1, as: 'inline' }, source: 'immer' },
    { names: 'immer.*', source: 'immer' },

    // RxJS: what a stream is given to run, it runs when values come
    { names: 'rxjs.{Observable,Subject,BehaviorSubject,ReplaySubject,AsyncSubject,Subscription}', class: true, hazard: 'unpicklable', source: 'rxjs' },
    { names: 'rxjs.{Observable,Subject,BehaviorSubject,ReplaySubject,AsyncSubject}.subscribe', returns: 'rxjs.Subscription', runs: { argument: 0, as: 'event-loop', rest: true, perItem: true }, source: 'rxjs' },
    { names: 'rxjs.{Observable,Subject,BehaviorSubject,ReplaySubject,AsyncSubject}.pipe', returns: 'rxjs.Observable', source: 'rxjs' },
    { names: 'rxjs.{Subject,BehaviorSubject,ReplaySubject,AsyncSubject}.{asObservable,complete,error,next} rxjs.BehaviorSubject.getValue rxjs.Subscription.{add,unsubscribe}', source: 'rxjs' },
    { names: 'rxjs.{combineLatest,concat,defer,forkJoin,from,fromEvent,generate,iif,interval,merge,of,race,range,timer,zip,EMPTY,NEVER,throwError}', returns: 'rxjs.Observable', source: 'rxjs' },
    { names: 'rxjs.{firstValueFrom,lastValueFrom}', coroutine: true, source: 'rxjs' },
    {
      names: 'rxjs.{catchError,concatMap,distinctUntilChanged,every,exhaustMap,expand,filter,find,first,groupBy,last,map,mergeMap,mergeScan,reduce,scan,switchMap,takeWhile,skipWhile,tap}',
      runs: { argument: 0, as: 'event-loop', perItem: true }, source: 'rxjs',
    },
    { names: 'rxjs.*', source: 'rxjs' },

    // async: callbacks; promises where none is given
    {
      names: `async.{all,allSeries,any,anySeries,concat,concatSeries,detect,detectSeries,each,eachOf,eachOfSeries,eachSeries,every,everySeries,filter,filterSeries,find,findSeries,flatMap,flatMapSeries,forEach,forEachOf,forEachOfSeries,forEachSeries,groupBy,map,mapSeries,
        mapValues,mapValuesSeries,reject,rejectSeries,select,selectSeries,some,someSeries,sortBy}`,
      coroutine: true, runs: { argument: 1, as: 'event-loop', perItem: true, rest: true }, source: 'async',
    },
    {
      names: 'async.{allLimit,anyLimit,concatLimit,detectLimit,eachLimit,eachOfLimit,everyLimit,filterLimit,findLimit,flatMapLimit,foldl,foldr,inject,reduceRight,selectLimit,forEachLimit,forEachOfLimit,groupByLimit,mapLimit,mapValuesLimit,rejectLimit,someLimit,reduce,transform,timesLimit}',
      coroutine: true, runs: { argument: 2, as: 'event-loop', perItem: true, rest: true }, source: 'async',
    },
    { names: 'async.{applyEach,applyEachSeries,tryEach,parallel,parallelLimit,series,waterfall,auto,autoInject,race,forever,retry,until,whilst,doUntil,doWhilst,times,timesSeries}', coroutine: true, runs: { argument: 0, as: 'event-loop', rest: true }, source: 'async' },
    { names: 'async.{queue,priorityQueue,cargo,cargoQueue}', runs: { argument: 0, as: 'event-loop', perItem: true }, source: 'async' },
    { names: 'async.{apply,asyncify,compose,constant,ensureAsync,log,memoize,nextTick,reflect,reflectAll,retryable,seq,setImmediate,timeout,unmemoize,wrapSync}', source: 'async' },

    // The p- family bounds how many run at once, on one thread
    { names: 'p-limit', returns: 'p-limit._Limit', source: 'plimit' },
    { names: 'p-limit._Limit', class: true, source: 'plimit' },
    { names: 'p-limit._Limit.__call__', coroutine: true, runs: { argument: 0, as: 'event-loop' }, source: 'plimit' },
    { names: 'p-limit._Limit.map', coroutine: true, returns: ARRAY, runs: { argument: 1, as: 'event-loop', perItem: true }, source: 'plimit' },
    { names: 'p-limit._Limit.clearQueue p-limit.limitFunction', source: 'plimit' },
    { names: 'p-limit._Limit.{activeCount,concurrency,pendingCount}', attribute: true, source: 'plimit' },
    { names: 'p-map p-filter p-each-series p-map-series p-props', coroutine: true, returns: ARRAY, runs: { argument: 1, as: 'event-loop', perItem: true }, source: 'pmap' },
    { names: 'p-map.pMapIterable', runs: { argument: 1, as: 'event-loop', perItem: true }, source: 'pmap' },
    { names: 'p-all p-any p-series p-settle p-race p-some p-event p-wait-for p-do-whilst p-whilst', coroutine: true, runs: { argument: 0, as: 'event-loop' }, source: 'pfun' },
    { names: 'p-retry', coroutine: true, runs: { argument: 0, as: 'event-loop' }, source: 'pfun' },
    { names: 'p-retry.AbortError p-timeout.TimeoutError', class: true, bases: 'globalThis.Error', source: 'pfun' },
    { names: 'p-timeout', coroutine: true, passesThrough: 0, source: 'pfun' },
    { names: 'p-throttle p-debounce p-memoize p-defer', source: 'pfun' },
    { names: 'delay', work: 'io', io: 'sleep', coroutine: true, source: 'pfun' },
    { names: 'p-queue', class: true, hazard: 'unpicklable', source: 'pqueue' },
    { names: 'p-queue.add', coroutine: true, runs: { argument: 0, as: 'event-loop' }, source: 'pqueue' },
    { names: 'p-queue.addAll', coroutine: true, returns: ARRAY, source: 'pqueue' },
    { names: 'p-queue.{onEmpty,onIdle,onSizeLessThan}', coroutine: true, hazard: 'joins-workers', source: 'pqueue' },
    { names: 'p-queue.{clear,on,pause,sizeBy,start}', source: 'pqueue' },
    { names: 'p-queue.{concurrency,isPaused,pending,size,timeout}', attribute: true, source: 'pqueue' },
    { names: 'bottleneck', class: true, hazard: 'unpicklable', source: 'bottleneck' },
    { names: 'bottleneck.schedule', coroutine: true, runs: { argument: 0, as: 'event-loop', rest: true }, source: 'bottleneck' },
    { names: 'bottleneck.wrap', passesThrough: 0, source: 'bottleneck' },
    { names: 'bluebird', class: true, bases: 'globalThis.Promise', runs: { argument: 0, as: 'inline' }, source: 'bluebird' },
    { names: 'bluebird.{each,filter,map,mapSeries,reduce}', coroutine: true, runs: { argument: 1, as: 'event-loop', perItem: true }, source: 'bluebird' },
    { names: 'bluebird.{attempt,join,props,settle,some,using}', coroutine: true, source: 'bluebird' },
    { names: 'bluebird.delay', work: 'io', io: 'sleep', coroutine: true, source: 'bluebird' },
    { names: 'bluebird.{promisify,promisifyAll,method,coroutine,fromCallback,fromNode,config,is,defer}', source: 'bluebird' },

    // Pools of workers: `run` hands a task to a file or a function named before
    { names: 'piscina', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'piscina' },
    { names: 'piscina.{run,runTask}', work: 'native', coroutine: true, hazard: 'joins-workers', runsFile: 'worker-threads', source: 'piscina' },
    { names: 'piscina.{close,destroy}', coroutine: true, hazard: 'joins-workers', source: 'piscina' },
    { names: 'piscina.{isWorkerThread,queueSize,threads,utilization,workerData,completed,duration}', attribute: true, source: 'piscina' },
    { names: 'piscina.move', source: 'piscina' },
    { names: 'tinypool', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'tinypool' },
    { names: 'tinypool.run', work: 'native', coroutine: true, hazard: 'joins-workers', runsFile: 'worker-threads', source: 'tinypool' },
    { names: 'tinypool.{cancelPendingTasks,destroy,recycleWorkers}', coroutine: true, hazard: 'joins-workers', source: 'tinypool' },
    { names: 'workerpool.pool', returns: 'workerpool.Pool', source: 'workerpool' },
    { names: 'workerpool.Pool', class: true, hazard: 'unpicklable', source: 'workerpool' },
    { names: 'workerpool.Pool.exec', work: 'native', coroutine: true, hazard: 'joins-workers', runs: { argument: 0, as: 'worker-threads' }, runsFile: 'worker-threads', source: 'workerpool' },
    { names: 'workerpool.Pool.{proxy,terminate}', coroutine: true, hazard: 'joins-workers', source: 'workerpool' },
    { names: 'workerpool.Pool.stats workerpool.{Transfer,cpus,isMainThread,platform,worker,workerEmit}', source: 'workerpool' },
    { names: 'threads.spawn', coroutine: true, source: 'threads' },
    { names: 'threads.{Pool,Worker}', class: true, hazard: 'unpicklable', source: 'threads' },
    { names: 'threads.Pool.queue', coroutine: true, hazard: 'joins-workers', runs: { argument: 0, as: 'event-loop' }, source: 'threads' },
    { names: 'threads.Pool.{completed,settled,terminate} threads.Thread.terminate', coroutine: true, hazard: 'joins-workers', source: 'threads' },
    { names: 'threads.Thread', class: true, source: 'threads' },
    { names: 'threads.Worker.{postMessage,terminate}', source: 'threads' },
    { names: 'threads.Worker.*', work: 'native', coroutine: true, hazard: 'joins-workers', runsFile: 'worker-threads', source: 'threads' },
    { names: 'jest-worker.Worker', class: true, hazard: 'unpicklable', source: 'jest' },
    { names: 'jest-worker.Worker.{getStderr,getStdout}', source: 'jest' },
    { names: 'jest-worker.Worker.{end,start}', coroutine: true, hazard: 'joins-workers', source: 'jest' },
    { names: 'jest-worker.Worker.*', work: 'native', coroutine: true, hazard: 'joins-workers', runsFile: 'child-processes', source: 'jest' },
  ],
};
