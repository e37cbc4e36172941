/**
 * Threads, processes, pools and queues. `runs` names the callable a call hands to workers. What waits for workers of this program
 * carries the hazard code `joins-workers`: such a loop already runs at the end of concurrent work and is nothing to parallelise.
 */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

const JOINS = 'joins-workers';

export const stdlibConcurrency: CatalogueTable = {
  library: 'python-stdlib-concurrency',
  language: 'python',
  aliases: {
    dummy_threading: 'threading',
    _queue: 'queue',
    'concurrent.futures._base': 'concurrent.futures',
    'concurrent.futures.thread': 'concurrent.futures',
    'concurrent.futures.process': 'concurrent.futures',
    'concurrent.futures.interpreter': 'concurrent.futures',
    'concurrent.futures.TimeoutError': 'builtins.TimeoutError',
    'multiprocessing.process.BaseProcess': 'multiprocessing.Process',
    'multiprocessing.process': 'multiprocessing',
    'multiprocessing.queues': 'multiprocessing',
    'multiprocessing.synchronize': 'multiprocessing',
    'multiprocessing.sharedctypes': 'multiprocessing',
    'multiprocessing.context.Process': 'multiprocessing.Process',
    'multiprocessing.context.SpawnProcess': 'multiprocessing.Process',
    'multiprocessing.context.ForkProcess': 'multiprocessing.Process',
    'multiprocessing.context.ForkServerProcess': 'multiprocessing.Process',
    'multiprocessing.context.SpawnContext': 'multiprocessing.context.BaseContext',
    'multiprocessing.context.ForkContext': 'multiprocessing.context.BaseContext',
    'multiprocessing.context.ForkServerContext': 'multiprocessing.context.BaseContext',
    'multiprocessing.context.DefaultContext': 'multiprocessing.context.BaseContext',
    'multiprocessing.dummy.Process': 'threading.Thread',
    'multiprocessing.dummy.DummyProcess': 'threading.Thread',
    'multiprocessing.dummy.Lock': 'threading.Lock',
    'multiprocessing.dummy.RLock': 'threading.RLock',
    'multiprocessing.dummy.Semaphore': 'threading.Semaphore',
    'multiprocessing.dummy.BoundedSemaphore': 'threading.BoundedSemaphore',
    'multiprocessing.dummy.Condition': 'threading.Condition',
    'multiprocessing.dummy.Event': 'threading.Event',
    'multiprocessing.dummy.Barrier': 'threading.Barrier',
    'multiprocessing.dummy.Queue': 'queue.Queue',
    'multiprocessing.dummy.JoinableQueue': 'queue.Queue',
    'multiprocessing.connection.Pipe': 'multiprocessing.Pipe',
    'threading.TIMEOUT_MAX': 'builtins.float',
    'threading.ThreadError': 'builtins.RuntimeError',
    '_thread.LockType': 'threading.Lock',
    '_thread.RLock': 'threading.RLock',
    '_thread.error': 'builtins.RuntimeError',
    '_thread.get_ident': 'threading.get_ident',
    '_thread.get_native_id': 'threading.get_native_id',
    '_thread.stack_size': 'threading.stack_size',
  },
  sources: {
    ...libraryPages('threading', '_thread', 'multiprocessing', 'multiprocessing.shared_memory', 'concurrent.futures', 'queue', 'sched', 'contextvars'),
    start: 'https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods',
    pickling: 'https://docs.python.org/3/library/multiprocessing.html#programming-guidelines',
    interpreters: 'https://peps.python.org/pep-0734/',
    probe: 'measured: python3 test/bench/gil-probe.py queue threading',
  },
  groups: [
    // threading
    { names: 'threading.Thread', class: true, hazard: 'unpicklable', runs: { argument: 1, keyword: 'target', as: 'threads' }, source: 'threading' },
    {
      names: 'threading.Timer', class: true, bases: 'threading.Thread', hazard: 'unpicklable',
      runs: { argument: 1, keyword: 'function', as: 'threads' }, source: 'threading',
    },
    { names: 'threading.Thread.start', work: 'cpu', source: 'threading' },
    { names: 'threading.Thread.join', work: 'io', io: 'sleep', hazard: JOINS, asyncInstead: 'asyncio.to_thread', source: 'threading' },
    { names: 'threading.Thread.{getName,isAlive,isDaemon,is_alive,run,setDaemon,setName} threading.Timer.cancel', source: 'threading' },
    { names: 'threading.Thread.{name,daemon,ident,native_id}', attribute: true, source: 'threading' },
    {
      names: 'threading.{Lock,RLock,Semaphore,BoundedSemaphore,Condition,Event,Barrier}', class: true, hazard: 'unpicklable not-fork-safe',
      source: 'threading',
    },
    {
      names: `threading.{Lock,RLock,Semaphore,BoundedSemaphore,Condition}.{acquire,release} threading.{Lock,RLock,Condition}.locked
        threading.Lock.{acquire_lock,release_lock,locked_lock}
        threading.Condition.{notify,notifyAll,notify_all} threading.Event.{clear,isSet,is_set,set} threading.Barrier.{abort,reset}`,
      source: 'threading',
    },
    { names: 'threading.Barrier.{parties,n_waiting,broken}', attribute: true, source: 'threading' },
    { names: 'threading.Event.wait', work: 'io', io: 'sleep', asyncInstead: 'asyncio.Event.wait', source: 'probe' },
    { names: 'threading.Condition.{wait,wait_for}', work: 'io', io: 'sleep', asyncInstead: 'asyncio.Condition.wait', source: 'threading' },
    { names: 'threading.Barrier.wait', work: 'io', io: 'sleep', asyncInstead: 'asyncio.Barrier.wait', source: 'threading' },
    { names: 'threading.local', class: true, hazard: 'unpicklable', source: 'threading' },
    { names: 'threading.{current_thread,currentThread,main_thread}', returns: 'threading.Thread', source: 'threading' },
    { names: 'threading.enumerate', returns: 'builtins.list', element: 'threading.Thread', source: 'threading' },
    {
      names: `threading.{active_count,activeCount,excepthook,get_ident,get_native_id,getprofile,gettrace,setprofile,setprofile_all_threads,settrace,
        settrace_all_threads,stack_size,serialize_iterator,synchronized_iterator,concurrent_tee}`,
      source: 'threading',
    },
    { names: 'threading.{BrokenBarrierError,ExceptHookArgs}', class: true, source: 'threading' },
    { names: '_thread.{start_new_thread,start_new}', work: 'cpu', runs: { argument: 0, as: 'threads' }, source: '_thread' },
    { names: '_thread.allocate_lock', returns: 'threading.Lock', source: '_thread' },
    { names: '_thread.{exit,interrupt_main,daemon_threads_allowed}', source: '_thread' },

    // concurrent.futures
    { names: 'concurrent.futures.Executor', class: true, hazard: 'unpicklable', source: 'concurrent.futures' },
    {
      names: 'concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor}', class: true, bases: 'concurrent.futures.Executor',
      hazard: 'unpicklable not-fork-safe', source: 'concurrent.futures',
    },
    {
      names: 'concurrent.futures.InterpreterPoolExecutor', class: true, bases: 'concurrent.futures.Executor', hazard: 'unpicklable',
      source: 'interpreters',
    },
    {
      names: 'concurrent.futures.{Executor,ThreadPoolExecutor}.submit', returns: 'concurrent.futures.Future',
      runs: { argument: 0, keyword: 'fn', as: 'threads' }, source: 'concurrent.futures',
    },
    {
      names: 'concurrent.futures.{Executor,ThreadPoolExecutor}.map', runs: { argument: 0, keyword: 'fn', as: 'threads', perItem: true },
      source: 'concurrent.futures',
    },
    {
      names: 'concurrent.futures.ProcessPoolExecutor.submit', returns: 'concurrent.futures.Future',
      runs: { argument: 0, keyword: 'fn', as: 'processes' }, source: 'concurrent.futures',
    },
    {
      names: 'concurrent.futures.ProcessPoolExecutor.map', runs: { argument: 0, keyword: 'fn', as: 'processes', perItem: true },
      source: 'concurrent.futures',
    },
    {
      names: 'concurrent.futures.InterpreterPoolExecutor.submit', returns: 'concurrent.futures.Future',
      runs: { argument: 0, keyword: 'fn', as: 'interpreters' }, source: 'interpreters',
    },
    {
      names: 'concurrent.futures.InterpreterPoolExecutor.map', runs: { argument: 0, keyword: 'fn', as: 'interpreters', perItem: true },
      source: 'interpreters',
    },
    { names: 'concurrent.futures.Executor.shutdown', work: 'io', io: 'sleep', hazard: JOINS, source: 'concurrent.futures' },
    {
      names: `concurrent.futures.ProcessPoolExecutor.{kill_workers,terminate_workers} concurrent.futures.{InterpreterPoolExecutor,
        ThreadPoolExecutor}.prepare_context`,
      source: 'concurrent.futures',
    },
    { names: 'concurrent.futures.Future', class: true, hazard: 'unpicklable', source: 'concurrent.futures' },
    {
      names: 'concurrent.futures.Future.{result,exception}', work: 'io', io: 'sleep', hazard: JOINS, asyncInstead: 'asyncio.wrap_future',
      source: 'concurrent.futures',
    },
    {
      names: 'concurrent.futures.Future.{add_done_callback,cancel,cancelled,done,running,set_exception,set_result,set_running_or_notify_cancel}',
      source: 'concurrent.futures',
    },
    {
      names: 'concurrent.futures.as_completed', work: 'io', io: 'sleep', hazard: JOINS, element: 'concurrent.futures.Future',
      asyncInstead: 'asyncio.as_completed', source: 'concurrent.futures',
    },
    {
      names: 'concurrent.futures.wait', work: 'io', io: 'sleep', hazard: JOINS, returns: 'builtins.tuple', asyncInstead: 'asyncio.wait',
      source: 'concurrent.futures',
    },
    {
      names: `concurrent.futures.{BrokenExecutor,BrokenProcessPool,BrokenThreadPool,BrokenInterpreterPool,CancelledError,InvalidStateError,
        ExecutionFailed}`,
      class: true, source: 'concurrent.futures',
    },
    { names: 'concurrent.futures.{FIRST_COMPLETED,FIRST_EXCEPTION,ALL_COMPLETED}', attribute: true, source: 'concurrent.futures' },

    // concurrent.interpreters (3.14)
    {
      names: 'concurrent.interpreters.{create,get_current,get_main}', work: 'cpu', growth: 'linear', returns: 'concurrent.interpreters.Interpreter',
      source: 'interpreters',
    },
    { names: 'concurrent.interpreters.list_all', returns: 'builtins.list', element: 'concurrent.interpreters.Interpreter', source: 'interpreters' },
    { names: 'concurrent.interpreters.Interpreter', class: true, source: 'interpreters' },
    { names: 'concurrent.interpreters.Interpreter.call', runs: { argument: 0, as: 'interpreters' }, source: 'interpreters' },
    {
      names: 'concurrent.interpreters.Interpreter.call_in_thread', returns: 'threading.Thread', runs: { argument: 0, as: 'interpreters' },
      source: 'interpreters',
    },
    { names: 'concurrent.interpreters.Interpreter.exec', work: 'cpu', growth: 'linear', source: 'interpreters' },
    { names: 'concurrent.interpreters.Interpreter.{close,is_running,prepare_main}', source: 'interpreters' },
    { names: 'concurrent.interpreters.create_queue', returns: 'concurrent.interpreters.Queue', source: 'interpreters' },
    { names: 'concurrent.interpreters.Queue', class: true, source: 'interpreters' },
    { names: 'concurrent.interpreters.Queue.get', work: 'io', io: 'sleep', source: 'interpreters' },
    {
      names: 'concurrent.interpreters.Queue.{put,put_nowait,get_nowait,qsize,empty,full} concurrent.interpreters.is_shareable',
      source: 'interpreters',
    },
    {
      names: 'concurrent.interpreters.{ExecutionFailed,InterpreterError,InterpreterNotFoundError,NotShareableError,QueueEmpty,QueueFull}',
      class: true, source: 'interpreters',
    },

    // multiprocessing: the module and its contexts offer the same
    {
      names: 'multiprocessing.Process', class: true, hazard: 'unpicklable', runs: { argument: 1, keyword: 'target', as: 'processes' },
      source: 'multiprocessing',
    },
    {
      names: 'multiprocessing.context.BaseContext.Process', class: true, bases: 'multiprocessing.Process', hazard: 'unpicklable',
      runs: { argument: 1, keyword: 'target', as: 'processes' }, source: 'multiprocessing',
    },
    { names: 'multiprocessing.Process.start', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'start' },
    { names: 'multiprocessing.Process.join', work: 'io', io: 'subprocess', hazard: JOINS, source: 'multiprocessing' },
    { names: 'multiprocessing.Process.{run,is_alive,close,interrupt,kill,terminate}', source: 'multiprocessing' },
    { names: 'multiprocessing.Process.{name,pid,daemon,exitcode,sentinel,authkey,ident}', attribute: true, source: 'multiprocessing' },
    {
      names: '{multiprocessing,multiprocessing.context.BaseContext}.Pool', work: 'io', io: 'subprocess', repeats: 'spawns',
      returns: 'multiprocessing.pool.Pool', source: 'start',
    },
    {
      names: 'multiprocessing.pool.Pool', class: true, hazard: 'unpicklable not-fork-safe', work: 'io', io: 'subprocess', repeats: 'spawns',
      source: 'start',
    },
    {
      names: 'multiprocessing.pool.Pool.{map,starmap}', work: 'io', io: 'sleep', hazard: JOINS, returns: 'builtins.list',
      runs: { argument: 0, keyword: 'func', as: 'processes', perItem: true }, source: 'multiprocessing',
    },
    {
      names: 'multiprocessing.pool.Pool.{imap,imap_unordered}', runs: { argument: 0, keyword: 'func', as: 'processes', perItem: true },
      source: 'multiprocessing',
    },
    {
      names: 'multiprocessing.pool.Pool.{map_async,starmap_async}', returns: 'multiprocessing.pool.AsyncResult',
      runs: { argument: 0, keyword: 'func', as: 'processes', perItem: true }, source: 'multiprocessing',
    },
    {
      names: 'multiprocessing.pool.Pool.apply', work: 'io', io: 'sleep', hazard: JOINS, runs: { argument: 0, keyword: 'func', as: 'processes' },
      source: 'multiprocessing',
    },
    {
      names: 'multiprocessing.pool.Pool.apply_async', returns: 'multiprocessing.pool.AsyncResult',
      runs: { argument: 0, keyword: 'func', as: 'processes' }, source: 'multiprocessing',
    },
    { names: 'multiprocessing.pool.Pool.join', work: 'io', io: 'sleep', hazard: JOINS, source: 'multiprocessing' },
    { names: 'multiprocessing.pool.Pool.{close,terminate,Process}', source: 'multiprocessing' },
    { names: 'multiprocessing.pool.ThreadPool', class: true, bases: 'multiprocessing.pool.Pool', hazard: 'unpicklable', source: 'multiprocessing' },
    { names: 'multiprocessing.dummy.Pool', returns: 'multiprocessing.pool.ThreadPool', source: 'multiprocessing' },
    {
      names: 'multiprocessing.pool.ThreadPool.{map,starmap}', work: 'io', io: 'sleep', hazard: JOINS, returns: 'builtins.list',
      runs: { argument: 0, keyword: 'func', as: 'threads', perItem: true }, source: 'multiprocessing',
    },
    {
      names: 'multiprocessing.pool.ThreadPool.{imap,imap_unordered}', runs: { argument: 0, keyword: 'func', as: 'threads', perItem: true },
      source: 'multiprocessing',
    },
    {
      names: 'multiprocessing.pool.ThreadPool.{map_async,starmap_async}', returns: 'multiprocessing.pool.AsyncResult',
      runs: { argument: 0, keyword: 'func', as: 'threads', perItem: true }, source: 'multiprocessing',
    },
    {
      names: 'multiprocessing.pool.ThreadPool.apply', work: 'io', io: 'sleep', hazard: JOINS, runs: { argument: 0, keyword: 'func', as: 'threads' },
      source: 'multiprocessing',
    },
    {
      names: 'multiprocessing.pool.ThreadPool.apply_async', returns: 'multiprocessing.pool.AsyncResult',
      runs: { argument: 0, keyword: 'func', as: 'threads' }, source: 'multiprocessing',
    },
    { names: 'multiprocessing.pool.{AsyncResult,ApplyResult,MapResult}', class: true, hazard: 'unpicklable', source: 'multiprocessing' },
    {
      names: 'multiprocessing.pool.{AsyncResult,ApplyResult,MapResult}.{get,wait}', work: 'io', io: 'sleep', hazard: JOINS, source: 'multiprocessing',
    },
    { names: 'multiprocessing.pool.{AsyncResult,ApplyResult,MapResult}.{ready,successful}', source: 'multiprocessing' },

    {
      names: '{multiprocessing,multiprocessing.context.BaseContext}.{Lock,RLock,Semaphore,BoundedSemaphore,Condition,Event,Barrier}', class: true,
      bases: 'multiprocessing._Synchronisation', hazard: 'unpicklable', source: 'pickling',
    },
    { names: 'multiprocessing._Synchronisation', class: true, hazard: 'unpicklable', source: 'pickling' },
    {
      names: 'multiprocessing._Synchronisation.{acquire,release,get_value,locked,notify,notify_all,clear,is_set,set,abort,reset}',
      source: 'multiprocessing',
    },
    { names: 'multiprocessing._Synchronisation.{wait,wait_for}', work: 'io', io: 'sleep', source: 'multiprocessing' },
    {
      names: '{multiprocessing,multiprocessing.context.BaseContext}.{Queue,JoinableQueue,SimpleQueue}', class: true, bases: 'multiprocessing._Queue',
      hazard: 'unpicklable', source: 'pickling',
    },
    { names: 'multiprocessing._Queue', class: true, hazard: 'unpicklable', source: 'pickling' },
    { names: 'multiprocessing._Queue.get', work: 'io', io: 'sleep', source: 'multiprocessing' },
    { names: 'multiprocessing._Queue.{join,join_thread}', work: 'io', io: 'sleep', hazard: JOINS, source: 'multiprocessing' },
    { names: 'multiprocessing._Queue.put', work: 'cpu', growth: 'linear', source: 'multiprocessing' },
    { names: 'multiprocessing._Queue.{cancel_join_thread,close,empty,full,get_nowait,put_nowait,qsize,task_done}', source: 'multiprocessing' },
    {
      names: '{multiprocessing,multiprocessing.context.BaseContext}.Pipe multiprocessing.dummy.Pipe', returns: 'builtins.tuple',
      element: 'multiprocessing.connection.Connection', source: 'multiprocessing',
    },
    { names: 'multiprocessing.connection.Connection', class: true, hazard: 'not-thread-safe', source: 'multiprocessing' },
    { names: 'multiprocessing.connection.Connection.{recv,recv_bytes,recv_bytes_into,poll}', work: 'io', io: 'network', source: 'multiprocessing' },
    { names: 'multiprocessing.connection.Connection.{send,send_bytes}', work: 'io', io: 'network', repeats: 'sends', source: 'multiprocessing' },
    { names: 'multiprocessing.connection.Connection.{close,fileno}', source: 'multiprocessing' },
    {
      names: 'multiprocessing.connection.Client', work: 'io', io: 'network', returns: 'multiprocessing.connection.Connection',
      source: 'multiprocessing',
    },
    { names: 'multiprocessing.connection.Listener', class: true, hazard: 'unpicklable', source: 'multiprocessing' },
    {
      names: 'multiprocessing.connection.Listener.accept', work: 'io', io: 'network', returns: 'multiprocessing.connection.Connection',
      source: 'multiprocessing',
    },
    { names: 'multiprocessing.connection.Listener.close', source: 'multiprocessing' },
    { names: 'multiprocessing.connection.Listener.{address,last_accepted}', attribute: true, source: 'multiprocessing' },
    {
      names: 'multiprocessing.connection.wait', work: 'io', io: 'network', returns: 'builtins.list', element: 'multiprocessing.connection.Connection',
      source: 'multiprocessing',
    },
    {
      names: `{multiprocessing,multiprocessing.context.BaseContext}.{Array,RawArray,Value,RawValue} multiprocessing.dummy.{Array,Value}
        multiprocessing.sharedctypes.{copy,synchronized}`,
      hazard: 'not-thread-safe', source: 'multiprocessing',
    },

    {
      names: '{multiprocessing,multiprocessing.context.BaseContext}.Manager multiprocessing.dummy.Manager', work: 'io', io: 'subprocess',
      repeats: 'spawns', returns: 'multiprocessing.managers.SyncManager', source: 'multiprocessing',
    },
    { names: 'multiprocessing.managers.BaseManager', class: true, hazard: 'unpicklable', source: 'multiprocessing' },
    {
      names: 'multiprocessing.managers.{SyncManager,SharedMemoryManager}', class: true, bases: 'multiprocessing.managers.BaseManager',
      hazard: 'unpicklable', source: 'multiprocessing',
    },
    { names: 'multiprocessing.managers.BaseManager.start', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'multiprocessing' },
    { names: 'multiprocessing.managers.BaseManager.connect', work: 'io', io: 'network', source: 'multiprocessing' },
    { names: 'multiprocessing.managers.BaseManager.{get_server,register,shutdown}', source: 'multiprocessing' },
    { names: 'multiprocessing.managers.BaseManager.join', work: 'io', io: 'subprocess', hazard: JOINS, source: 'multiprocessing' },
    {
      names: 'multiprocessing.managers.SyncManager.{Array,Barrier,BoundedSemaphore,Condition,Event,JoinableQueue,Lock,Namespace,Pool,Queue,RLock,Semaphore,Value,dict,list,set}',
      work: 'io', io: 'network', returns: 'multiprocessing.managers.BaseProxy', source: 'multiprocessing',
    },
    { names: 'multiprocessing.managers.BaseProxy', class: true, source: 'multiprocessing' },
    { names: 'multiprocessing.managers.BaseProxy.*', work: 'io', io: 'network', source: 'multiprocessing' },
    { names: 'multiprocessing.managers.{Namespace,Token}', class: true, source: 'multiprocessing' },
    {
      names: 'multiprocessing.managers.SharedMemoryManager.SharedMemory', returns: 'multiprocessing.shared_memory.SharedMemory',
      source: 'multiprocessing.shared_memory',
    },
    {
      names: 'multiprocessing.managers.SharedMemoryManager.ShareableList', returns: 'multiprocessing.shared_memory.ShareableList',
      source: 'multiprocessing.shared_memory',
    },
    { names: 'multiprocessing.shared_memory.{SharedMemory,ShareableList}', class: true, source: 'multiprocessing.shared_memory' },
    {
      names: 'multiprocessing.shared_memory.SharedMemory.{close,unlink} multiprocessing.shared_memory.ShareableList.{count,index}',
      source: 'multiprocessing.shared_memory',
    },
    {
      names: 'multiprocessing.shared_memory.SharedMemory.{size,name} multiprocessing.shared_memory.ShareableList.{format,shm}', attribute: true,
      source: 'multiprocessing.shared_memory',
    },
    {
      names: 'multiprocessing.shared_memory.SharedMemory.buf', attribute: true, returns: 'builtins.memoryview',
      source: 'multiprocessing.shared_memory',
    },
    { names: 'multiprocessing.context.BaseContext', class: true, source: 'start' },
    { names: '{multiprocessing,multiprocessing.context.BaseContext}.get_context', returns: 'multiprocessing.context.BaseContext', source: 'start' },
    {
      names: '{multiprocessing,multiprocessing.context.BaseContext}.{set_start_method,set_executable,set_forkserver_preload}',
      hazard: 'changes-process-state', source: 'start',
    },
    {
      names: `{multiprocessing,multiprocessing.context.BaseContext}.{allow_connection_pickling,cpu_count,freeze_support,get_all_start_methods,get_logger,
        get_start_method,log_to_stderr,parent_process,reducer} multiprocessing.dummy.freeze_support`,
      source: 'multiprocessing',
    },
    { names: '{multiprocessing,multiprocessing.context.BaseContext}.current_process', returns: 'multiprocessing.Process', source: 'multiprocessing' },
    {
      names: '{multiprocessing,multiprocessing.context.BaseContext}.active_children', returns: 'builtins.list', element: 'multiprocessing.Process',
      source: 'multiprocessing',
    },
    { names: 'multiprocessing.dummy.{active_children,current_process}', source: 'multiprocessing' },
    {
      names: '{multiprocessing,multiprocessing.context.BaseContext}.{AuthenticationError,BufferTooShort,ProcessError,TimeoutError}', class: true,
      source: 'multiprocessing',
    },
    {
      names: `multiprocessing.reduction.{dump,recv_handle,recvfds,register,send_handle,sendfds,DupFd} multiprocessing.util.{get_logger,log_to_stderr,
        register_after_fork,debug,info,warn,get_temp_dir,is_exiting}`,
      source: 'multiprocessing',
    },
    { names: 'multiprocessing.reduction.ForkingPickler', class: true, bases: 'pickle.Pickler', source: 'multiprocessing' },
    { names: 'multiprocessing.reduction.ForkingPickler.{dumps,loads}', work: 'cpu', growth: 'linear', source: 'multiprocessing' },
    { names: 'multiprocessing.reduction.ForkingPickler.register', source: 'multiprocessing' },

    // queue, sched, contextvars
    { names: 'queue.{Queue,LifoQueue,PriorityQueue,SimpleQueue}', class: true, hazard: 'unpicklable', source: 'queue' },
    { names: 'queue.{Queue,LifoQueue,PriorityQueue,SimpleQueue}.get', work: 'io', io: 'sleep', asyncInstead: 'asyncio.Queue.get', source: 'probe' },
    {
      names: 'queue.{Queue,LifoQueue,PriorityQueue}.join', work: 'io', io: 'sleep', hazard: JOINS, asyncInstead: 'asyncio.Queue.join',
      source: 'queue',
    },
    {
      names: `queue.{Queue,LifoQueue,PriorityQueue,SimpleQueue}.{empty,get_nowait,put,put_nowait,qsize} queue.{Queue,LifoQueue,PriorityQueue}.{full,
        shutdown,task_done}`,
      source: 'queue',
    },
    { names: 'queue.{Empty,Full,ShutDown}', class: true, source: 'queue' },
    { names: 'sched.scheduler', class: true, hazard: 'unpicklable', source: 'sched' },
    { names: 'sched.scheduler.enter sched.scheduler.enterabs', runs: { argument: 2, keyword: 'action', as: 'inline' }, source: 'sched' },
    { names: 'sched.scheduler.run', work: 'io', io: 'sleep', asyncInstead: 'asyncio.AbstractEventLoop.call_later', source: 'sched' },
    { names: 'sched.scheduler.{cancel,empty} sched.Event', source: 'sched' },
    { names: 'contextvars.{Context,ContextVar,Token}', class: true, hazard: 'unpicklable', source: 'contextvars' },
    { names: 'contextvars.Context.run', runs: { argument: 0, as: 'inline' }, source: 'contextvars' },
    { names: 'contextvars.Context.{copy,get,items,keys,values} contextvars.ContextVar.{get,reset,set}', source: 'contextvars' },
    { names: 'contextvars.copy_context', returns: 'contextvars.Context', source: 'contextvars' },
  ],
};
