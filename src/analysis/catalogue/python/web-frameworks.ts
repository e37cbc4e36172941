import type { CatalogueTable } from '../types';

/** Starlette and FastAPI, servers, WebSockets, gRPC, Scrapy. */
export const webFrameworks: CatalogueTable = {
  library: 'web-frameworks',
  language: 'python',
  aliases: {
    'fastapi.requests.Request': 'starlette.requests.Request',
    'fastapi.Request': 'starlette.requests.Request',
    'fastapi.WebSocket': 'starlette.websockets.WebSocket',
    'fastapi.concurrency': 'starlette.concurrency',
    'fastapi.responses': 'starlette.responses',
    'fastapi.UploadFile': 'starlette.datastructures.UploadFile',
    'fastapi.BackgroundTasks': 'starlette.background.BackgroundTasks',
    'fastapi.testclient.TestClient': 'starlette.testclient.TestClient',
    'websockets.asyncio.client.connect': 'websockets.connect',
  },
  sources: {
    // Plain `def` endpoints run in a thread pool, `async def` ones on the event loop.
    fastapi: 'https://fastapi.tiangolo.com/async/',
    starlette: 'https://www.starlette.io/threadpool/',
    requests: 'https://www.starlette.io/requests/',
    websockets: 'https://websockets.readthedocs.io/en/stable/reference/index.html',
    websocketClient: 'https://websocket-client.readthedocs.io/en/latest/threading.html',
    uvicorn: 'https://www.uvicorn.org/',
    grpc: 'https://grpc.github.io/grpc/python/grpc.html',
    // Channels must not cross a fork.
    grpcFork: 'https://github.com/grpc/grpc/blob/master/doc/fork_support.md',
    scrapy: 'https://docs.scrapy.org/en/latest/topics/request-response.html',
    tornado: 'https://www.tornadoweb.org/en/stable/httpclient.html',
    httplib2: 'https://httplib2.readthedocs.io/en/latest/libhttplib2.html',
  },
  groups: [
    {
      names: 'fastapi.{FastAPI,APIRouter} starlette.applications.Starlette starlette.routing.{Router,Route,Mount,WebSocketRoute}',
      class: true, source: 'fastapi',
    },
    {
      names: `fastapi.{FastAPI,APIRouter}.{get,post,put,patch,delete,head,options,websocket,api_route,include_router,on_event,middleware,
          exception_handler,add_middleware,mount,add_api_route}`,
      source: 'fastapi',
    },
    { names: 'fastapi.{Depends,Query,Path,Body,Header,Cookie,Form,File,Security,HTTPException,status}', source: 'fastapi' },
    { names: 'fastapi.encoders.jsonable_encoder', work: 'cpu', gil: 'held', growth: 'linear', source: 'fastapi' },
    { names: 'starlette.concurrency.run_in_threadpool', coroutine: true, runs: { argument: 0, as: 'threads' }, source: 'starlette' },
    { names: 'starlette.concurrency.iterate_in_threadpool', source: 'starlette' },
    { names: 'starlette.background.{BackgroundTasks,BackgroundTask}', class: true, source: 'starlette' },
    { names: 'starlette.background.BackgroundTasks.add_task', runs: { argument: 0, as: 'threads' }, source: 'starlette' },
    { names: 'starlette.requests.Request', class: true, source: 'requests' },
    { names: 'starlette.requests.Request.{body,json,form,is_disconnected}', work: 'io', io: 'network', coroutine: true, source: 'requests' },
    { names: 'starlette.requests.Request.stream', work: 'io', io: 'network', blocking: false, source: 'requests' },
    {
      names: 'starlette.requests.Request.{headers,query_params,path_params,cookies,client,method,url,state,app,session,user}',
      attribute: true, source: 'requests',
    },
    { names: 'starlette.datastructures.UploadFile', class: true, source: 'requests' },
    { names: 'starlette.datastructures.UploadFile.{read,seek,close}', work: 'io', io: 'file', coroutine: true, source: 'requests' },
    { names: 'starlette.datastructures.UploadFile.write', work: 'io', io: 'file', coroutine: true, repeats: 'writes', source: 'requests' },
    { names: 'starlette.datastructures.UploadFile.{file,filename,content_type,size}', attribute: true, source: 'requests' },
    {
      names: 'starlette.responses.{Response,PlainTextResponse,HTMLResponse,RedirectResponse,StreamingResponse,FileResponse}',
      class: true, source: 'requests',
    },
    {
      names: 'starlette.responses.{JSONResponse,ORJSONResponse,UJSONResponse}',
      class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'requests',
    },
    { names: 'starlette.websockets.WebSocket', class: true, source: 'requests' },
    {
      names: 'starlette.websockets.WebSocket.{accept,receive,receive_text,receive_bytes,receive_json,close}',
      work: 'io', io: 'network', coroutine: true, source: 'requests',
    },
    {
      names: 'starlette.websockets.WebSocket.{send,send_text,send_bytes,send_json}',
      work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'requests',
    },
    { names: 'starlette.testclient.TestClient', class: true, bases: 'httpx.Client', source: 'requests' },
    { names: 'uvicorn.run', work: 'io', io: 'network', source: 'uvicorn' },

    { names: 'websockets.connect', work: 'io', io: 'network', coroutine: true, returns: 'websockets.ClientConnection', source: 'websockets' },
    { names: 'websockets.serve', work: 'io', io: 'network', coroutine: true, source: 'websockets' },
    { names: 'websockets.ClientConnection', class: true, source: 'websockets' },
    { names: 'websockets.ClientConnection.{recv,close,ping,wait_closed}', work: 'io', io: 'network', coroutine: true, source: 'websockets' },
    { names: 'websockets.ClientConnection.send', work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'websockets' },
    {
      names: 'websockets.sync.client.connect',
      work: 'io', io: 'network', returns: 'websockets.sync.client.ClientConnection', asyncInstead: 'websockets.connect', source: 'websockets',
    },
    { names: 'websockets.sync.client.ClientConnection', class: true, source: 'websockets' },
    { names: 'websockets.sync.client.ClientConnection.{recv,close,ping,__iter__}', work: 'io', io: 'network', source: 'websockets' },
    { names: 'websockets.sync.client.ClientConnection.send', work: 'io', io: 'network', repeats: 'sends', source: 'websockets' },
    {
      names: 'websocket.create_connection',
      work: 'io', io: 'network', returns: 'websocket.WebSocket', asyncInstead: 'websockets.connect', source: 'websocketClient',
    },
    { names: 'websocket.{WebSocket,WebSocketApp}', class: true, source: 'websocketClient' },
    {
      names: 'websocket.WebSocket.{connect,recv,close,ping} websocket.WebSocketApp.run_forever',
      work: 'io', io: 'network', source: 'websocketClient',
    },
    {
      names: 'websocket.WebSocket.{send,send_binary} websocket.WebSocketApp.send',
      work: 'io', io: 'network', repeats: 'sends', source: 'websocketClient',
    },

    // Channels and stubs may be shared by threads.
    { names: 'grpc.{insecure_channel,secure_channel}', returns: 'grpc.Channel', hazard: 'not-fork-safe', source: 'grpcFork' },
    { names: 'grpc.Channel', class: true, hazard: 'not-fork-safe unpicklable', source: 'grpcFork' },
    { names: 'grpc.Channel.{unary_unary,unary_stream,stream_unary,stream_stream}', returns: 'grpc.UnaryUnaryMultiCallable', source: 'grpc' },
    { names: 'grpc.Channel.{close,subscribe} grpc.{ssl_channel_credentials,intercept_channel,StatusCode}', source: 'grpc' },
    {
      names: 'grpc.{UnaryUnaryMultiCallable,UnaryStreamMultiCallable,StreamUnaryMultiCallable,StreamStreamMultiCallable}',
      class: true, source: 'grpc',
    },
    { names: 'grpc.UnaryUnaryMultiCallable.__call__', work: 'io', io: 'network', repeats: 'sends', asyncInstead: 'grpc.aio.Channel', source: 'grpc' },
    { names: 'grpc.UnaryUnaryMultiCallable.future', repeats: 'sends', returns: 'grpc.Future', source: 'grpc' },
    { names: 'grpc.Future', class: true, source: 'grpc' },
    { names: 'grpc.Future.result grpc.channel_ready_future', work: 'io', io: 'network', source: 'grpc' },
    { names: 'grpc.server', source: 'grpc' },
    { names: 'grpc.aio.{insecure_channel,secure_channel}', returns: 'grpc.aio.Channel', source: 'grpc' },
    { names: 'grpc.aio.Channel', class: true, source: 'grpc' },
    { names: 'grpc.aio.Channel.{close,channel_ready}', work: 'io', io: 'network', coroutine: true, source: 'grpc' },

    // Requests are only described; the engine sends them.
    { names: 'scrapy.{Request,FormRequest}', class: true, source: 'scrapy' },
    {
      names: 'scrapy.http.{Request,FormRequest,Response,TextResponse,HtmlResponse,JsonRequest}',
      class: true, bases: 'scrapy.http.Response', source: 'scrapy',
    },
    { names: 'scrapy.{Spider,Item,Field} scrapy.spiders.{CrawlSpider,SitemapSpider,Rule}', class: true, source: 'scrapy' },
    {
      names: 'scrapy.{Selector,selector.Selector}',
      class: true, work: 'cpu', gil: 'held', growth: 'linear', bases: 'scrapy.http.Response', source: 'scrapy',
    },
    {
      names: 'scrapy.http.Response.{css,xpath}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'scrapy.selector.SelectorList', source: 'scrapy',
    },
    { names: 'scrapy.selector.SelectorList', class: true, bases: 'scrapy.http.Response', element: 'scrapy.selector.Selector', source: 'scrapy' },
    {
      names: 'scrapy.selector.SelectorList.{get,getall,extract,extract_first,re,re_first} scrapy.http.Response.{get,getall,extract,json}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'scrapy',
    },
    { names: 'scrapy.http.Response.{follow,follow_all,urljoin}', source: 'scrapy' },
    { names: 'scrapy.crawler.CrawlerProcess', class: true, source: 'scrapy' },
    { names: 'scrapy.crawler.CrawlerProcess.start', work: 'io', io: 'network', source: 'scrapy' },
    { names: 'parsel.Selector', class: true, bases: 'scrapy.selector.Selector', work: 'cpu', gil: 'held', growth: 'linear', source: 'scrapy' },

    { names: 'tornado.httpclient.AsyncHTTPClient', class: true, source: 'tornado' },
    { names: 'tornado.httpclient.AsyncHTTPClient.fetch', work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'tornado' },
    { names: 'tornado.httpclient.HTTPClient', class: true, source: 'tornado' },
    {
      names: 'tornado.httpclient.HTTPClient.fetch',
      work: 'io', io: 'network', repeats: 'sends', asyncInstead: 'tornado.httpclient.AsyncHTTPClient.fetch', source: 'tornado',
    },
    { names: 'tornado.gen.sleep', work: 'io', io: 'sleep', coroutine: true, source: 'tornado' },
    { names: 'httplib2.Http', class: true, hazard: 'not-thread-safe', source: 'httplib2' },
    {
      names: 'httplib2.Http.request',
      work: 'io', io: 'network', repeats: 'sends', hazard: 'not-thread-safe', asyncInstead: 'httpx.AsyncClient.request', source: 'httplib2',
    },
  ],
};
