/** Sockets and the protocols above them, clients and servers. */
import type { CatalogueTable } from '../types';
import { libraryPages, pagesOf } from './stdlib-sources';

const HTTP = 'httpx.AsyncClient.request';
const STREAM = 'asyncio.open_connection';
const SERVER = 'asyncio.start_server';
const THREAD = 'asyncio.to_thread';
/** Requests and answers of one connection follow one another. */
const ONE_CONNECTION = 'not-task-safe';

export const stdlibNetwork: CatalogueTable = {
  library: 'python-stdlib-network',
  language: 'python',
  aliases: {
    _socket: 'socket',
    _ssl: 'ssl',
    'socket.SocketType': 'socket.socket',
    'socket.error': 'builtins.OSError',
    'socket.timeout': 'builtins.TimeoutError',
    'select.error': 'builtins.OSError',
    'ssl.SSLWantRead': 'ssl.SSLWantReadError',
    'urllib.request.HTTPError': 'urllib.error.HTTPError',
    'urllib.request.URLError': 'urllib.error.URLError',
    'xmlrpc.client.Server': 'xmlrpc.client.ServerProxy',
    'xmlrpc.server.Fault': 'xmlrpc.client.Fault',
    'xmlrpc.server.dumps': 'xmlrpc.client.dumps',
    'xmlrpc.server.loads': 'xmlrpc.client.loads',
    'xmlrpc.server.gzip_encode': 'xmlrpc.client.gzip_encode',
    'xmlrpc.server.gzip_decode': 'xmlrpc.client.gzip_decode',
    'socketserver.socket': 'socket',
    'http.client.error': 'http.client.HTTPException',
  },
  sources: {
    ...libraryPages('socket', 'ssl', 'select', 'selectors', 'http', 'http.client', 'http.server', 'http.cookies', 'http.cookiejar', 'urllib.request',
      'urllib.parse', 'urllib.error', 'urllib.robotparser', 'ftplib', 'smtplib', 'imaplib', 'poplib', 'xmlrpc.client', 'xmlrpc.server', 'socketserver',
      'wsgiref', 'webbrowser', 'ipaddress'),
    ...pagesOf('3.12', ['nntplib', 'telnetlib']),
    ...pagesOf('3.11', ['asyncore', 'asynchat', 'smtpd']),
    probe: 'measured: python3 test/bench/gil-probe.py socket select',
    socketmodule: 'https://github.com/python/cpython/blob/main/Modules/socketmodule.c',
  },
  groups: [
    // socket
    { names: 'socket.socket', class: true, hazard: 'unpicklable', source: 'socket' },
    { names: 'socket.create_connection', work: 'io', io: 'network', returns: 'socket.socket', asyncInstead: STREAM, source: 'socket' },
    { names: 'socket.{create_server,fromfd,fromshare}', returns: 'socket.socket', source: 'socket' },
    { names: 'socket.socketpair', element: 'socket.socket', source: 'socket' },
    { names: 'socket.socket.{connect,connect_ex}', work: 'io', io: 'network', asyncInstead: STREAM, source: 'socketmodule' },
    { names: 'socket.socket.accept', work: 'io', io: 'network', returns: 'builtins.tuple', asyncInstead: SERVER, source: 'socketmodule' },
    { names: 'socket.socket.recv', work: 'io', io: 'network', hazard: ONE_CONNECTION, returns: 'builtins.bytes', asyncInstead: 'asyncio.StreamReader.read', source: 'probe' },
    {
      names: 'socket.socket.{recv_into,recvfrom,recvfrom_into,recvmsg,recvmsg_into}', work: 'io', io: 'network', hazard: ONE_CONNECTION,
      asyncInstead: 'asyncio.StreamReader.read', source: 'socketmodule',
    },
    {
      names: 'socket.socket.{send,sendall,sendto,sendmsg,sendmsg_afalg,sendfile}', work: 'io', io: 'network', hazard: ONE_CONNECTION, repeats: 'sends',
      asyncInstead: 'asyncio.StreamWriter.drain', source: 'socketmodule',
    },
    { names: 'socket.socket.dup', returns: 'socket.socket', source: 'socket' },
    { names: 'socket.socket.makefile', returns: 'socket.SocketIO', source: 'socket' },
    {
      names: `socket.socket.{bind,close,detach,fileno,get_inheritable,getblocking,getpeername,getsockname,getsockopt,gettimeout,ioctl,listen,set_inheritable,
        setblocking,setsockopt,settimeout,share,shutdown}`,
      source: 'socket',
    },
    { names: 'socket.socket.{family,type,proto,timeout}', attribute: true, source: 'socket' },
    { names: 'socket.SocketIO', class: true, bases: 'io.IOBase', element: 'builtins.bytes', hazard: 'unpicklable', source: 'socket' },
    {
      names: 'socket.SocketIO.{read,readall,readline,readinto,readlines,__iter__,__next__}', work: 'io', io: 'network',
      asyncInstead: 'asyncio.StreamReader.read', source: 'socket',
    },
    {
      names: 'socket.SocketIO.{write,writelines,flush}', work: 'io', io: 'network', repeats: 'sends', asyncInstead: 'asyncio.StreamWriter.drain',
      source: 'socket',
    },
    {
      names: 'socket.{getaddrinfo,gethostbyaddr,gethostbyname,gethostbyname_ex,getnameinfo,getfqdn}', work: 'io', io: 'network',
      asyncInstead: 'asyncio.AbstractEventLoop.getaddrinfo', source: 'socketmodule',
    },
    { names: 'socket.{recv_fds,send_fds}', work: 'io', io: 'network', source: 'socket' },
    {
      names: `socket.{CMSG_LEN,CMSG_SPACE,close,dup,getdefaulttimeout,gethostname,getprotobyname,getservbyname,getservbyport,has_dualstack_ipv6,htonl,htons,
        if_indextoname,if_nameindex,if_nametoindex,inet_aton,inet_ntoa,inet_ntop,inet_pton,ntohl,ntohs}`,
      source: 'socket',
    },
    { names: 'socket.{setdefaulttimeout,sethostname}', hazard: 'changes-process-state', source: 'socket' },
    { names: 'socket.{AddressFamily,AddressInfo,MsgFlag,SocketKind,gaierror,herror}', class: true, source: 'socket' },
    {
      names: `socket.{AF_INET,AF_INET6,AF_UNIX,SOCK_STREAM,SOCK_DGRAM,SOL_SOCKET,SO_REUSEADDR,SO_REUSEPORT,SO_KEEPALIVE,IPPROTO_TCP,IPPROTO_UDP,TCP_NODELAY,
        SHUT_RD,SHUT_WR,SHUT_RDWR}`,
      attribute: true, returns: 'builtins.int', source: 'socket',
    },

    // ssl
    { names: 'ssl.SSLContext', class: true, hazard: 'unpicklable', source: 'ssl' },
    { names: 'ssl.{create_default_context,_create_unverified_context}', work: 'io', io: 'file', returns: 'ssl.SSLContext', source: 'ssl' },
    {
      names: 'ssl.SSLContext.{load_cert_chain,load_verify_locations,load_default_certs,load_dh_params,set_default_verify_paths}', work: 'io',
      io: 'file', source: 'ssl',
    },
    {
      names: `ssl.SSLContext.{cert_store_stats,get_ca_certs,get_ciphers,session_stats,set_alpn_protocols,set_ciphers,set_ecdh_curve,set_npn_protocols,
        set_psk_client_callback,set_psk_server_callback,set_servername_callback}`,
      source: 'ssl',
    },
    { names: 'ssl.{SSLContext.wrap_socket,wrap_socket}', work: 'io', io: 'network', returns: 'ssl.SSLSocket', asyncInstead: STREAM, source: 'ssl' },
    { names: 'ssl.SSLContext.wrap_bio', returns: 'ssl.SSLObject', source: 'ssl' },
    { names: 'ssl.SSLSocket', class: true, bases: 'socket.socket', hazard: 'unpicklable not-thread-safe', source: 'ssl' },
    { names: 'ssl.SSLSocket.{do_handshake,unwrap,read}', work: 'io', io: 'network', asyncInstead: STREAM, source: 'ssl' },
    { names: 'ssl.SSLSocket.write', work: 'io', io: 'network', repeats: 'sends', asyncInstead: STREAM, source: 'ssl' },
    { names: 'ssl.SSLObject ssl.MemoryBIO', class: true, hazard: 'unpicklable', source: 'ssl' },
    { names: 'ssl.SSLObject.{do_handshake,read,write,unwrap}', work: 'native', growth: 'linear', source: 'ssl' },
    {
      names: `ssl.{SSLSocket,SSLObject}.{cipher,compression,get_channel_binding,get_unverified_chain,get_verified_chain,getpeercert,pending,
        selected_alpn_protocol,selected_npn_protocol,shared_ciphers,verify_client_post_handshake,version,group,client_sigalg,server_sigalg}
        ssl.MemoryBIO.{read,write,write_eof}`,
      source: 'ssl',
    },
    { names: 'ssl.get_server_certificate', work: 'io', io: 'network', returns: 'builtins.str', asyncInstead: THREAD, source: 'ssl' },
    {
      names: `ssl.{DER_cert_to_PEM_cert,PEM_cert_to_DER_cert,RAND_add,RAND_bytes,RAND_pseudo_bytes,RAND_status,cert_time_to_seconds,
        get_default_verify_paths,get_protocol_name,match_hostname,enum_certificates,enum_crls,get_sigalgs}`,
      source: 'ssl',
    },
    {
      names: `ssl.{AlertDescription,CertificateError,DefaultVerifyPaths,Options,Purpose,SSLCertVerificationError,SSLEOFError,SSLError,SSLErrorNumber,
        SSLSession,SSLSyscallError,SSLWantReadError,SSLWantWriteError,SSLZeroReturnError,TLSVersion,VerifyFlags,VerifyMode}`,
      class: true, source: 'ssl',
    },
    {
      names: 'ssl.{CERT_NONE,CERT_OPTIONAL,CERT_REQUIRED,PROTOCOL_TLS,PROTOCOL_TLS_CLIENT,PROTOCOL_TLS_SERVER,OP_NO_SSLv3,OPENSSL_VERSION}',
      attribute: true, source: 'ssl',
    },

    // select, selectors
    {
      names: 'select.select', work: 'io', io: 'network', returns: 'builtins.tuple', asyncInstead: 'asyncio.AbstractEventLoop.add_reader',
      source: 'probe',
    },
    { names: 'select.poll', returns: 'select._Poll', source: 'select' },
    { names: 'select.{_Poll,epoll,kqueue,devpoll,kevent}', class: true, hazard: 'unpicklable not-fork-safe', source: 'select' },
    {
      names: 'select.{_Poll,epoll,devpoll}.poll select.kqueue.control', work: 'io', io: 'network', asyncInstead: 'asyncio.AbstractEventLoop.add_reader',
      source: 'select',
    },
    {
      names: `select.{_Poll.{modify,register,unregister},epoll.{close,fileno,fromfd,modify,register,unregister,closed},devpoll.{close,fileno,modify,
        register,unregister},kqueue.{close,fileno,fromfd}}`,
      source: 'select',
    },
    {
      names: 'select.{POLLIN,POLLOUT,POLLERR,POLLHUP,EPOLLIN,EPOLLOUT,EPOLLERR,EPOLLHUP,EPOLLET}', attribute: true, returns: 'builtins.int',
      source: 'select',
    },
    {
      names: 'selectors.{DefaultSelector,EpollSelector,PollSelector,SelectSelector,KqueueSelector,DevpollSelector}', class: true,
      bases: 'selectors.BaseSelector', hazard: 'unpicklable', source: 'selectors',
    },
    { names: 'selectors.BaseSelector', class: true, hazard: 'unpicklable', source: 'selectors' },
    {
      names: 'selectors.BaseSelector.select', work: 'io', io: 'network', returns: 'builtins.list',
      asyncInstead: 'asyncio.AbstractEventLoop.add_reader', source: 'selectors',
    },
    {
      names: `selectors.BaseSelector.{close,get_key,get_map,modify,register,unregister} selectors.{DefaultSelector,EpollSelector,KqueueSelector,
        DevpollSelector}.fileno`,
      source: 'selectors',
    },
    { names: 'selectors.SelectorKey', class: true, source: 'selectors' },
    { names: 'selectors.{EVENT_READ,EVENT_WRITE}', attribute: true, returns: 'builtins.int', source: 'selectors' },

    // http.client
    { names: 'http.client.HTTPConnection', class: true, hazard: 'unpicklable not-thread-safe', source: 'http.client' },
    {
      names: 'http.client.HTTPSConnection', class: true, bases: 'http.client.HTTPConnection', hazard: 'unpicklable not-thread-safe',
      source: 'http.client',
    },
    { names: 'http.client.HTTPConnection.connect', work: 'io', io: 'network', hazard: ONE_CONNECTION, asyncInstead: HTTP, source: 'http.client' },
    {
      names: 'http.client.HTTPConnection.{request,endheaders,send}', work: 'io', io: 'network', hazard: ONE_CONNECTION, repeats: 'sends', asyncInstead: HTTP,
      source: 'http.client',
    },
    {
      names: 'http.client.HTTPConnection.getresponse', work: 'io', io: 'network', hazard: ONE_CONNECTION, returns: 'http.client.HTTPResponse', asyncInstead: HTTP,
      source: 'http.client',
    },
    { names: 'http.client.HTTPConnection.{close,get_proxy_response_headers,putheader,putrequest,set_debuglevel,set_tunnel}', source: 'http.client' },
    { names: 'http.client.HTTPResponse', class: true, element: 'builtins.bytes', hazard: 'unpicklable', source: 'http.client' },
    {
      names: 'http.client.HTTPResponse.{begin,read,read1,peek,readline}', work: 'io', io: 'network', growth: 'linear', returns: 'builtins.bytes',
      asyncInstead: HTTP, source: 'http.client',
    },
    {
      names: 'http.client.HTTPResponse.readlines', work: 'io', io: 'network', growth: 'linear', returns: 'builtins.list', element: 'builtins.bytes',
      source: 'http.client',
    },
    { names: 'http.client.HTTPResponse.{readinto,__iter__,__next__}', work: 'io', io: 'network', growth: 'linear', source: 'http.client' },
    { names: 'http.client.HTTPResponse.{close,fileno,flush,getcode,getheader,getheaders,geturl,info,isclosed,readable}', source: 'http.client' },
    { names: 'http.client.HTTPResponse.{status,code,reason,version,url,closed}', attribute: true, source: 'http.client' },
    { names: 'http.client.HTTPResponse.{headers,msg}', attribute: true, returns: 'http.client.HTTPMessage', source: 'http.client' },
    { names: 'http.client.HTTPMessage', class: true, bases: 'email.message.Message', source: 'http.client' },
    { names: 'http.client.parse_headers', work: 'io', io: 'network', returns: 'http.client.HTTPMessage', source: 'http.client' },
    {
      names: `http.client.{BadStatusLine,CannotSendHeader,CannotSendRequest,HTTPException,ImproperConnectionState,IncompleteRead,InvalidURL,LineTooLong,
        NotConnected,RemoteDisconnected,ResponseNotReady,UnimplementedFileMode,UnknownProtocol,UnknownTransferEncoding}`,
      class: true, source: 'http.client',
    },
    { names: 'http.{HTTPMethod,HTTPStatus}', class: true, source: 'http' },

    // http.cookies, http.cookiejar
    { names: 'http.cookies.{BaseCookie,SimpleCookie,Morsel,CookieError}', class: true, source: 'http.cookies' },
    {
      names: `http.cookies.{{BaseCookie,SimpleCookie}.{load,value_decode,value_encode},Morsel.{isReservedKey,set,OutputString},{BaseCookie,
        SimpleCookie,Morsel}.{copy,get,items,keys,values,js_output,output,setdefault,update}}`,
      source: 'http.cookies',
    },
    { names: 'http.cookiejar.{Cookie,CookiePolicy,DefaultCookiePolicy,LoadError}', class: true, source: 'http.cookiejar' },
    { names: 'http.cookiejar.{Cookie,CookiePolicy,DefaultCookiePolicy}.*', source: 'http.cookiejar' },
    { names: 'http.cookiejar.CookieJar', class: true, element: 'http.cookiejar.Cookie', source: 'http.cookiejar' },
    {
      names: `http.cookiejar.CookieJar.{add_cookie_header,clear,clear_expired_cookies,clear_session_cookies,extract_cookies,make_cookies,set_cookie,
        set_cookie_if_ok,set_policy}`,
      source: 'http.cookiejar',
    },
    {
      names: 'http.cookiejar.{FileCookieJar,LWPCookieJar,MozillaCookieJar}', class: true, bases: 'http.cookiejar.CookieJar',
      element: 'http.cookiejar.Cookie', source: 'http.cookiejar',
    },
    { names: 'http.cookiejar.{FileCookieJar,LWPCookieJar,MozillaCookieJar}.{load,revert}', work: 'io', io: 'file', source: 'http.cookiejar' },
    {
      names: 'http.cookiejar.{FileCookieJar,LWPCookieJar,MozillaCookieJar}.save', work: 'io', io: 'file', repeats: 'writes', source: 'http.cookiejar',
    },
    { names: 'http.cookiejar.LWPCookieJar.as_lwp_str', returns: 'builtins.str', source: 'http.cookiejar' },

    // urllib
    { names: 'urllib.request.urlopen', work: 'io', io: 'network', returns: 'http.client.HTTPResponse', asyncInstead: HTTP, source: 'urllib.request' },
    {
      names: 'urllib.request.urlretrieve', work: 'io', io: 'network', growth: 'linear', repeats: 'writes', asyncInstead: HTTP,
      source: 'urllib.request',
    },
    { names: 'urllib.request.OpenerDirector', class: true, source: 'urllib.request' },
    { names: 'urllib.request.build_opener', returns: 'urllib.request.OpenerDirector', source: 'urllib.request' },
    {
      names: 'urllib.request.OpenerDirector.open', work: 'io', io: 'network', returns: 'http.client.HTTPResponse', asyncInstead: HTTP,
      source: 'urllib.request',
    },
    { names: 'urllib.request.OpenerDirector.{add_handler,close,error}', source: 'urllib.request' },
    { names: 'urllib.request.install_opener', hazard: 'changes-process-state', source: 'urllib.request' },
    {
      names: 'urllib.request.{getproxies,pathname2url,url2pathname,urlcleanup,parse_http_list,parse_keqv_list,proxy_bypass}',
      source: 'urllib.request',
    },
    { names: 'urllib.request.Request', class: true, source: 'urllib.request' },
    {
      names: `urllib.request.Request.{add_header,add_unredirected_header,get_full_url,get_header,get_method,has_header,has_proxy,header_items,
        remove_header,set_proxy}`,
      source: 'urllib.request',
    },
    { names: 'urllib.request.{URLopener,FancyURLopener}', class: true, source: 'urllib.request' },
    {
      names: 'urllib.request.{URLopener,FancyURLopener}.{open,open_data,open_file,open_ftp,open_http,open_https,open_local_file,open_unknown,open_unknown_proxy}',
      work: 'io', io: 'network', returns: 'http.client.HTTPResponse', asyncInstead: HTTP, source: 'urllib.request',
    },
    {
      names: 'urllib.request.{URLopener,FancyURLopener}.retrieve', work: 'io', io: 'network', growth: 'linear', repeats: 'writes', asyncInstead: HTTP,
      source: 'urllib.request',
    },
    { names: 'urllib.request.{URLopener,FancyURLopener}.*', source: 'urllib.request' },
    {
      names: `urllib.request.{AbstractBasicAuthHandler,AbstractDigestAuthHandler,BaseHandler,CacheFTPHandler,DataHandler,FTPHandler,FileHandler,
        HTTPBasicAuthHandler,HTTPCookieProcessor,HTTPDefaultErrorHandler,HTTPDigestAuthHandler,HTTPErrorProcessor,HTTPHandler,HTTPPasswordMgr,
        HTTPPasswordMgrWithDefaultRealm,HTTPPasswordMgrWithPriorAuth,HTTPRedirectHandler,HTTPSHandler,ProxyBasicAuthHandler,ProxyDigestAuthHandler,
        ProxyHandler,UnknownHandler}`,
      class: true, bases: 'urllib.request._Handler', source: 'urllib.request',
    },
    { names: 'urllib.request._Handler', class: true, source: 'urllib.request' },
    {
      names: 'urllib.request._Handler.{data_open,ftp_open,file_open,http_open,https_open,open_local_file,proxy_open,unknown_open,connect_ftp}',
      work: 'io', io: 'network', returns: 'http.client.HTTPResponse', source: 'urllib.request',
    },
    { names: 'urllib.request._Handler.*', source: 'urllib.request' },
    { names: 'urllib.response.{addbase,addclosehook,addinfo,addinfourl}', class: true, bases: 'http.client.HTTPResponse', source: 'urllib.request' },
    { names: 'urllib.error.{URLError,HTTPError,ContentTooShortError}', class: true, source: 'urllib.error' },
    { names: 'urllib.robotparser.RobotFileParser', class: true, source: 'urllib.robotparser' },
    { names: 'urllib.robotparser.RobotFileParser.read', work: 'io', io: 'network', asyncInstead: HTTP, source: 'urllib.robotparser' },
    {
      names: 'urllib.robotparser.RobotFileParser.{can_fetch,crawl_delay,modified,mtime,parse,request_rate,set_url,site_maps}',
      source: 'urllib.robotparser',
    },
    {
      names: 'urllib.parse.{quote,quote_plus,quote_from_bytes,unquote,unquote_plus,urlencode,urljoin,urlunparse,urlunsplit,unwrap}',
      returns: 'builtins.str', source: 'urllib.parse',
    },
    { names: 'urllib.parse.{unquote_to_bytes,parse_qs,parse_qsl,urldefrag,clear_cache}', source: 'urllib.parse' },
    { names: 'urllib.parse.urlparse', returns: 'urllib.parse.ParseResult', source: 'urllib.parse' },
    { names: 'urllib.parse.urlsplit', returns: 'urllib.parse.SplitResult', source: 'urllib.parse' },
    { names: 'urllib.parse.{DefragResult,ParseResult,SplitResult}{,Bytes}', class: true, element: 'builtins.str', source: 'urllib.parse' },
    {
      names: `urllib.parse.{{DefragResult,ParseResult,SplitResult}.encode,{DefragResult,ParseResult,SplitResult}Bytes.decode,{DefragResult,
        ParseResult,SplitResult}{,Bytes}.geturl}`,
      source: 'urllib.parse',
    },
    {
      names: `urllib.parse.{ParseResult,SplitResult}.{scheme,netloc,path,query,fragment,hostname,username,password} urllib.parse.DefragResult.{url,
        fragment}`,
      attribute: true, returns: 'builtins.str', source: 'urllib.parse',
    },

    // Mail and file transfer
    { names: 'ftplib.FTP', class: true, work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe', asyncInstead: THREAD, source: 'ftplib' },
    {
      names: 'ftplib.FTP_TLS', class: true, bases: 'ftplib.FTP', work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe',
      asyncInstead: THREAD, source: 'ftplib',
    },
    {
      names: `ftplib.FTP.{abort,acct,connect,cwd,dir,getline,getmultiline,getresp,login,makepasv,makeport,mlsd,nlst,ntransfercmd,pwd,quit,sendcmd,
        sendeprt,sendport,size,transfercmd,voidcmd,voidresp} ftplib.FTP_TLS.{auth,ccc,prot_c,prot_p}`,
      work: 'io', io: 'network', hazard: ONE_CONNECTION, asyncInstead: THREAD, source: 'ftplib',
    },
    { names: 'ftplib.FTP.{retrbinary,retrlines}', work: 'io', io: 'network', hazard: ONE_CONNECTION, growth: 'linear', asyncInstead: THREAD, source: 'ftplib' },
    {
      names: 'ftplib.FTP.{storbinary,storlines,mkd,rename}', work: 'io', io: 'network', hazard: ONE_CONNECTION, growth: 'linear', repeats: 'sends', asyncInstead: THREAD,
      source: 'ftplib',
    },
    { names: 'ftplib.FTP.{delete,rmd}', work: 'io', io: 'network', hazard: ONE_CONNECTION, repeats: 'deletes', asyncInstead: THREAD, source: 'ftplib' },
    { names: 'ftplib.FTP.{close,debug,getwelcome,putcmd,putline,sanitize,set_debuglevel,set_pasv}', source: 'ftplib' },
    { names: 'ftplib.{error_perm,error_proto,error_reply,error_temp,Error}', class: true, source: 'ftplib' },
    { names: 'ftplib.ftpcp', work: 'io', io: 'network', growth: 'linear', repeats: 'sends', source: 'ftplib' },
    { names: 'ftplib.{parse150,parse227,parse229,parse257,print_line}', source: 'ftplib' },

    {
      names: 'smtplib.SMTP', class: true, work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe', asyncInstead: 'aiosmtplib.SMTP',
      source: 'smtplib',
    },
    {
      names: 'smtplib.{SMTP_SSL,LMTP}', class: true, bases: 'smtplib.SMTP', work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe',
      asyncInstead: 'aiosmtplib.SMTP', source: 'smtplib',
    },
    {
      names: `smtplib.SMTP.{auth,auth_cram_md5,auth_login,auth_plain,connect,docmd,ehlo,ehlo_or_helo_if_needed,expn,getreply,helo,help,login,mail,noop,quit,
        rcpt,rset,starttls,verify,vrfy}`,
      work: 'io', io: 'network', hazard: ONE_CONNECTION, asyncInstead: 'aiosmtplib.SMTP', source: 'smtplib',
    },
    {
      names: 'smtplib.SMTP.{data,send,send_message,sendmail,putcmd}', work: 'io', io: 'network', hazard: ONE_CONNECTION, repeats: 'sends', asyncInstead: 'aiosmtplib.send',
      source: 'smtplib',
    },
    { names: 'smtplib.SMTP.{close,has_extn,set_debuglevel} smtplib.{quoteaddr,quotedata}', source: 'smtplib' },
    {
      names: `smtplib.{SMTPAuthenticationError,SMTPConnectError,SMTPDataError,SMTPException,SMTPHeloError,SMTPNotSupportedError,SMTPRecipientsRefused,
        SMTPResponseException,SMTPSenderRefused,SMTPServerDisconnected}`,
      class: true, source: 'smtplib',
    },

    {
      names: 'imaplib.IMAP4', class: true, work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe', asyncInstead: THREAD, source: 'imaplib',
    },
    {
      names: 'imaplib.{IMAP4_SSL,IMAP4_stream}', class: true, bases: 'imaplib.IMAP4', work: 'io', io: 'network',
      hazard: 'unpicklable not-thread-safe', asyncInstead: THREAD, source: 'imaplib',
    },
    {
      names: `imaplib.IMAP4.{authenticate,capability,check,close,enable,fetch,getacl,getannotation,getquota,getquotaroot,idle,list,login,login_cram_md5,logout,
        lsub,myrights,namespace,noop,open,partial,proxyauth,read,readline,recent,search,select,sort,starttls,status,subscribe,thread,uid,unselect,unsubscribe,
        xatom}`,
      work: 'io', io: 'network', hazard: ONE_CONNECTION, asyncInstead: THREAD, source: 'imaplib',
    },
    {
      names: 'imaplib.IMAP4.{append,copy,create,rename,send,setacl,setannotation,setquota,store}', work: 'io', io: 'network', hazard: ONE_CONNECTION, repeats: 'sends',
      asyncInstead: THREAD, source: 'imaplib',
    },
    { names: 'imaplib.IMAP4.{delete,deleteacl,expunge}', work: 'io', io: 'network', hazard: ONE_CONNECTION, repeats: 'deletes', asyncInstead: THREAD, source: 'imaplib' },
    {
      names: 'imaplib.IMAP4.{print_log,response,shutdown,socket} imaplib.{Int2AP,Internaldate2tuple,ParseFlags,Time2Internaldate}', source: 'imaplib',
    },
    { names: 'imaplib.IMAP4.{error,abort,readonly}', class: true, source: 'imaplib' },

    { names: 'poplib.POP3', class: true, work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe', asyncInstead: THREAD, source: 'poplib' },
    {
      names: 'poplib.POP3_SSL', class: true, bases: 'poplib.POP3', work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe',
      asyncInstead: THREAD, source: 'poplib',
    },
    {
      names: 'poplib.POP3.{apop,capa,list,noop,pass_,quit,retr,rpop,rset,stat,stls,top,uidl,user,utf8}', work: 'io', io: 'network', hazard: ONE_CONNECTION,
      asyncInstead: THREAD, source: 'poplib',
    },
    { names: 'poplib.POP3.dele', work: 'io', io: 'network', hazard: ONE_CONNECTION, repeats: 'deletes', asyncInstead: THREAD, source: 'poplib' },
    { names: 'poplib.POP3.{close,getwelcome,set_debuglevel}', source: 'poplib' },
    { names: 'poplib.error_proto', class: true, source: 'poplib' },

    { names: 'nntplib.NNTP', class: true, work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe', asyncInstead: THREAD, source: 'nntplib' },
    {
      names: 'nntplib.NNTP_SSL', class: true, bases: 'nntplib.NNTP', work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe',
      asyncInstead: THREAD, source: 'nntplib',
    },
    {
      names: `nntplib.NNTP.{article,body,capabilities,date,description,descriptions,getcapabilities,group,head,help,last,list,login,newgroups,newnews,next,over,
        quit,slave,starttls,stat,xhdr,xover}`,
      work: 'io', io: 'network', hazard: ONE_CONNECTION, asyncInstead: THREAD, source: 'nntplib',
    },
    { names: 'nntplib.NNTP.{ihave,post}', work: 'io', io: 'network', hazard: ONE_CONNECTION, repeats: 'sends', asyncInstead: THREAD, source: 'nntplib' },
    { names: 'nntplib.NNTP.{debug,getwelcome,set_debuglevel} nntplib.decode_header', source: 'nntplib' },
    {
      names: 'nntplib.{NNTPDataError,NNTPError,NNTPPermanentError,NNTPProtocolError,NNTPReplyError,NNTPTemporaryError,ArticleInfo,GroupInfo}',
      class: true, source: 'nntplib',
    },

    {
      names: 'telnetlib.Telnet', class: true, work: 'io', io: 'network', hazard: 'unpicklable not-thread-safe', asyncInstead: STREAM,
      source: 'telnetlib',
    },
    {
      names: `telnetlib.Telnet.{expect,fill_rawq,interact,listener,mt_interact,open,rawq_getchar,read_all,read_eager,read_some,read_until,read_very_eager,
        sock_avail}`,
      work: 'io', io: 'network', hazard: ONE_CONNECTION, returns: 'builtins.bytes', asyncInstead: STREAM, source: 'telnetlib',
    },
    { names: 'telnetlib.Telnet.write', work: 'io', io: 'network', hazard: ONE_CONNECTION, repeats: 'sends', asyncInstead: STREAM, source: 'telnetlib' },
    {
      names: `telnetlib.Telnet.{close,fileno,get_socket,msg,process_rawq,read_lazy,read_sb_data,read_very_lazy,set_debuglevel,
        set_option_negotiation_callback}`,
      source: 'telnetlib',
    },

    // XML-RPC: every attribute of a proxy is a call over the network
    { names: 'xmlrpc.client.ServerProxy', class: true, hazard: 'unpicklable not-thread-safe', source: 'xmlrpc.client' },
    { names: 'xmlrpc.client.ServerProxy.*', work: 'io', io: 'network', repeats: 'sends', asyncInstead: THREAD, source: 'xmlrpc.client' },
    { names: 'xmlrpc.client.MultiCall', class: true, source: 'xmlrpc.client' },
    { names: 'xmlrpc.client.MultiCall.__call__', work: 'io', io: 'network', repeats: 'sends', asyncInstead: THREAD, source: 'xmlrpc.client' },
    { names: 'xmlrpc.client.MultiCall.*', source: 'xmlrpc.client' },
    { names: 'xmlrpc.client.{dumps,loads}', work: 'cpu', growth: 'linear', source: 'xmlrpc.client' },
    { names: 'xmlrpc.client.{gzip_encode,gzip_decode}', work: 'native', growth: 'linear', returns: 'builtins.bytes', source: 'xmlrpc.client' },
    { names: 'xmlrpc.client.{escape,getparser}', source: 'xmlrpc.client' },
    { names: 'xmlrpc.client.{Transport,SafeTransport}', class: true, hazard: 'unpicklable', source: 'xmlrpc.client' },
    {
      names: 'xmlrpc.client.{Transport,SafeTransport}.{request,single_request,send_request,send_content,parse_response}', work: 'io', io: 'network',
      repeats: 'sends', source: 'xmlrpc.client',
    },
    { names: 'xmlrpc.client.{Transport,SafeTransport}.{close,get_host_info,getparser,make_connection,send_headers}', source: 'xmlrpc.client' },
    {
      names: `xmlrpc.client.{Binary,DateTime,Error,ExpatParser,Fault,GzipDecodedResponse,Marshaller,MultiCallIterator,ProtocolError,ResponseError,
        Unmarshaller}`,
      class: true, source: 'xmlrpc.client',
    },
    { names: 'xmlrpc.client.{Binary,DateTime,ExpatParser,GzipDecodedResponse,MultiCallIterator,Unmarshaller}.*', source: 'xmlrpc.client' },
    { names: 'xmlrpc.client.Marshaller.*', work: 'cpu', growth: 'linear', source: 'xmlrpc.client' },
    {
      names: 'xmlrpc.server.{SimpleXMLRPCServer,DocXMLRPCServer,MultiPathXMLRPCServer}', class: true,
      bases: 'socketserver.TCPServer xmlrpc.server.SimpleXMLRPCDispatcher', hazard: 'unpicklable', source: 'xmlrpc.server',
    },
    {
      names: 'xmlrpc.server.{CGIXMLRPCRequestHandler,DocCGIXMLRPCRequestHandler}', class: true, bases: 'xmlrpc.server.SimpleXMLRPCDispatcher',
      source: 'xmlrpc.server',
    },
    {
      names: 'xmlrpc.server.{SimpleXMLRPCRequestHandler,DocXMLRPCRequestHandler}', class: true, bases: 'http.server.BaseHTTPRequestHandler',
      source: 'xmlrpc.server',
    },
    {
      names: 'xmlrpc.server.{CGIXMLRPCRequestHandler,DocCGIXMLRPCRequestHandler,SimpleXMLRPCRequestHandler,DocXMLRPCRequestHandler}.*',
      source: 'xmlrpc.server',
    },
    { names: 'xmlrpc.server.MultiPathXMLRPCServer.{add_dispatcher,get_dispatcher}', source: 'xmlrpc.server' },
    { names: 'xmlrpc.server.{SimpleXMLRPCDispatcher,ServerHTMLDoc,XMLRPCDocGenerator}', class: true, source: 'xmlrpc.server' },
    { names: 'xmlrpc.server.{SimpleXMLRPCDispatcher,ServerHTMLDoc,XMLRPCDocGenerator}.*', source: 'xmlrpc.server' },
    { names: 'xmlrpc.server.{list_public_methods,resolve_dotted_attribute}', source: 'xmlrpc.server' },

    // Servers: what waits is serving
    {
      names: `socketserver.{TCPServer,UnixStreamServer,UnixDatagramServer,ForkingTCPServer,ForkingUDPServer,ForkingUnixDatagramServer,
        ForkingUnixStreamServer,ThreadingTCPServer,ThreadingUDPServer,ThreadingUnixDatagramServer,ThreadingUnixStreamServer}`,
      class: true, bases: 'socketserver.BaseServer', hazard: 'unpicklable', source: 'socketserver',
    },
    { names: 'socketserver.UDPServer', class: true, bases: 'socketserver.TCPServer', hazard: 'unpicklable', source: 'socketserver' },
    { names: 'socketserver.{BaseServer,ForkingMixIn,ThreadingMixIn}', class: true, hazard: 'unpicklable', source: 'socketserver' },
    {
      names: 'socketserver.{BaseServer.{serve_forever,handle_request},TCPServer.get_request,UDPServer.get_request}', work: 'io', io: 'network',
      asyncInstead: SERVER, source: 'socketserver',
    },
    { names: 'socketserver.BaseServer.shutdown', work: 'io', io: 'sleep', source: 'socketserver' },
    {
      names: `socketserver.TCPServer.{fileno,server_bind} socketserver.BaseServer.{close_request,finish_request,handle_error,handle_timeout,process_request,server_activate,server_close,
        service_actions,shutdown_request,verify_request}
        socketserver.{ForkingMixIn,ThreadingMixIn}.{process_request,server_close} socketserver.ForkingMixIn.{collect_children,handle_timeout,service_actions}
        socketserver.ThreadingMixIn.process_request_thread`,
      source: 'socketserver',
    },
    {
      names: 'socketserver.{BaseRequestHandler,StreamRequestHandler,DatagramRequestHandler}', class: true, hazard: 'unpicklable',
      source: 'socketserver',
    },
    { names: 'socketserver.{BaseRequestHandler,StreamRequestHandler,DatagramRequestHandler}.{finish,handle,setup}', source: 'socketserver' },
    {
      names: 'socketserver.{BaseRequestHandler,StreamRequestHandler,DatagramRequestHandler}.request', attribute: true, returns: 'socket.socket',
      source: 'socketserver',
    },
    {
      names: 'socketserver.{StreamRequestHandler,DatagramRequestHandler}.{rfile,wfile}', attribute: true, returns: 'socket.SocketIO',
      source: 'socketserver',
    },
    {
      names: 'http.server.{HTTPServer,ThreadingHTTPServer,HTTPSServer,ThreadingHTTPSServer}', class: true, bases: 'socketserver.TCPServer',
      hazard: 'unpicklable', source: 'http.server',
    },
    {
      names: 'http.server.{BaseHTTPRequestHandler,SimpleHTTPRequestHandler,CGIHTTPRequestHandler}', class: true,
      bases: 'socketserver.StreamRequestHandler', hazard: 'unpicklable', source: 'http.server',
    },
    {
      names: `http.server.BaseHTTPRequestHandler.{address_string,date_time_string,handle,handle_expect_100,log_date_time_string,log_error,log_message,log_request,
        parse_request,send_header,send_response,send_response_only,version_string}
        http.server.{SimpleHTTPRequestHandler,CGIHTTPRequestHandler}.{guess_type,list_directory,translate_path} http.server.CGIHTTPRequestHandler.{is_cgi,is_executable,is_python}`,
      source: 'http.server',
    },
    {
      names: 'http.server.BaseHTTPRequestHandler.{end_headers,flush_headers,send_error}', work: 'io', io: 'network', repeats: 'sends',
      source: 'http.server',
    },
    { names: 'http.server.BaseHTTPRequestHandler.handle_one_request', work: 'io', io: 'network', source: 'http.server' },
    {
      names: `http.server.{SimpleHTTPRequestHandler,CGIHTTPRequestHandler}.{copyfile,do_GET,do_HEAD,send_head}
        http.server.CGIHTTPRequestHandler.{do_POST,run_cgi}`,
      work: 'io', io: 'network', source: 'http.server',
    },

    // wsgiref, webbrowser
    { names: 'wsgiref.simple_server.make_server', returns: 'wsgiref.simple_server.WSGIServer', source: 'wsgiref' },
    { names: 'wsgiref.simple_server.WSGIServer', class: true, bases: 'http.server.HTTPServer', hazard: 'unpicklable', source: 'wsgiref' },
    { names: 'wsgiref.simple_server.WSGIRequestHandler', class: true, bases: 'http.server.BaseHTTPRequestHandler', source: 'wsgiref' },
    {
      names: 'wsgiref.simple_server.{demo_app,WSGIServer.{get_app,set_app,setup_environ},WSGIRequestHandler.{get_environ,get_stderr}}',
      source: 'wsgiref',
    },
    { names: 'wsgiref.handlers.{BaseHandler,SimpleHandler,BaseCGIHandler,CGIHandler,IISCGIHandler}', class: true, source: 'wsgiref' },
    { names: 'wsgiref.handlers.{BaseHandler,SimpleHandler,BaseCGIHandler,CGIHandler,IISCGIHandler}.*', source: 'wsgiref' },
    { names: 'wsgiref.handlers.{read_environ,format_date_time} wsgiref.validate.validator', source: 'wsgiref' },
    { names: 'wsgiref.headers.Headers', class: true, source: 'wsgiref' },
    { names: 'wsgiref.headers.Headers.{add_header,get,get_all,items,keys,setdefault,values}', source: 'wsgiref' },
    { names: 'wsgiref.util.{application_uri,guess_scheme,is_hop_by_hop,request_uri,setup_testing_defaults,shift_path_info}', source: 'wsgiref' },
    {
      names: 'wsgiref.util.FileWrapper wsgiref.types.{ErrorStream,FileWrapper,InputStream,StartResponse,WSGIApplication,WSGIEnvironment}',
      class: true, source: 'wsgiref',
    },
    { names: 'wsgiref.types.{ErrorStream,InputStream}.*', source: 'wsgiref' },
    { names: 'webbrowser.{open,open_new,open_new_tab}', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'webbrowser' },
    { names: 'webbrowser.get', returns: 'webbrowser.BaseBrowser', source: 'webbrowser' },
    { names: 'webbrowser.register', source: 'webbrowser' },
    { names: 'webbrowser.{BaseBrowser,Error}', class: true, source: 'webbrowser' },
    { names: 'webbrowser.BaseBrowser.{open,open_new,open_new_tab}', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'webbrowser' },

    // ipaddress
    {
      names: `ipaddress.{ip_address,ip_network,ip_interface,collapse_addresses,summarize_address_range,get_mixed_type_key,v4_int_to_packed,
        v6_int_to_packed}`,
      source: 'ipaddress',
    },
    { names: 'ipaddress.IPv{4,6}{Address,Interface,Network}', class: true, source: 'ipaddress' },
    { names: 'ipaddress.IPv{4,6}{Address,Interface,Network}.*', source: 'ipaddress' },
    { names: 'ipaddress.{AddressValueError,NetmaskValueError}', class: true, source: 'ipaddress' },

    // Before asyncio
    { names: 'asyncore.loop', work: 'io', io: 'network', asyncInstead: SERVER, source: 'asyncore' },
    { names: 'asyncore.{poll,poll2,poll3}', work: 'io', io: 'network', source: 'asyncore' },
    {
      names: 'asyncore.{dispatcher,dispatcher_with_send,file_dispatcher,file_wrapper,ExitNow}', class: true, hazard: 'unpicklable not-thread-safe',
      source: 'asyncore',
    },
    { names: 'asyncore.{dispatcher,dispatcher_with_send,file_dispatcher,file_wrapper}.*', source: 'asyncore' },
    { names: 'asyncore.{close_all,compact_traceback,read,readwrite,write}', source: 'asyncore' },
    { names: 'asynchat.async_chat', class: true, bases: 'asyncore.dispatcher', source: 'asynchat' },
    { names: 'asynchat.simple_producer', class: true, source: 'asynchat' },
    { names: 'asynchat.{async_chat,simple_producer}.* asynchat.find_prefix_at_end', source: 'asynchat' },
    { names: 'smtpd.{SMTPServer,DebuggingServer,PureProxy,MailmanProxy,SMTPChannel}', class: true, bases: 'asyncore.dispatcher', source: 'smtpd' },
    { names: 'smtpd.{SMTPServer,DebuggingServer,PureProxy,MailmanProxy,SMTPChannel}.*', source: 'smtpd' },
  ],
};
