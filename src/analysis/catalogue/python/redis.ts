import type { CatalogueTable } from '../types';

const reads = `{get,mget,getrange,getbit,exists,ttl,pttl,keys,scan,type,strlen,dbsize,randomkey,ping,echo,info,time,lastsave,dump,touch,object,
  hget,hgetall,hmget,hkeys,hvals,hlen,hexists,hscan,hstrlen,hrandfield,lrange,lindex,llen,lpos,smembers,sismember,smismember,scard,sinter,sunion,sdiff,
  srandmember,sscan,zrange,zrevrange,zrangebyscore,zrevrangebyscore,zrangebylex,zrank,zrevrank,zscore,zmscore,zcard,zcount,zlexcount,zscan,
  bitcount,bitpos,pfcount,geodist,geohash,geopos,georadius,geosearch,xlen,xrange,xrevrange,xread,xinfo_stream,xpending,script_exists,
  config_get,client_list,memory_usage,pubsub_channels,pubsub_numsub}`;

const writes = `{set,setex,setnx,psetex,mset,msetnx,append,incr,incrby,incrbyfloat,decr,decrby,getset,getdel,getex,setbit,setrange,expire,expireat,
  pexpire,pexpireat,persist,rename,renamenx,copy,restore,move,hset,hsetnx,hmset,hincrby,hincrbyfloat,lpush,rpush,lpushx,rpushx,lset,linsert,ltrim,
  sadd,smove,sinterstore,sunionstore,sdiffstore,zadd,zincrby,zinterstore,zunionstore,zrangestore,pfadd,pfmerge,geoadd,xadd,xack,xgroup_create,xtrim,
  bitop,eval,evalsha,script_load,config_set,execute_command,lmove,rpoplpush,sort,xreadgroup,xclaim,xautoclaim}`;

const deletes = '{delete,unlink,flushdb,flushall,hdel,lpop,rpop,lrem,spop,srem,zrem,zpopmin,zpopmax,zremrangebyscore,zremrangebyrank,xdel}';

