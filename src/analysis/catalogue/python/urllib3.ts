import type { CatalogueTable } from '../types';

export const urllib3: CatalogueTable = {
  library: 'urllib3',
  language: 'python',
  aliases: {
    'urllib3.poolmanager.PoolManager': 'urllib3.PoolManager',
    'urllib3.response.HTTPResponse': 'urllib3.HTTPResponse',
    'urllib3.response.BaseHTTPResponse': 'urllib3.HTTPResponse',
    'urllib3.BaseHTTPResponse': 'urllib3.HTTPResponse',
    'urllib3.util.retry.Retry': 'urllib3.Retry',
    'urllib3.util.Retry': 'urllib3.Retry',
    'urllib3.util.Timeout': 'urllib3.Timeout',
  },
  sources: {
    reference: 'https://urllib3.readthedocs.io/en/stable/reference/urllib3.poolmanager.html',
    threads: 'https://urllib3.readthedocs.io/en/stable/user-guide.html#using-urllib3',
    response: 'https://urllib3.readthedocs.io/en/stable/reference/urllib3.response.html',
  },
  groups: [
    // Pools are thread-safe; `maxsize` decides how many connections to one host they keep.
    { names: 'urllib3.{PoolManager,ProxyManager,HTTPConnectionPool,HTTPSConnectionPool}', class: true, source: 'threads' },
    { names: 'urllib3.{connection_from_url,proxy_from_url}', returns: 'urllib3.PoolManager', source: 'reference' },
    {
      names: `urllib3.request urllib3.{PoolManager,ProxyManager}.{request,urlopen,request_encode_url,request_encode_body}
        urllib3.{HTTPConnectionPool,HTTPSConnectionPool}.{request,urlopen}`,
      work: 'io', io: 'network', returns: 'urllib3.HTTPResponse', repeats: 'sends', asyncInstead: 'httpx.AsyncClient.request', source: 'reference',
    },
    {
      names: 'urllib3.{PoolManager,ProxyManager}.{connection_from_url,connection_from_host}',
      returns: 'urllib3.HTTPConnectionPool', source: 'reference',
    },
    { names: 'urllib3.PoolManager.clear urllib3.{HTTPConnectionPool,HTTPSConnectionPool}.close', source: 'reference' },
    { names: 'urllib3.HTTPResponse', class: true, element: 'builtins.bytes', source: 'response' },
    {
      names: 'urllib3.HTTPResponse.{read,read1,readinto,stream,read_chunked,readline,readlines,drain_conn,__iter__}',
      work: 'io', io: 'network', returns: 'builtins.bytes', source: 'response',
    },
    { names: 'urllib3.HTTPResponse.json', work: 'cpu', gil: 'held', growth: 'linear', source: 'response' },
    { names: 'urllib3.HTTPResponse.{data,status,headers,url,reason,retries}', attribute: true, source: 'response' },
    { names: 'urllib3.HTTPResponse.{close,release_conn,getheader,getheaders,geturl}', source: 'response' },
    { names: 'urllib3.{Retry,Timeout,HTTPHeaderDict}', class: true, source: 'reference' },
    { names: 'urllib3.{disable_warnings,make_headers,encode_multipart_formdata}', source: 'reference' },
  ],
};
