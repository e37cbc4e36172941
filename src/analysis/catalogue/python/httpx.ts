import type { CatalogueTable } from '../types';

export const httpx: CatalogueTable = {
  library: 'httpx',
  language: 'python',
  sources: {
    api: 'https://www.python-httpx.org/api/',
    async: 'https://www.python-httpx.org/async/',
    threading: 'https://github.com/encode/httpx/pull/2380',
  },
  groups: [
    {
      names: 'httpx.{get,head,options}',
      work: 'io', io: 'network', returns: 'httpx.Response', asyncInstead: 'httpx.AsyncClient.request', source: 'async',
    },
    {
      names: 'httpx.{post,put,patch,delete,request}', work: 'io', io: 'network', returns: 'httpx.Response', repeats: 'sends',
      asyncInstead: 'httpx.AsyncClient.request', source: 'async',
    },
    { names: 'httpx.stream', work: 'io', io: 'network', enters: 'httpx.Response', asyncInstead: 'httpx.AsyncClient.stream', source: 'async' },
    // The client's own docstring says that it can be shared between threads. Creating one loads the certificate store, which costs tens of milliseconds.
    { names: 'httpx.Client', work: 'cpu', gil: 'held', growth: 'constant', class: true, source: 'threading' },
    {
      names: 'httpx.Client.{get,head,options}', work: 'io', io: 'network', returns: 'httpx.Response',
      asyncInstead: 'httpx.AsyncClient.request', source: 'async',
    },
    {
      names: 'httpx.Client.{post,put,patch,delete,request,send}', work: 'io', io: 'network', returns: 'httpx.Response', repeats: 'sends',
      asyncInstead: 'httpx.AsyncClient.request', source: 'async',
    },
    { names: 'httpx.Client.stream', work: 'io', io: 'network', enters: 'httpx.Response', asyncInstead: 'httpx.AsyncClient.stream', source: 'async' },
    { names: 'httpx.{Client,AsyncClient}.build_request', returns: 'httpx.Request', source: 'api' },
    { names: 'httpx.Client.close', source: 'api' },
    { names: 'httpx.AsyncClient', work: 'cpu', gil: 'held', growth: 'constant', class: true, source: 'async' },
    {
      names: 'httpx.AsyncClient.{get,head,options}', work: 'io', io: 'network', blocking: false, coroutine: true, returns: 'httpx.Response',
      source: 'async',
    },
    {
      names: 'httpx.AsyncClient.{post,put,patch,delete,request,send}', work: 'io', io: 'network', blocking: false, coroutine: true,
      returns: 'httpx.Response', repeats: 'sends', source: 'async',
    },
    { names: 'httpx.AsyncClient.stream', work: 'io', io: 'network', blocking: false, enters: 'httpx.Response', source: 'async' },
    { names: 'httpx.AsyncClient.aclose', work: 'io', io: 'network', blocking: false, coroutine: true, source: 'async' },
    {
      names: `httpx.{Request,Timeout,Limits,Headers,Cookies,QueryParams,URL,Proxy,BasicAuth,DigestAuth,NetRCAuth}
        httpx.{HTTPTransport,AsyncHTTPTransport,ASGITransport,WSGITransport,MockTransport}`,
      class: true, source: 'api',
    },
    { names: 'httpx.Response', class: true, source: 'api' },
    { names: 'httpx.Response.json', work: 'cpu', gil: 'held', growth: 'linear', source: 'api' },
    { names: 'httpx.Response.text', attribute: true, work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'api' },
    { names: 'httpx.Response.content', attribute: true, returns: 'builtins.bytes', source: 'api' },
    { names: 'httpx.Response.read', work: 'io', io: 'network', returns: 'builtins.bytes', source: 'api' },
    { names: 'httpx.Response.{iter_bytes,iter_text,iter_lines,iter_raw}', work: 'io', io: 'network', source: 'api' },
    { names: 'httpx.Response.aread', work: 'io', io: 'network', blocking: false, coroutine: true, returns: 'builtins.bytes', source: 'async' },
    { names: 'httpx.Response.{aiter_bytes,aiter_text,aiter_lines,aiter_raw}', work: 'io', io: 'network', blocking: false, source: 'async' },
    { names: 'httpx.Response.aclose', work: 'io', io: 'network', blocking: false, coroutine: true, source: 'async' },
    { names: 'httpx.Response.raise_for_status', returns: 'httpx.Response', source: 'api' },
    { names: 'httpx.Response.close', source: 'api' },
    {
      names: `httpx.Response.{status_code,headers,url,cookies,encoding,history,reason_phrase,elapsed,links,http_version,request}
        httpx.Response.{is_success,is_error,is_redirect,is_client_error,is_server_error}`,
      attribute: true, source: 'api',
    },
  ],
};
