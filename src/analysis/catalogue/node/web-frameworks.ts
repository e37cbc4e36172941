import type { CatalogueGroup, CatalogueTable } from '../types';

const STRING = 'globalThis.String';
const VERBS = 'all,delete,get,head,options,patch,post,put';

/** A handler after a path, with middleware before it. */
const HANDLER: Pick<CatalogueGroup, 'hazard' | 'runs'> = { hazard: 'request-handler', runs: { argument: 1, keyword: 'handler', as: 'event-loop', rest: true, perItem: true } };
/** The path may be left out. */
const MIDDLEWARE: Pick<CatalogueGroup, 'hazard' | 'runs'> = { hazard: 'request-handler', runs: { argument: 0, as: 'event-loop', rest: true, perItem: true } };

/** Express, Fastify, Koa, Hono, hapi, Nest, Next; ws, Socket.IO. What they are given to run serves requests on the loop, one stretch at a time. */
export const webFrameworks: CatalogueTable = {
  library: 'node-web-frameworks',
  language: 'node',
  aliases: {
    'express.application': 'express.Application',
    'express.default': 'express',
    'fastify.fastify': 'fastify',
    'fastify.default': 'fastify',
    '@koa/router': 'koa-router',
    'ws.default': 'ws',
    'ws.WebSocket': 'ws',
    'ws.Server': 'ws.WebSocketServer',
    'socket.io-client.default': 'socket.io-client',
    'socket.io-client.connect': 'socket.io-client',
    'socket.io-client.io': 'socket.io-client',
    'body-parser.json': 'express.json',
    'body-parser.urlencoded': 'express.urlencoded',
    'body-parser.raw': 'express.raw',
    'body-parser.text': 'express.text',
  },
  sources: {
    handlers: 'https://expressjs.com/en/advanced/best-practice-performance.html#dont-use-synchronous-functions',
    express: 'https://expressjs.com/en/4x/api.html',
    fastify: 'https://fastify.dev/docs/latest/Reference/Routes/',
    fastifyReply: 'https://fastify.dev/docs/latest/Reference/Reply/',
    koa: 'https://koajs.com/#application',
    koaRouter: 'https://github.com/koajs/router/blob/master/API.md',
    hono: 'https://hono.dev/docs/api/routing',
    hapi: 'https://hapi.dev/api/#server.route()',
    nest: 'https://docs.nestjs.com/controllers',
    next: 'https://nextjs.org/docs/app/api-reference/functions/next-response',
    ws: 'https://github.com/websockets/ws/blob/master/doc/ws.md',
    socketio: 'https://socket.io/docs/v4/server-api/',
    middleware: 'https://expressjs.com/en/resources/middleware.html',
    multer: 'https://github.com/expressjs/multer',
    passport: 'https://www.passportjs.org/concepts/authentication/middleware/',
    graphql: 'https://graphql.org/graphql-js/execution/',
    apollo: 'https://www.apollographql.com/docs/apollo-server/api/apollo-server',
    grpc: 'https://grpc.github.io/grpc/node/',
  },
  groups: [
    // Express
    { names: 'express', returns: 'express.Application', source: 'express' },
    { names: 'express.{Application,Router}', class: true, bases: 'express._Routes', hazard: 'unpicklable', source: 'express' },
    { names: 'express._Routes', class: true, source: 'express' },
    { names: `express._Routes.{${VERBS},checkout,copy,link,lock,merge,mkcol,move,notify,purge,report,search,subscribe,trace,unlink}`, returns: 'express._Routes', ...HANDLER, source: 'handlers' },
    { names: 'express._Routes.use', returns: 'express._Routes', ...MIDDLEWARE, source: 'handlers' },
    { names: 'express._Routes.param', ...HANDLER, source: 'handlers' },
    { names: 'express._Routes.route', returns: 'express.Route', source: 'express' },
    { names: 'express.Route', class: true, source: 'express' },
    { names: `express.Route.{${VERBS}}`, returns: 'express.Route', ...MIDDLEWARE, source: 'handlers' },
    { names: 'express.Application.listen', returns: 'http.Server', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'express' },
    { names: 'express.Application.{disable,disabled,enable,enabled,engine,handle,path,set} express.Application.{addListener,emit,on}', source: 'express' },
    { names: 'express.Application.render', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'express' },
    { names: 'express.Application.{locals,mountpath,router,settings}', attribute: true, source: 'express' },
    { names: 'express.{json,raw,static,text,urlencoded}', source: 'express' },
    { names: 'express.Request', class: true, bases: 'http.IncomingMessage', hazard: 'unpicklable', source: 'express' },
    { names: 'express.Request.{accepts,acceptsCharsets,acceptsEncodings,acceptsLanguages,get,header,is,param,range}', returns: STRING, source: 'express' },
    {
      names: `express.Request.{app,baseUrl,body,cookies,fresh,hostname,ip,ips,originalUrl,params,path,protocol,query,route,secure,session,signedCookies,stale,subdomains,user,xhr}`,
      attribute: true, source: 'express',
    },
    { names: 'express.Response', class: true, bases: 'http.ServerResponse', hazard: 'unpicklable', source: 'express' },
    // Turned into text on the loop.
    { names: 'express.Response.{json,jsonp,send}', work: 'cpu', growth: 'linear', source: 'express' },
    { names: 'express.Response.render', work: 'cpu', growth: 'linear', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'express' },
    { names: 'express.Response.{download,sendFile}', work: 'io', io: 'file', blocking: false, runs: { argument: 1, as: 'event-loop', rest: true }, source: 'express' },
    {
      names: `express.Response.{append,attachment,clearCookie,contentType,cookie,format,get,header,links,location,redirect,sendStatus,set,status,type,vary}`,
      returns: 'express.Response', source: 'express',
    },
    { names: 'express.Response.locals', attribute: true, source: 'express' },

    // Fastify
    { names: 'fastify', returns: 'fastify.FastifyInstance', source: 'fastify' },
    { names: 'fastify.FastifyInstance', class: true, hazard: 'unpicklable', source: 'fastify' },
    { names: `fastify.FastifyInstance.{${VERBS}}`, returns: 'fastify.FastifyInstance', ...HANDLER, source: 'fastify' },
    { names: 'fastify.FastifyInstance.route', returns: 'fastify.FastifyInstance', hazard: 'request-handler', runs: { argument: 0, keyword: 'handler', as: 'event-loop', perItem: true }, source: 'fastify' },
    { names: 'fastify.FastifyInstance.{addHook,addContentTypeParser}', ...HANDLER, source: 'fastify' },
    { names: 'fastify.FastifyInstance.{setErrorHandler,setNotFoundHandler}', ...MIDDLEWARE, source: 'fastify' },
    { names: 'fastify.FastifyInstance.register', runs: { argument: 0, as: 'event-loop' }, source: 'fastify' },
    { names: 'fastify.FastifyInstance.{close,inject,listen,ready}', coroutine: true, source: 'fastify' },
    {
      names: 'fastify.FastifyInstance.{addSchema,after,decorate,decorateReply,decorateRequest,hasDecorator,hasRoute,printRoutes,setSchemaController,setSerializerCompiler,setValidatorCompiler,withTypeProvider}',
      source: 'fastify',
    },
    { names: 'fastify.FastifyInstance.log.*', source: 'fastify' },
    { names: 'fastify.{FastifyRequest,FastifyReply}', class: true, hazard: 'unpicklable', source: 'fastifyReply' },
    { names: 'fastify.FastifyReply.send', work: 'cpu', growth: 'linear', source: 'fastifyReply' },
    { names: 'fastify.FastifyReply.{callNotFound,code,getHeader,getHeaders,hasHeader,header,headers,hijack,redirect,removeHeader,serialize,status,type}', returns: 'fastify.FastifyReply', source: 'fastifyReply' },
    { names: 'fastify.FastifyRequest.{body,headers,host,hostname,id,ip,ips,log,method,params,protocol,query,raw,server,url} fastify.FastifyReply.{raw,request,sent,statusCode}', attribute: true, source: 'fastifyReply' },

    // Koa
    { names: 'koa', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'koa' },
    { names: 'koa.use', ...MIDDLEWARE, source: 'koa' },
    { names: 'koa.listen', returns: 'http.Server', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'koa' },
    { names: 'koa.{callback,context,env,keys,proxy,silent}', source: 'koa' },
    { names: 'koa.Context', class: true, hazard: 'unpicklable', source: 'koa' },
    { names: 'koa.Context.{assert,get,is,redirect,set,throw}', source: 'koa' },
    { names: 'koa.Context.{app,body,cookies,headers,host,ip,method,params,path,query,req,request,res,response,session,state,status,type,url}', attribute: true, source: 'koa' },
    { names: 'koa-router', class: true, source: 'koaRouter' },
    { names: `koa-router.{${VERBS},del}`, returns: 'koa-router', ...HANDLER, source: 'koaRouter' },
    { names: 'koa-router.use', returns: 'koa-router', ...MIDDLEWARE, source: 'koaRouter' },
    { names: 'koa-router.{allowedMethods,param,prefix,redirect,routes,url}', source: 'koaRouter' },

    // Hono
    { names: 'hono.Hono', class: true, hazard: 'unpicklable', source: 'hono' },
    { names: `hono.Hono.{${VERBS},on}`, returns: 'hono.Hono', ...HANDLER, source: 'hono' },
    { names: 'hono.Hono.{notFound,onError,use}', returns: 'hono.Hono', ...MIDDLEWARE, source: 'hono' },
    { names: 'hono.Hono.{basePath,mount,route}', returns: 'hono.Hono', source: 'hono' },
    { names: 'hono.Hono.{fetch,request}', coroutine: true, returns: 'globalThis.Response', source: 'hono' },
    { names: 'hono.Context', class: true, hazard: 'unpicklable', source: 'hono' },
    { names: 'hono.Context.json', work: 'cpu', growth: 'linear', source: 'hono' },
    { names: 'hono.Context.{body,get,header,html,newResponse,notFound,redirect,set,status,text}', source: 'hono' },
    { names: 'hono.Context.{env,req,res,var}', attribute: true, source: 'hono' },
    { names: '@hono/node-server.serve', returns: 'http.Server', runs: { argument: 1, as: 'event-loop' }, source: 'hono' },

    // hapi
    { names: '@hapi/hapi.{server,Server}', class: true, returns: '@hapi/hapi.Server', hazard: 'unpicklable', source: 'hapi' },
    { names: '@hapi/hapi.Server.route', hazard: 'request-handler', runs: { argument: 0, keyword: 'handler', as: 'event-loop', perItem: true }, source: 'hapi' },
    { names: '@hapi/hapi.Server.ext', ...HANDLER, source: 'hapi' },
    { names: '@hapi/hapi.Server.{initialize,inject,register,start,stop}', coroutine: true, source: 'hapi' },

    // Nest: methods under these decorators serve requests
    { names: '@nestjs/common.{All,Delete,Get,Head,Options,Patch,Post,Put,Search,Sse}', hazard: 'request-handler', runs: { argument: 0, as: 'event-loop', perItem: true }, source: 'nest' },
    { names: '@nestjs/microservices.{EventPattern,MessagePattern}', hazard: 'request-handler', runs: { argument: 0, as: 'event-loop', perItem: true }, source: 'nest' },
    {
      names: `@nestjs/common.{Body,Catch,Controller,Global,Header,Headers,HostParam,HttpCode,Inject,Injectable,Ip,Logger,Module,Next,Optional,Param,Query,Redirect,Render,Req,Request,Res,Response,
        Scope,Session,SetMetadata,UploadedFile,UploadedFiles,UseFilters,UseGuards,UseInterceptors,UsePipes,Version,applyDecorators,createParamDecorator,forwardRef,mixin}`,
      source: 'nest',
    },
    {
      names: '@nestjs/common.{BadRequestException,ConflictException,ForbiddenException,HttpException,InternalServerErrorException,NotFoundException,UnauthorizedException}',
      class: true, bases: 'globalThis.Error', source: 'nest',
    },
    { names: '@nestjs/core.NestFactory.{create,createApplicationContext,createMicroservice}', coroutine: true, returns: '@nestjs/common.INestApplication', source: 'nest' },
    { names: '@nestjs/common.INestApplication', class: true, hazard: 'unpicklable', source: 'nest' },
    { names: '@nestjs/common.INestApplication.{close,init,listen,startAllMicroservices}', coroutine: true, source: 'nest' },
    { names: '@nestjs/common.INestApplication.use', ...MIDDLEWARE, source: 'nest' },
    { names: '@nestjs/common.INestApplication.{enableCors,enableShutdownHooks,get,getHttpServer,setGlobalPrefix,useGlobalFilters,useGlobalGuards,useGlobalInterceptors,useGlobalPipes}', source: 'nest' },

    // Next
    { names: 'next/server.{NextRequest,NextResponse}', class: true, bases: 'globalThis.Response', source: 'next' },
    { names: 'next/server.NextResponse.{json,next,redirect,rewrite}', returns: 'next/server.NextResponse', source: 'next' },
    { names: 'next/headers.{cookies,draftMode,headers} next/cache.{revalidatePath,revalidateTag,unstable_cache} next/navigation.{notFound,redirect}', source: 'next' },

    // Middleware that only sets things up
    { names: 'compression cookie-parser cors csurf errorhandler express-rate-limit express-session helmet method-override morgan response-time serve-favicon serve-static', source: 'middleware' },
    { names: 'multer', returns: 'multer._Multer', source: 'multer' },
    { names: 'multer._Multer', class: true, source: 'multer' },
    { names: 'multer._Multer.{any,array,fields,none,single} multer.{diskStorage,memoryStorage}', source: 'multer' },
    { names: 'passport.{authenticate,authorize,initialize,session}', source: 'passport' },
    { names: 'passport.{deserializeUser,serializeUser,use}', runs: { argument: 0, as: 'event-loop', rest: true }, source: 'passport' },

    // WebSockets
    { names: 'ws', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'ws' },
    { names: 'ws.WebSocketServer', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'ws' },
    { names: 'ws.send', work: 'io', io: 'network', blocking: false, repeats: 'sends', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'ws' },
    { names: 'ws.{addEventListener,on,once} ws.WebSocketServer.{addListener,on,once}', ...HANDLER, source: 'ws' },
    { names: 'ws.{close,pause,ping,pong,resume,terminate} ws.WebSocketServer.{address,close,handleUpgrade,shouldHandle} ws.createWebSocketStream', source: 'ws' },
    { names: 'ws.{CLOSED,CLOSING,CONNECTING,OPEN,bufferedAmount,protocol,readyState,url} ws.WebSocketServer.clients', attribute: true, source: 'ws' },
    { names: 'socket.io.Server', class: true, bases: 'socket.io._Emitter', hazard: 'unpicklable', source: 'socketio' },
    { names: 'socket.io.{Namespace,Socket,_Emitter}', class: true, source: 'socketio' },
    { names: 'socket.io.{_Emitter,Namespace,Socket}.{on,once,use}', ...HANDLER, source: 'socketio' },
    { names: 'socket.io.{_Emitter,Namespace,Socket}.{emit,send}', work: 'io', io: 'network', blocking: false, repeats: 'sends', source: 'socketio' },
    { names: 'socket.io.{_Emitter,Namespace,Socket}.{emitWithAck,fetchSockets,timeout}', work: 'io', io: 'network', coroutine: true, source: 'socketio' },
    { names: 'socket.io.{_Emitter,Namespace}.{in,to,except,of} socket.io.Socket.{to,in,broadcast}', returns: 'socket.io._Emitter', source: 'socketio' },
    { names: 'socket.io.{_Emitter,Socket}.{attach,close,disconnect,disconnectSockets,join,leave,listen,socketsJoin,socketsLeave}', source: 'socketio' },
    { names: 'socket.io-client', returns: 'socket.io.Socket', source: 'socketio' },

    // GraphQL, gRPC
    { names: 'graphql.{graphql,execute}', work: 'cpu', growth: 'linear', coroutine: true, source: 'graphql' },
    { names: 'graphql.{graphqlSync,executeSync,buildSchema,parse,print,printSchema,validate,buildASTSchema}', work: 'cpu', growth: 'linear', source: 'graphql' },
    { names: '@apollo/server.ApolloServer', class: true, hazard: 'unpicklable', source: 'apollo' },
    { names: '@apollo/server.ApolloServer.{executeOperation,start,stop} @apollo/server/standalone.startStandaloneServer', coroutine: true, source: 'apollo' },
    { names: '@grpc/grpc-js.{Server,Client,Metadata}', class: true, hazard: 'unpicklable', source: 'grpc' },
    { names: '@grpc/grpc-js.Server.{addService,bindAsync,forceShutdown,start,tryShutdown} @grpc/grpc-js.{credentials,ServerCredentials}.* @grpc/grpc-js.loadPackageDefinition', source: 'grpc' },
    { names: '@grpc/proto-loader.loadSync', work: 'io', io: 'file', asyncInstead: '@grpc/proto-loader.load', source: 'grpc' },
    { names: '@grpc/proto-loader.load', work: 'io', io: 'file', coroutine: true, source: 'grpc' },
  ],
};
