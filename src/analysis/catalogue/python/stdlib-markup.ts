/** Markup and mail messages: html, xml, email, mailbox. Parsing holds the GIL. */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

const MESSAGE = 'email.message.Message';
const ELEMENT = 'xml.etree.ElementTree.Element';
const NODE = 'xml.dom.minidom._Node';

export const stdlibMarkup: CatalogueTable = {
  library: 'python-stdlib-markup',
  language: 'python',
  aliases: {
    'xml.etree.cElementTree': 'xml.etree.ElementTree',
    pyexpat: 'xml.parsers.expat',
    'xml.etree.ElementTree.PI': 'xml.etree.ElementTree.ProcessingInstruction',
    'xml.sax.xmlreader.InputSource': 'xml.sax.InputSource',
    'xml.sax.handler.ContentHandler': 'xml.sax.ContentHandler',
    'xml.sax.handler.ErrorHandler': 'xml.sax.ErrorHandler',
    'xml.sax.xmlreader.SAXNotRecognizedException': 'xml.sax.SAXNotRecognizedException',
    'xml.sax.xmlreader.SAXNotSupportedException': 'xml.sax.SAXNotSupportedException',
    'xml.dom.pulldom.ErrorHandler': 'xml.sax.ErrorHandler',
    'xml.dom.domreg': 'xml.dom',
    'email.feedparser': 'email.parser',
  },
  sources: {
    ...libraryPages('html', 'html.parser', 'html.entities', 'xml', 'xml.dom', 'xml.dom.minidom', 'xml.dom.pulldom', 'xml.etree.ElementTree', 'xml.sax',
      'xml.sax.handler', 'xml.sax.reader', 'xml.sax.utils', 'pyexpat', 'email.parser', 'email.generator', 'email.message', 'email.policy',
      'email.header', 'email.headerregistry', 'email.contentmanager', 'email.errors', 'email.charset', 'email.encoders', 'email.utils', 'email.iterators',
      'email.mime', 'mailbox'),
    probe: 'measured: python3 test/bench/gil-probe.py html xml email',
  },
  groups: [
    { names: 'html.{escape,unescape}', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'html' },
    { names: 'html.parser.HTMLParser', class: true, source: 'html.parser' },
    { names: 'html.parser.HTMLParser.{feed,goahead,close}', work: 'cpu', growth: 'linear', source: 'probe' },
    {
      names: `html.parser.HTMLParser.{check_for_whole_start_tag,clear_cdata_mode,get_starttag_text,getpos,handle_charref,handle_comment,handle_data,handle_decl,
        handle_endtag,handle_entityref,handle_pi,handle_startendtag,handle_starttag,parse_bogus_comment,parse_comment,parse_endtag,parse_html_declaration,parse_pi,
        parse_starttag,reset,set_cdata_mode,unescape,unknown_decl}`,
      source: 'html.parser',
    },
    { names: 'html.entities.{entitydefs,html5,name2codepoint,codepoint2name}', attribute: true, returns: 'builtins.dict', source: 'html.entities' },

    // ElementTree
    { names: 'xml.etree.ElementTree.parse', work: 'cpu', growth: 'linear', returns: 'xml.etree.ElementTree.ElementTree', source: 'probe' },
    { names: 'xml.etree.ElementTree.{fromstring,fromstringlist,XML}', work: 'cpu', growth: 'linear', returns: ELEMENT, source: 'probe' },
    { names: 'xml.etree.ElementTree.XMLID', work: 'cpu', growth: 'linear', returns: 'builtins.tuple', source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementTree.iterparse', work: 'cpu', growth: 'linear', element: 'builtins.tuple', source: 'xml.etree.ElementTree' },
    {
      names: 'xml.etree.ElementTree.{tostring,canonicalize}', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'xml.etree.ElementTree',
    },
    { names: 'xml.etree.ElementTree.{tostringlist,indent}', work: 'cpu', growth: 'linear', source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementTree.dump', work: 'cpu', growth: 'linear', repeats: 'writes', source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementTree.{Comment,ProcessingInstruction,SubElement}', returns: ELEMENT, source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementTree.{iselement,register_namespace}', source: 'xml.etree.ElementTree' },
    { names: ELEMENT, class: true, element: ELEMENT, source: 'xml.etree.ElementTree' },
    { names: `${ELEMENT}.find`, work: 'cpu', returns: ELEMENT, source: 'xml.etree.ElementTree' },
    { names: `${ELEMENT}.findall`, work: 'cpu', growth: 'linear', returns: 'builtins.list', element: ELEMENT, source: 'xml.etree.ElementTree' },
    { names: `${ELEMENT}.{iter,iterfind,getiterator,getchildren}`, work: 'cpu', growth: 'linear', element: ELEMENT, source: 'xml.etree.ElementTree' },
    { names: `${ELEMENT}.itertext`, work: 'cpu', growth: 'linear', element: 'builtins.str', source: 'xml.etree.ElementTree' },
    { names: `${ELEMENT}.{findtext,get}`, returns: 'builtins.str', source: 'xml.etree.ElementTree' },
    { names: `${ELEMENT}.{append,clear,extend,insert,items,keys,makeelement,remove,set,attrib}`, source: 'xml.etree.ElementTree' },
    { names: `${ELEMENT}.{text,tail,tag}`, attribute: true, returns: 'builtins.str', source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementTree.ElementTree', class: true, source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementTree.ElementTree.{getroot,find}', returns: ELEMENT, source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementTree.ElementTree.parse', work: 'cpu', growth: 'linear', returns: ELEMENT, source: 'xml.etree.ElementTree' },
    {
      names: 'xml.etree.ElementTree.ElementTree.{findall,getiterator,iter,iterfind}', work: 'cpu', growth: 'linear', element: ELEMENT,
      source: 'xml.etree.ElementTree',
    },
    { names: 'xml.etree.ElementTree.ElementTree.findtext', work: 'cpu', returns: 'builtins.str', source: 'xml.etree.ElementTree' },
    {
      names: 'xml.etree.ElementTree.ElementTree.{write,write_c14n}', work: 'cpu', growth: 'linear', repeats: 'writes',
      source: 'xml.etree.ElementTree',
    },
    {
      names: 'xml.etree.ElementTree.{XMLParser,XMLPullParser,TreeBuilder,C14NWriterTarget,QName,ParseError}', class: true,
      source: 'xml.etree.ElementTree',
    },
    { names: 'xml.etree.ElementTree.{XMLParser,XMLPullParser}.{close,feed,flush}', work: 'cpu', growth: 'linear', source: 'xml.etree.ElementTree' },
    {
      names: `xml.etree.ElementTree.{XMLPullParser.read_events,TreeBuilder.{close,comment,data,end,pi,start},C14NWriterTarget.{comment,data,end,pi,
        start,start_ns}}`,
      source: 'xml.etree.ElementTree',
    },
    { names: 'xml.etree.ElementInclude.include', work: 'io', io: 'file', gil: 'partly', growth: 'linear', source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementInclude.default_loader', work: 'io', io: 'file', source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementInclude.{FatalIncludeError,LimitedRecursiveIncludeError}', class: true, source: 'xml.etree.ElementTree' },
    { names: 'xml.etree.ElementPath.{find,findall,findtext,iterfind}', work: 'cpu', growth: 'linear', source: 'xml.etree.ElementTree' },

    { names: 'xml.{,utils.}{is_valid_name,is_valid_text}', work: 'cpu', source: 'xml' },

    // DOM
    {
      names: 'xml.dom.minidom.{parse,parseString} xml.dom.expatbuilder.{parse,parseString,parseFragment,parseFragmentString}', work: 'cpu',
      growth: 'linear', returns: 'xml.dom.minidom.Document', source: 'xml.dom.minidom',
    },
    { names: NODE, class: true, source: 'xml.dom.minidom' },
    {
      names: `xml.dom.minidom.{Attr,AttributeList,CDATASection,CharacterData,Childless,Comment,DOMImplementation,DOMImplementationLS,Document,DocumentFragment,DocumentLS,
        DocumentType,Element,ElementInfo,EmptyNodeList,Entity,Identified,NamedNodeMap,Node,NodeList,Notation,ProcessingInstruction,
        ReadOnlySequentialNamedNodeMap,Text,TypeInfo}`,
      class: true, bases: NODE, source: 'xml.dom.minidom',
    },
    { names: `${NODE}.{toprettyxml,toxml}`, work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'xml.dom.minidom' },
    { names: `${NODE}.writexml`, work: 'cpu', growth: 'linear', repeats: 'writes', source: 'xml.dom.minidom' },
    {
      names: `${NODE}.{getElementsByTagName,getElementsByTagNameNS}`, work: 'cpu', growth: 'linear', returns: 'xml.dom.minidom.NodeList',
      source: 'xml.dom.minidom',
    },
    { names: `${NODE}.{cloneNode,importNode,normalize,unlink,getElementById}`, work: 'cpu', growth: 'linear', source: 'xml.dom.minidom' },
    { names: `${NODE}.*`, source: 'xml.dom.minidom' },
    {
      names: `xml.dom.minidom.{getDOMImplementation,defproperty} xml.dom.minicompat.{EmptyNodeList,NodeList,defproperty}
        xml.dom.{getDOMImplementation,registerDOMImplementation}`,
      source: 'xml.dom',
    },
    {
      names: `xml.dom.{DOMException,DomstringSizeErr,HierarchyRequestErr,IndexSizeErr,InuseAttributeErr,InvalidAccessErr,InvalidCharacterErr,
        InvalidModificationErr,InvalidStateErr,NamespaceErr,NoDataAllowedErr,NoModificationAllowedErr,Node,NotFoundErr,NotSupportedErr,SyntaxErr,
        UserDataHandler,ValidationErr,WrongDocumentErr} xml.dom.NodeFilter.NodeFilter`,
      class: true, source: 'xml.dom',
    },
    { names: 'xml.dom.NodeFilter.NodeFilter.acceptNode', source: 'xml.dom' },
    { names: 'xml.dom.minicompat.{EmptyNodeList,NodeList}.item', source: 'xml.dom' },
    { names: 'xml.dom.pulldom.{parse,parseString}', returns: 'xml.dom.pulldom.DOMEventStream', source: 'xml.dom.pulldom' },
    { names: 'xml.dom.pulldom.DOMEventStream', class: true, element: 'builtins.tuple', source: 'xml.dom.pulldom' },
    { names: 'xml.dom.pulldom.DOMEventStream.{expandNode,getEvent,__next__,__iter__}', work: 'cpu', growth: 'linear', source: 'xml.dom.pulldom' },
    { names: 'xml.dom.pulldom.DOMEventStream.{clear,reset}', source: 'xml.dom.pulldom' },
    {
      names: 'xml.dom.pulldom.{PullDOM,SAX2DOM} xml.dom.xmlbuilder.{DOMBuilder,DOMEntityResolver,DOMInputSource}', class: true,
      source: 'xml.dom.pulldom',
    },
    { names: 'xml.dom.xmlbuilder.DOMBuilder.{parse,parseURI,parseWithContext}', work: 'cpu', growth: 'linear', source: 'xml.dom' },
    { names: 'xml.dom.pulldom.{PullDOM,SAX2DOM}.* xml.dom.xmlbuilder.{DOMBuilder,DOMEntityResolver}.*', source: 'xml.dom.pulldom' },

    // SAX and expat
    { names: 'xml.sax.{parse,parseString}', work: 'cpu', growth: 'linear', source: 'xml.sax' },
    { names: 'xml.sax.make_parser xml.sax.expatreader.create_parser', returns: 'xml.sax.xmlreader.XMLReader', source: 'xml.sax' },
    {
      names: 'xml.sax.xmlreader.{XMLReader,IncrementalParser,Locator,AttributesImpl,AttributesNSImpl} xml.sax.expatreader.ExpatParser', class: true,
      source: 'xml.sax.reader',
    },
    {
      names: `xml.sax.xmlreader.{XMLReader,IncrementalParser}.parse xml.sax.xmlreader.IncrementalParser.feed xml.sax.expatreader.ExpatParser.{parse,
        feed}`,
      work: 'cpu', growth: 'linear', source: 'xml.sax.reader',
    },
    {
      names: '{xml.sax.xmlreader.{XMLReader,IncrementalParser,Locator,AttributesImpl,AttributesNSImpl},xml.sax.expatreader.ExpatParser}.*',
      source: 'xml.sax.reader',
    },
    {
      names: 'xml.sax.{ContentHandler,ErrorHandler,InputSource} xml.sax.handler.{DTDHandler,EntityResolver,LexicalHandler}', class: true,
      source: 'xml.sax.handler',
    },
    {
      names: 'xml.sax.{ContentHandler,ErrorHandler,InputSource}.* xml.sax.handler.{DTDHandler,EntityResolver,LexicalHandler}.*',
      source: 'xml.sax.handler',
    },
    {
      names: 'xml.sax.{SAXException,SAXNotRecognizedException,SAXNotSupportedException,SAXParseException,SAXReaderNotAvailable}', class: true,
      source: 'xml.sax',
    },
    { names: 'xml.sax.saxutils.{escape,quoteattr,unescape}', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'xml.sax.utils' },
    { names: 'xml.sax.saxutils.prepare_input_source', work: 'io', io: 'file', source: 'xml.sax.utils' },
    { names: 'xml.sax.saxutils.{XMLFilterBase,XMLGenerator}', class: true, source: 'xml.sax.utils' },
    { names: 'xml.sax.saxutils.{XMLFilterBase,XMLGenerator}.*', source: 'xml.sax.utils' },
    { names: 'xml.parsers.expat.ParserCreate', returns: 'xml.parsers.expat.XMLParserType', source: 'pyexpat' },
    { names: 'xml.parsers.expat.{XMLParserType,ExpatError,error}', class: true, source: 'pyexpat' },
    { names: 'xml.parsers.expat.XMLParserType.{Parse,ParseFile}', work: 'cpu', growth: 'linear', source: 'pyexpat' },
    { names: 'xml.parsers.expat.{ErrorString,XMLParserType.*}', source: 'pyexpat' },

    // email
    {
      names: 'email.{message_from_bytes,message_from_string,message_from_file,message_from_binary_file}', work: 'cpu', growth: 'linear',
      returns: MESSAGE, source: 'probe',
    },
    { names: `${MESSAGE} email.message.{EmailMessage,MIMEPart}`, class: true, bases: 'email.message._Message', source: 'email.message' },
    { names: 'email.message._Message', class: true, element: 'builtins.str', source: 'email.message' },
    { names: 'email.message._Message.as_string', work: 'cpu', growth: 'linear', returns: 'builtins.str', source: 'email.message' },
    { names: 'email.message._Message.as_bytes', work: 'cpu', growth: 'linear', returns: 'builtins.bytes', source: 'email.message' },
    {
      names: 'email.message._Message.{get_payload,get_content,set_content,add_attachment,add_alternative,add_related}', work: 'cpu', growth: 'linear',
      source: 'email.message',
    },
    { names: 'email.message._Message.{walk,iter_attachments,iter_parts}', element: MESSAGE, source: 'email.message' },
    { names: 'email.message._Message.get_body', returns: MESSAGE, source: 'email.message' },
    {
      names: `email.message._Message.{add_header,attach,clear,clear_content,del_param,get,get_all,get_boundary,get_charset,get_charsets,get_content_charset,
        get_content_disposition,get_content_maintype,get_content_subtype,get_content_type,get_default_type,get_filename,get_param,get_params,get_unixfrom,
        is_attachment,is_multipart,items,keys,make_alternative,make_mixed,make_related,raw_items,replace_header,set_boundary,set_charset,set_default_type,
        set_param,set_payload,set_raw,set_type,set_unixfrom,values}`,
      source: 'email.message',
    },
    { names: 'email.parser.{Parser,BytesParser,HeaderParser,BytesHeaderParser,FeedParser,BytesFeedParser}', class: true, source: 'email.parser' },
    {
      names: 'email.parser.{{Parser,HeaderParser}.{parse,parsestr},{BytesParser,BytesHeaderParser}.{parse,parsebytes}}', work: 'cpu',
      growth: 'linear', returns: MESSAGE, source: 'email.parser',
    },
    { names: 'email.parser.{FeedParser,BytesFeedParser}.{feed,close}', work: 'cpu', growth: 'linear', returns: MESSAGE, source: 'email.parser' },
    { names: 'email.generator.{Generator,BytesGenerator,DecodedGenerator}', class: true, source: 'email.generator' },
    {
      names: 'email.generator.{Generator,BytesGenerator,DecodedGenerator}.{flatten,write}', work: 'cpu', growth: 'linear', repeats: 'writes',
      source: 'email.generator',
    },
    { names: 'email.generator.{Generator,BytesGenerator,DecodedGenerator}.clone', source: 'email.generator' },
    { names: 'email.policy.{Policy,Compat32,EmailPolicy}', class: true, source: 'email.policy' },
    { names: 'email.policy.{Policy,Compat32,EmailPolicy}.*', source: 'email.policy' },
    {
      names: 'email.policy.{default,compat32,SMTP,SMTPUTF8,HTTP,strict}', attribute: true, returns: 'email.policy.EmailPolicy',
      source: 'email.policy',
    },
    { names: 'email.header.Header', class: true, source: 'email.header' },
    { names: 'email.header.{decode_header,make_header,Header.append,Header.encode}', source: 'email.header' },
    {
      names: `email.headerregistry.{Address,AddressHeader,BaseHeader,ContentDispositionHeader,ContentTransferEncodingHeader,ContentTypeHeader,DateHeader,Group,
        HeaderRegistry,MIMEVersionHeader,MessageIDHeader,ParameterizedMIMEHeader,SingleAddressHeader,UniqueAddressHeader,UniqueDateHeader,
        ReferencesHeader,UniqueSingleAddressHeader,UniqueUnstructuredHeader,UnstructuredHeader}`,
      class: true, bases: 'email.headerregistry._Header', source: 'email.headerregistry',
    },
    { names: 'email.headerregistry._Header', class: true, source: 'email.headerregistry' },
    { names: 'email.headerregistry._Header.*', source: 'email.headerregistry' },
    { names: 'email.contentmanager.ContentManager', class: true, source: 'email.contentmanager' },
    { names: 'email.contentmanager.{ContentManager.{add_get_handler,add_set_handler}}', source: 'email.contentmanager' },
    {
      names: `email.contentmanager.{ContentManager.{get_content,set_content},get_and_fixup_unknown_message_content,get_message_content,get_non_text_content,
        get_text_content,set_bytes_content,set_message_content,set_text_content}`,
      work: 'cpu', growth: 'linear', source: 'email.contentmanager',
    },
    {
      names: `email.errors.{BoundaryError,CharsetError,CloseBoundaryNotFoundDefect,FirstHeaderLineIsContinuationDefect,HeaderDefect,HeaderMissingRequiredValue,
        HeaderParseError,HeaderWriteError,InvalidBase64CharactersDefect,InvalidBase64LengthDefect,InvalidBase64PaddingDefect,InvalidDateDefect,
        InvalidHeaderDefect,InvalidMultipartContentTransferEncodingDefect,MalformedHeaderDefect,MessageDefect,MessageError,MessageParseError,
        MisplacedEnvelopeHeaderDefect,MissingHeaderBodySeparatorDefect,MultipartConversionError,MultipartInvariantViolationDefect,
        NoBoundaryInMultipartDefect,NonASCIILocalPartDefect,NonPrintableDefect,ObsoleteHeaderDefect,StartBoundaryNotFoundDefect,UndecodableBytesDefect}`,
      class: true, source: 'email.errors',
    },
    { names: 'email.charset.Charset', class: true, source: 'email.charset' },
    {
      names: `email.charset.{add_alias,add_charset,add_codec,Charset.{body_encode,get_body_encoding,get_output_charset,header_encode,
        header_encode_lines}}`,
      source: 'email.charset',
    },
    { names: 'email.encoders.{encode_7or8bit,encode_base64,encode_quopri}', work: 'cpu', growth: 'linear', source: 'email.encoders' },
    { names: 'email.encoders.encode_noop', source: 'email.encoders' },
    { names: 'email.{base64mime,quoprimime}.{body_decode,body_encode,decode,decodestring}', work: 'cpu', growth: 'linear', source: 'email.encoders' },
    {
      names: 'email.base64mime.{header_encode,header_length} email.quoprimime.{header_decode,header_encode,header_length,body_length,quote,unquote}',
      source: 'email.encoders',
    },
    { names: 'email.iterators.{body_line_iterator,typed_subpart_iterator,walk}', source: 'email.iterators' },
    {
      names: `email.utils.{collapse_rfc2231_value,decode_params,decode_rfc2231,encode_rfc2231,format_datetime,formataddr,formatdate,getaddresses,localtime,make_msgid,
        mktime_tz,parseaddr,parsedate,parsedate_to_datetime,parsedate_tz,quote,unquote}`,
      source: 'email.utils',
    },
    {
      names: `email.mime.{application.MIMEApplication,audio.MIMEAudio,base.MIMEBase,image.MIMEImage,message.MIMEMessage,multipart.MIMEMultipart,
        nonmultipart.MIMENonMultipart,text.MIMEText}`,
      class: true, bases: 'email.message._Message', source: 'email.mime',
    },

    // mailbox: files in other clothes
    {
      names: 'mailbox.{Mailbox,Maildir,mbox,MMDF,MH,Babyl}', class: true, bases: 'mailbox._Mailbox', element: 'mailbox.Message',
      hazard: 'unpicklable not-thread-safe', source: 'mailbox',
    },
    { names: 'mailbox._Mailbox', class: true, source: 'mailbox' },
    {
      names: 'mailbox._Mailbox.{get,get_bytes,get_file,get_message,get_string,next,__getitem__}', work: 'io', io: 'file', returns: 'mailbox.Message',
      source: 'mailbox',
    },
    {
      names: 'mailbox._Mailbox.{items,iteritems,itervalues,values,iterkeys,keys,get_folder,list_folders,get_sequences,__iter__,__next__}', work: 'io',
      io: 'file', growth: 'linear', source: 'mailbox',
    },
    {
      names: 'mailbox._Mailbox.{add,add_folder,clean,flush,pack,set_sequences,update,set_flags,add_flag,remove_flag,set_info}', work: 'io',
      io: 'file', repeats: 'writes', source: 'mailbox',
    },
    { names: 'mailbox._Mailbox.{clear,discard,pop,popitem,remove,remove_folder}', work: 'io', io: 'file', repeats: 'deletes', source: 'mailbox' },
    { names: 'mailbox._Mailbox.{lock,unlock,close,get_labels,get_flags,get_info}', work: 'io', io: 'file', source: 'mailbox' },
    {
      names: 'mailbox.{Message,MaildirMessage,mboxMessage,MMDFMessage,MHMessage,BabylMessage}', class: true, bases: 'mailbox._Message',
      source: 'mailbox',
    },
    { names: 'mailbox._Message', class: true, bases: 'email.message._Message', source: 'mailbox' },
    {
      names: `mailbox._Message.{add_flag,add_label,add_sequence,get_date,get_flags,get_from,get_info,
        get_labels,get_sequences,get_subdir,get_visible,remove_flag,remove_label,remove_sequence,set_date,set_flags,set_from,set_info,set_labels,set_sequences,
        set_subdir,set_visible,update_visible}`,
      source: 'mailbox',
    },
    { names: 'mailbox.{Error,ExternalClashError,FormatError,NoSuchMailboxError,NotEmptyError}', class: true, source: 'mailbox' },
  ],
};