export const redis: CatalogueTable = {
  library: 'redis',
  language: 'python',
  aliases: {
    'redis.client.Redis': 'redis.Redis',
    'redis.asyncio.client.Redis': 'redis.asyncio.Redis',
    'redis.cluster.RedisCluster': 'redis.RedisCluster',
    'redis.asyncio.cluster.RedisCluster': 'redis.asyncio.RedisCluster',
    'redis.sentinel.Sentinel': 'redis.Sentinel',
    aioredis: 'redis.asyncio',
  },
  sources: {
    commands: 'https://redis.readthedocs.io/en/stable/commands.html',
    threading: 'https://redis.readthedocs.io/en/stable/advanced_features.html#a-note-about-threading',
    asyncio: 'https://redis.readthedocs.io/en/stable/examples/asyncio_examples.html',
  },
  groups: [
    // Connections are opened on first use and held in a pool; the client itself may be shared between threads.
    { names: 'redis.{Redis,StrictRedis,from_url}', class: true, returns: 'redis.Redis', source: 'threading' },
    { names: 'redis.Redis.{from_url,from_pool}', returns: 'redis.Redis', source: 'threading' },
    { names: `redis.Redis.${reads}`, work: 'io', io: 'database', asyncInstead: 'redis.asyncio.Redis', source: 'commands' },
    { names: `redis.Redis.${writes}`, work: 'io', io: 'database', repeats: 'writes', asyncInstead: 'redis.asyncio.Redis', source: 'commands' },
    { names: `redis.Redis.${deletes}`, work: 'io', io: 'database', repeats: 'deletes', asyncInstead: 'redis.asyncio.Redis', source: 'commands' },
    {
      names: 'redis.Redis.{blpop,brpop,brpoplpush,blmove,bzpopmin,bzpopmax,wait}',
      work: 'io', io: 'database', repeats: 'deletes', asyncInstead: 'redis.asyncio.Redis', source: 'commands',
    },
    { names: 'redis.Redis.publish', work: 'io', io: 'database', repeats: 'sends', asyncInstead: 'redis.asyncio.Redis', source: 'commands' },
    {
      names: 'redis.Redis.{scan_iter,hscan_iter,sscan_iter,zscan_iter}',
      work: 'io', io: 'database', asyncInstead: 'redis.asyncio.Redis', source: 'commands',
    },
    { names: 'redis.Redis.pipeline', returns: 'redis.client.Pipeline', source: 'threading' },
    { names: 'redis.Redis.pubsub', returns: 'redis.client.PubSub', source: 'threading' },
    { names: 'redis.Redis.lock', returns: 'redis.lock.Lock', source: 'commands' },
    { names: 'redis.Redis.transaction', work: 'io', io: 'database', repeats: 'writes', source: 'commands' },
    { names: 'redis.Redis.{close,register_script}', source: 'commands' },
    { names: 'redis.{RedisCluster,SentinelConnectionPool}', work: 'io', io: 'database', class: true, bases: 'redis.Redis', source: 'threading' },
    { names: 'redis.{ConnectionPool,BlockingConnectionPool}', class: true, source: 'threading' },
    { names: 'redis.{ConnectionPool,BlockingConnectionPool}.from_url', returns: 'redis.ConnectionPool', source: 'threading' },
    { names: 'redis.Sentinel', class: true, source: 'threading' },
    { names: 'redis.Sentinel.{master_for,slave_for}', returns: 'redis.Redis', source: 'threading' },
    // A pipeline's commands only queue; `execute` sends them. Neither it nor PubSub may be passed between threads.
    { names: 'redis.client.Pipeline', class: true, hazard: 'not-thread-safe', source: 'threading' },
    {
      names: 'redis.client.Pipeline.execute',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', asyncInstead: 'redis.asyncio.client.Pipeline.execute',
      source: 'threading',
    },
    { names: 'redis.client.Pipeline.watch', work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'threading' },
    { names: 'redis.client.Pipeline.*', returns: 'redis.client.Pipeline', source: 'threading' },
    { names: 'redis.client.PubSub', class: true, hazard: 'not-thread-safe', source: 'threading' },
    {
      names: 'redis.client.PubSub.{listen,get_message,parse_response}',
      work: 'io', io: 'database', hazard: 'not-thread-safe', asyncInstead: 'redis.asyncio.client.PubSub', source: 'threading',
    },
    {
      names: 'redis.client.PubSub.{subscribe,psubscribe,unsubscribe,punsubscribe}',
      work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'threading',
    },
    { names: 'redis.client.PubSub.run_in_thread', source: 'commands' },
    { names: 'redis.lock.Lock', class: true, source: 'commands' },
    { names: 'redis.lock.Lock.{acquire,release,extend,owned,locked,__enter__,__exit__}', work: 'io', io: 'database', source: 'commands' },

    { names: 'redis.asyncio.{Redis,StrictRedis,RedisCluster,from_url}', class: true, returns: 'redis.asyncio.Redis', source: 'asyncio' },
    { names: 'redis.asyncio.Redis.{from_url,from_pool}', returns: 'redis.asyncio.Redis', source: 'asyncio' },
    { names: `redis.asyncio.Redis.${reads}`, work: 'io', io: 'database', blocking: false, coroutine: true, source: 'asyncio' },
    { names: `redis.asyncio.Redis.${writes}`, work: 'io', io: 'database', blocking: false, coroutine: true, repeats: 'writes', source: 'asyncio' },
    { names: `redis.asyncio.Redis.${deletes}`, work: 'io', io: 'database', blocking: false, coroutine: true, repeats: 'deletes', source: 'asyncio' },
    {
      names: 'redis.asyncio.Redis.{blpop,brpop,brpoplpush,blmove,bzpopmin,bzpopmax,wait}',
      work: 'io', io: 'database', blocking: false, coroutine: true, repeats: 'deletes', source: 'asyncio',
    },
    { names: 'redis.asyncio.Redis.publish', work: 'io', io: 'database', blocking: false, coroutine: true, repeats: 'sends', source: 'asyncio' },
    { names: 'redis.asyncio.Redis.{scan_iter,hscan_iter,sscan_iter,zscan_iter}', work: 'io', io: 'database', blocking: false, source: 'asyncio' },
    { names: 'redis.asyncio.Redis.pipeline', returns: 'redis.asyncio.client.Pipeline', source: 'asyncio' },
    { names: 'redis.asyncio.Redis.pubsub', returns: 'redis.asyncio.client.PubSub', source: 'asyncio' },
    { names: 'redis.asyncio.Redis.lock', returns: 'redis.asyncio.lock.Lock', source: 'asyncio' },
    { names: 'redis.asyncio.Redis.{close,aclose}', work: 'io', io: 'database', blocking: false, coroutine: true, source: 'asyncio' },
    { names: 'redis.asyncio.{ConnectionPool,BlockingConnectionPool}', class: true, source: 'asyncio' },
    { names: 'redis.asyncio.ConnectionPool.from_url', returns: 'redis.asyncio.ConnectionPool', source: 'asyncio' },
    { names: 'redis.asyncio.client.Pipeline', class: true, source: 'asyncio' },
    {
      names: 'redis.asyncio.client.Pipeline.execute',
      work: 'io', io: 'database', blocking: false, coroutine: true, repeats: 'writes', source: 'asyncio',
    },
    { names: 'redis.asyncio.client.Pipeline.watch', work: 'io', io: 'database', blocking: false, coroutine: true, source: 'asyncio' },
    { names: 'redis.asyncio.client.Pipeline.*', returns: 'redis.asyncio.client.Pipeline', source: 'asyncio' },
    { names: 'redis.asyncio.client.PubSub', class: true, source: 'asyncio' },
    { names: 'redis.asyncio.client.PubSub.listen', work: 'io', io: 'database', blocking: false, source: 'asyncio' },
    {
      names: 'redis.asyncio.client.PubSub.{get_message,subscribe,psubscribe,unsubscribe,punsubscribe}',
      work: 'io', io: 'database', blocking: false, coroutine: true, source: 'asyncio',
    },
    { names: 'redis.asyncio.lock.Lock', class: true, source: 'asyncio' },
    {
      names: 'redis.asyncio.lock.Lock.{acquire,release,extend,owned,locked}',
      work: 'io', io: 'database', blocking: false, coroutine: true, source: 'asyncio',
    },
  ],
};
