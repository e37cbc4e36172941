/** Files and the file system: open, io, os, os.path, pathlib, shutil, tempfile, glob and their neighbours. Processes of `os` stand in stdlib-processes.ts. */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

const THREAD = 'asyncio.to_thread';

export const stdlibFiles: CatalogueTable = {
  library: 'python-stdlib-files',
  language: 'python',
  aliases: {
    'io.open': 'builtins.open',
    _io: 'io',
    _pyio: 'io',
    posix: 'os',
    nt: 'os',
    posixpath: 'os.path',
    ntpath: 'os.path',
    genericpath: 'os.path',
    'pathlib._local': 'pathlib',
    'os.error': 'builtins.OSError',
    'io.BlockingIOError': 'builtins.BlockingIOError',
    'shutil.get_terminal_size': 'os.get_terminal_size',
  },
  sources: {
    ...libraryPages('io', 'os', 'os.path', 'pathlib', 'shutil', 'tempfile', 'glob', 'fileinput', 'mmap', 'fcntl', 'filecmp', 'linecache', 'stat', 'fnmatch'),
    open: 'https://docs.python.org/3/library/functions.html#open',
    mmap_gil: 'https://github.com/python/cpython/issues/44098',
    make_archive: 'https://github.com/python/cpython/issues/74696',
    probe: 'measured: python3 test/bench/gil-probe.py io file shutil os',
    posixmodule: 'https://github.com/python/cpython/blob/main/Modules/posixmodule.c',
  },
  groups: [
    // Opening. Text is assumed: the mode is not part of a name
    { names: 'builtins.open', work: 'io', io: 'file', returns: 'io.TextIOWrapper', asyncInstead: THREAD, source: 'open' },
    { names: 'io.open_code', work: 'io', io: 'file', returns: 'io.BufferedReader', asyncInstead: THREAD, source: 'io' },
    { names: 'os.fdopen', work: 'io', io: 'file', returns: 'io.TextIOWrapper', asyncInstead: THREAD, source: 'os' },
    { names: 'io.text_encoding', returns: 'builtins.str', source: 'io' },

    // File objects
    { names: 'io._File', class: true, source: 'io' },
    { names: 'io._TextFile', class: true, bases: 'io._File', source: 'io' },
    { names: 'io.IOBase', class: true, bases: 'io._File', hazard: 'unpicklable', element: 'builtins.bytes', source: 'io' },
    { names: 'io.RawIOBase io.BufferedIOBase', class: true, bases: 'io.IOBase', hazard: 'unpicklable', element: 'builtins.bytes', source: 'io' },
    { names: 'io.TextIOBase', class: true, bases: 'io._TextFile', hazard: 'unpicklable', element: 'builtins.str', source: 'io' },
    {
      names: 'io.FileIO', class: true, bases: 'io.RawIOBase', work: 'io', io: 'file', hazard: 'unpicklable', element: 'builtins.bytes', source: 'io',
    },
    {
      names: 'io.{BufferedReader,BufferedWriter,BufferedRandom,BufferedRWPair}', class: true, bases: 'io.BufferedIOBase', hazard: 'unpicklable',
      element: 'builtins.bytes', source: 'io',
    },
    { names: 'io.TextIOWrapper', class: true, bases: 'io.TextIOBase', hazard: 'unpicklable not-thread-safe', element: 'builtins.str', source: 'io' },
    { names: 'io.{Reader,Writer}', class: true, bases: 'io._File', source: 'io' },
    { names: 'io.UnsupportedOperation', class: true, source: 'io' },
    // Text that the kernel has at hand is decoded with the GIL held; only the reading itself lets go.
    {
      names: 'io._File.{read,readall,read1}', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.bytes', asyncInstead: THREAD,
      source: 'probe',
    },
    {
      names: 'io._TextFile.read', work: 'io', io: 'file', gil: 'partly', growth: 'linear', returns: 'builtins.str', asyncInstead: THREAD,
      source: 'io',
    },
    {
      names: 'io._File.readlines', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.list', element: 'builtins.bytes', asyncInstead: THREAD,
      source: 'io',
    },
    {
      names: 'io._TextFile.readlines', work: 'io', io: 'file', gil: 'partly', growth: 'linear', returns: 'builtins.list', element: 'builtins.str', asyncInstead: THREAD,
      source: 'io',
    },
    { names: 'io._File.{readline,peek}', work: 'io', io: 'file', returns: 'builtins.bytes', source: 'io' },
    { names: 'io._TextFile.readline', work: 'io', io: 'file', returns: 'builtins.str', source: 'io' },
    { names: 'io._File.{readinto,readinto1}', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.int', asyncInstead: THREAD, source: 'io' },
    { names: 'io._File.{__iter__,__next__}', work: 'io', io: 'file', gil: 'partly', growth: 'linear', source: 'probe' },
    { names: 'io._File.write', work: 'io', io: 'file', repeats: 'writes', returns: 'builtins.int', asyncInstead: THREAD, source: 'probe' },
    { names: 'io._File.writelines', work: 'io', io: 'file', growth: 'linear', repeats: 'writes', asyncInstead: THREAD, source: 'io' },
    { names: 'io._File.truncate', work: 'io', io: 'file', repeats: 'writes', source: 'io' },
    { names: 'io._File.flush', work: 'io', io: 'file', source: 'io' },
    { names: 'io._File.close', work: 'io', io: 'file', source: 'io' },
    { names: 'io._File.{detach,fileno,isatty,readable,seek,seekable,tell,writable} io.TextIOWrapper.reconfigure', source: 'io' },
    { names: 'io.TextIOWrapper.buffer', attribute: true, returns: 'io.BufferedReader', source: 'io' },
    { names: 'io.{BufferedReader,BufferedWriter,BufferedRandom}.raw', attribute: true, returns: 'io.FileIO', source: 'io' },
    { names: 'io._File.{name,mode,closed,encoding,newlines,errors,line_buffering}', attribute: true, source: 'io' },

    // In memory: no waiting
    { names: 'io.BytesIO', class: true, element: 'builtins.bytes', source: 'io' },
    { names: 'io.StringIO', class: true, element: 'builtins.str', source: 'io' },
    {
      names: `io.{BytesIO,StringIO}.{close,closed,detach,fileno,flush,isatty,readable,seek,seekable,tell,truncate,writable,write,writelines}
        io.BytesIO.{getbuffer,readinto,readinto1}`,
      source: 'io',
    },
    { names: 'io.BytesIO.{getvalue,read,read1,readline}', returns: 'builtins.bytes', source: 'io' },
    { names: 'io.StringIO.{getvalue,read,readline}', returns: 'builtins.str', source: 'io' },
    { names: 'io.BytesIO.readlines', work: 'cpu', growth: 'linear', returns: 'builtins.list', element: 'builtins.bytes', source: 'io' },
    { names: 'io.StringIO.readlines', work: 'cpu', growth: 'linear', returns: 'builtins.list', element: 'builtins.str', source: 'io' },
    { names: 'io.{BytesIO,StringIO}.{__iter__,__next__}', source: 'io' },
    { names: 'io.IncrementalNewlineDecoder', class: true, source: 'io' },
    { names: 'io.IncrementalNewlineDecoder.{decode,getstate,reset,setstate}', source: 'io' },

    // os: file descriptors
    { names: 'os.open', work: 'io', io: 'file', returns: 'builtins.int', asyncInstead: THREAD, source: 'posixmodule' },
    {
      names: 'os.{read,pread,readv,preadv,readinto}', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.bytes', asyncInstead: THREAD,
      source: 'posixmodule',
    },
    {
      names: 'os.{write,pwrite,writev,pwritev}', work: 'io', io: 'file', growth: 'linear', repeats: 'writes', asyncInstead: THREAD,
      source: 'posixmodule',
    },
    {
      names: 'os.{sendfile,copy_file_range,splice}', work: 'io', io: 'file', growth: 'linear', repeats: 'writes', asyncInstead: THREAD,
      source: 'posixmodule',
    },
    { names: 'os.{fsync,fdatasync,sync}', work: 'io', io: 'file', asyncInstead: THREAD, source: 'probe' },
    { names: 'os.{ftruncate,truncate,posix_fallocate}', work: 'io', io: 'file', repeats: 'writes', source: 'posixmodule' },
    { names: 'os.{close,closerange,posix_fadvise,lseek,lockf}', work: 'io', io: 'file', source: 'posixmodule' },
    {
      names: `os.{dup,dup2,pipe,pipe2,openpty,posix_openpt,grantpt,unlockpt,ptsname,memfd_create,eventfd,eventfd_write,timerfd_create,timerfd_gettime,
        timerfd_gettime_ns,timerfd_settime,timerfd_settime_ns,isatty,ttyname,ctermid,tcgetpgrp,tcsetpgrp,login_tty,get_blocking,set_blocking,get_inheritable,
        set_inheritable,get_handle_inheritable,set_handle_inheritable,get_terminal_size,device_encoding,fpathconf,pathconf,eventfd_read}`,
      source: 'os',
    },

    // os: the file system
    {
      names: 'os.{access,stat,lstat,fstat,statvfs,fstatvfs,getxattr,listxattr,readlink,listdrives,listmounts,listvolumes,statx}', work: 'io', io: 'file',
      asyncInstead: THREAD, source: 'posixmodule',
    },
    {
      names: 'os.listdir', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.list', element: 'builtins.str', asyncInstead: THREAD,
      source: 'posixmodule',
    },
    { names: 'os.scandir', work: 'io', io: 'file', growth: 'linear', returns: 'os._ScandirIterator', asyncInstead: THREAD, source: 'posixmodule' },
    { names: 'os._ScandirIterator', class: true, element: 'os.DirEntry', hazard: 'unpicklable not-thread-safe', source: 'os' },
    { names: 'os._ScandirIterator.close', source: 'os' },
    { names: 'os._ScandirIterator.{__iter__,__next__}', work: 'io', io: 'file', source: 'os' },
    { names: 'os.DirEntry', class: true, hazard: 'unpicklable', source: 'os' },
    { names: 'os.DirEntry.{inode,is_dir,is_file,is_junction,is_symlink}', source: 'os' },
    { names: 'os.DirEntry.stat', work: 'io', io: 'file', source: 'os' },
    { names: 'os.DirEntry.{name,path}', attribute: true, returns: 'builtins.str', source: 'os' },
    { names: 'os.{walk,fwalk}', work: 'io', io: 'file', growth: 'linear', element: 'builtins.tuple', asyncInstead: THREAD, source: 'os' },
    {
      names: `os.{mkdir,makedirs,mkfifo,mknod,chmod,fchmod,lchmod,chown,fchown,lchown,chflags,lchflags,link,symlink,rename,renames,replace,utime,setxattr,
        startfile}`,
      work: 'io', io: 'file', repeats: 'writes', asyncInstead: THREAD, source: 'posixmodule',
    },
    {
      names: 'os.{remove,unlink,rmdir,removedirs,removexattr}', work: 'io', io: 'file', repeats: 'deletes', asyncInstead: THREAD,
      source: 'posixmodule',
    },
    { names: 'os.{fsdecode,fsencode,fspath,getcwd,getcwdb,strerror,makedev,major,minor}', source: 'os' },
    { names: 'os.{chdir,fchdir,chroot,umask}', hazard: 'changes-process-state', source: 'os' },
    { names: 'os.{stat_result,statvfs_result,statx_result,terminal_size,PathLike}', class: true, source: 'os' },
    { names: 'os.{add_dll_directory,_AddedDllDirectory.close}', hazard: 'changes-process-state', source: 'os' },
    { names: 'os.{sep,linesep,name,pathsep,curdir,pardir,extsep,altsep,devnull,defpath}', attribute: true, returns: 'builtins.str', source: 'os' },

    // os: the environment
    { names: 'os.{environ,environb}', attribute: true, returns: 'os._Environ', source: 'os' },
    { names: 'os._Environ', class: true, element: 'builtins.str', source: 'os' },
    { names: 'os._Environ.get', returns: 'builtins.str', source: 'os' },
    { names: 'os._Environ.{copy,items,keys,values,__getitem__,__contains__,__iter__}', source: 'os' },
    { names: 'os._Environ.{clear,pop,popitem,setdefault,update,__setitem__,__delitem__}', hazard: 'changes-process-state', source: 'os' },
    { names: 'os.{getenv,getenvb}', returns: 'builtins.str', source: 'os' },
    { names: 'os.{putenv,unsetenv,reload_environ,_clearenv}', hazard: 'changes-process-state', source: 'os' },
    { names: 'os.get_exec_path', source: 'os' },

    // os.path
    {
      names: 'os.path.{abspath,basename,commonprefix,commonpath,dirname,expanduser,expandvars,join,normcase,normpath,relpath}', returns: 'builtins.str',
      source: 'os.path',
    },
    { names: 'os.path.{split,splitdrive,splitext,splitroot}', returns: 'builtins.tuple', element: 'builtins.str', source: 'os.path' },
    { names: 'os.path.{isabs,isreserved,samestat}', source: 'os.path' },
    {
      names: `os.path.{exists,lexists,isfile,isdir,isdevdrive,isjunction,islink,ismount,getsize,getatime,getctime,getmtime,samefile,sameopenfile}`, work: 'io',
      io: 'file', asyncInstead: THREAD, source: 'os.path',
    },
    { names: 'os.path.realpath', work: 'io', io: 'file', returns: 'builtins.str', asyncInstead: THREAD, source: 'os.path' },

    // pathlib
    { names: 'pathlib.PurePath pathlib.{PurePosixPath,PureWindowsPath}', class: true, bases: 'pathlib._PurePath', source: 'pathlib' },
    { names: 'pathlib._PurePath', class: true, source: 'pathlib' },
    {
      names: 'pathlib._PurePath.{joinpath,relative_to,with_name,with_stem,with_suffix,with_segments,__truediv__,__rtruediv__}',
      returns: 'pathlib.PurePath', source: 'pathlib',
    },
    { names: 'pathlib._PurePath.{as_posix,as_uri}', returns: 'builtins.str', source: 'pathlib' },
    { names: 'pathlib._PurePath.{is_absolute,is_relative_to,is_reserved,match,full_match}', source: 'pathlib' },
    { names: 'pathlib._PurePath.{name,stem,suffix,root,drive,anchor}', attribute: true, returns: 'builtins.str', source: 'pathlib' },
    { names: 'pathlib._PurePath.parent', attribute: true, returns: 'pathlib.PurePath', source: 'pathlib' },
    { names: 'pathlib._PurePath.{parts,suffixes}', attribute: true, returns: 'builtins.tuple', element: 'builtins.str', source: 'pathlib' },
    { names: 'pathlib._PurePath.parents', attribute: true, element: 'pathlib.PurePath', source: 'pathlib' },
    { names: 'pathlib.Path', class: true, bases: 'pathlib._PurePath', source: 'pathlib' },
    { names: 'pathlib.{PosixPath,WindowsPath}', class: true, bases: 'pathlib.Path', source: 'pathlib' },
    { names: 'pathlib.UnsupportedOperation', class: true, source: 'pathlib' },
    {
      names: `pathlib.Path.{absolute,cwd,expanduser,from_uri,home,joinpath,relative_to,with_name,with_stem,with_suffix,with_segments,__truediv__,
        __rtruediv__}`,
      returns: 'pathlib.Path', source: 'pathlib',
    },
    { names: 'pathlib.Path.parent', attribute: true, returns: 'pathlib.Path', source: 'pathlib' },
    { names: 'pathlib.Path.parents', attribute: true, element: 'pathlib.Path', source: 'pathlib' },
    { names: 'pathlib.Path.info', attribute: true, returns: 'pathlib.types.PathInfo', source: 'pathlib' },
    { names: 'pathlib.types.PathInfo', class: true, source: 'pathlib' },
    { names: 'pathlib.types.PathInfo.{exists,is_dir,is_file,is_symlink}', work: 'io', io: 'file', source: 'pathlib' },
    { names: 'pathlib.Path.{resolve,readlink}', work: 'io', io: 'file', returns: 'pathlib.Path', asyncInstead: THREAD, source: 'pathlib' },
    {
      names: `pathlib.Path.{exists,group,is_block_device,is_char_device,is_dir,is_fifo,is_file,is_junction,is_mount,is_socket,is_symlink,lstat,owner,samefile,
        stat}`,
      work: 'io', io: 'file', asyncInstead: THREAD, source: 'pathlib',
    },
    {
      names: 'pathlib.Path.{glob,rglob,iterdir}', work: 'io', io: 'file', growth: 'linear', element: 'pathlib.Path', asyncInstead: THREAD,
      source: 'pathlib',
    },
    { names: 'pathlib.Path.walk', work: 'io', io: 'file', growth: 'linear', element: 'builtins.tuple', asyncInstead: THREAD, source: 'pathlib' },
    { names: 'pathlib.Path.open', work: 'io', io: 'file', returns: 'io.TextIOWrapper', asyncInstead: THREAD, source: 'pathlib' },
    {
      names: 'pathlib.Path.read_text', work: 'io', io: 'file', gil: 'partly', growth: 'linear', returns: 'builtins.str', asyncInstead: THREAD,
      source: 'pathlib',
    },
    {
      names: 'pathlib.Path.read_bytes', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.bytes', asyncInstead: THREAD, source: 'pathlib',
    },
    {
      names: 'pathlib.Path.{write_text,write_bytes,copy,copy_into}', work: 'io', io: 'file', growth: 'linear', repeats: 'writes', asyncInstead: THREAD,
      source: 'pathlib',
    },
    {
      names: 'pathlib.Path.{rename,replace,move,move_into}', work: 'io', io: 'file', repeats: 'writes', returns: 'pathlib.Path', asyncInstead: THREAD,
      source: 'pathlib',
    },
    {
      names: 'pathlib.Path.{chmod,hardlink_to,lchmod,link_to,mkdir,symlink_to,touch}', work: 'io', io: 'file', repeats: 'writes',
      asyncInstead: THREAD, source: 'pathlib',
    },
    { names: 'pathlib.Path.{rmdir,unlink}', work: 'io', io: 'file', repeats: 'deletes', asyncInstead: THREAD, source: 'pathlib' },

    // shutil
    {
      names: 'shutil.{copy,copy2,copyfile,copyfileobj}', work: 'io', io: 'file', growth: 'linear', repeats: 'writes', asyncInstead: THREAD,
      source: 'probe',
    },
    { names: 'shutil.{copytree,move}', work: 'io', io: 'file', growth: 'linear', repeats: 'writes', asyncInstead: THREAD, source: 'shutil' },
    { names: 'shutil.{copymode,copystat,chown}', work: 'io', io: 'file', repeats: 'writes', source: 'shutil' },
    { names: 'shutil.rmtree', work: 'io', io: 'file', growth: 'linear', repeats: 'deletes', asyncInstead: THREAD, source: 'shutil' },
    { names: 'shutil.rmtree.avoids_symlink_attacks', attribute: true, source: 'shutil' },
    // Before 3.10.6, and for archivers of one's own, it changes the working directory of the process meanwhile.
    {
      names: 'shutil.make_archive', work: 'native', gil: 'partly', growth: 'heavy', repeats: 'writes', hazard: 'changes-process-state',
      source: 'make_archive',
    },
    { names: 'shutil.unpack_archive', work: 'native', gil: 'partly', growth: 'heavy', repeats: 'writes', source: 'shutil' },
    { names: 'shutil.{which,disk_usage}', work: 'io', io: 'file', asyncInstead: THREAD, source: 'shutil' },
    {
      names: `shutil.{ignore_patterns,get_archive_formats,get_unpack_formats,register_archive_format,register_unpack_format,unregister_archive_format,
        unregister_unpack_format}`,
      source: 'shutil',
    },
    { names: 'shutil.{Error,ExecError,ReadError,RegistryError,SameFileError,SpecialFileError}', class: true, source: 'shutil' },

    // tempfile
    {
      names: 'tempfile.{NamedTemporaryFile,TemporaryFile}', work: 'io', io: 'file', repeats: 'writes', returns: 'tempfile._TemporaryFileWrapper',
      asyncInstead: THREAD, source: 'tempfile',
    },
    {
      names: 'tempfile._TemporaryFileWrapper', class: true, bases: 'io.IOBase', hazard: 'unpicklable', element: 'builtins.bytes', source: 'tempfile',
    },
    { names: 'tempfile._TemporaryFileWrapper.name', attribute: true, returns: 'builtins.str', source: 'tempfile' },
    { names: 'tempfile._TemporaryFileWrapper.file', attribute: true, returns: 'io.BufferedRandom', source: 'tempfile' },
    { names: 'tempfile.SpooledTemporaryFile', class: true, bases: 'io.IOBase', hazard: 'unpicklable', element: 'builtins.bytes', source: 'tempfile' },
    { names: 'tempfile.SpooledTemporaryFile.rollover', work: 'io', io: 'file', repeats: 'writes', source: 'tempfile' },
    {
      names: 'tempfile.TemporaryDirectory', class: true, work: 'io', io: 'file', repeats: 'writes', enters: 'builtins.str', asyncInstead: THREAD,
      source: 'tempfile',
    },
    {
      names: 'tempfile.TemporaryDirectory.cleanup', work: 'io', io: 'file', growth: 'linear', repeats: 'deletes', asyncInstead: THREAD,
      source: 'tempfile',
    },
    { names: 'tempfile.TemporaryDirectory.name', attribute: true, returns: 'builtins.str', source: 'tempfile' },
    { names: 'tempfile.mkdtemp', work: 'io', io: 'file', repeats: 'writes', returns: 'builtins.str', source: 'tempfile' },
    { names: 'tempfile.mkstemp', work: 'io', io: 'file', repeats: 'writes', returns: 'builtins.tuple', source: 'tempfile' },
    { names: 'tempfile.{mktemp,gettempdir,gettempdirb,gettempprefix,gettempprefixb}', returns: 'builtins.str', source: 'tempfile' },

    // glob, fnmatch, filecmp, linecache, fileinput, stat
    {
      names: 'glob.glob', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.list', element: 'builtins.str', asyncInstead: THREAD,
      source: 'glob',
    },
    { names: 'glob.{iglob,glob0,glob1}', work: 'io', io: 'file', growth: 'linear', element: 'builtins.str', asyncInstead: THREAD, source: 'glob' },
    { names: 'glob.{escape,translate,has_magic}', source: 'glob' },
    { names: 'fnmatch.{fnmatch,fnmatchcase,translate}', source: 'fnmatch' },
    { names: 'fnmatch.{filter,filterfalse}', work: 'cpu', growth: 'linear', returns: 'builtins.list', element: 'builtins.str', source: 'fnmatch' },
    { names: 'filecmp.{cmp,cmpfiles}', work: 'io', io: 'file', growth: 'linear', asyncInstead: THREAD, source: 'filecmp' },
    { names: 'filecmp.clear_cache', source: 'filecmp' },
    { names: 'filecmp.dircmp', class: true, source: 'filecmp' },
    {
      names: 'filecmp.dircmp.{phase0,phase1,phase2,phase3,phase4,phase4_closure,report,report_full_closure,report_partial_closure}', work: 'io',
      io: 'file', growth: 'linear', source: 'filecmp',
    },
    {
      names: `filecmp.dircmp.{left_list,right_list,common,left_only,right_only,common_dirs,common_files,common_funny,same_files,diff_files,
        funny_files,subdirs}`,
      attribute: true, work: 'io', io: 'file', growth: 'linear', element: 'builtins.str', source: 'filecmp',
    },
    { names: 'linecache.getline', work: 'io', io: 'file', returns: 'builtins.str', source: 'linecache' },
    { names: 'linecache.{getlines,updatecache,checkcache}', work: 'io', io: 'file', source: 'linecache' },
    { names: 'linecache.{clearcache,lazycache}', source: 'linecache' },
    { names: 'fileinput.input fileinput.hook_compressed fileinput.hook_encoded', returns: 'fileinput.FileInput', source: 'fileinput' },
    { names: 'fileinput.FileInput', class: true, element: 'builtins.str', hazard: 'unpicklable not-thread-safe', source: 'fileinput' },
    {
      names: 'fileinput.FileInput.{__iter__,__next__,readline}', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.str',
      source: 'fileinput',
    },
    { names: 'fileinput.{,FileInput.}{close,filelineno,filename,fileno,isfirstline,isstdin,lineno,nextfile}', source: 'fileinput' },
    { names: 'stat.{S_IFMT,S_IMODE,S_ISBLK,S_ISCHR,S_ISDIR,S_ISDOOR,S_ISFIFO,S_ISLNK,S_ISPORT,S_ISREG,S_ISSOCK,S_ISWHT,filemode}', source: 'stat' },
    {
      names: 'stat.{S_IRUSR,S_IWUSR,S_IXUSR,S_IRGRP,S_IWGRP,S_IXGRP,S_IROTH,S_IWOTH,S_IXOTH,S_IRWXU,S_IRWXG,S_IRWXO,ST_MODE,ST_SIZE,ST_MTIME}',
      attribute: true, returns: 'builtins.int', source: 'stat',
    },

    // mmap, fcntl
    { names: 'mmap.mmap', class: true, work: 'io', io: 'file', hazard: 'unpicklable', element: 'builtins.bytes', source: 'mmap' },
    {
      names: 'mmap.mmap.{close,madvise,move,read_byte,resize,seek,seekable,set_name,size,tell,write_byte,__getitem__,__setitem__,__len__}',
      source: 'mmap',
    },
    { names: 'mmap.mmap.{find,rfind}', work: 'cpu', growth: 'linear', source: 'mmap' },
    { names: 'mmap.mmap.{read,readline}', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'mmap' },
    { names: 'mmap.mmap.write', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'mmap' },
    { names: 'mmap.mmap.flush', work: 'io', io: 'file', gil: 'held', source: 'mmap_gil' },
    { names: 'fcntl.{flock,lockf}', work: 'io', io: 'file', asyncInstead: THREAD, source: 'fcntl' },
    { names: 'fcntl.{fcntl,ioctl}', work: 'io', io: 'file', source: 'fcntl' },
    { names: 'fcntl.{LOCK_EX,LOCK_SH,LOCK_UN,LOCK_NB,F_GETFL,F_SETFL}', attribute: true, returns: 'builtins.int', source: 'fcntl' },
  ],
};
