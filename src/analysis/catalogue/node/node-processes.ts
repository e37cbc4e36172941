/** Processes, workers, the cluster, the process itself, the operating system. */
import type { CatalogueTable } from '../types';
import { nodePages } from './node-sources';
import { synchronous } from './rows';

const STRING = 'globalThis.String';
const NUMBER = 'globalThis.Number';

export const nodeProcesses: CatalogueTable = {
  library: 'node-processes',
  language: 'node',
  aliases: {
    'cluster.worker': 'cluster.Worker',
    'cluster.setupMaster': 'cluster.setupPrimary',
  },
  sources: {
    ...nodePages('child_process', 'cluster', 'worker_threads', 'process', 'os'),
    sync: 'https://nodejs.org/api/child_process.html#synchronous-process-creation',
    clone: 'https://nodejs.org/api/worker_threads.html#portpostmessagevalue-transferlist',
    probe: 'measured: node test/bench/loop-probe.mjs child_process process os worker_threads',
  },
  groups: [
    // child_process: starting a process takes the loop a millisecond or two even where waiting for it does not
    ...synchronous('child_process.{execSync,execFileSync}', { work: 'io', io: 'subprocess', returns: 'buffer.Buffer', repeats: 'spawns', source: 'probe' }),
    ...synchronous('child_process.spawnSync', { work: 'io', io: 'subprocess', repeats: 'spawns', source: 'sync' }),
    {
      names: 'child_process.{exec,execFile}', work: 'io', io: 'subprocess', blocking: false, returns: 'child_process.ChildProcess', repeats: 'spawns',
      runs: { argument: 1, as: 'event-loop', rest: true }, source: 'child_process',
    },
    { names: 'child_process.spawn', work: 'io', io: 'subprocess', blocking: false, returns: 'child_process.ChildProcess', repeats: 'spawns', source: 'child_process' },
    { names: 'child_process.fork', work: 'io', io: 'subprocess', blocking: false, returns: 'child_process.ChildProcess', repeats: 'spawns', runsFile: 'child-processes', source: 'child_process' },
    { names: 'child_process.ChildProcess', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'child_process' },
    { names: 'child_process.ChildProcess.{disconnect,kill,ref,unref}', source: 'child_process' },
    { names: 'child_process.ChildProcess.spawn', repeats: 'spawns', source: 'child_process' },
    { names: 'child_process.ChildProcess.send', work: 'cpu', growth: 'linear', source: 'child_process' },
    { names: 'child_process.ChildProcess.{stdout,stderr}', attribute: true, returns: 'stream.Readable', source: 'child_process' },
    { names: 'child_process.ChildProcess.stdin', attribute: true, returns: 'stream.Writable', source: 'child_process' },
    { names: 'child_process.ChildProcess.{channel,connected,exitCode,killed,pid,signalCode,spawnargs,spawnfile,stdio}', attribute: true, source: 'child_process' },

    // cluster
    { names: 'cluster.fork', returns: 'cluster.Worker', repeats: 'spawns', source: 'cluster' },
    { names: 'cluster.{setupPrimary,disconnect}', source: 'cluster' },
    { names: 'cluster.{addListener,on,once}', runs: { argument: 1, as: 'event-loop' }, source: 'cluster' },
    { names: 'cluster.{emit,off,removeListener,removeAllListeners}', source: 'cluster' },
    { names: 'cluster.Worker', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'cluster' },
    { names: 'cluster.Worker.{destroy,disconnect,isConnected,isDead,kill}', source: 'cluster' },
    { names: 'cluster.Worker.send', work: 'cpu', growth: 'linear', source: 'cluster' },
    { names: 'cluster.Worker.{exitedAfterDisconnect,id}', attribute: true, source: 'cluster' },
    { names: 'cluster.Worker.process', attribute: true, returns: 'child_process.ChildProcess', source: 'cluster' },
    { names: 'cluster.{SCHED_NONE,SCHED_RR,isMaster,isPrimary,isWorker,schedulingPolicy,settings,workers}', attribute: true, source: 'cluster' },

    // worker_threads: making one takes the loop some milliseconds, the worker tens of them
    { names: 'worker_threads.Worker', class: true, bases: 'events.EventEmitter', work: 'cpu', growth: 'linear', hazard: 'unpicklable', runsFile: 'worker-threads', source: 'probe' },
    // What is posted is cloned on the spot.
    { names: 'worker_threads.Worker.postMessage', work: 'cpu', growth: 'linear', source: 'clone' },
    { names: 'worker_threads.Worker.terminate', coroutine: true, source: 'worker_threads' },
    { names: 'worker_threads.Worker.{cpuUsage,getHeapStatistics,startCpuProfile,startHeapProfile}', coroutine: true, source: 'worker_threads' },
    { names: 'worker_threads.Worker.getHeapSnapshot', work: 'cpu', growth: 'heavy', coroutine: true, returns: 'stream.Readable', source: 'worker_threads' },
    { names: 'worker_threads.Worker.{ref,unref}', source: 'worker_threads' },
    { names: 'worker_threads.Worker.{performance,resourceLimits,threadId,threadName}', attribute: true, source: 'worker_threads' },
    { names: 'worker_threads.Worker.{stdout,stderr}', attribute: true, returns: 'stream.Readable', source: 'worker_threads' },
    { names: 'worker_threads.Worker.stdin', attribute: true, returns: 'stream.Writable', source: 'worker_threads' },
    { names: 'worker_threads.{SHARE_ENV,isInternalThread,isMainThread,resourceLimits,threadId,threadName,workerData}', attribute: true, source: 'worker_threads' },
    {
      names: 'worker_threads.{getEnvironmentData,isMarkedAsUntransferable,markAsUncloneable,markAsUntransferable,moveMessagePortToContext,setEnvironmentData}',
      source: 'worker_threads',
    },
    { names: 'worker_threads.receiveMessageOnPort', work: 'cpu', growth: 'linear', source: 'clone' },
    { names: 'worker_threads.postMessageToThread', work: 'cpu', growth: 'linear', coroutine: true, source: 'clone' },

    // process
    { names: 'process.nextTick', runs: { argument: 0, as: 'event-loop' }, source: 'process' },
    { names: 'process.{addListener,on,once,prependListener,prependOnceListener}', runs: { argument: 1, as: 'event-loop' }, hazard: 'changes-process-state', source: 'process' },
    { names: 'process.{emit,eventNames,getMaxListeners,listenerCount,listeners,off,rawListeners,removeAllListeners,removeListener,setMaxListeners}', source: 'process' },
    { names: 'process.{abort,exit,reallyExit,execve}', hazard: 'changes-process-state', source: 'process' },
    // Not in workers.
    {
      names: 'process.{chdir,initgroups,setegid,seteuid,setgid,setgroups,setuid,umask,setUncaughtExceptionCaptureCallback,setSourceMapsEnabled}',
      hazard: 'changes-process-state main-thread-only', source: 'process',
    },
    { names: 'process.kill', repeats: 'sends', source: 'process' },
    { names: 'process.dlopen', work: 'io', io: 'file', source: 'process' },
    { names: 'process.loadEnvFile', work: 'io', io: 'file', hazard: 'changes-process-state', source: 'process' },
    { names: 'process.{cwd,emitWarning,getActiveResourcesInfo,getBuiltinModule,hasUncaughtExceptionCaptureCallback,ref,unref,openStdin,binding,assert}', source: 'process' },
    { names: 'process.{getegid,geteuid,getgid,getgroups,getuid,hrtime,uptime,cpuUsage,threadCpuUsage,resourceUsage,availableMemory,constrainedMemory} process.hrtime.bigint process.memoryUsage.rss', source: 'process' },
    // Reads a file of the kernel's.
    { names: 'process.memoryUsage', work: 'cpu', source: 'process' },
    { names: 'process.send', work: 'cpu', growth: 'linear', source: 'process' },
    { names: 'process.{connected,disconnect}', source: 'process' },
    { names: 'process.finalization.{register,registerBeforeExit,unregister}', source: 'process' },
    { names: 'process.report.getReport', work: 'cpu', growth: 'heavy', source: 'process' },
    { names: 'process.report.writeReport', work: 'io', io: 'file', repeats: 'writes', source: 'process' },
    { names: 'process.permission.{has,drop}', source: 'process' },
    { names: 'process.{argv,execArgv}', attribute: true, returns: 'globalThis.Array', source: 'process' },
    {
      names: `process.{allowedNodeEnvironmentFlags,arch,argv0,channel,config,debugPort,domain,env,execPath,exitCode,features,mainModule,moduleLoadList,noDeprecation,pid,platform,
        ppid,release,sourceMapsEnabled,throwDeprecation,title,traceDeprecation,version,versions}
        process.report.{compact,directory,excludeEnv,excludeNetwork,filename,reportOnFatalError,reportOnSignal,reportOnUncaughtException,signal}`,
      attribute: true, source: 'process',
    },

    // os
    { names: 'os.{arch,endianness,homedir,hostname,machine,platform,release,tmpdir,type,version}', returns: STRING, source: 'os' },
    { names: 'os.{availableParallelism,freemem,getPriority,totalmem,uptime}', returns: NUMBER, source: 'os' },
    // Reads /proc/cpuinfo and one file a processor.
    { names: 'os.cpus', work: 'io', io: 'file', returns: 'globalThis.Array', source: 'os' },
    { names: 'os.loadavg', returns: 'globalThis.Array', element: NUMBER, source: 'os' },
    { names: 'os.{networkInterfaces,userInfo}', work: 'cpu', source: 'os' },
    { names: 'os.setPriority', hazard: 'changes-process-state', source: 'os' },
    { names: 'os.{EOL,constants,devNull}', attribute: true, source: 'os' },
  ],
};
