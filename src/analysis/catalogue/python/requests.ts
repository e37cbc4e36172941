import type { CatalogueTable } from '../types';

export const requests: CatalogueTable = {
  library: 'requests',
  language: 'python',
  aliases: { 'requests.api': 'requests', 'requests.sessions.Session': 'requests.Session', 'requests.models.Response': 'requests.Response' },
  sources: {
    api: 'https://requests.readthedocs.io/en/latest/api/',
    blocking: 'https://requests.readthedocs.io/en/latest/user/advanced/#blocking-or-non-blocking',
    threading: 'https://github.com/psf/requests/issues/2766',
  },
  groups: [
    {
      names: 'requests.{get,head,options}', work: 'io', io: 'network', returns: 'requests.Response',
      asyncInstead: 'httpx.AsyncClient.request', source: 'blocking',
    },
    {
      names: 'requests.{post,put,patch,delete,request}', work: 'io', io: 'network', returns: 'requests.Response', repeats: 'sends',
      asyncInstead: 'httpx.AsyncClient.request', source: 'blocking',
    },
    // Nothing promises that a session may be shared; the maintainers advise one per thread.
    { names: 'requests.{Session,session}', class: true, returns: 'requests.Session', hazard: 'not-thread-safe', source: 'threading' },
    {
      names: 'requests.Session.{get,head,options}', work: 'io', io: 'network', returns: 'requests.Response', hazard: 'not-thread-safe',
      asyncInstead: 'httpx.AsyncClient.request', source: 'blocking',
    },
    {
      names: 'requests.Session.{post,put,patch,delete,request,send}', work: 'io', io: 'network', returns: 'requests.Response', repeats: 'sends',
      hazard: 'not-thread-safe', asyncInstead: 'httpx.AsyncClient.request', source: 'blocking',
    },
    { names: 'requests.Session.{close,mount,get_adapter,prepare_request,merge_environment_settings}', source: 'api' },
    { names: 'requests.Session.{headers,cookies,params,auth,proxies,verify,cert}', attribute: true, source: 'api' },
    { names: 'requests.{Request,PreparedRequest}', class: true, source: 'api' },
    { names: 'requests.Request.prepare', returns: 'requests.PreparedRequest', source: 'api' },
    { names: 'requests.adapters.HTTPAdapter', class: true, source: 'api' },
    { names: 'requests.auth.{HTTPBasicAuth,HTTPDigestAuth,HTTPProxyAuth}', class: true, source: 'api' },
    { names: 'requests.Response', class: true, element: 'builtins.bytes', source: 'api' },
    { names: 'requests.Response.json', work: 'cpu', gil: 'held', growth: 'linear', source: 'api' },
    // Iterating a streamed response reads the socket as it goes.
    { names: 'requests.Response.{iter_content,iter_lines,__iter__}', work: 'io', io: 'network', source: 'api' },
    { names: 'requests.Response.text', attribute: true, work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'api' },
    { names: 'requests.Response.content', attribute: true, returns: 'builtins.bytes', source: 'api' },
    { names: 'requests.Response.raw', attribute: true, returns: 'urllib3.response.HTTPResponse', source: 'api' },
    { names: 'requests.Response.{raise_for_status,close}', source: 'api' },
    {
      names: 'requests.Response.{status_code,headers,url,ok,cookies,encoding,apparent_encoding,history,reason,elapsed,links,is_redirect}',
      attribute: true, source: 'api',
    },
  ],
};
