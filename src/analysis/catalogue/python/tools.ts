import type { CatalogueTable } from '../types';

/** Progress bars, command lines, retries, settings, dates, caches, fake data, processes, file watching. */
export const tools: CatalogueTable = {
  library: 'tools',
  language: 'python',
  aliases: {
    'tqdm.auto.tqdm': 'tqdm.tqdm',
    'tqdm.std.tqdm': 'tqdm.tqdm',
    'tqdm.notebook.tqdm': 'tqdm.tqdm',
    'tqdm.autonotebook.tqdm': 'tqdm.tqdm',
    'tqdm.tqdm_notebook': 'tqdm.tqdm',
    'tqdm.auto.trange': 'tqdm.trange',
    'tqdm.notebook.trange': 'tqdm.trange',
    'tqdm.rich.tqdm': 'tqdm.tqdm',
    'faker.proxy.Faker': 'faker.Faker',
  },
  sources: {
    tqdm: 'https://tqdm.github.io/docs/tqdm/',
    tqdmPools: 'https://tqdm.github.io/docs/contrib.concurrent/',
    tenacity: 'https://tenacity.readthedocs.io/en/latest/api.html',
    click: 'https://click.palletsprojects.com/en/stable/api/',
    rich: 'https://rich.readthedocs.io/en/stable/reference.html',
    dotenv: 'https://saurabh-kumar.com/python-dotenv/reference/',
    psutil: 'https://psutil.readthedocs.io/en/latest/',
    watchdog: 'https://python-watchdog.readthedocs.io/en/stable/api.html',
    faker: 'https://faker.readthedocs.io/en/master/',
    dateutil: 'https://dateutil.readthedocs.io/en/stable/parser.html',
    cachetools: 'https://cachetools.readthedocs.io/en/stable/',
    diskcache: 'https://grantjenks.com/docs/diskcache/',
    more: 'https://more-itertools.readthedocs.io/en/stable/api.html',
    logging: 'https://loguru.readthedocs.io/en/stable/api/logger.html',
    dns: 'https://dnspython.readthedocs.io/en/stable/resolver.html',
  },
  groups: [
    { names: 'tqdm.tqdm', class: true, passesThrough: 0, source: 'tqdm' },
    { names: 'tqdm.trange', returns: 'tqdm.tqdm', element: 'builtins.int', source: 'tqdm' },
    { names: 'tqdm.tqdm.{update,set_description,set_postfix,set_postfix_str,close,write,refresh,reset,pandas,clear}', source: 'tqdm' },
    { names: 'tqdm.asyncio.tqdm', class: true, passesThrough: 0, source: 'tqdm' },
    { names: 'tqdm.asyncio.tqdm.gather', coroutine: true, source: 'tqdm' },
    { names: 'tqdm.asyncio.tqdm.as_completed', source: 'tqdm' },
    {
      names: 'tqdm.contrib.concurrent.thread_map',
      returns: 'builtins.list', runs: { argument: 0, keyword: 'fn', as: 'threads', perItem: true }, source: 'tqdmPools',
    },
    {
      names: 'tqdm.contrib.concurrent.process_map',
      returns: 'builtins.list', runs: { argument: 0, keyword: 'fn', as: 'processes', perItem: true }, source: 'tqdmPools',
    },
    { names: 'rich.progress.track alive_progress.alive_it progressbar.progressbar', passesThrough: 0, source: 'rich' },
    { names: 'rich.{print,inspect}', work: 'cpu', gil: 'held', growth: 'linear', source: 'rich' },
    {
      names: 'rich.console.Console rich.progress.Progress rich.table.Table rich.live.Live rich.panel.Panel rich.text.Text rich.syntax.Syntax',
      class: true, source: 'rich',
    },
    { names: 'rich.console.Console.{print,log,rule,print_json}', work: 'cpu', gil: 'held', growth: 'linear', source: 'rich' },
    { names: 'rich.console.Console.input', work: 'io', io: 'sleep', source: 'rich' },
    {
      names: 'rich.console.Console.status rich.progress.Progress.{add_task,update,advance,start,stop} rich.table.Table.{add_row,add_column}',
      source: 'rich',
    },
    {
      names: `click.{command,group,option,argument,pass_context,pass_obj,version_option,echo,secho,style,Choice,Path,File,get_current_context}
        typer.{Typer,Option,Argument,echo,Exit}`,
      source: 'click',
    },
    { names: 'click.{prompt,confirm,pause,getchar} typer.{prompt,confirm}', work: 'io', io: 'sleep', source: 'click' },
    { names: 'click.progressbar', passesThrough: 0, source: 'click' },
    { names: 'click.edit click.launch', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'click' },
    // The decorated function runs again and again until it succeeds, with pauses between.
    { names: 'tenacity.{retry,Retrying,AsyncRetrying} retrying.retry backoff.{on_exception,on_predicate} retry.retry', source: 'tenacity' },
    {
      names: `tenacity.{stop_after_attempt,stop_after_delay,wait_fixed,wait_exponential,wait_random,wait_random_exponential,wait_chain,
          retry_if_exception_type,retry_if_result,before_sleep_log}`,
      source: 'tenacity',
    },
    { names: 'tenacity.nap.sleep', work: 'io', io: 'sleep', source: 'tenacity' },
    { names: 'dotenv.load_dotenv', work: 'io', io: 'file', hazard: 'changes-process-state', source: 'dotenv' },
    { names: 'dotenv.{dotenv_values,find_dotenv,get_key}', work: 'io', io: 'file', source: 'dotenv' },
    { names: 'dotenv.{set_key,unset_key}', work: 'io', io: 'file', repeats: 'writes', source: 'dotenv' },

    {
      names: `psutil.{cpu_count,virtual_memory,swap_memory,cpu_times,boot_time,net_io_counters,disk_io_counters,getloadavg,users,
          sensors_temperatures}`,
      work: 'io', io: 'file', source: 'psutil',
    },
    { names: 'psutil.{cpu_percent,cpu_times_percent}', work: 'io', io: 'sleep', source: 'psutil' },
    { names: 'psutil.{disk_usage,disk_partitions,net_connections,net_if_addrs,pids,pid_exists}', work: 'io', io: 'file', source: 'psutil' },
    {
      names: 'psutil.process_iter',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.list', element: 'psutil.Process', source: 'psutil',
    },
    { names: 'psutil.{Process,Popen}', class: true, bases: 'psutil.Process', source: 'psutil' },
    {
      names: `psutil.Process.{name,status,cmdline,exe,cwd,memory_info,memory_percent,memory_full_info,cpu_times,num_threads,open_files,
          connections,net_connections,io_counters,environ,username,as_dict,children,parent,is_running,threads}`,
      work: 'io', io: 'file', source: 'psutil',
    },
    { names: 'psutil.{wait_procs,Process.wait}', work: 'io', io: 'subprocess', source: 'psutil' },
    { names: 'psutil.Process.{kill,terminate,send_signal,suspend,resume}', repeats: 'deletes', source: 'psutil' },
    { names: 'psutil.Process.cpu_percent', work: 'io', io: 'file', source: 'psutil' },
    { names: 'watchdog.observers.Observer watchdog.events.{FileSystemEventHandler,PatternMatchingEventHandler}', class: true, source: 'watchdog' },
    { names: 'watchdog.observers.Observer.join', work: 'io', io: 'sleep', source: 'watchdog' },
    { names: 'watchdog.observers.Observer.{schedule,start,stop,unschedule_all}', source: 'watchdog' },

    { names: 'faker.{Faker,Factory.create}', work: 'cpu', gil: 'held', growth: 'heavy', class: true, returns: 'faker.Faker', source: 'faker' },
    { names: 'faker.Faker.{seed,seed_instance}', hazard: 'changes-process-state', source: 'faker' },
    { names: 'faker.Faker.add_provider', source: 'faker' },
    { names: 'faker.Faker.unique', attribute: true, returns: 'faker.Faker', source: 'faker' },
    { names: 'faker.Faker.*', work: 'cpu', gil: 'held', growth: 'linear', source: 'faker' },
    {
      names: 'dateutil.parser.{parse,isoparse} dateparser.parse pendulum.parse arrow.get',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'datetime.datetime', source: 'dateutil',
    },
    {
      names: `dateutil.relativedelta.relativedelta dateutil.rrule.rrule pendulum.{now,datetime,today} arrow.{now,utcnow}
        pytz.{timezone,utc} dateutil.tz.{gettz,tzutc,tzlocal}`,
      source: 'dateutil',
    },
    // Not locked: share one between threads behind a lock.
    {
      names: 'cachetools.{LRUCache,TTLCache,LFUCache,FIFOCache,RRCache}',
      class: true, bases: 'builtins.dict', hazard: 'not-thread-safe', source: 'cachetools',
    },
    { names: 'cachetools.{cached,cachedmethod} cachetools.func.{lru_cache,ttl_cache}', source: 'cachetools' },
    { names: 'diskcache.{Cache,FanoutCache,Deque,Index}', class: true, source: 'diskcache' },
    { names: 'diskcache.{Cache,FanoutCache}.{get,__getitem__,__contains__}', work: 'io', io: 'database', source: 'diskcache' },
    { names: 'diskcache.{Cache,FanoutCache}.{set,add,incr,__setitem__}', work: 'io', io: 'database', repeats: 'writes', source: 'diskcache' },
    { names: 'diskcache.{Cache,FanoutCache}.{delete,clear,evict,expire,pop}', work: 'io', io: 'database', repeats: 'deletes', source: 'diskcache' },
    {
      names: `more_itertools.{chunked,batched,ichunked,sliced,windowed,pairwise,flatten,collapse,first,last,one,only,peekable,unique_everseen,
          divide,distribute,interleave,take,ilen,consume,partition,bucket,grouper,split_at}`,
      source: 'more',
    },
    {
      names: `toolz.{pipe,compose,curry,merge,groupby,partition_all,concat,valmap,keymap} cytoolz.{pipe,compose,curry,merge,groupby,partition_all,
          concat}`,
      source: 'more',
    },
    {
      names: 'loguru.logger.{debug,info,warning,error,exception,critical,success,trace,log,bind,opt,add,remove} structlog.{get_logger,configure}',
      source: 'logging',
    },
    {
      names: 'dns.resolver.{resolve,query,resolve_address} dns.resolver.Resolver.{resolve,query}',
      work: 'io', io: 'network', asyncInstead: 'dns.asyncresolver.resolve', source: 'dns',
    },
    { names: 'dns.resolver.Resolver', class: true, source: 'dns' },
    { names: 'dns.asyncresolver.resolve', work: 'io', io: 'network', coroutine: true, source: 'dns' },
  ],
};
