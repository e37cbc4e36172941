import type { CatalogueTable } from '../types';

const ASYNC = { work: 'io', io: 'database', coroutine: true } as const;
const READS = `bitcount,bitpos,dbsize,dump,exists,expiretime,get,getbit,getrange,hexists,hget,hgetall,hkeys,hlen,hmget,hrandfield,hscan,hstrlen,hvals,info,keys,lindex,llen,lpos,lrange,
  memory,mget,object,pfcount,ping,pttl,randomkey,scan,scard,sdiff,sinter,sismember,smembers,smismember,srandmember,sscan,strlen,sunion,time,ttl,type,xinfo,xlen,xpending,xrange,
  xread,xrevrange,zcard,zcount,zdiff,zinter,zlexcount,zmscore,zrandmember,zrange,zrangebylex,zrangebyscore,zrank,zrevrange,zrevrangebyscore,zrevrank,zscan,zscore,zunion`;
const WRITES = `append,bgsave,bitfield,bitop,blmove,blpop,brpop,bzpopmax,bzpopmin,copy,decr,decrby,eval,evalsha,expire,expireat,geoadd,getdel,getex,getset,hincrby,hincrbyfloat,hmset,
  hset,hsetnx,incr,incrby,incrbyfloat,linsert,lmove,lpop,lpush,lpushx,lset,ltrim,move,mset,msetnx,persist,pexpire,pexpireat,pfadd,pfmerge,psetex,rename,renamenx,restore,rpop,
  rpoplpush,rpush,rpushx,sadd,sdiffstore,set,setbit,setex,setnx,setrange,sinterstore,smove,sort,spop,sunionstore,touch,xack,xadd,xautoclaim,xclaim,xgroup,xreadgroup,xtrim,zadd,
  zincrby,zinterstore,zpopmax,zpopmin,zrangestore,zunionstore`;
const DELETES = 'del,flushall,flushdb,hdel,lrem,srem,unlink,xdel,zrem,zremrangebylex,zremrangebyrank,zremrangebyscore';
/** node-redis spells commands in camel case: the same words, cut where Redis' documentation cuts them. */
const CAMEL_READS = `bitCount,bitPos,dbSize,dump,exists,get,getBit,getRange,hExists,hGet,hGetAll,hKeys,hLen,hmGet,hRandField,hScan,hScanIterator,hVals,info,keys,lIndex,lLen,lPos,lRange,mGet,pfCount,
  ping,pTTL,randomKey,scan,scanIterator,sCard,sDiff,sInter,sIsMember,sMembers,smIsMember,sRandMember,sScan,sScanIterator,strLen,sUnion,time,ttl,type,xInfoStream,xLen,xPending,xRange,
  xRead,xRevRange,zCard,zCount,zRange,zRangeByScore,zRangeWithScores,zRank,zRevRank,zScan,zScanIterator,zScore`;
const CAMEL_WRITES = `append,blPop,brPop,copy,decr,decrBy,eval,evalSha,expire,expireAt,geoAdd,getDel,getEx,getSet,hIncrBy,hIncrByFloat,hSet,hSetNX,incr,incrBy,incrByFloat,lInsert,lMove,lPop,lPush,
  lSet,lTrim,mSet,mSetNX,persist,pExpire,pfAdd,pfMerge,pSetEx,rename,renameNX,rPop,rPush,sAdd,sDiffStore,set,setBit,setEx,setNX,setRange,sInterStore,sMove,sort,sPop,sUnionStore,touch,xAck,xAdd,
  xAutoClaim,xClaim,xGroupCreate,xReadGroup,xTrim,zAdd,zIncrBy,zPopMax,zPopMin`;
const CAMEL_DELETES = 'del,flushAll,flushDb,hDel,lRem,sRem,unlink,xDel,zRem,zRemRangeByRank,zRemRangeByScore';

