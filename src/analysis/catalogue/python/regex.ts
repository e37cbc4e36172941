import type { CatalogueTable } from '../types';

const matching = 'match,fullmatch,search,findall,finditer,sub,subf,subn,subfn,split,splititer';

/** Unlike `re`: matching against a `str` or `bytes` releases the GIL, against anything else with `concurrent=True` only. */
export const regex: CatalogueTable = {
  library: 'regex',
  language: 'python',
  aliases: { 'regex.regex': 'regex', 'regex.Regex': 'regex.Pattern' },
  sources: {
    gil: 'https://pypi.org/project/regex/#multithreading',
    released: 'measured: test/bench/gil-probe-libraries.py, regex 2026 on CPython 3.11, findall and sub over 640 kB: other threads stalled 5-13 % of the time',
  },
  groups: [
    { names: 'regex.compile', work: 'cpu', gil: 'held', growth: 'constant', returns: 'regex.Pattern', source: 'gil' },
    { names: 'regex.Pattern', class: true, source: 'gil' },
    { names: `regex.{${matching}}`, work: 'native', gil: 'released', growth: 'linear', source: 'released' },
    { names: `regex.Pattern.{${matching}}`, work: 'native', gil: 'released', growth: 'linear', source: 'released' },
    { names: 'regex.{escape,purge,template}', source: 'gil' },
    { names: 'regex.Match', class: true, source: 'gil' },
    {
      names: 'regex.Match.{group,groups,groupdict,start,end,span,expand,expandf,captures,capturesdict,starts,ends,spans,detach_string}',
      source: 'gil',
    },
  ],
};
