/** Compression, archives, hashes and random bytes: native code, most of it with the GIL released. */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

const HASHES = '{md5,sha1,sha224,sha256,sha384,sha512,sha3_224,sha3_256,sha3_384,sha3_512,shake_128,shake_256,blake2b,blake2s}';
const OPENED = 'io.IOBase';

export const stdlibCompression: CatalogueTable = {
  library: 'python-stdlib-compression',
  language: 'python',
  aliases: {
    'compression.zlib': 'zlib',
    'compression.gzip': 'gzip',
    'compression.bz2': 'bz2',
    'compression.lzma': 'lzma',
    'zipfile.BadZipfile': 'zipfile.BadZipFile',
    'zipfile.error': 'zipfile.BadZipFile',
    'binascii.crc32': 'zlib.crc32',
  },
  sources: {
    ...libraryPages('zlib', 'gzip', 'bz2', 'lzma', 'zipfile', 'tarfile', 'hashlib', 'hmac', 'secrets', 'compression.zstd'),
    crypt: 'https://docs.python.org/3.12/library/crypt.html',
    probe: 'measured: python3 test/bench/gil-probe.py hashlib hmac zlib gzip bz2 lzma zipfile',
    hashing: 'https://docs.python.org/3/library/hashlib.html#hashlib.hash.update',
    zlibmodule: 'https://github.com/python/cpython/blob/main/Modules/zlibmodule.c',
    lzmamodule: 'https://github.com/python/cpython/blob/main/Modules/_lzmamodule.c',
    bz2module: 'https://github.com/python/cpython/blob/main/Modules/_bz2module.c',
    zstdmodule: 'https://github.com/python/cpython/tree/main/Modules/_zstd',
  },
  groups: [
    // zlib
    { names: 'zlib.{compress,decompress}', work: 'native', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'zlib.{crc32,adler32}', work: 'native', growth: 'linear', returns: 'builtins.int', source: 'probe' },
    { names: 'zlib.crc32_combine zlib.adler32_combine', source: 'zlib' },
    { names: 'zlib.compressobj', returns: 'zlib._Compress', source: 'zlib' },
    { names: 'zlib.decompressobj', returns: 'zlib._Decompress', source: 'zlib' },
    { names: 'zlib.{_Compress,_Decompress}', class: true, hazard: 'unpicklable', source: 'zlib' },
    {
      names: 'zlib.{_Compress.{compress,flush},_Decompress.{decompress,flush}}', work: 'native', growth: 'linear', returns: 'builtins.bytes',
      source: 'zlibmodule',
    },
    { names: 'zlib.{_Compress,_Decompress}.copy', source: 'zlib' },
    { names: 'zlib._Decompress.{eof,unused_data,unconsumed_tail}', attribute: true, source: 'zlib' },
    { names: 'zlib.error', class: true, source: 'zlib' },

    // bz2, lzma, zstd
    { names: 'bz2.{compress,decompress}', work: 'native', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'lzma.compress', work: 'native', growth: 'heavy', returns: 'builtins.bytes', source: 'probe' },
    { names: 'lzma.decompress', work: 'native', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'bz2.{BZ2Compressor,BZ2Decompressor} lzma.{LZMACompressor,LZMADecompressor}', class: true, hazard: 'unpicklable', source: 'bz2module' },
    {
      names: 'bz2.{BZ2Compressor.compress,BZ2Compressor.flush,BZ2Decompressor.decompress}', work: 'native', growth: 'linear',
      returns: 'builtins.bytes', source: 'bz2module',
    },
    {
      names: 'lzma.{LZMACompressor.compress,LZMACompressor.flush,LZMADecompressor.decompress}', work: 'native', growth: 'linear',
      returns: 'builtins.bytes', source: 'lzmamodule',
    },
    {
      names: 'bz2.BZ2Decompressor.{eof,unused_data,needs_input} lzma.LZMADecompressor.{check,eof,unused_data,needs_input} lzma.is_check_supported',
      source: 'lzma',
    },
    { names: 'lzma.LZMAError', class: true, source: 'lzma' },
    { names: 'compression.zstd.{compress,decompress}', work: 'native', growth: 'linear', returns: 'builtins.bytes', source: 'zstdmodule' },
    {
      names: 'compression.zstd.{train_dict,finalize_dict}', work: 'native', growth: 'heavy', returns: 'compression.zstd.ZstdDict',
      source: 'zstdmodule',
    },
    { names: 'compression.zstd.{ZstdCompressor,ZstdDecompressor,ZstdDict}', class: true, hazard: 'unpicklable', source: 'compression.zstd' },
    {
      names: 'compression.zstd.{ZstdCompressor.compress,ZstdCompressor.flush,ZstdDecompressor.decompress}', work: 'native', growth: 'linear',
      returns: 'builtins.bytes', source: 'zstdmodule',
    },
    { names: 'compression.zstd.{CompressionParameter,DecompressionParameter}.bounds', source: 'compression.zstd' },
    { names: 'compression.zstd.{get_frame_info,get_frame_size,ZstdCompressor.set_pledged_input_size}', source: 'compression.zstd' },
    { names: 'compression.zstd.{ZstdError,CompressionParameter,DecompressionParameter,Strategy,FrameInfo}', class: true, source: 'compression.zstd' },

    // Compressed files: reading waits for the disk and decompresses; the second is what takes the time
    { names: 'gzip.compress', work: 'native', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'gzip.decompress', work: 'native', growth: 'linear', returns: 'builtins.bytes', source: 'gzip' },
    { names: 'gzip.open', work: 'io', io: 'file', returns: 'gzip.GzipFile', asyncInstead: 'asyncio.to_thread', source: 'gzip' },
    { names: 'bz2.open', work: 'io', io: 'file', returns: 'bz2.BZ2File', asyncInstead: 'asyncio.to_thread', source: 'bz2' },
    { names: 'lzma.open', work: 'io', io: 'file', returns: 'lzma.LZMAFile', asyncInstead: 'asyncio.to_thread', source: 'lzma' },
    {
      names: 'compression.zstd.open', work: 'io', io: 'file', returns: 'compression.zstd.ZstdFile', asyncInstead: 'asyncio.to_thread',
      source: 'compression.zstd',
    },
    {
      names: 'gzip.GzipFile bz2.BZ2File lzma.LZMAFile compression.zstd.ZstdFile', class: true, work: 'io', io: 'file', bases: OPENED, element: 'builtins.bytes',
      hazard: 'unpicklable not-thread-safe', source: 'gzip',
    },
    {
      names: '{gzip.GzipFile,bz2.BZ2File,lzma.LZMAFile,compression.zstd.ZstdFile}.{read,read1,peek,readline}', work: 'native', gil: 'partly', growth: 'linear',
      returns: 'builtins.bytes', source: 'gzip',
    },
    {
      names: '{gzip.GzipFile,bz2.BZ2File,lzma.LZMAFile,compression.zstd.ZstdFile}.{readlines,readinto,__iter__,__next__}', work: 'native',
      gil: 'partly', growth: 'linear', source: 'gzip',
    },
    {
      names: '{gzip.GzipFile,bz2.BZ2File,lzma.LZMAFile,compression.zstd.ZstdFile}.{write,writelines}', work: 'native', gil: 'partly', growth: 'linear',
      repeats: 'writes', source: 'gzip',
    },
    {
      names: '{gzip.GzipFile,bz2.BZ2File,lzma.LZMAFile,compression.zstd.ZstdFile}.seek gzip.GzipFile.rewind', work: 'native', gil: 'partly',
      growth: 'linear', source: 'gzip',
    },
    { names: 'gzip.BadGzipFile', class: true, source: 'gzip' },

    // zipfile, tarfile
    {
      names: 'zipfile.ZipFile', class: true, work: 'io', io: 'file', hazard: 'unpicklable not-thread-safe', asyncInstead: 'asyncio.to_thread',
      source: 'zipfile',
    },
    {
      names: 'zipfile.PyZipFile', class: true, bases: 'zipfile.ZipFile', work: 'io', io: 'file', hazard: 'unpicklable not-thread-safe',
      source: 'zipfile',
    },
    { names: 'zipfile.ZipFile.read', work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'zipfile.ZipFile.{extract,extractall}', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'probe' },
    {
      names: 'zipfile.{ZipFile.write,ZipFile.writestr,PyZipFile.writepy}', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes',
      source: 'probe',
    },
    { names: 'zipfile.ZipFile.mkdir', work: 'io', io: 'file', repeats: 'writes', source: 'zipfile' },
    { names: 'zipfile.ZipFile.testzip', work: 'native', gil: 'partly', growth: 'linear', source: 'zipfile' },
    { names: 'zipfile.ZipFile.open', returns: 'zipfile.ZipExtFile', source: 'zipfile' },
    {
      names: 'zipfile.ZipExtFile', class: true, bases: 'gzip.GzipFile', element: 'builtins.bytes', hazard: 'unpicklable not-thread-safe',
      source: 'zipfile',
    },
    { names: 'zipfile.ZipFile.close', work: 'io', io: 'file', source: 'zipfile' },
    { names: 'zipfile.ZipFile.infolist', returns: 'builtins.list', element: 'zipfile.ZipInfo', source: 'zipfile' },
    { names: 'zipfile.ZipFile.namelist', returns: 'builtins.list', element: 'builtins.str', source: 'zipfile' },
    { names: 'zipfile.ZipFile.getinfo', returns: 'zipfile.ZipInfo', source: 'zipfile' },
    { names: 'zipfile.ZipFile.{printdir,setpassword}', source: 'zipfile' },
    { names: 'zipfile.ZipFile.{comment,filelist,filename}', attribute: true, source: 'zipfile' },
    { names: 'zipfile.is_zipfile', work: 'io', io: 'file', source: 'zipfile' },
    { names: 'zipfile.ZipInfo', class: true, source: 'zipfile' },
    { names: 'zipfile.ZipInfo.{FileHeader,from_file,is_dir}', source: 'zipfile' },
    { names: 'zipfile.Path', class: true, element: 'zipfile.Path', hazard: 'unpicklable', source: 'zipfile' },
    { names: 'zipfile.Path.{glob,rglob,iterdir}', element: 'zipfile.Path', source: 'zipfile' },
    { names: 'zipfile.Path.joinpath', returns: 'zipfile.Path', source: 'zipfile' },
    { names: 'zipfile.Path.{exists,is_dir,is_file,is_symlink,match,relative_to}', source: 'zipfile' },
    { names: 'zipfile.Path.open', returns: 'io.TextIOWrapper', source: 'zipfile' },
    { names: 'zipfile.Path.read_bytes', work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.bytes', source: 'zipfile' },
    { names: 'zipfile.Path.read_text', work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.str', source: 'zipfile' },
    { names: 'zipfile.{BadZipFile,LargeZipFile}', class: true, source: 'zipfile' },
    {
      names: 'tarfile.open tarfile.TarFile.{open,taropen,gzopen,bz2open,xzopen,zstopen}', work: 'io', io: 'file', returns: 'tarfile.TarFile',
      asyncInstead: 'asyncio.to_thread', source: 'tarfile',
    },
    {
      names: 'tarfile.TarFile', class: true, work: 'io', io: 'file', element: 'tarfile.TarInfo', hazard: 'unpicklable not-thread-safe',
      source: 'tarfile',
    },
    { names: 'tarfile.TarFile.{add,addfile}', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'tarfile' },
    { names: 'tarfile.TarFile.{extract,extractall}', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'tarfile' },
    { names: 'tarfile.TarFile.extractfile', returns: 'gzip.GzipFile', source: 'tarfile' },
    {
      names: 'tarfile.TarFile.getmembers', work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.list', element: 'tarfile.TarInfo',
      source: 'tarfile',
    },
    {
      names: 'tarfile.TarFile.getnames', work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.list', element: 'builtins.str',
      source: 'tarfile',
    },
    { names: 'tarfile.TarFile.{getmember,next}', work: 'native', gil: 'partly', returns: 'tarfile.TarInfo', source: 'tarfile' },
    { names: 'tarfile.TarFile.list', work: 'native', gil: 'partly', growth: 'linear', source: 'tarfile' },
    { names: 'tarfile.TarFile.gettarinfo', work: 'io', io: 'file', returns: 'tarfile.TarInfo', source: 'tarfile' },
    {
      names: 'tarfile.TarFile.{chmod,chown,close,makedev,makedir,makefifo,makefile,makelink,makelink_with_filter,makeunknown,utime}', work: 'io',
      io: 'file', repeats: 'writes', source: 'tarfile',
    },
    { names: 'tarfile.is_tarfile', work: 'io', io: 'file', source: 'tarfile' },
    { names: 'tarfile.TarInfo', class: true, source: 'tarfile' },
    {
      names: `tarfile.TarInfo.{create_gnu_header,create_pax_global_header,create_pax_header,create_ustar_header,frombuf,fromtarfile,get_info,isblk,ischr,isdev,
        isdir,isfifo,isfile,islnk,isreg,issparse,issym,replace,tobuf} tarfile.{data_filter,fully_trusted_filter,tar_filter}`,
      source: 'tarfile',
    },
    {
      names: `tarfile.{AbsoluteLinkError,AbsolutePathError,CompressionError,ExtractError,FilterError,HeaderError,LinkOutsideDestinationError,LinkFallbackError,
        OutsideDestinationError,ReadError,SpecialFileError,StreamError,TarError}`,
      class: true, source: 'tarfile',
    },

    // Hashes: released for data of more than 2047 bytes
    { names: `hashlib.${HASHES} hashlib.new`, work: 'native', growth: 'linear', returns: 'hashlib._Hash', source: 'probe' },
    { names: 'hashlib._Hash', class: true, hazard: 'unpicklable', source: 'hashing' },
    { names: `hashlib._Hash.update`, work: 'native', growth: 'linear', source: 'hashing' },
    { names: 'hashlib._Hash.digest', returns: 'builtins.bytes', source: 'hashlib' },
    { names: 'hashlib._Hash.hexdigest', returns: 'builtins.str', source: 'hashlib' },
    { names: 'hashlib._Hash.copy', returns: 'hashlib._Hash', source: 'hashlib' },
    { names: 'hashlib._Hash.{name,digest_size,block_size} hashlib.{algorithms_available,algorithms_guaranteed}', attribute: true, source: 'hashlib' },
    { names: 'hashlib.file_digest', work: 'native', growth: 'linear', returns: 'hashlib._Hash', source: 'hashlib' },
    { names: 'hashlib.{pbkdf2_hmac,scrypt}', work: 'native', growth: 'heavy', returns: 'builtins.bytes', source: 'probe' },
    { names: 'hmac.new', work: 'native', growth: 'linear', returns: 'hmac.HMAC', source: 'probe' },
    { names: 'hmac.HMAC', class: true, bases: 'hashlib._Hash', hazard: 'unpicklable', source: 'hmac' },
    { names: 'hmac.digest', work: 'native', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'hmac.compare_digest secrets.compare_digest', source: 'hmac' },
    { names: 'secrets.{choice,randbelow,randbits}', source: 'secrets' },
    { names: 'secrets.token_bytes', returns: 'builtins.bytes', source: 'secrets' },
    { names: 'secrets.{token_hex,token_urlsafe}', returns: 'builtins.str', source: 'secrets' },
    { names: 'secrets.SystemRandom', class: true, bases: 'random.Random', source: 'secrets' },
    { names: 'crypt.crypt', work: 'cpu', growth: 'heavy', source: 'crypt' },
    { names: 'crypt.mksalt', source: 'crypt' },
  ],
};
