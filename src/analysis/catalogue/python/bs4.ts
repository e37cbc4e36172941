import type { CatalogueTable } from '../types';

/** The tree is made of Python objects: building and searching it hold the GIL whatever parser feeds it. */
export const bs4: CatalogueTable = {
  library: 'bs4',
  language: 'python',
  aliases: { 'bs4.element.Tag': 'bs4.Tag', 'bs4.element.ResultSet': 'bs4.ResultSet', 'bs4.element.NavigableString': 'bs4.NavigableString' },
  sources: {
    documentation: 'https://www.crummy.com/software/BeautifulSoup/bs4/doc/',
    held: 'measured: test/bench/gil-probe-libraries.py, Beautiful Soup 4 on CPython 3.11: searching, selecting and html.parser stall other threads all the time',
  },
  groups: [
    { names: 'bs4.BeautifulSoup', class: true, work: 'cpu', gil: 'held', growth: 'linear', bases: 'bs4.Tag', source: 'held' },
    { names: 'bs4.Tag', class: true, element: 'bs4.Tag', source: 'documentation' },
    { names: 'bs4.ResultSet', class: true, bases: 'builtins.list', element: 'bs4.Tag', source: 'documentation' },
    { names: 'bs4.{NavigableString,Comment,CData}', class: true, bases: 'builtins.str', source: 'documentation' },
    { names: 'bs4.{SoupStrainer,UnicodeDammit}', class: true, source: 'documentation' },
    {
      names: `bs4.Tag.{find_all,findAll,find_all_next,find_all_previous,find_next_siblings,find_previous_siblings,find_parents,findChildren,select}
        bs4.Tag.__call__`,
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'bs4.ResultSet', source: 'held',
    },
    {
      names: `bs4.Tag.{find,select_one,find_next,find_next_sibling,find_parent,find_previous,find_previous_sibling,findChild,findNext,findNextSibling,
          findParent,findPrevious,findPreviousSibling}`,
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'bs4.Tag', source: 'held',
    },
    {
      names: 'bs4.Tag.{get_text,getText,prettify,decode,decode_contents}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'held',
    },
    { names: 'bs4.Tag.{encode,encode_contents}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.bytes', source: 'held' },
    { names: 'bs4.Tag.text', attribute: true, work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'held' },
    { names: 'bs4.Tag.string', attribute: true, returns: 'bs4.NavigableString', source: 'documentation' },
    {
      names: `bs4.Tag.{children,descendants,strings,stripped_strings,next_siblings,previous_siblings,next_elements,previous_elements,parents}`,
      attribute: true, returns: 'bs4.ResultSet', source: 'documentation',
    },
    {
      names: `bs4.Tag.{parent,next_sibling,previous_sibling,next_element,previous_element,head,body,title,a,p,div,span,table,tr,td,th,li,ul,ol,
          form,img,h1,h2,h3}`,
      attribute: true, returns: 'bs4.Tag', source: 'documentation',
    },
    { names: 'bs4.Tag.{attrs,name,contents,prefix,namespace}', attribute: true, source: 'documentation' },
    {
      names: `bs4.Tag.{get,has_attr,append,extend,insert,insert_before,insert_after,extract,decompose,replace_with,wrap,unwrap,clear,
          get_attribute_list,index,smooth,__getitem__}`,
      source: 'documentation',
    },
    { names: 'bs4.BeautifulSoup.{new_tag,new_string}', returns: 'bs4.Tag', source: 'documentation' },
  ],
};
