/** Text and data formats: json, re, pickle, csv, base64, struct, codecs and the like. Native or not, they hold the GIL. */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

export const stdlibText: CatalogueTable = {
  library: 'python-stdlib-text',
  language: 'python',
  aliases: {
    'json.decoder.JSONDecoder': 'json.JSONDecoder',
    'json.decoder.JSONDecodeError': 'json.JSONDecodeError',
    'json.encoder.JSONEncoder': 'json.JSONEncoder',
    'pickle._dumps': 'pickle.dumps',
    'pickle._loads': 'pickle.loads',
    _pickle: 'pickle',
    _json: 'json',
    sre_compile: 're',
  },
  sources: {
    ...libraryPages('json', 're', 'pickle', 'pickletools', 'marshal', 'csv', 'base64', 'binascii', 'struct', 'codecs', 'difflib', 'textwrap', 'string',
      'stringprep', 'unicodedata', 'locale', 'gettext', 'plistlib', 'tomllib', 'configparser', 'quopri', 'netrc', 'shlex', 'pprint', 'reprlib', 'mimetypes',
      'colorsys', 'string.templatelib'),
    probe: 'measured: python3 test/bench/gil-probe.py json re pickle marshal csv base64 binascii struct difflib textwrap unicodedata plistlib configparser tomllib',
  },
  groups: [
    // json
    { names: 'json.dumps', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'probe' },
    { names: 'json.loads', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'json.load', work: 'cpu', growth: 'linear', source: 'json' },
    { names: 'json.dump', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'json' },
    { names: 'json.{JSONDecoder,JSONEncoder,JSONDecodeError}', class: true, source: 'json' },
    { names: 'json.JSONDecoder.{decode,raw_decode}', work: 'cpu', growth: 'linear', source: 'json' },
    { names: 'json.JSONEncoder.{encode,iterencode}', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'json' },
    { names: 'json.JSONEncoder.default json.detect_encoding', source: 'json' },
    {
      names: `json.encoder.{encode_basestring,encode_basestring_ascii,c_encode_basestring,c_encode_basestring_ascii,py_encode_basestring,
        py_encode_basestring_ascii,c_make_encoder} json.scanner.make_scanner`,
      source: 'json',
    },
    { names: 'json.tool.main', work: 'cpu', growth: 'linear', source: 'json' },

    // re: one match of a short string is quick, a scan is not
    { names: 're.{match,fullmatch,prefixmatch}', work: 'cpu', returns: 're.Match', source: 'probe' },
    { names: 're.search', work: 'cpu', returns: 're.Match', source: 're' },
    { names: 're.finditer', work: 'cpu', growth: 'linear', element: 're.Match', source: 're' },
    { names: 're.{findall,split}', work: 'cpu', growth: 'linear', returns: 'builtins.list', element: 'builtins.str', source: 'probe' },
    { names: 're.sub', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'probe' },
    { names: 're.subn', work: 'cpu', growth: 'linear', returns: 'builtins.tuple', source: 're' },
    { names: 're.{compile,template}', work: 'cpu', returns: 're.Pattern', source: 're' },
    { names: 're.Pattern', class: true, source: 're' },
    { names: 're.Pattern.{match,fullmatch,prefixmatch}', work: 'cpu', returns: 're.Match', source: 'probe' },
    { names: 're.Pattern.search', work: 'cpu', returns: 're.Match', source: 're' },
    { names: 're.Pattern.{finditer,scanner}', work: 'cpu', growth: 'linear', element: 're.Match', source: 're' },
    { names: 're.Pattern.{findall,split}', work: 'cpu', growth: 'linear', returns: 'builtins.list', element: 'builtins.str', source: 'probe' },
    { names: 're.Pattern.sub', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'probe' },
    { names: 're.Pattern.subn', work: 'cpu', growth: 'linear', returns: 'builtins.tuple', source: 're' },
    { names: 're.Pattern.{pattern,flags,groups,groupindex}', source: 're' },
    { names: 're.Match', class: true, hazard: 'unpicklable', source: 're' },
    { names: 're.Match.group', returns: 'builtins.str', source: 're' },
    { names: 're.Match.{end,expand,groupdict,groups,span,start,lastindex,lastgroup,pos,endpos,string,re,__getitem__}', source: 're' },
    { names: 're.{escape,purge}', source: 're' },
    { names: 're.{PatternError,RegexFlag,error,Scanner}', class: true, source: 're' },
    { names: 're.{A,ASCII,DEBUG,DOTALL,I,IGNORECASE,L,LOCALE,M,MULTILINE,NOFLAG,S,T,TEMPLATE,U,UNICODE,VERBOSE,X}', attribute: true, source: 're' },

    // pickle, marshal, struct
    { names: 'pickle.dumps', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'pickle.loads pickle.load', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'pickle.dump', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'pickle' },
    { names: 'pickle.{Pickler,Unpickler,PickleBuffer,PickleError,PicklingError,UnpicklingError}', class: true, source: 'pickle' },
    { names: 'pickle.Pickler.dump', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'pickle' },
    { names: 'pickle.Unpickler.load', work: 'cpu', growth: 'linear', source: 'pickle' },
    {
      names: `pickle.{Pickler.clear_memo,Pickler.persistent_id,Pickler.reducer_override,Unpickler.find_class,Unpickler.persistent_load,
        PickleBuffer.raw,PickleBuffer.release}`,
      source: 'pickle',
    },
    { names: 'pickle.{HIGHEST_PROTOCOL,DEFAULT_PROTOCOL}', attribute: true, returns: 'builtins.int', source: 'pickle' },
    { names: 'pickletools.{dis,genops,optimize}', work: 'cpu', growth: 'linear', source: 'pickletools' },
    { names: 'marshal.dumps', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'marshal.{load,loads}', work: 'cpu', growth: 'linear', source: 'marshal' },
    { names: 'marshal.dump', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'marshal' },
    { names: 'struct.pack', returns: 'builtins.bytes', source: 'struct' },
    { names: 'struct.{pack_into,calcsize}', source: 'struct' },
    { names: 'struct.{unpack,unpack_from}', work: 'cpu', returns: 'builtins.tuple', source: 'probe' },
    { names: 'struct.iter_unpack', work: 'cpu', growth: 'linear', element: 'builtins.tuple', source: 'struct' },
    { names: 'struct.{Struct,error}', class: true, source: 'struct' },
    { names: 'struct.Struct.pack', returns: 'builtins.bytes', source: 'struct' },
    { names: 'struct.Struct.pack_into', source: 'struct' },
    { names: 'struct.Struct.{unpack,unpack_from}', work: 'cpu', returns: 'builtins.tuple', source: 'struct' },
    { names: 'struct.Struct.iter_unpack', work: 'cpu', growth: 'linear', element: 'builtins.tuple', source: 'struct' },
    { names: 'struct.Struct.{size,format}', attribute: true, source: 'struct' },

    // csv
    { names: 'csv.reader', returns: 'csv._Reader', source: 'csv' },
    { names: 'csv._Reader', class: true, element: 'builtins.list', hazard: 'unpicklable not-thread-safe', source: 'csv' },
    { names: 'csv._Reader.{__iter__,__next__}', work: 'cpu', growth: 'linear', source: 'probe' },
    { names: 'csv._Reader.{line_num,dialect}', attribute: true, source: 'csv' },
    { names: 'csv.writer', returns: 'csv._Writer', source: 'csv' },
    { names: 'csv._Writer', class: true, hazard: 'unpicklable not-thread-safe', source: 'csv' },
    { names: '{csv._Writer,csv.DictWriter}.writerow csv.DictWriter.writeheader', work: 'cpu', repeats: 'writes', source: 'csv' },
    { names: '{csv._Writer,csv.DictWriter}.writerows', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'csv' },
    { names: 'csv.DictReader', class: true, element: 'builtins.dict', hazard: 'unpicklable not-thread-safe', source: 'csv' },
    { names: 'csv.DictReader.{__iter__,__next__}', work: 'cpu', growth: 'linear', source: 'csv' },
    { names: 'csv.DictReader.{fieldnames,line_num,reader,dialect}', attribute: true, source: 'csv' },
    { names: 'csv.DictWriter', class: true, hazard: 'unpicklable not-thread-safe', source: 'csv' },
    { names: 'csv.{Dialect,Error,Sniffer,excel,excel_tab,unix_dialect}', class: true, source: 'csv' },
    { names: 'csv.Sniffer.{has_header,sniff}', work: 'cpu', growth: 'linear', source: 'csv' },
    { names: 'csv.{field_size_limit,get_dialect,list_dialects,register_dialect,unregister_dialect}', source: 'csv' },
    {
      names: 'csv.{QUOTE_ALL,QUOTE_MINIMAL,QUOTE_NONNUMERIC,QUOTE_NONE,QUOTE_STRINGS,QUOTE_NOTNULL}', attribute: true, returns: 'builtins.int',
      source: 'csv',
    },

    // base64, binascii, quopri
    {
      names: `base64.{a85decode,a85encode,b16decode,b16encode,b32decode,b32encode,b32hexdecode,b32hexencode,b64decode,b64encode,b85decode,b85encode,
        decodebytes,encodebytes,decodestring,encodestring,standard_b64decode,standard_b64encode,urlsafe_b64decode,urlsafe_b64encode,z85decode,z85encode}`,
      work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'probe',
    },
    { names: 'base64.{decode,encode} quopri.{decode,encode}', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'base64' },
    { names: 'quopri.{decodestring,encodestring}', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'quopri' },
    {
      names: `binascii.{a2b_ascii85,a2b_base32,a2b_base64,a2b_base85,a2b_hex,a2b_hqx,a2b_qp,a2b_uu,b2a_ascii85,b2a_base32,b2a_base64,b2a_base85,b2a_hex,b2a_hqx,
        b2a_qp,b2a_uu,crc_hqx,hexlify,rlecode_hqx,rledecode_hqx,unhexlify}`,
      work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'probe',
    },
    { names: 'binascii.{Error,Incomplete}', class: true, source: 'binascii' },

    // codecs
    { names: 'codecs.open', work: 'io', io: 'file', returns: 'codecs.StreamReaderWriter', asyncInstead: 'asyncio.to_thread', source: 'codecs' },
    {
      names: 'codecs.{decode,encode,iterdecode,iterencode,utf_8_decode,utf_8_encode,escape_decode,escape_encode,charmap_build}', work: 'cpu',
      growth: 'linear', source: 'codecs',
    },
    { names: 'codecs.EncodedFile', returns: 'codecs.StreamReaderWriter', source: 'codecs' },
    {
      names: 'codecs.{StreamReaderWriter,StreamReader,StreamWriter,StreamRecoder}', class: true, bases: 'io.TextIOBase', element: 'builtins.str',
      hazard: 'unpicklable not-thread-safe', source: 'codecs',
    },
    {
      names: 'codecs.{Codec,CodecInfo,IncrementalDecoder,IncrementalEncoder,BufferedIncrementalDecoder,BufferedIncrementalEncoder}', class: true,
      source: 'codecs',
    },
    {
      names: `codecs.{Codec.{decode,encode},IncrementalDecoder.decode,IncrementalEncoder.encode,StreamReader.{decode,encode},StreamWriter.{decode,
        encode}}`,
      work: 'cpu', growth: 'linear', source: 'codecs',
    },
    {
      names: `codecs.{IncrementalDecoder,IncrementalEncoder}.{getstate,reset,setstate} codecs.{StreamReaderWriter,StreamReader,StreamWriter,
        StreamRecoder}.reset`,
      source: 'codecs',
    },
    {
      names: `codecs.{backslashreplace_errors,getdecoder,getencoder,getincrementaldecoder,getincrementalencoder,getreader,getwriter,ignore_errors,lookup,
        lookup_error,namereplace_errors,register,register_error,replace_errors,strict_errors,unregister,xmlcharrefreplace_errors}`,
      source: 'codecs',
    },
    { names: 'codecs.{BOM_UTF8,BOM_UTF16,BOM_UTF16_LE,BOM_UTF16_BE,BOM_UTF32}', attribute: true, returns: 'builtins.bytes', source: 'codecs' },
    { names: 'encodings.{normalize_encoding,search_function,idna.ToASCII,idna.ToUnicode,idna.nameprep}', source: 'codecs' },

    // Comparing and shaping text
    {
      names: `difflib.{get_close_matches,SequenceMatcher.ratio,SequenceMatcher.find_longest_match,SequenceMatcher.get_grouped_opcodes,
        SequenceMatcher.get_matching_blocks,SequenceMatcher.get_opcodes}`,
      work: 'cpu', growth: 'heavy', source: 'probe',
    },
    {
      names: 'difflib.{context_diff,diff_bytes,ndiff,unified_diff,Differ.compare,HtmlDiff.make_file,HtmlDiff.make_table}', work: 'cpu',
      growth: 'heavy', element: 'builtins.str', source: 'difflib',
    },
    { names: 'difflib.SequenceMatcher.{quick_ratio,set_seq1,set_seq2,set_seqs} difflib.restore', work: 'cpu', growth: 'linear', source: 'difflib' },
    { names: 'difflib.SequenceMatcher', class: true, work: 'cpu', growth: 'linear', source: 'difflib' },
    { names: 'difflib.{Differ,HtmlDiff,Match}', class: true, source: 'difflib' },
    { names: 'difflib.{SequenceMatcher.real_quick_ratio,IS_CHARACTER_JUNK,IS_LINE_JUNK}', source: 'difflib' },
    { names: 'textwrap.{dedent,fill,indent,shorten}', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'probe' },
    {
      names: 'textwrap.wrap textwrap.TextWrapper.wrap', work: 'cpu', growth: 'linear', returns: 'builtins.list', element: 'builtins.str',
      source: 'probe',
    },
    { names: 'textwrap.TextWrapper', class: true, source: 'textwrap' },
    { names: 'textwrap.TextWrapper.fill', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'textwrap' },
    { names: 'string.{Formatter,Template}', class: true, source: 'string' },
    {
      names: 'string.Template.{safe_substitute,substitute} string.Formatter.{format,vformat} string.capwords', work: 'cpu', returns: 'builtins.str',
      source: 'string',
    },
    {
      names: 'string.Template.{get_identifiers,is_valid} string.Formatter.{check_unused_args,convert_field,format_field,get_field,get_value,parse}',
      source: 'string',
    },
    {
      names: 'string.{ascii_letters,ascii_lowercase,ascii_uppercase,digits,hexdigits,octdigits,printable,punctuation,whitespace}', attribute: true,
      returns: 'builtins.str', source: 'string',
    },
    { names: 'string.templatelib.{Interpolation,Template,convert}', source: 'string.templatelib' },
    {
      names: `stringprep.{in_table_a1,in_table_b1,in_table_c11,in_table_c11_c12,in_table_c12,in_table_c21,in_table_c21_c22,in_table_c22,in_table_c3,in_table_c4,
        in_table_c5,in_table_c6,in_table_c7,in_table_c8,in_table_c9,in_table_d1,in_table_d2,map_table_b2,map_table_b3}`,
      source: 'stringprep',
    },
    { names: 'unicodedata.{,UCD.}normalize', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'probe' },
    { names: 'unicodedata.{,UCD.}is_normalized', work: 'cpu', growth: 'linear', source: 'unicodedata' },
    {
      names: `unicodedata.{,UCD.}{bidirectional,category,combining,decimal,decomposition,digit,east_asian_width,lookup,mirrored,name,numeric}
        unicodedata.{grapheme_cluster_break,
        indic_conjunct_break,extended_pictographic,block,isxidstart,isxidcontinue,iter_graphemes}`,
      source: 'unicodedata',
    },
    { names: 'unicodedata.UCD', class: true, source: 'unicodedata' },

    // Locale and translation: the locale belongs to the process
    { names: 'locale.{setlocale,resetlocale}', hazard: 'changes-process-state', source: 'locale' },
    {
      names: `locale.{atof,atoi,currency,delocalize,format,format_string,getdefaultlocale,getencoding,getlocale,getpreferredencoding,localeconv,localize,
        nl_langinfo,normalize,str,strcoll,strxfrm,bindtextdomain,bind_textdomain_codeset,dcgettext,dgettext,gettext,textdomain}`,
      source: 'locale',
    },
    { names: 'locale.Error', class: true, source: 'locale' },
    { names: 'locale.{LC_ALL,LC_COLLATE,LC_CTYPE,LC_MESSAGES,LC_MONETARY,LC_NUMERIC,LC_TIME}', attribute: true, source: 'locale' },
    { names: 'gettext.{translation,Catalog,install}', work: 'io', io: 'file', returns: 'gettext.NullTranslations', source: 'gettext' },
    { names: 'gettext.find', work: 'io', io: 'file', source: 'gettext' },
    { names: 'gettext.{NullTranslations,GNUTranslations}', class: true, source: 'gettext' },
    {
      names: `gettext.{GNUTranslations,NullTranslations}.{add_fallback,charset,info,install,output_charset,set_output_charset,gettext,lgettext,lngettext,ngettext,
        npgettext,pgettext}
        gettext.{bind_textdomain_codeset,bindtextdomain,dgettext,dngettext,dnpgettext,dpgettext,gettext,ldgettext,ldngettext,lgettext,lngettext,ngettext,
        npgettext,pgettext,textdomain,c2py}`,
      source: 'gettext',
    },

    // Configuration formats
    { names: 'plistlib.{load,loads,readPlist,readPlistFromBytes}', work: 'cpu', growth: 'linear', source: 'plistlib' },
    { names: 'plistlib.dumps plistlib.writePlistToBytes', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'probe' },
    { names: 'plistlib.{dump,writePlist}', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'plistlib' },
    { names: 'plistlib.Data.{asBase64,fromBase64}', source: 'plistlib' },
    { names: 'plistlib.{Data,InvalidFileException,UID}', class: true, source: 'plistlib' },
    { names: 'tomllib.{load,loads}', work: 'cpu', growth: 'linear', returns: 'builtins.dict', source: 'probe' },
    { names: 'tomllib.TOMLDecodeError', class: true, source: 'tomllib' },
    { names: 'configparser.{RawConfigParser,ConfigParser,SafeConfigParser}', class: true, element: 'builtins.str', source: 'configparser' },
    {
      names: 'configparser.{RawConfigParser,ConfigParser,SafeConfigParser}.read', work: 'io', io: 'file', gil: 'partly', growth: 'linear',
      source: 'configparser',
    },
    {
      names: 'configparser.{RawConfigParser,ConfigParser,SafeConfigParser}.{read_dict,read_file,read_string,readfp}', work: 'cpu', growth: 'linear',
      source: 'probe',
    },
    {
      names: 'configparser.{RawConfigParser,ConfigParser,SafeConfigParser}.write', work: 'cpu', growth: 'linear', repeats: 'writes',
      source: 'configparser',
    },
    {
      names: `configparser.{RawConfigParser,ConfigParser,SafeConfigParser}.{add_section,defaults,getboolean,getfloat,getint,has_option,has_section,items,keys,values,
        options,optionxform,popitem,remove_option,remove_section,sections,set,update,setdefault,clear,pop}`,
      source: 'configparser',
    },
    { names: 'configparser.{RawConfigParser,ConfigParser,SafeConfigParser}.get', returns: 'builtins.str', source: 'configparser' },
    {
      names: 'configparser.{BasicInterpolation,ConverterMapping,ExtendedInterpolation,Interpolation,LegacyInterpolation,SectionProxy}', class: true,
      source: 'configparser',
    },
    {
      names: 'configparser.{BasicInterpolation,ConverterMapping,ExtendedInterpolation,Interpolation,LegacyInterpolation,SectionProxy}.*',
      source: 'configparser',
    },
    {
      names: `configparser.{DuplicateOptionError,DuplicateSectionError,Error,InterpolationDepthError,InterpolationError,InterpolationMissingOptionError,
        InterpolationSyntaxError,InvalidWriteError,MissingSectionHeaderError,MultilineContinuationError,NoOptionError,NoSectionError,ParsingError,
        UnnamedSectionDisabledError}`,
      class: true, source: 'configparser',
    },
    { names: 'netrc.netrc', class: true, work: 'io', io: 'file', source: 'netrc' },
    { names: 'netrc.netrc.authenticators', source: 'netrc' },
    { names: 'netrc.NetrcParseError', class: true, source: 'netrc' },
    { names: 'shlex.split', work: 'cpu', returns: 'builtins.list', element: 'builtins.str', source: 'shlex' },
    { names: 'shlex.{join,quote}', returns: 'builtins.str', source: 'shlex' },
    { names: 'shlex.shlex', class: true, element: 'builtins.str', source: 'shlex' },
    { names: 'shlex.shlex.{error_leader,get_token,pop_source,push_source,push_token,read_token,sourcehook}', source: 'shlex' },
    {
      names: 'pprint.{pformat,saferepr} pprint.PrettyPrinter.{format,pformat}', work: 'cpu', growth: 'linear', returns: 'builtins.str',
      source: 'pprint',
    },
    { names: 'pprint.{pp,pprint} pprint.PrettyPrinter.pprint', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'pprint' },
    { names: 'pprint.{,PrettyPrinter.}{isreadable,isrecursive}', work: 'cpu', source: 'pprint' },
    { names: 'pprint.PrettyPrinter reprlib.Repr', class: true, source: 'pprint' },
    {
      names: `reprlib.{recursive_repr,repr} reprlib.Repr.{repr,repr1,repr_array,repr_deque,repr_dict,repr_frozenset,repr_instance,repr_int,repr_list,
        repr_set,repr_str,repr_tuple}`,
      source: 'reprlib',
    },
    { names: 'mimetypes.{,MimeTypes.}{add_type,guess_all_extensions,guess_extension,guess_file_type,guess_type}', source: 'mimetypes' },
    {
      names: 'mimetypes.{init,read_mime_types,MimeTypes.read,MimeTypes.readfp,MimeTypes.read_windows_registry}', work: 'io', io: 'file',
      source: 'mimetypes',
    },
    { names: 'mimetypes.MimeTypes', class: true, source: 'mimetypes' },
    { names: 'colorsys.{hls_to_rgb,hsv_to_rgb,rgb_to_hls,rgb_to_hsv,rgb_to_yiq,yiq_to_rgb}', source: 'colorsys' },
  ],
};
