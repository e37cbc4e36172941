/** Other processes, and this process's own state: subprocess, the process half of os, pty, signal, resource, atexit. */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

const EXEC = 'asyncio.create_subprocess_exec';
const SHELL = 'asyncio.create_subprocess_shell';

export const stdlibProcesses: CatalogueTable = {
  library: 'python-stdlib-processes',
  language: 'python',
  aliases: { 'signal.sigwaitinfo_result': 'signal.struct_siginfo' },
  sources: {
    ...libraryPages('subprocess', 'os', 'pty', 'tty', 'signal', 'resource', 'termios', 'pwd', 'grp', 'syslog', 'msvcrt', 'winreg', 'winsound', 'atexit'),
    spwd: 'https://docs.python.org/3.12/library/spwd.html',
    nis: 'https://docs.python.org/3.12/library/nis.html',
    probe: 'measured: python3 test/bench/gil-probe.py subprocess os',
    posixmodule: 'https://github.com/python/cpython/blob/main/Modules/posixmodule.c',
    vfork: 'https://github.com/python/cpython/issues/104372',
    fork: 'https://docs.python.org/3/library/os.html#os.fork',
  },
  groups: [
    {
      names: 'subprocess.run', work: 'io', io: 'subprocess', repeats: 'spawns', returns: 'subprocess.CompletedProcess', asyncInstead: EXEC,
      source: 'probe',
    },
    {
      names: 'subprocess.{call,check_call}', work: 'io', io: 'subprocess', repeats: 'spawns', returns: 'builtins.int', asyncInstead: EXEC,
      source: 'subprocess',
    },
    {
      names: 'subprocess.check_output', work: 'io', io: 'subprocess', repeats: 'spawns', returns: 'builtins.bytes', asyncInstead: EXEC,
      source: 'subprocess',
    },
    {
      names: 'subprocess.getoutput', work: 'io', io: 'subprocess', repeats: 'spawns', returns: 'builtins.str', asyncInstead: SHELL,
      source: 'subprocess',
    },
    {
      names: 'subprocess.getstatusoutput', work: 'io', io: 'subprocess', repeats: 'spawns', returns: 'builtins.tuple', asyncInstead: SHELL,
      source: 'subprocess',
    },
    // Up to 3.11 the GIL stays held until the child has started.
    {
      names: 'subprocess.Popen', class: true, work: 'io', io: 'subprocess', gil: 'partly', repeats: 'spawns', hazard: 'unpicklable',
      asyncInstead: EXEC, source: 'vfork',
    },
    { names: 'subprocess.Popen.wait', work: 'io', io: 'subprocess', asyncInstead: 'asyncio.subprocess.Process.wait', source: 'subprocess' },
    {
      names: 'subprocess.Popen.communicate', work: 'io', io: 'subprocess', returns: 'builtins.tuple', element: 'builtins.bytes',
      asyncInstead: 'asyncio.subprocess.Process.communicate', source: 'subprocess',
    },
    { names: 'subprocess.Popen.{kill,poll,send_signal,terminate}', source: 'subprocess' },
    { names: 'subprocess.Popen.{stdout,stderr}', attribute: true, returns: 'subprocess._PipeReader', source: 'subprocess' },
    { names: 'subprocess.Popen.stdin', attribute: true, returns: 'subprocess._PipeWriter', source: 'subprocess' },
    { names: 'subprocess.Popen.{args,pid,returncode,universal_newlines}', attribute: true, source: 'subprocess' },
    {
      names: 'subprocess._PipeReader subprocess._PipeWriter', class: true, bases: 'io.IOBase', element: 'builtins.bytes', hazard: 'unpicklable',
      source: 'subprocess',
    },
    {
      names: 'subprocess._PipeReader.{read,read1,readall}', work: 'io', io: 'subprocess', growth: 'linear', returns: 'builtins.bytes',
      asyncInstead: EXEC, source: 'subprocess',
    },
    {
      names: 'subprocess._PipeReader.{readline,peek}', work: 'io', io: 'subprocess', returns: 'builtins.bytes', asyncInstead: EXEC,
      source: 'subprocess',
    },
    {
      names: 'subprocess._PipeReader.readlines', work: 'io', io: 'subprocess', growth: 'linear', returns: 'builtins.list', element: 'builtins.bytes',
      source: 'subprocess',
    },
    { names: 'subprocess._PipeReader.{__iter__,__next__}', work: 'io', io: 'subprocess', growth: 'linear', source: 'subprocess' },
    { names: 'subprocess._PipeWriter.{write,writelines,flush}', work: 'io', io: 'subprocess', repeats: 'sends', source: 'subprocess' },
    { names: 'subprocess.CompletedProcess', class: true, source: 'subprocess' },
    { names: 'subprocess.CompletedProcess.check_returncode', source: 'subprocess' },
    { names: 'subprocess.CompletedProcess.{stdout,stderr}', attribute: true, returns: 'builtins.str', source: 'subprocess' },
    { names: 'subprocess.CompletedProcess.{args,returncode}', attribute: true, source: 'subprocess' },
    { names: 'subprocess.{SubprocessError,CalledProcessError,TimeoutExpired,STARTUPINFO}', class: true, source: 'subprocess' },
    { names: 'subprocess.list2cmdline', returns: 'builtins.str', source: 'subprocess' },

    // os: starting and awaiting processes
    { names: 'os.system', work: 'io', io: 'subprocess', repeats: 'spawns', asyncInstead: SHELL, source: 'probe' },
    { names: 'os.popen', work: 'io', io: 'subprocess', repeats: 'spawns', returns: 'os._wrap_close', asyncInstead: SHELL, source: 'os' },
    { names: 'os._wrap_close', class: true, bases: 'subprocess._PipeReader', element: 'builtins.str', hazard: 'unpicklable', source: 'os' },
    { names: 'os._wrap_close.close', work: 'io', io: 'subprocess', source: 'os' },
    { names: 'os._wrap_close.write', work: 'io', io: 'subprocess', repeats: 'sends', source: 'os' },
    { names: 'os.spawn{l,le,lp,lpe,v,ve,vp,vpe}', work: 'io', io: 'subprocess', repeats: 'spawns', asyncInstead: EXEC, source: 'os' },
    { names: 'os.posix_spawn os.posix_spawnp', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'os' },
    { names: 'os.exec{l,le,lp,lpe,v,ve,vp,vpe}', repeats: 'spawns', hazard: 'changes-process-state', source: 'os' },
    { names: 'os.{fork,forkpty} pty.fork', repeats: 'spawns', hazard: 'not-thread-safe', source: 'fork' },
    {
      names: 'os.{wait,wait3,wait4,waitid,waitpid}', work: 'io', io: 'subprocess', asyncInstead: 'asyncio.subprocess.Process.wait',
      source: 'posixmodule',
    },
    { names: 'os.{kill,killpg,pidfd_open,abort,_exit,register_at_fork,waitstatus_to_exitcode}', source: 'os' },
    { names: 'os.{WCOREDUMP,WEXITSTATUS,WIFCONTINUED,WIFEXITED,WIFSIGNALED,WIFSTOPPED,WSTOPSIG,WTERMSIG}', source: 'os' },

    // os: this process
    {
      names: `os.{confstr,cpu_count,process_cpu_count,getegid,geteuid,getgid,getgrouplist,getgroups,getloadavg,getlogin,getpgid,getpgrp,getpid,getppid,
        getpriority,getresgid,getresuid,getsid,getuid,sched_get_priority_max,sched_get_priority_min,sched_getaffinity,sched_getparam,sched_getscheduler,
        sched_rr_get_interval,sched_yield,sysconf,times,uname}`,
      source: 'os',
    },
    {
      names: `os.{initgroups,nice,setegid,seteuid,setgid,setgroups,setns,setpgid,setpgrp,setpriority,setregid,setresgid,setresuid,setreuid,setsid,setuid,
        sched_setaffinity,sched_setparam,sched_setscheduler,unshare,plock}`,
      hazard: 'changes-process-state', source: 'os',
    },
    { names: 'os.{sched_param,times_result,uname_result,waitid_result}', class: true, source: 'os' },
    { names: 'os.{urandom,getrandom}', work: 'native', returns: 'builtins.bytes', source: 'probe' },

    // pty, tty, termios
    { names: 'pty.spawn', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'pty' },
    { names: 'pty.{openpty,master_open,slave_open}', source: 'pty' },
    { names: 'tty.{setraw,setcbreak,cfmakeraw,cfmakecbreak}', source: 'tty' },
    { names: 'termios.{tcgetattr,tcsetattr,tcsendbreak,tcflush,tcflow,tcgetwinsize,tcsetwinsize}', source: 'termios' },
    { names: 'termios.tcdrain', work: 'io', io: 'file', source: 'termios' },
    { names: 'termios.error', class: true, source: 'termios' },

    // signal: handlers belong to the process and run in the main thread only
    { names: 'signal.{signal,siginterrupt,set_wakeup_fd,setitimer,alarm,pthread_sigmask}', hazard: 'changes-process-state', source: 'signal' },
    {
      names: 'signal.{default_int_handler,getitimer,getsignal,pidfd_send_signal,pthread_kill,raise_signal,sigpending,strsignal,valid_signals}',
      source: 'signal',
    },
    {
      names: 'signal.{pause,sigwait,sigwaitinfo,sigtimedwait}', work: 'io', io: 'sleep', asyncInstead: 'asyncio.AbstractEventLoop.add_signal_handler',
      source: 'signal',
    },
    { names: 'signal.{Handlers,ItimerError,Sigmasks,Signals,struct_siginfo}', class: true, source: 'signal' },
    { names: 'signal.{SIGINT,SIGTERM,SIGKILL,SIGHUP,SIGALRM,SIGCHLD,SIGUSR1,SIGUSR2,SIGPIPE,SIG_DFL,SIG_IGN}', attribute: true, source: 'signal' },
    { names: 'atexit.{register,unregister}', hazard: 'changes-process-state', source: 'atexit' },

    // resource, account databases, the system log
    { names: 'resource.{getpagesize,getrlimit,getrusage}', source: 'resource' },
    { names: 'resource.{setrlimit,prlimit}', hazard: 'changes-process-state', source: 'resource' },
    { names: 'resource.{struct_rusage,error}', class: true, source: 'resource' },
    { names: 'pwd.{getpwall,getpwnam,getpwuid} grp.{getgrall,getgrgid,getgrnam}', work: 'io', io: 'file', source: 'pwd' },
    { names: 'pwd.struct_passwd grp.struct_group', class: true, source: 'grp' },
    { names: 'spwd.{getspall,getspnam}', work: 'io', io: 'file', source: 'spwd' },
    { names: 'spwd.struct_spwd', class: true, source: 'spwd' },
    { names: 'nis.{cat,get_default_domain,maps,match}', work: 'io', io: 'network', source: 'nis' },
    { names: 'nis.error', class: true, source: 'nis' },
    { names: 'syslog.syslog', work: 'io', io: 'file', repeats: 'sends', source: 'syslog' },
    { names: 'syslog.{LOG_MASK,LOG_UPTO,closelog,openlog,setlogmask}', source: 'syslog' },

    // Windows only
    { names: 'msvcrt.{getch,getche,getwch,getwche,locking}', work: 'io', io: 'sleep', source: 'msvcrt' },
    {
      names: 'msvcrt.{kbhit,putch,putwch,ungetch,ungetwch,setmode,open_osfhandle,get_osfhandle,heapmin,SetErrorMode,GetErrorMode,set_error_mode}',
      source: 'msvcrt',
    },
    { names: 'winreg.{OpenKey,OpenKeyEx,CreateKey,CreateKeyEx,ConnectRegistry}', returns: 'winreg.HKEYType', source: 'winreg' },
    {
      names: 'winreg.{CloseKey,EnumKey,EnumValue,ExpandEnvironmentStrings,FlushKey,QueryInfoKey,QueryValue,QueryValueEx,QueryReflectionKey}',
      source: 'winreg',
    },
    { names: 'winreg.{SetValue,SetValueEx,SaveKey,LoadKey,EnableReflectionKey,DisableReflectionKey}', repeats: 'writes', source: 'winreg' },
    { names: 'winreg.{DeleteKey,DeleteKeyEx,DeleteValue}', repeats: 'deletes', source: 'winreg' },
    { names: 'winreg.HKEYType', class: true, hazard: 'unpicklable', source: 'winreg' },
    { names: 'winreg.HKEYType.{Close,Detach}', source: 'winreg' },
    { names: 'winsound.{Beep,PlaySound}', work: 'io', io: 'sleep', source: 'winsound' },
    { names: 'winsound.MessageBeep', source: 'winsound' },
  ],
};
