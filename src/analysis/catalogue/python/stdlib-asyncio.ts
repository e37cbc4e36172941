/** asyncio whole. What is awaited lets the event loop go on; what blocks it is said to. */
import type { CatalogueTable } from '../types';

const page = (name: string): string => `https://docs.python.org/3/library/asyncio-${name}.html`;

export const stdlibAsyncio: CatalogueTable = {
  library: 'python-stdlib-asyncio',
  language: 'python',
  aliases: {
    'asyncio.tasks': 'asyncio',
    'asyncio.locks': 'asyncio',
    'asyncio.queues': 'asyncio',
    'asyncio.streams': 'asyncio',
    'asyncio.events': 'asyncio',
    'asyncio.base_events': 'asyncio',
    'asyncio.futures': 'asyncio',
    'asyncio.runners': 'asyncio',
    'asyncio.coroutines': 'asyncio',
    'asyncio.threads': 'asyncio',
    'asyncio.graph': 'asyncio',
    'asyncio.timeouts': 'asyncio',
    'asyncio.taskgroups': 'asyncio',
    'asyncio.transports': 'asyncio',
    'asyncio.protocols': 'asyncio',
    'asyncio.exceptions': 'asyncio',
    'asyncio.selector_events': 'asyncio',
    'asyncio.unix_events': 'asyncio',
    'asyncio.windows_events': 'asyncio',
    'asyncio.mixins': 'asyncio',
    'asyncio.subprocess.create_subprocess_exec': 'asyncio.create_subprocess_exec',
    'asyncio.subprocess.create_subprocess_shell': 'asyncio.create_subprocess_shell',
    'asyncio.TimeoutError': 'builtins.TimeoutError',
    'asyncio.async_timeout': 'asyncio.timeout',
  },
  sources: {
    runner: page('runner'), task: page('task'), eventloop: page('eventloop'), stream: page('stream'), sync: page('sync'), subprocess: page('subprocess'),
    queue: page('queue'), future: page('future'), exceptions: page('exceptions'), protocol: page('protocol'), policy: page('policy'),
    graph: page('graph'),
  },
  groups: [
    // Running
    { names: 'asyncio.run', runs: { argument: 0, keyword: 'main', as: 'asyncio' }, source: 'runner' },
    { names: 'asyncio.Runner', class: true, hazard: 'not-thread-safe unpicklable', source: 'runner' },
    { names: 'asyncio.Runner.run', runs: { argument: 0, keyword: 'coro', as: 'asyncio' }, source: 'runner' },
    { names: 'asyncio.Runner.close', source: 'runner' },
    {
      names: 'asyncio.Runner.get_loop asyncio.{get_event_loop,get_running_loop,new_event_loop,_get_running_loop}',
      returns: 'asyncio.AbstractEventLoop', source: 'eventloop',
    },
    { names: 'asyncio.{set_event_loop,_set_running_loop,_enter_task,_leave_task,_register_task,_unregister_task}', source: 'eventloop' },
    { names: 'asyncio.{get_event_loop_policy,set_event_loop_policy,get_child_watcher,set_child_watcher}', source: 'policy' },

    // Tasks
    { names: 'asyncio.{create_task,ensure_future}', returns: 'asyncio.Task', passesThrough: 0, runs: { argument: 0, as: 'asyncio' }, source: 'task' },
    { names: 'asyncio.TaskGroup', class: true, hazard: 'not-thread-safe unpicklable', source: 'task' },
    { names: 'asyncio.TaskGroup.create_task', returns: 'asyncio.Task', passesThrough: 0, runs: { argument: 0, as: 'asyncio' }, source: 'task' },
    { names: 'asyncio.TaskGroup.cancel', source: 'task' },
    { names: 'asyncio.gather', coroutine: true, returns: 'builtins.list', runs: { argument: 0, as: 'asyncio' }, source: 'task' },
    { names: 'asyncio.{wait_for,shield}', coroutine: true, passesThrough: 0, source: 'task' },
    { names: 'asyncio.wait', coroutine: true, returns: 'builtins.tuple', source: 'task' },
    { names: 'asyncio.as_completed', passesThrough: 0, source: 'task' },
    { names: 'asyncio.sleep', work: 'io', io: 'sleep', coroutine: true, source: 'task' },
    { names: 'asyncio.to_thread', coroutine: true, runs: { argument: 0, keyword: 'func', as: 'threads' }, source: 'task' },
    { names: 'asyncio.run_coroutine_threadsafe', returns: 'concurrent.futures.Future', runs: { argument: 0, as: 'asyncio' }, source: 'task' },
    { names: 'asyncio.{timeout,timeout_at}', returns: 'asyncio.Timeout', source: 'task' },
    { names: 'asyncio.Timeout', class: true, source: 'task' },
    { names: 'asyncio.Timeout.{expired,reschedule,when}', source: 'task' },
    {
      names: 'asyncio.{all_tasks,current_task,coroutine,create_eager_task_factory,eager_task_factory,iscoroutine,iscoroutinefunction,isfuture}', source: 'task',
    },
    { names: 'asyncio.{Future,Task}', class: true, bases: 'asyncio._Future', hazard: 'not-thread-safe unpicklable', source: 'future' },
    { names: 'asyncio._Future', class: true, source: 'future' },
    {
      names: 'asyncio._Future.{add_done_callback,cancel,cancelled,done,exception,get_loop,remove_done_callback,result,set_exception,set_result}',
      source: 'future',
    },
    {
      names: 'asyncio.Task.{cancelling,get_context,get_coro,get_name,get_stack,print_stack,set_name,uncancel,all_tasks,current_task}', source: 'task',
    },
    { names: 'asyncio.wrap_future', coroutine: true, passesThrough: 0, returns: 'asyncio.Future', source: 'future' },
    { names: 'asyncio.{FutureCallGraph,FrameCallGraphEntry}', class: true, source: 'graph' },
    {
      names: 'asyncio.{capture_call_graph,format_call_graph,print_call_graph,future_add_to_awaited_by,future_discard_from_awaited_by}',
      source: 'graph',
    },

    // The event loop
    { names: 'asyncio.AbstractEventLoop', class: true, hazard: 'not-thread-safe unpicklable', source: 'eventloop' },
    {
      names: 'asyncio.{BaseEventLoop,SelectorEventLoop,ProactorEventLoop,EventLoop}', class: true, bases: 'asyncio.AbstractEventLoop',
      hazard: 'not-thread-safe unpicklable', source: 'eventloop',
    },
    { names: 'asyncio.AbstractEventLoop.run_until_complete', runs: { argument: 0, as: 'asyncio' }, source: 'eventloop' },
    { names: 'asyncio.AbstractEventLoop.run_forever', work: 'io', io: 'sleep', source: 'eventloop' },
    {
      names: 'asyncio.AbstractEventLoop.run_in_executor', coroutine: true, runs: { argument: 1, keyword: 'func', as: 'threads' }, source: 'eventloop',
    },
    {
      names: 'asyncio.AbstractEventLoop.create_task', returns: 'asyncio.Task', passesThrough: 0, runs: { argument: 0, as: 'asyncio' },
      source: 'eventloop',
    },
    {
      names: 'asyncio.AbstractEventLoop.{call_soon,call_soon_threadsafe}', returns: 'asyncio.Handle', runs: { argument: 0, as: 'asyncio' },
      source: 'eventloop',
    },
    {
      names: 'asyncio.AbstractEventLoop.{call_at,call_later}', returns: 'asyncio.TimerHandle', runs: { argument: 1, as: 'asyncio' },
      source: 'eventloop',
    },
    { names: 'asyncio.AbstractEventLoop.{add_reader,add_writer,add_signal_handler}', runs: { argument: 1, as: 'asyncio' }, source: 'eventloop' },
    {
      names: `asyncio.AbstractEventLoop.{call_exception_handler,close,default_exception_handler,get_debug,get_exception_handler,get_task_factory,is_closed,
        is_running,remove_reader,remove_signal_handler,remove_writer,set_debug,set_default_executor,set_exception_handler,set_task_factory,stop,time}`,
      source: 'eventloop',
    },
    { names: 'asyncio.AbstractEventLoop.create_future', returns: 'asyncio.Future', source: 'eventloop' },
    { names: 'asyncio.AbstractEventLoop.{shutdown_asyncgens,shutdown_default_executor}', coroutine: true, source: 'eventloop' },
    {
      names: `asyncio.AbstractEventLoop.{connect_accepted_socket,create_connection,create_datagram_endpoint,create_unix_connection,getaddrinfo,getnameinfo,
        sock_accept,sock_connect,start_tls}`,
      work: 'io', io: 'network', coroutine: true, returns: 'builtins.tuple', source: 'eventloop',
    },
    {
      names: 'asyncio.AbstractEventLoop.{create_server,create_unix_server}', work: 'io', io: 'network', coroutine: true, returns: 'asyncio.Server',
      source: 'eventloop',
    },
    {
      names: 'asyncio.AbstractEventLoop.{sock_recv,sock_recv_into,sock_recvfrom,sock_recvfrom_into}', work: 'io', io: 'network', coroutine: true,
      source: 'eventloop',
    },
    {
      names: 'asyncio.AbstractEventLoop.{sendfile,sock_sendall,sock_sendfile,sock_sendto}', work: 'io', io: 'network', coroutine: true,
      repeats: 'sends', source: 'eventloop',
    },
    { names: 'asyncio.AbstractEventLoop.{connect_read_pipe,connect_write_pipe}', work: 'io', io: 'file', coroutine: true, source: 'eventloop' },
    {
      names: 'asyncio.AbstractEventLoop.{subprocess_exec,subprocess_shell}', work: 'io', io: 'subprocess', coroutine: true, repeats: 'spawns',
      source: 'eventloop',
    },
    { names: 'asyncio.{Handle,TimerHandle}', class: true, source: 'eventloop' },
    { names: 'asyncio.{Handle,TimerHandle}.{cancel,cancelled,get_context} asyncio.TimerHandle.when', source: 'eventloop' },
    { names: 'asyncio.{AbstractServer,Server}', class: true, hazard: 'not-thread-safe unpicklable', source: 'eventloop' },
    { names: 'asyncio.{AbstractServer,Server}.{abort_clients,close,close_clients,get_loop,is_serving}', source: 'eventloop' },
    { names: 'asyncio.{AbstractServer,Server}.sockets', attribute: true, source: 'eventloop' },
    {
      names: 'asyncio.{AbstractServer,Server}.{serve_forever,start_serving,wait_closed}', work: 'io', io: 'network', coroutine: true,
      source: 'eventloop',
    },
    {
      names: 'asyncio.{AbstractEventLoopPolicy,DefaultEventLoopPolicy,WindowsSelectorEventLoopPolicy,WindowsProactorEventLoopPolicy,IocpProactor}',
      class: true, source: 'policy',
    },
    {
      names: 'asyncio.{AbstractEventLoopPolicy,DefaultEventLoopPolicy}.{get_event_loop,new_event_loop}', returns: 'asyncio.AbstractEventLoop',
      source: 'policy',
    },
    { names: 'asyncio.{AbstractEventLoopPolicy,DefaultEventLoopPolicy}.{get_child_watcher,set_child_watcher,set_event_loop}', source: 'policy' },
    { names: 'asyncio.{Abstract,Fast,MultiLoop,Pidfd,Safe,Threaded}ChildWatcher', class: true, source: 'policy' },
    {
      names: `asyncio.{Abstract,Fast,MultiLoop,Pidfd,Safe,Threaded}ChildWatcher.{add_child_handler,attach_loop,close,is_active,remove_child_handler}`,
      source: 'policy',
    },

    // Streams
    {
      names: 'asyncio.{open_connection,open_unix_connection}', work: 'io', io: 'network', coroutine: true, returns: 'builtins.tuple',
      source: 'stream',
    },
    {
      names: 'asyncio.{start_server,start_unix_server}', work: 'io', io: 'network', coroutine: true, returns: 'asyncio.Server',
      runs: { argument: 0, as: 'asyncio' }, source: 'stream',
    },
    { names: 'asyncio.StreamReader', class: true, element: 'builtins.bytes', hazard: 'not-thread-safe unpicklable', source: 'stream' },
    {
      names: 'asyncio.StreamReader.{read,readexactly,readline,readuntil,__anext__}', work: 'io', io: 'network', coroutine: true,
      returns: 'builtins.bytes', source: 'stream',
    },
    { names: 'asyncio.StreamReader.{at_eof,exception,feed_data,feed_eof,set_exception,set_transport}', source: 'stream' },
    { names: 'asyncio.StreamWriter', class: true, hazard: 'not-thread-safe unpicklable', source: 'stream' },
    { names: 'asyncio.StreamWriter.{write,writelines,write_eof}', repeats: 'sends', source: 'stream' },
    { names: 'asyncio.StreamWriter.{drain,start_tls,wait_closed}', work: 'io', io: 'network', coroutine: true, source: 'stream' },
    { names: 'asyncio.StreamWriter.{can_write_eof,close,get_extra_info,is_closing,transport}', source: 'stream' },
    { names: 'asyncio.StreamReaderProtocol', class: true, bases: 'asyncio._Protocol', source: 'stream' },

    // Subprocesses
    {
      names: 'asyncio.{create_subprocess_exec,create_subprocess_shell}', work: 'io', io: 'subprocess', coroutine: true, repeats: 'spawns',
      returns: 'asyncio.subprocess.Process', source: 'subprocess',
    },
    { names: 'asyncio.subprocess.Process', class: true, hazard: 'not-thread-safe unpicklable', source: 'subprocess' },
    { names: 'asyncio.subprocess.Process.wait', work: 'io', io: 'subprocess', coroutine: true, returns: 'builtins.int', source: 'subprocess' },
    {
      names: 'asyncio.subprocess.Process.communicate', work: 'io', io: 'subprocess', coroutine: true, returns: 'builtins.tuple',
      element: 'builtins.bytes', source: 'subprocess',
    },
    { names: 'asyncio.subprocess.Process.{kill,send_signal,terminate}', source: 'subprocess' },
    { names: 'asyncio.subprocess.Process.{stdout,stderr}', attribute: true, returns: 'asyncio.StreamReader', source: 'subprocess' },
    { names: 'asyncio.subprocess.Process.stdin', attribute: true, returns: 'asyncio.StreamWriter', source: 'subprocess' },
    { names: 'asyncio.subprocess.Process.{pid,returncode}', attribute: true, source: 'subprocess' },
    { names: 'asyncio.subprocess.{PIPE,STDOUT,DEVNULL}', attribute: true, source: 'subprocess' },
    { names: 'asyncio.subprocess.SubprocessStreamProtocol', class: true, source: 'subprocess' },

    // Synchronisation: taking a lock is next to nothing, waiting for an event is not
    {
      names: 'asyncio.{Barrier,BoundedSemaphore,Condition,Event,Lock,Semaphore}', class: true, hazard: 'not-thread-safe unpicklable', source: 'sync',
    },
    { names: 'asyncio.{BoundedSemaphore,Condition,Lock,Semaphore}.acquire', coroutine: true, source: 'sync' },
    {
      names: `asyncio.{BoundedSemaphore,Condition,Lock,Semaphore}.{locked,release} asyncio.Condition.{notify,notify_all} asyncio.Event.{clear,is_set,
        set}`,
      source: 'sync',
    },
    { names: 'asyncio.{Barrier,Condition,Event}.wait asyncio.Condition.wait_for', work: 'io', io: 'sleep', coroutine: true, source: 'sync' },
    { names: 'asyncio.Barrier.{abort,reset}', coroutine: true, source: 'sync' },

    { names: 'asyncio.{Queue,LifoQueue,PriorityQueue}', class: true, hazard: 'not-thread-safe unpicklable', source: 'queue' },
    { names: 'asyncio.{Queue,LifoQueue,PriorityQueue}.{get,join}', work: 'io', io: 'sleep', coroutine: true, source: 'queue' },
    { names: 'asyncio.{Queue,LifoQueue,PriorityQueue}.put', coroutine: true, source: 'queue' },
    { names: 'asyncio.{Queue,LifoQueue,PriorityQueue}.{empty,full,get_nowait,put_nowait,qsize,shutdown,task_done}', source: 'queue' },

    // Transports and protocols
    {
      names: 'asyncio.{BaseTransport,ReadTransport,WriteTransport,Transport,DatagramTransport,SubprocessTransport}', class: true,
      bases: 'asyncio._Transport', hazard: 'not-thread-safe unpicklable', source: 'protocol',
    },
    {
      names: `asyncio._Transport.{abort,can_write_eof,close,get_extra_info,
        get_protocol,get_write_buffer_limits,get_write_buffer_size,is_closing,is_reading,pause_reading,resume_reading,set_protocol,set_write_buffer_limits,
        write_eof,get_pid,get_pipe_transport,get_returncode,kill,send_signal,terminate}`,
      source: 'protocol',
    },
    { names: 'asyncio._Transport asyncio._Protocol', class: true, source: 'protocol' },
    { names: 'asyncio._Transport.{write,writelines,sendto}', repeats: 'sends', source: 'protocol' },
    {
      names: 'asyncio.{BaseProtocol,Protocol,BufferedProtocol,DatagramProtocol,SubprocessProtocol}', class: true, bases: 'asyncio._Protocol',
      source: 'protocol',
    },
    {
      names: `asyncio._Protocol.{connection_lost,connection_made,
        pause_writing,resume_writing,data_received,eof_received,buffer_updated,get_buffer,datagram_received,error_received,pipe_connection_lost,
        pipe_data_received,process_exited}`,
      source: 'protocol',
    },
    {
      names: `asyncio.{BrokenBarrierError,CancelledError,IncompleteReadError,InvalidStateError,LimitOverrunError,QueueEmpty,QueueFull,QueueShutDown,
        SendfileNotAvailableError}`,
      class: true, source: 'exceptions',
    },
    { names: 'asyncio.{FIRST_COMPLETED,FIRST_EXCEPTION,ALL_COMPLETED}', attribute: true, source: 'task' },
  ],
};
