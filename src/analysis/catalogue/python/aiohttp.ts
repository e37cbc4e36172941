import type { CatalogueTable } from '../types';

/** Requests return an object that is awaited or entered; either way it yields the response. */
export const aiohttp: CatalogueTable = {
  library: 'aiohttp',
  language: 'python',
  aliases: { 'aiohttp.client.ClientSession': 'aiohttp.ClientSession', 'aiohttp.client_reqrep.ClientResponse': 'aiohttp.ClientResponse' },
  sources: {
    client: 'https://docs.aiohttp.org/en/stable/client_reference.html',
    streams: 'https://docs.aiohttp.org/en/stable/streams.html',
    server: 'https://docs.aiohttp.org/en/stable/web_reference.html',
  },
  groups: [
    { names: 'aiohttp.ClientSession', class: true, source: 'client' },
    {
      names: 'aiohttp.ClientSession.{get,head,options}',
      work: 'io', io: 'network', coroutine: true, returns: 'aiohttp.ClientResponse', source: 'client',
    },
    {
      names: 'aiohttp.ClientSession.{post,put,patch,delete,request} aiohttp.request', work: 'io', io: 'network', coroutine: true, repeats: 'sends',
      returns: 'aiohttp.ClientResponse', source: 'client',
    },
    {
      names: 'aiohttp.ClientSession.ws_connect',
      work: 'io', io: 'network', coroutine: true, returns: 'aiohttp.ClientWebSocketResponse', source: 'client',
    },
    { names: 'aiohttp.ClientSession.close', work: 'io', io: 'network', coroutine: true, source: 'client' },
    { names: 'aiohttp.ClientSession.{closed,connector,headers,cookie_jar,timeout}', attribute: true, source: 'client' },
    {
      names: 'aiohttp.{ClientTimeout,TCPConnector,UnixConnector,BasicAuth,FormData,CookieJar,DummyCookieJar,TraceConfig,Fingerprint,MultipartWriter}',
      class: true, source: 'client',
    },
    { names: 'aiohttp.ClientResponse', class: true, source: 'client' },
    { names: 'aiohttp.ClientResponse.read', work: 'io', io: 'network', coroutine: true, returns: 'builtins.bytes', source: 'client' },
    { names: 'aiohttp.ClientResponse.text', work: 'io', io: 'network', coroutine: true, returns: 'builtins.str', source: 'client' },
    { names: 'aiohttp.ClientResponse.json', work: 'io', io: 'network', coroutine: true, source: 'client' },
    { names: 'aiohttp.ClientResponse.{raise_for_status,close,release,get_encoding}', source: 'client' },
    { names: 'aiohttp.ClientResponse.content', attribute: true, returns: 'aiohttp.StreamReader', source: 'streams' },
    {
      names: 'aiohttp.ClientResponse.{status,reason,ok,url,headers,cookies,history,method,content_type,content_length,charset,request_info,host}',
      attribute: true, source: 'client',
    },
    { names: 'aiohttp.StreamReader', class: true, element: 'builtins.bytes', source: 'streams' },
    {
      names: 'aiohttp.StreamReader.{read,readany,readchunk,readexactly,readline,readuntil}',
      work: 'io', io: 'network', coroutine: true, returns: 'builtins.bytes', source: 'streams',
    },
    { names: 'aiohttp.StreamReader.{iter_any,iter_chunked,iter_chunks}', work: 'io', io: 'network', blocking: false, source: 'streams' },
    { names: 'aiohttp.ClientWebSocketResponse aiohttp.web.WebSocketResponse', class: true, element: 'aiohttp.WSMessage', source: 'client' },
    { names: 'aiohttp.WSMessage', class: true, source: 'client' },
    { names: 'aiohttp.WSMessage.json', work: 'cpu', gil: 'held', growth: 'linear', source: 'client' },
    {
      names: '{aiohttp.ClientWebSocketResponse,aiohttp.web.WebSocketResponse}.{receive,receive_bytes,receive_json,receive_str}',
      work: 'io', io: 'network', coroutine: true, source: 'client',
    },
    {
      names: `{aiohttp.ClientWebSocketResponse,aiohttp.web.WebSocketResponse}.{send_bytes,send_json,send_str,ping,pong,close}
        aiohttp.web.WebSocketResponse.prepare`,
      work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'client',
    },
    {
      names: 'aiohttp.web.{Application,AppRunner,TCPSite,UnixSite,RouteTableDef,Response,StreamResponse,FileResponse,View}',
      class: true, source: 'server',
    },
    { names: 'aiohttp.web.json_response', work: 'cpu', gil: 'held', growth: 'linear', returns: 'aiohttp.web.Response', source: 'server' },
    { names: 'aiohttp.web.{get,post,put,patch,delete,head,options,route,static,view,middleware}', source: 'server' },
    { names: 'aiohttp.web.Application.{add_routes,add_subapp}', source: 'server' },
    { names: 'aiohttp.web.RouteTableDef.{get,post,put,patch,delete,head,options,route,static,view}', source: 'server' },
    { names: 'aiohttp.web.run_app', work: 'io', io: 'network', source: 'server' },
    { names: 'aiohttp.web.Request', class: true, source: 'server' },
    { names: 'aiohttp.web.Request.{read,text,json,post,multipart}', work: 'io', io: 'network', coroutine: true, source: 'server' },
    {
      names: 'aiohttp.web.Request.{method,path,headers,query,cookies,match_info,app,remote,url,rel_url,can_read_body}',
      attribute: true, source: 'server',
    },
    {
      names: `aiohttp.web.{AppRunner.setup,AppRunner.cleanup,TCPSite.start,TCPSite.stop,StreamResponse.prepare,StreamResponse.write,
          StreamResponse.write_eof}`,
      work: 'io', io: 'network', coroutine: true, source: 'server',
    },
  ],
};
