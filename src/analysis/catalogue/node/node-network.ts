/** The network: servers, clients, sockets, names. Waits do not block; what a server is given to run does, if it computes or waits synchronously. */
import type { CatalogueTable } from '../types';
import { nodePages } from './node-sources';

const STRING = 'globalThis.String';
const POOL = 'uses-libuv-pool';
const HANDLER = 'request-handler';

/** Queries of the c-ares library: its own sockets on the loop, no pool. */
const QUERIES = 'resolve,resolve4,resolve6,resolveAny,resolveCaa,resolveCname,resolveMx,resolveNaptr,resolveNs,resolvePtr,resolveSoa,resolveSrv,resolveTlsa,resolveTxt,reverse';

export const nodeNetwork: CatalogueTable = {
  library: 'node-network',
  language: 'node',
  aliases: {
    'dns/promises': 'dns.promises',
    'net.Stream': 'net.Socket',
    'net.createConnection': 'net.connect',
    'http.globalAgent': 'http.Agent',
    'https.globalAgent': 'https.Agent',
    'https.request': 'http.request',
    'https.get': 'http.get',
  },
  sources: {
    ...nodePages('http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'url'),
    handlers: 'https://nodejs.org/en/learn/asynchronous-work/dont-block-the-event-loop',
    lookup: 'https://nodejs.org/api/dns.html#implementation-considerations',
    probe: 'measured: node test/bench/loop-probe.mjs dns',
  },
  groups: [
    // http, https
    { names: 'http.get', work: 'io', io: 'network', blocking: false, returns: 'http.ClientRequest', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'http' },
    { names: 'http.request', work: 'io', io: 'network', blocking: false, returns: 'http.ClientRequest', repeats: 'sends', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'http' },
    { names: 'http.createServer', returns: 'http.Server', hazard: HANDLER, runs: { argument: 0, as: 'event-loop', rest: true, perItem: true }, source: 'handlers' },
    { names: 'https.createServer', returns: 'https.Server', hazard: HANDLER, runs: { argument: 0, as: 'event-loop', rest: true, perItem: true }, source: 'handlers' },
    { names: 'http.Server', class: true, bases: 'net.Server', hazard: 'unpicklable', source: 'http' },
    { names: 'https.Server', class: true, bases: 'http.Server tls.Server', hazard: 'unpicklable', source: 'https' },
    { names: 'http.Server.{close,closeAllConnections,closeIdleConnections}', source: 'http' },
    // `server.on('request', ...)`
    { names: 'http.Server.{addListener,on}', returns: 'http.Server', hazard: HANDLER, runs: { argument: 1, as: 'event-loop', perItem: true }, source: 'handlers' },
    { names: 'http.Server.setTimeout', runs: { argument: 1, as: 'event-loop' }, source: 'http' },
    { names: 'http.Server.{headersTimeout,keepAliveTimeout,maxHeadersCount,maxRequestsPerSocket,requestTimeout,timeout}', attribute: true, source: 'http' },
    { names: 'http.IncomingMessage', class: true, bases: 'stream.Readable', hazard: 'unpicklable', source: 'http' },
    { names: 'http.IncomingMessage.setTimeout', runs: { argument: 1, as: 'event-loop' }, source: 'http' },
    { names: 'http.IncomingMessage.{connection,socket}', attribute: true, returns: 'net.Socket', source: 'http' },
    { names: 'http.IncomingMessage.{method,url,httpVersion,statusMessage}', attribute: true, returns: STRING, source: 'http' },
    { names: 'http.IncomingMessage.{aborted,complete,headers,headersDistinct,rawHeaders,rawTrailers,signal,statusCode,trailers,trailersDistinct}', attribute: true, source: 'http' },
    { names: 'http.OutgoingMessage', class: true, bases: 'stream.Writable', hazard: 'unpicklable', source: 'http' },
    { names: 'http.{ClientRequest,ServerResponse}', class: true, bases: 'http.OutgoingMessage', hazard: 'unpicklable', source: 'http' },
    { names: 'http.OutgoingMessage.{end,write}', work: 'io', io: 'network', blocking: false, repeats: 'sends', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'http' },
    {
      names: `http.OutgoingMessage.{addTrailers,appendHeader,cork,destroy,flushHeaders,getHeader,getHeaderNames,getHeaders,getRawHeaderNames,hasHeader,removeHeader,setHeader,
        setHeaders,uncork} http.ServerResponse.{assignSocket,detachSocket,writeContinue,writeEarlyHints,writeHead,writeHeader,writeInformation,writeProcessing}
        http.ClientRequest.{abort,clearTimeout,onSocket,setNoDelay,setSocketKeepAlive}`,
      source: 'http',
    },
    { names: 'http.OutgoingMessage.setTimeout', runs: { argument: 1, as: 'event-loop' }, source: 'http' },
    {
      names: `http.OutgoingMessage.{connection,headersSent,socket} http.ServerResponse.{req,sendDate,statusCode,statusMessage,strictContentLength}
        http.ClientRequest.{aborted,host,maxHeadersCount,method,path,protocol,reusedSocket}`,
      attribute: true, source: 'http',
    },
    { names: 'http.Agent', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'http' },
    { names: 'https.Agent', class: true, bases: 'http.Agent', hazard: 'unpicklable', source: 'https' },
    { names: 'http.Agent.{addRequest,createConnection,createSocket,destroy,getName,keepSocketAlive,removeSocket,reuseSocket}', source: 'http' },
    { names: 'http.Agent.{freeSockets,keepAlive,maxFreeSockets,maxSockets,maxTotalSockets,options,requests,sockets,totalSocketCount}', attribute: true, source: 'http' },
    { names: 'http.{setGlobalProxyFromEnv,setMaxIdleHTTPParsers}', hazard: 'changes-process-state', source: 'http' },
    { names: 'http.{validateHeaderName,validateHeaderValue}', source: 'http' },
    { names: 'http.{METHODS,STATUS_CODES,maxHeaderSize}', attribute: true, source: 'http' },

    // http2
    { names: 'http2.connect', work: 'io', io: 'network', blocking: false, returns: 'http2.ClientHttp2Session', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'http2' },
    { names: 'http2.{createServer,createSecureServer}', returns: 'http2.Http2Server', hazard: HANDLER, runs: { argument: 0, as: 'event-loop', rest: true, perItem: true }, source: 'handlers' },
    { names: 'http2.{getDefaultSettings,getPackedSettings,getUnpackedSettings}', source: 'http2' },
    { names: 'http2.performServerHandshake', returns: 'http2.ServerHttp2Session', source: 'http2' },
    { names: 'http2.{Http2Server,Http2SecureServer}', class: true, bases: 'http.Server', hazard: 'unpicklable', source: 'http2' },
    { names: 'http2.Http2Server.updateSettings', source: 'http2' },
    { names: 'http2.{Http2Session,ClientHttp2Session,ServerHttp2Session}', class: true, bases: 'http2._Session', hazard: 'unpicklable', source: 'http2' },
    { names: 'http2._Session', class: true, bases: 'events.EventEmitter', source: 'http2' },
    { names: 'http2._Session.{destroy,goaway,ref,setLocalWindowSize,unref} http2.ServerHttp2Session.{altsvc,origin}', source: 'http2' },
    { names: 'http2._Session.{close,ping,setTimeout,settings}', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'http2' },
    { names: 'http2._Session.{alpnProtocol,closed,connecting,destroyed,encrypted,localSettings,originSet,pendingSettingsAck,remoteSettings,socket,state,type}', attribute: true, source: 'http2' },
    { names: 'http2.ClientHttp2Session.request', work: 'io', io: 'network', blocking: false, returns: 'http2.Http2Stream', repeats: 'sends', source: 'http2' },
    { names: 'http2.{Http2Stream,ClientHttp2Stream,ServerHttp2Stream}', class: true, bases: 'stream.Duplex', hazard: 'unpicklable', source: 'http2' },
    { names: 'http2.{Http2Stream,ServerHttp2Stream}.{additionalHeaders,close,priority,respond,sendTrailers,setTimeout}', source: 'http2' },
    { names: 'http2.ServerHttp2Stream.{pushStream,respondWithFD,respondWithFile}', work: 'io', io: 'network', blocking: false, repeats: 'sends', source: 'http2' },
    { names: 'http2.Http2ServerRequest', class: true, bases: 'http.IncomingMessage', hazard: 'unpicklable', source: 'http2' },
    { names: 'http2.Http2ServerResponse', class: true, bases: 'http.ServerResponse', hazard: 'unpicklable', source: 'http2' },
    { names: 'http2.Http2ServerResponse.{createPushResponse,setTrailer}', source: 'http2' },
    { names: 'http2.Http2ServerRequest.{authority,scheme,stream} http2.Http2ServerResponse.stream', attribute: true, source: 'http2' },
    { names: 'http2.{constants,sensitiveHeaders}', attribute: true, source: 'http2' },

    // net, tls
    { names: 'net.connect', work: 'io', io: 'network', blocking: false, returns: 'net.Socket', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'net' },
    { names: 'tls.connect', work: 'io', io: 'network', blocking: false, returns: 'tls.TLSSocket', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'tls' },
    { names: 'net.createServer', returns: 'net.Server', hazard: HANDLER, runs: { argument: 0, as: 'event-loop', rest: true, perItem: true }, source: 'handlers' },
    { names: 'tls.createServer', returns: 'tls.Server', hazard: HANDLER, runs: { argument: 0, as: 'event-loop', rest: true, perItem: true }, source: 'handlers' },
    { names: 'net.Server', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'net' },
    { names: 'net.Server.{close,getConnections}', runs: { argument: 0, as: 'event-loop' }, source: 'net' },
    { names: 'net.Server.listen', returns: 'net.Server', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'net' },
    { names: 'net.Server.{address,ref,unref}', source: 'net' },
    { names: 'net.Server.{dropMaxConnection,listening,maxConnections}', attribute: true, source: 'net' },
    { names: 'net.Socket', class: true, bases: 'stream.Duplex', hazard: 'unpicklable', source: 'net' },
    { names: 'net.Socket.connect', work: 'io', io: 'network', blocking: false, returns: 'net.Socket', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'net' },
    { names: 'net.Socket.{end,write}', work: 'io', io: 'network', blocking: false, repeats: 'sends', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'net' },
    { names: 'net.Socket.setTimeout', runs: { argument: 1, as: 'event-loop' }, source: 'net' },
    { names: 'net.Socket.{address,destroySoon,getTypeOfService,pause,read,ref,resetAndDestroy,resume,setKeepAlive,setNoDelay,setTypeOfService,unref}', source: 'net' },
    {
      names: `net.Socket.{autoSelectFamilyAttemptedAddresses,bufferSize,bytesRead,bytesWritten,connecting,localAddress,localFamily,localPort,pending,readyState,remoteAddress,
        remoteFamily,remotePort,timeout}`,
      attribute: true, source: 'net',
    },
    { names: 'net.{BlockList,SocketAddress,BoundSocket}', class: true, source: 'net' },
    {
      names: `net.BlockList.{addAddress,addAddresses,addCIDR,addCIDRs,addRange,addSubnet,check,clear,fromJSON,isBlockList,removeAddress,removeCIDR,removeRange,removeSubnet,toJSON}
        net.SocketAddress.{isSocketAddress,parse,toJSON} net.BoundSocket.{address,close,fd} net.{isIP,isIPv4,isIPv6,getDefaultAutoSelectFamily,getDefaultAutoSelectFamilyAttemptTimeout}`,
      source: 'net',
    },
    { names: 'net.{setDefaultAutoSelectFamily,setDefaultAutoSelectFamilyAttemptTimeout}', hazard: 'changes-process-state', source: 'net' },
    { names: 'net.BlockList.{rules,size} net.SocketAddress.{address,family,flowlabel,port} net.BoundSocket.isPipe', attribute: true, source: 'net' },
    { names: 'tls.TLSSocket', class: true, bases: 'net.Socket', hazard: 'unpicklable', source: 'tls' },
    { names: 'tls.TLSSocket.renegotiate', runs: { argument: 1, as: 'event-loop' }, source: 'tls' },
    {
      names: `tls.TLSSocket.{disableRenegotiation,enableTrace,exportKeyingMaterial,getCertificate,getCipher,getEphemeralKeyInfo,getFinished,getPeerCertificate,getPeerFinished,
        getPeerX509Certificate,getProtocol,getSession,getSharedSigalgs,getTLSTicket,getX509Certificate,isSessionReused,setKeyCert,setMaxSendFragment,setServername,setSession}`,
      source: 'tls',
    },
    { names: 'tls.TLSSocket.{alpnProtocol,authorizationError,authorized,encrypted,servername}', attribute: true, source: 'tls' },
    { names: 'tls.Server', class: true, bases: 'net.Server', hazard: 'unpicklable', source: 'tls' },
    { names: 'tls.Server.{addContext,getTicketKeys,setOptions,setSecureContext,setTicketKeys}', source: 'tls' },
    { names: 'tls.createSecureContext', work: 'cpu', growth: 'linear', returns: 'tls.SecureContext', source: 'tls' },
    { names: 'tls.SecureContext', class: true, work: 'cpu', source: 'tls' },
    { names: 'tls.{checkServerIdentity,convertALPNProtocols,createSecurePair,getCiphers,getCertificateCompressionAlgorithms}', source: 'tls' },
    { names: 'tls.getCACertificates', work: 'cpu', growth: 'linear', returns: 'globalThis.Array', element: STRING, source: 'tls' },
    { names: 'tls.setDefaultCACertificates', hazard: 'changes-process-state', source: 'tls' },
    { names: 'tls.{CLIENT_RENEG_LIMIT,CLIENT_RENEG_WINDOW,DEFAULT_CIPHERS,DEFAULT_ECDH_CURVE,DEFAULT_MAX_VERSION,DEFAULT_MIN_VERSION,rootCertificates}', attribute: true, source: 'tls' },

    // dgram
    { names: 'dgram.createSocket', returns: 'dgram.Socket', runs: { argument: 1, as: 'event-loop' }, source: 'dgram' },
    { names: 'dgram.Socket', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'dgram' },
    { names: 'dgram.Socket.{send,sendto}', work: 'io', io: 'network', blocking: false, repeats: 'sends', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'dgram' },
    { names: 'dgram.Socket.{bind,close,connect}', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'dgram' },
    {
      names: `dgram.Socket.{addMembership,addSourceSpecificMembership,address,bindSync,connectSync,disconnect,dropMembership,dropSourceSpecificMembership,getRecvBufferSize,
        getSendBufferSize,getSendQueueCount,getSendQueueSize,ref,remoteAddress,setBroadcast,setMulticastInterface,setMulticastLoopback,setMulticastTTL,setRecvBufferSize,
        setSendBufferSize,setTTL,unref}`,
      source: 'dgram',
    },

    // dns: lookups go through getaddrinfo on libuv's pool, queries do not
    { names: 'dns.{lookup,lookupService}', work: 'io', io: 'network', blocking: false, hazard: POOL, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'probe' },
    { names: 'dns.promises.{lookup,lookupService}', work: 'io', io: 'network', coroutine: true, hazard: POOL, source: 'lookup' },
    { names: `dns.{,Resolver.}{${QUERIES}}`, work: 'io', io: 'network', blocking: false, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'lookup' },
    { names: `dns.promises.{,Resolver.}{${QUERIES}}`, work: 'io', io: 'network', coroutine: true, returns: 'globalThis.Array', source: 'dns' },
    { names: 'dns.Resolver dns.promises.Resolver', class: true, hazard: 'unpicklable', source: 'dns' },
    { names: 'dns.{,promises.}Resolver.{cancel,getServers,setLocalAddress,setServers} dns.{,promises.}{getDefaultResultOrder,getServers}', source: 'dns' },
    { names: 'dns.{,promises.}{setDefaultResultOrder,setServers}', hazard: 'changes-process-state', source: 'dns' },
    {
      names: `dns.{ADDRCONFIG,ALL,V4MAPPED} dns.{,promises.}{ADDRGETNETWORKPARAMS,BADFAMILY,BADFLAGS,BADHINTS,BADNAME,BADQUERY,BADRESP,BADSTR,CANCELLED,CONNREFUSED,DESTRUCTION,
        EOF,FILE,FORMERR,LOADIPHLPAPI,NODATA,NOMEM,NONAME,NOTFOUND,NOTIMP,NOTINITIALIZED,REFUSED,SERVFAIL,TIMEOUT}`,
      attribute: true, source: 'dns',
    },

    // url
    { names: 'url.{URL,Url}', class: true, source: 'url' },
    { names: 'url.URL.{canParse,revokeObjectURL,toJSON,toString} url.Url.{format,parse,parseHost,resolve,resolveObject}', source: 'url' },
    { names: 'url.URL.{createObjectURL,parse}', source: 'url' },
    { names: 'url.URL.{hash,host,hostname,href,origin,password,pathname,port,protocol,search,username}', attribute: true, returns: STRING, source: 'url' },
    { names: 'url.URL.searchParams', attribute: true, returns: 'url.URLSearchParams', source: 'url' },
    { names: 'url.URLSearchParams', class: true, source: 'url' },
    { names: 'url.URLSearchParams.{append,delete,entries,get,getAll,has,keys,set,sort,toString,values}', source: 'url' },
    { names: 'url.URLSearchParams.forEach', runs: { argument: 0, as: 'inline', perItem: true }, source: 'url' },
    { names: 'url.URLSearchParams.size', attribute: true, source: 'url' },
    { names: 'url.URLPattern', class: true, work: 'cpu', source: 'url' },
    { names: 'url.URLPattern.{exec,test}', work: 'cpu', source: 'url' },
    { names: 'url.URLPattern.{hasRegExpGroups,hash,hostname,password,pathname,port,protocol,search,username}', attribute: true, source: 'url' },
    { names: 'url.{domainToASCII,domainToUnicode,fileURLToPath,format,resolve}', returns: STRING, source: 'url' },
    { names: 'url.{parse,resolveObject}', returns: 'url.Url', source: 'url' },
    { names: 'url.pathToFileURL', returns: 'url.URL', source: 'url' },
    { names: 'url.fileURLToPathBuffer', returns: 'buffer.Buffer', source: 'url' },
    { names: 'url.urlToHttpOptions', source: 'url' },
  ],
};
