import type { CatalogueTable } from '../types';

/** Parsing and serialising release the GIL where no Python callback is involved; walking the tree makes Python objects and holds it. */
export const lxml: CatalogueTable = {
  library: 'lxml',
  language: 'python',
  aliases: { 'lxml.html.HtmlElement': 'lxml.etree._Element', 'lxml.etree.ElementBase': 'lxml.etree._Element' },
  sources: {
    threads: 'https://lxml.de/FAQ.html#threading',
    api: 'https://lxml.de/apidoc/lxml.etree.html',
    html: 'https://lxml.de/lxmlhtml.html',
    partly: 'measured: test/bench/gil-probe-libraries.py, lxml on CPython 3.11, documents of 2 MB: fromstring, parse, xpath, XSLT stall other threads 35-42 % of the time',
    held: 'measured: test/bench/gil-probe-libraries.py, lxml on CPython 3.11: findall and html.fromstring stall other threads over 85 % of the time',
  },
  groups: [
    {
      names: 'lxml.etree.{fromstring,XML,HTML,fromstringlist}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'lxml.etree._Element', source: 'partly',
    },
    { names: 'lxml.etree.parse', work: 'native', gil: 'partly', growth: 'linear', returns: 'lxml.etree._ElementTree', source: 'partly' },
    { names: 'lxml.etree.{iterparse,iterwalk}', class: true, work: 'native', gil: 'partly', growth: 'linear', source: 'partly' },
    {
      names: 'lxml.etree.{tostring,tounicode,tostringlist,canonicalize}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.bytes', source: 'partly',
    },
    { names: 'lxml.etree.{Element,SubElement,Comment,ProcessingInstruction}', returns: 'lxml.etree._Element', source: 'api' },
    { names: 'lxml.etree.ElementTree', returns: 'lxml.etree._ElementTree', source: 'api' },
    { names: 'lxml.etree.{XMLParser,HTMLParser,ETCompatXMLParser,TreeBuilder,XMLPullParser,HTMLPullParser}', class: true, source: 'threads' },
    { names: 'lxml.etree.{XMLPullParser,HTMLPullParser,XMLParser,HTMLParser}.feed', work: 'native', gil: 'partly', growth: 'linear', source: 'api' },
    { names: 'lxml.etree._ElementTree', class: true, hazard: 'unpicklable', source: 'api' },
    { names: 'lxml.etree._ElementTree.getroot', returns: 'lxml.etree._Element', source: 'api' },
    { names: 'lxml.etree._ElementTree.write', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'partly' },
    { names: 'lxml.etree._ElementTree.{write_c14n,xinclude,xslt}', work: 'native', gil: 'partly', growth: 'linear', source: 'api' },
    { names: 'lxml.etree._ElementTree.{docinfo,parser}', attribute: true, source: 'api' },
    { names: 'lxml.etree._ElementTree.{getpath,getelementpath}', source: 'api' },
    { names: 'lxml.etree._Element', class: true, element: 'lxml.etree._Element', hazard: 'unpicklable', source: 'api' },
    {
      names: 'lxml.etree.{_Element,_ElementTree}.xpath',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.list', element: 'lxml.etree._Element', source: 'partly',
    },
    {
      names: 'lxml.etree.{_Element,_ElementTree}.{findall,iterfind,iter,getiterator}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.list', element: 'lxml.etree._Element', source: 'held',
    },
    {
      names: 'lxml.etree._Element.{cssselect,iterchildren,iterdescendants,itersiblings,iterancestors,itertext,getchildren,find_class,iterlinks}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.list', element: 'lxml.etree._Element', source: 'held',
    },
    { names: 'lxml.etree.{_Element,_ElementTree}.find', work: 'cpu', gil: 'held', growth: 'linear', returns: 'lxml.etree._Element', source: 'held' },
    { names: 'lxml.etree._Element.{getparent,getnext,getprevious}', returns: 'lxml.etree._Element', source: 'api' },
    {
      names: 'lxml.etree.{_Element,_ElementTree}.findtext lxml.etree._Element.text_content',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'held',
    },
    {
      names: `lxml.etree._Element.{get,set,append,extend,insert,remove,replace,clear,addnext,addprevious,items,keys,values,index,getroottree,
          drop_tag,drop_tree,make_links_absolute,get_element_by_id}`,
      source: 'api',
    },
    { names: 'lxml.etree._Element.{text,tail,tag,attrib,nsmap,sourceline,prefix,base}', attribute: true, source: 'api' },
    {
      names: 'lxml.etree.{XPath,ETXPath,XSLT,XMLSchema,RelaxNG,DTD,Schematron,XPathEvaluator}',
      class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'api',
    },
    {
      names: 'lxml.etree.{XPath,XSLT,XPathEvaluator}.__call__',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.list', element: 'lxml.etree._Element', source: 'partly',
    },
    {
      names: 'lxml.etree.{XMLSchema,RelaxNG,DTD}.{validate,assertValid,__call__}',
      work: 'native', gil: 'partly', growth: 'linear', source: 'threads',
    },
    {
      names: 'lxml.etree.{indent,strip_tags,strip_elements,strip_attributes,cleanup_namespaces}',
      work: 'native', gil: 'partly', growth: 'linear', source: 'api',
    },
    { names: 'lxml.etree.{QName,CDATA,iselement,register_namespace,dump}', source: 'api' },
    { names: 'lxml.etree.xmlfile', class: true, work: 'io', io: 'file', repeats: 'writes', source: 'api' },
    {
      names: 'lxml.html.{fromstring,document_fromstring,fragment_fromstring,fragments_fromstring}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'lxml.etree._Element', source: 'held',
    },
    { names: 'lxml.html.parse', work: 'native', gil: 'partly', growth: 'linear', returns: 'lxml.etree._ElementTree', source: 'html' },
    { names: 'lxml.html.tostring', work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.bytes', source: 'partly' },
    {
      names: 'lxml.html.clean.{clean_html,Cleaner} lxml_html_clean.{clean_html,Cleaner}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'html',
    },
    { names: 'lxml.cssselect.CSSSelector', class: true, work: 'cpu', gil: 'held', source: 'html' },
    {
      names: 'lxml.cssselect.CSSSelector.__call__',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'builtins.list', element: 'lxml.etree._Element', source: 'html',
    },
    { names: 'lxml.objectify.{fromstring,parse}', work: 'native', gil: 'partly', growth: 'linear', returns: 'lxml.etree._Element', source: 'api' },
  ],
};
