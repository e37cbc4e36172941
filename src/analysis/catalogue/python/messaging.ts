import type { CatalogueTable } from '../types';

/** Task queues and message brokers. */
export const messaging: CatalogueTable = {
  library: 'messaging',
  language: 'python',
  aliases: { 'celery.app.base.Celery': 'celery.Celery', 'celery.app.task.Task': 'celery.Task' },
  sources: {
    celery: 'https://docs.celeryq.dev/en/stable/userguide/calling.html',
    // Waiting for another task inside a task can deadlock the pool.
    results: 'https://docs.celeryq.dev/en/stable/userguide/tasks.html#avoid-launching-synchronous-subtasks',
    kafka: 'https://kafka-python.readthedocs.io/en/master/usage.html#thread-safety',
    confluent: 'https://docs.confluent.io/platform/current/clients/confluent-kafka-python/html/index.html',
    aiokafka: 'https://aiokafka.readthedocs.io/en/stable/',
    // Connections are not thread-safe: one a thread.
    pika: 'https://pika.readthedocs.io/en/stable/faq.html',
    rq: 'https://python-rq.org/docs/',
    dramatiq: 'https://dramatiq.io/reference.html',
    mqtt: 'https://eclipse.dev/paho/files/paho.mqtt.python/html/client.html',
    nats: 'https://nats-io.github.io/nats.py/',
    scheduling: 'https://apscheduler.readthedocs.io/en/3.x/userguide.html',
  },
  groups: [
    { names: 'celery.Celery', class: true, source: 'celery' },
    { names: 'celery.Celery.task celery.shared_task celery.task', decorates: 'deferred', source: 'celery' },
    { names: 'celery.Celery.send_task', work: 'io', io: 'network', repeats: 'sends', returns: 'celery.result.AsyncResult', source: 'celery' },
    { names: 'celery.Celery.{conf,control}', attribute: true, source: 'celery' },
    { names: 'celery.Celery.{autodiscover_tasks,config_from_object,start,worker_main,on_after_configure}', source: 'celery' },
    { names: 'celery.Task', class: true, source: 'celery' },
    {
      names: 'celery.Task.{delay,apply_async,retry}',
      work: 'io', io: 'network', repeats: 'sends', returns: 'celery.result.AsyncResult', source: 'celery',
    },
    { names: 'celery.Task.{s,si,signature,subtask}', returns: 'celery.Signature', source: 'celery' },
    { names: 'celery.{group,chain,chord,signature,Signature,chunks}', class: true, returns: 'celery.Signature', source: 'celery' },
    {
      names: 'celery.Signature.{delay,apply_async,__call__}',
      work: 'io', io: 'network', repeats: 'sends', returns: 'celery.result.AsyncResult', source: 'celery',
    },
    { names: 'celery.result.{AsyncResult,GroupResult,ResultSet}', class: true, bases: 'celery.result.AsyncResult', source: 'celery' },
    {
      names: 'celery.result.AsyncResult.{get,wait,join,ready,successful,failed,collect,forget,revoke}',
      work: 'io', io: 'network', source: 'results',
    },

    { names: 'kafka.KafkaProducer', class: true, work: 'io', io: 'network', hazard: 'not-fork-safe unpicklable', source: 'kafka' },
    // `send` only buffers; a background thread sends.
    { names: 'kafka.KafkaProducer.send', repeats: 'sends', source: 'kafka' },
    { names: 'kafka.KafkaProducer.{flush,close}', work: 'io', io: 'network', source: 'kafka' },
    { names: 'kafka.KafkaConsumer', class: true, work: 'io', io: 'network', hazard: 'not-thread-safe not-fork-safe unpicklable', source: 'kafka' },
    {
      names: 'kafka.KafkaConsumer.{poll,commit,seek,close,__iter__,__next__,partitions_for_topic,end_offsets,topics}',
      work: 'io', io: 'network', hazard: 'not-thread-safe', asyncInstead: 'aiokafka.AIOKafkaConsumer', source: 'kafka',
    },
    { names: 'kafka.KafkaConsumer.{subscribe,assign,unsubscribe}', source: 'kafka' },
    { names: 'confluent_kafka.{Producer,SerializingProducer}', class: true, hazard: 'not-fork-safe unpicklable', source: 'confluent' },
    { names: 'confluent_kafka.{Producer,SerializingProducer}.produce', repeats: 'sends', source: 'confluent' },
    { names: 'confluent_kafka.{Producer,SerializingProducer}.{poll,flush}', work: 'io', io: 'network', source: 'confluent' },
    { names: 'confluent_kafka.{Consumer,DeserializingConsumer}', class: true, hazard: 'not-fork-safe unpicklable', source: 'confluent' },
    {
      names: 'confluent_kafka.{Consumer,DeserializingConsumer}.{poll,consume,commit,close,list_topics}',
      work: 'io', io: 'network', source: 'confluent',
    },
    { names: 'confluent_kafka.{Consumer,DeserializingConsumer}.{subscribe,assign}', source: 'confluent' },
    { names: 'aiokafka.{AIOKafkaProducer,AIOKafkaConsumer}', class: true, source: 'aiokafka' },
    { names: 'aiokafka.AIOKafkaProducer.{send,send_and_wait}', work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'aiokafka' },
    {
      names: `aiokafka.{AIOKafkaProducer,AIOKafkaConsumer}.{start,stop} aiokafka.AIOKafkaProducer.flush aiokafka.AIOKafkaConsumer.{getone,getmany,
          commit,seek_to_beginning}`,
      work: 'io', io: 'network', coroutine: true, source: 'aiokafka',
    },

    {
      names: 'pika.BlockingConnection',
      class: true, work: 'io', io: 'network', hazard: 'not-thread-safe not-fork-safe unpicklable', asyncInstead: 'aio_pika.connect_robust',
      source: 'pika',
    },
    { names: 'pika.{ConnectionParameters,PlainCredentials,URLParameters,BasicProperties}', class: true, source: 'pika' },
    {
      names: 'pika.BlockingConnection.channel',
      work: 'io', io: 'network', returns: 'pika.adapters.blocking_connection.BlockingChannel', hazard: 'not-thread-safe', source: 'pika',
    },
    { names: 'pika.BlockingConnection.{close,process_data_events,sleep}', work: 'io', io: 'network', hazard: 'not-thread-safe', source: 'pika' },
    { names: 'pika.adapters.blocking_connection.BlockingChannel', class: true, hazard: 'not-thread-safe unpicklable', source: 'pika' },
    {
      names: 'pika.adapters.blocking_connection.BlockingChannel.basic_publish',
      work: 'io', io: 'network', repeats: 'sends', hazard: 'not-thread-safe', source: 'pika',
    },
    {
      names: `pika.adapters.blocking_connection.BlockingChannel.{basic_get,basic_ack,basic_nack,basic_qos,queue_declare,queue_bind,
          exchange_declare,start_consuming,consume,close}`,
      work: 'io',
      io: 'network', hazard: 'not-thread-safe', source: 'pika',
    },
    {
      names: 'pika.adapters.blocking_connection.BlockingChannel.basic_consume',
      runs: { argument: 1, keyword: 'on_message_callback', as: 'inline', perItem: true }, source: 'pika',
    },
    { names: 'aio_pika.{connect,connect_robust}', work: 'io', io: 'network', coroutine: true, returns: 'aio_pika.Connection', source: 'pika' },
    { names: 'aio_pika.{Connection,Message,Exchange,Queue,Channel}', class: true, source: 'pika' },
    { names: 'aio_pika.Connection.channel', work: 'io', io: 'network', coroutine: true, returns: 'aio_pika.Channel', source: 'pika' },
    { names: 'aio_pika.Exchange.publish', work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'pika' },
    {
      names: 'aio_pika.Channel.{declare_queue,declare_exchange,set_qos} aio_pika.Queue.{get,bind,consume}',
      work: 'io', io: 'network', coroutine: true, source: 'pika',
    },

    { names: 'rq.Queue', class: true, source: 'rq' },
    { names: 'rq.Queue.{enqueue,enqueue_call,enqueue_in,enqueue_at}', work: 'io', io: 'network', repeats: 'sends', source: 'rq' },
    { names: 'huey.{RedisHuey,SqliteHuey,MemoryHuey}', class: true, source: 'rq' },
    { names: 'huey.{RedisHuey,SqliteHuey,MemoryHuey}.{task,periodic_task}', decorates: 'deferred', source: 'rq' },
    { names: 'dramatiq.actor', decorates: 'deferred', source: 'dramatiq' },
    { names: 'paho.mqtt.client.Client', class: true, hazard: 'unpicklable', source: 'mqtt' },
    { names: 'paho.mqtt.client.Client.{connect,loop,loop_forever,reconnect}', work: 'io', io: 'network', source: 'mqtt' },
    { names: 'paho.mqtt.client.Client.publish', repeats: 'sends', source: 'mqtt' },
    { names: 'paho.mqtt.client.Client.{subscribe,loop_start,loop_stop,disconnect,username_pw_set,tls_set}', source: 'mqtt' },
    { names: 'nats.connect', work: 'io', io: 'network', coroutine: true, returns: 'nats.aio.client.Client', source: 'nats' },
    { names: 'nats.aio.client.Client', class: true, source: 'nats' },
    { names: 'nats.aio.client.Client.{publish,request}', work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'nats' },
    { names: 'nats.aio.client.Client.{subscribe,drain,close,flush}', work: 'io', io: 'network', coroutine: true, source: 'nats' },
    {
      names: 'apscheduler.schedulers.background.BackgroundScheduler apscheduler.schedulers.{blocking.BlockingScheduler,asyncio.AsyncIOScheduler}',
      class: true, source: 'scheduling',
    },
    {
      names: 'apscheduler.schedulers.{background.BackgroundScheduler,blocking.BlockingScheduler}.add_job',
      runs: { argument: 0, as: 'threads' }, source: 'scheduling',
    },
    { names: 'apscheduler.schedulers.asyncio.AsyncIOScheduler.add_job', runs: { argument: 0, as: 'asyncio' }, source: 'scheduling' },
    { names: 'schedule.{every,run_pending,repeat}', source: 'scheduling' },
  ],
};