/** MongoDB, Redis, Elasticsearch, Cassandra. */
export const documentStores: CatalogueTable = {
  library: 'node-document-stores',
  language: 'node',
  aliases: {
    'ioredis.default': 'ioredis',
    'ioredis.Redis': 'ioredis',
    'redis.createCluster': 'redis.createClient',
    '@redis/client': 'redis',
  },
  sources: {
    mongodb: 'https://mongodb.github.io/node-mongodb-native/6.0/classes/Collection.html',
    cursor: 'https://www.mongodb.com/docs/drivers/node/current/crud/query/cursor/',
    session: 'https://www.mongodb.com/docs/drivers/node/current/crud/transactions/',
    ioredis: 'https://redis.github.io/ioredis/classes/Redis.html',
    pipelining: 'https://github.com/redis/ioredis#pipelining',
    redis: 'https://github.com/redis/node-redis#usage',
    memcached: 'https://github.com/3rd-Eden/memcached',
    elastic: 'https://www.elastic.co/guide/en/elasticsearch/client/javascript-api/current/api-reference.html',
    cassandra: 'https://docs.datastax.com/en/developer/nodejs-driver/4.8/api/class.Client/',
    neo4j: 'https://neo4j.com/docs/javascript-manual/current/query-simple/',
  },
  groups: [
    // mongodb: a client is a pool
    { names: 'mongodb.MongoClient', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'mongodb' },
    { names: 'mongodb.MongoClient.connect', ...ASYNC, returns: 'mongodb.MongoClient', source: 'mongodb' },
    { names: 'mongodb.MongoClient.close', ...ASYNC, source: 'mongodb' },
    { names: 'mongodb.MongoClient.db', returns: 'mongodb.Db', source: 'mongodb' },
    { names: 'mongodb.MongoClient.startSession', returns: 'mongodb.ClientSession', source: 'session' },
    { names: 'mongodb.MongoClient.withSession', ...ASYNC, runs: { argument: 0, as: 'event-loop', rest: true }, source: 'session' },
    { names: 'mongodb.{MongoClient,Db,Collection}.watch', returns: 'mongodb.ChangeStream', source: 'mongodb' },
    { names: 'mongodb.{Db,Collection}', class: true, hazard: 'unpicklable', source: 'mongodb' },
    { names: 'mongodb.Db.{collection,createCollection}', returns: 'mongodb.Collection', source: 'mongodb' },
    { names: 'mongodb.Db.admin', source: 'mongodb' },
    { names: 'mongodb.Db.{collections,stats}', ...ASYNC, source: 'mongodb' },
    { names: 'mongodb.Db.{command,createIndex}', ...ASYNC, repeats: 'writes', source: 'mongodb' },
    { names: 'mongodb.Db.{dropCollection,dropDatabase}', ...ASYNC, repeats: 'deletes', source: 'mongodb' },
    { names: 'mongodb.Collection.{aggregate,find} mongodb.Db.{aggregate,listCollections} mongodb.Collection.listIndexes', returns: 'mongodb.FindCursor', source: 'cursor' },
    { names: 'mongodb.Collection.{count,countDocuments,distinct,estimatedDocumentCount,findOne,indexes,indexExists,isCapped,options}', ...ASYNC, source: 'mongodb' },
    {
      names: `mongodb.Collection.{bulkWrite,createIndex,createIndexes,findOneAndReplace,findOneAndUpdate,insertMany,insertOne,rename,replaceOne,updateMany,updateOne}`,
      ...ASYNC, repeats: 'writes', source: 'mongodb',
    },
    { names: 'mongodb.Collection.{deleteMany,deleteOne,drop,dropIndex,dropIndexes,findOneAndDelete}', ...ASYNC, repeats: 'deletes', source: 'mongodb' },
    { names: 'mongodb.Collection.{initializeOrderedBulkOp,initializeUnorderedBulkOp}', source: 'mongodb' },
    { names: 'mongodb.FindCursor', class: true, hazard: 'unpicklable', source: 'cursor' },
    {
      names: `mongodb.FindCursor.{addCursorFlag,addQueryModifier,allowDiskUse,batchSize,clone,collation,comment,filter,group,hint,limit,lookup,match,max,maxTimeMS,min,out,project,
        returnKey,showRecordId,skip,sort,stream,unwind,withReadConcern,withReadPreference}`,
      returns: 'mongodb.FindCursor', source: 'cursor',
    },
    { names: 'mongodb.FindCursor.map', returns: 'mongodb.FindCursor', runs: { argument: 0, as: 'event-loop', perItem: true }, source: 'cursor' },
    { names: 'mongodb.FindCursor.forEach', ...ASYNC, runs: { argument: 0, as: 'event-loop', perItem: true }, source: 'cursor' },
    { names: 'mongodb.FindCursor.toArray', ...ASYNC, returns: 'globalThis.Array', source: 'cursor' },
    // One cursor: each step waits for the one before.
    { names: 'mongodb.FindCursor.{count,explain,hasNext,next,tryNext}', ...ASYNC, hazard: 'not-task-safe', source: 'cursor' },
    { names: 'mongodb.FindCursor.close', ...ASYNC, source: 'cursor' },
    { names: 'mongodb.FindCursor.__aiter__', work: 'io', io: 'database', blocking: false, source: 'cursor' },
    { names: 'mongodb.ChangeStream', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'mongodb' },
    { names: 'mongodb.ChangeStream.{close,hasNext,next,tryNext}', ...ASYNC, source: 'mongodb' },
    { names: 'mongodb.ClientSession', class: true, hazard: 'not-task-safe unpicklable', source: 'session' },
    { names: 'mongodb.ClientSession.{abortTransaction,commitTransaction,endSession}', ...ASYNC, hazard: 'not-task-safe', source: 'session' },
    { names: 'mongodb.ClientSession.withTransaction', ...ASYNC, runs: { argument: 0, as: 'event-loop' }, source: 'session' },
    { names: 'mongodb.ClientSession.startTransaction', source: 'session' },
    { names: 'mongodb.{Binary,BSONRegExp,Decimal128,Double,GridFSBucket,Int32,Long,ObjectId,Timestamp,UUID}', class: true, source: 'mongodb' },
    { names: 'mongodb.ObjectId.{createFromHexString,equals,getTimestamp,isValid,toHexString,toString}', source: 'mongodb' },

    // ioredis: one connection, commands are pipelined on it
    { names: 'ioredis', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'ioredis' },
    { names: 'ioredis.Cluster', class: true, bases: 'ioredis', hazard: 'unpicklable', source: 'ioredis' },
    { names: `ioredis.{${READS}}`, ...ASYNC, source: 'ioredis' },
    { names: `ioredis.{${WRITES}}`, ...ASYNC, repeats: 'writes', source: 'ioredis' },
    { names: `ioredis.{${DELETES}}`, ...ASYNC, repeats: 'deletes', source: 'ioredis' },
    { names: 'ioredis.{publish,spublish}', ...ASYNC, repeats: 'sends', source: 'ioredis' },
    { names: 'ioredis.{psubscribe,punsubscribe,subscribe,unsubscribe,connect,quit,auth,call,select,script,watch,unwatch,wait}', ...ASYNC, source: 'ioredis' },
    { names: 'ioredis.{pipeline,multi}', returns: 'ioredis.Pipeline', source: 'pipelining' },
    { names: 'ioredis.Pipeline', class: true, source: 'pipelining' },
    { names: 'ioredis.Pipeline.exec', ...ASYNC, returns: 'globalThis.Array', repeats: 'writes', source: 'pipelining' },
    { names: 'ioredis.Pipeline.*', returns: 'ioredis.Pipeline', source: 'pipelining' },
    { names: 'ioredis.{defineCommand,disconnect,duplicate}', source: 'ioredis' },
    { names: 'ioredis.{scanStream,hscanStream,sscanStream,zscanStream}', returns: 'stream.Readable', source: 'ioredis' },
    { names: 'ioredis.{status,options}', attribute: true, source: 'ioredis' },

    // redis
    { names: 'redis.createClient', returns: 'redis.RedisClient', source: 'redis' },
    { names: 'redis.RedisClient', class: true, bases: 'events.EventEmitter', hazard: 'unpicklable', source: 'redis' },
    { names: `redis.RedisClient.{${CAMEL_READS}}`, ...ASYNC, source: 'redis' },
    { names: `redis.RedisClient.{${CAMEL_WRITES}}`, ...ASYNC, repeats: 'writes', source: 'redis' },
    { names: `redis.RedisClient.{${CAMEL_DELETES}}`, ...ASYNC, repeats: 'deletes', source: 'redis' },
    { names: 'redis.RedisClient.publish', ...ASYNC, repeats: 'sends', source: 'redis' },
    { names: 'redis.RedisClient.{close,connect,disconnect,pSubscribe,pUnsubscribe,quit,select,sendCommand,subscribe,unsubscribe,watch}', ...ASYNC, runs: { argument: 1, as: 'event-loop' }, source: 'redis' },
    { names: 'redis.RedisClient.{destroy,duplicate}', source: 'redis' },
    { names: 'redis.RedisClient.multi', returns: 'redis._Multi', source: 'redis' },
    { names: 'redis._Multi', class: true, source: 'redis' },
    { names: 'redis._Multi.{exec,execAsPipeline}', ...ASYNC, repeats: 'writes', source: 'redis' },
    { names: 'redis._Multi.*', returns: 'redis._Multi', source: 'redis' },
    { names: 'redis.RedisClient.{isOpen,isReady}', attribute: true, source: 'redis' },

    // Others
    { names: 'memcached', class: true, hazard: 'unpicklable', source: 'memcached' },
    { names: 'memcached.{add,append,cas,decr,get,getMulti,gets,incr,prepend,replace,set,touch}', work: 'io', io: 'database', blocking: false, repeats: 'writes', runs: { argument: 1, as: 'event-loop', rest: true }, source: 'memcached' },
    { names: '@elastic/elasticsearch.Client', class: true, hazard: 'unpicklable', source: 'elastic' },
    { names: '@elastic/elasticsearch.Client.{count,exists,get,mget,msearch,ping,scroll,search}', ...ASYNC, source: 'elastic' },
    { names: '@elastic/elasticsearch.Client.{bulk,create,index,reindex,update,updateByQuery}', ...ASYNC, repeats: 'writes', source: 'elastic' },
    { names: '@elastic/elasticsearch.Client.{delete,deleteByQuery}', ...ASYNC, repeats: 'deletes', source: 'elastic' },
    { names: 'cassandra-driver.Client', class: true, hazard: 'unpicklable', source: 'cassandra' },
    { names: 'cassandra-driver.Client.{batch,execute}', ...ASYNC, repeats: 'writes', source: 'cassandra' },
    { names: 'cassandra-driver.Client.{connect,shutdown}', ...ASYNC, source: 'cassandra' },
    { names: 'neo4j-driver.driver', returns: 'neo4j-driver.Driver', source: 'neo4j' },
    { names: 'neo4j-driver.{Driver,Session}', class: true, hazard: 'unpicklable', source: 'neo4j' },
    { names: 'neo4j-driver.Driver.session', returns: 'neo4j-driver.Session', source: 'neo4j' },
    { names: 'neo4j-driver.Driver.executeQuery neo4j-driver.Session.{executeRead,executeWrite,run}', ...ASYNC, repeats: 'writes', source: 'neo4j' },
    { names: 'neo4j-driver.{Driver,Session}.close', ...ASYNC, source: 'neo4j' },
  ],
};
