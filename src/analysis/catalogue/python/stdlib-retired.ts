/** Modules that newer versions have dropped (PEP 594 and before) and that programs for 3.8 to 3.12 still use. */
import type { CatalogueTable } from '../types';
import { pagesOf } from './stdlib-sources';

export const stdlibRetired: CatalogueTable = {
  library: 'python-stdlib-retired',
  language: 'python',
  sources: {
    ...pagesOf('3.12', ['aifc', 'audioop', 'cgi', 'cgitb', 'chunk', 'imghdr', 'mailcap', 'msilib', 'ossaudiodev', 'pipes', 'sunau', 'uu', 'xdrlib', '2to3']),
    ...pagesOf('3.11', ['binhex', 'distutils']),
    ...pagesOf('3.9', ['formatter']),
    sre: 'https://github.com/python/cpython/tree/main/Lib/re',
    probe: 'measured: python3 test/bench/gil-probe.py audioop',
  },
  groups: [
    {
      names: `audioop.{add,adpcm2lin,alaw2lin,avg,avgpp,bias,byteswap,cross,findfactor,findfit,findmax,lin2adpcm,lin2alaw,lin2lin,lin2ulaw,max,maxpp,minmax,mul,
        ratecv,reverse,rms,tomono,tostereo,ulaw2lin}`,
      work: 'cpu', growth: 'linear', source: 'probe',
    },
    { names: 'audioop.getsample', source: 'audioop' },
    { names: 'audioop.error aifc.Error sunau.Error', class: true, source: 'audioop' },
    { names: '{aifc,sunau}.{open,openfp}', work: 'io', io: 'file', source: 'aifc' },
    { names: '{aifc.Aifc_read,aifc.Aifc_write,sunau.Au_read,sunau.Au_write}', class: true, hazard: 'unpicklable not-thread-safe', source: 'sunau' },
    { names: '{aifc.Aifc_read,sunau.Au_read}.readframes', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.bytes', source: 'sunau' },
    {
      names: '{aifc.Aifc_write,sunau.Au_write}.{writeframes,writeframesraw}', work: 'io', io: 'file', growth: 'linear', repeats: 'writes',
      source: 'sunau',
    },
    { names: '{aifc.Aifc_read,aifc.Aifc_write,sunau.Au_read,sunau.Au_write}.*', source: 'sunau' },
    { names: 'chunk.Chunk', class: true, source: 'chunk' },
    { names: 'chunk.Chunk.{read,skip}', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.bytes', source: 'chunk' },
    { names: 'chunk.Chunk.{close,getname,getsize,isatty,seek,tell}', source: 'chunk' },
    { names: 'imghdr.what sndhdr.{what,whathdr}', work: 'io', io: 'file', source: 'imghdr' },
    { names: 'ossaudiodev.{open,openmixer}', work: 'io', io: 'file', source: 'ossaudiodev' },
    { names: 'ossaudiodev.{OSSAudioError,error}', class: true, source: 'ossaudiodev' },
    { names: 'binhex.{binhex,hexbin} uu.{decode,encode}', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'uu' },
    { names: 'binhex.Error uu.Error', class: true, source: 'binhex' },
    { names: 'mailcap.findmatch mailcap.getcaps', work: 'io', io: 'file', source: 'mailcap' },
    { names: 'pipes.Template', class: true, source: 'pipes' },
    { names: 'pipes.Template.{copy,open,open_r,open_w}', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'pipes' },
    { names: 'pipes.Template.{append,clone,debug,makepipeline,prepend,reset} pipes.quote', source: 'pipes' },
    { names: 'xdrlib.{Packer,Unpacker,Error,ConversionError}', class: true, source: 'xdrlib' },
    { names: 'xdrlib.{Packer,Unpacker}.*', source: 'xdrlib' },

    { names: 'cgi.FieldStorage', class: true, work: 'io', io: 'network', source: 'cgi' },
    { names: 'cgi.MiniFieldStorage', class: true, source: 'cgi' },
    {
      names: `cgi.FieldStorage.{getfirst,getlist,getvalue,keys,make_file,read_binary,read_lines,read_lines_to_eof,read_lines_to_outerboundary,
        read_multi,read_single,read_urlencoded,skip_lines}`,
      source: 'cgi',
    },
    { names: 'cgi.{parse,parse_multipart}', work: 'io', io: 'network', source: 'cgi' },
    { names: 'cgi.{parse_header,print_arguments,print_directory,print_environ,print_environ_usage,print_exception,print_form,test}', source: 'cgi' },
    { names: 'cgitb.Hook', class: true, source: 'cgitb' },
    { names: 'cgitb.{Hook.handle,enable,grey,handler,html,lookup,reset,scanvars,small,strong,text}', source: 'cgitb' },
    { names: 'formatter.{AbstractFormatter,AbstractWriter,DumbWriter,NullFormatter,NullWriter}', class: true, source: 'formatter' },
    { names: 'formatter.{AbstractFormatter,AbstractWriter,DumbWriter,NullFormatter,NullWriter}.* formatter.test', source: 'formatter' },
    {
      names: 'sre_parse.{parse,parse_template,expand_template,fix_flags,State,State.*,SubPattern,SubPattern.*,Tokenizer,Tokenizer.*,Verbose}',
      work: 'cpu', source: 'sre',
    },
    { names: 'sre_compile.{compile,dis,isstring} sre_constants.{MAXREPEAT,MAXGROUPS,error}', work: 'cpu', source: 'sre' },

    // Building and converting
    { names: 'distutils.core.{setup,run_setup}', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'distutils' },
    { names: 'distutils.core.{Extension,Command,Distribution} distutils.extension.Extension', class: true, source: 'distutils' },
    {
      names: `distutils.{spawn.spawn,spawn.find_executable,dir_util.{mkpath,create_tree,copy_tree,remove_tree},file_util.{copy_file,move_file,
        write_file}}`,
      work: 'io', io: 'file', repeats: 'writes', source: 'distutils',
    },
    {
      names: `distutils.{util.{get_platform,convert_path,change_root,strtobool,split_quoted},version.{LooseVersion,StrictVersion},
        sysconfig.{get_python_inc,get_python_lib,get_config_var,get_config_vars,customize_compiler}}`,
      source: 'distutils',
    },
    {
      names: `lib2to3.main.main lib2to3.refactor.RefactoringTool lib2to3.refactor.RefactoringTool.* lib2to3.pgen2.driver.{Driver,Driver.*,
        load_grammar}`,
      work: 'cpu', growth: 'heavy', source: '2to3',
    },
    {
      names: `msilib.{CreateRecord,OpenDatabase,init_database,add_data,add_stream,add_tables,gen_uuid,CAB,Directory,Feature,Dialog,Control,
        RadioButtonGroup,FCICreate,UuidCreate}`,
      work: 'io', io: 'file', source: 'msilib',
    },
  ],
};
