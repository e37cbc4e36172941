import type { CatalogueTable } from '../types';

const collectionReads = 'aggregate_raw_batches,count_documents,distinct,estimated_document_count,find_one,index_information,list_indexes,options,watch';
const collectionWrites = `bulk_write,create_index,create_indexes,find_one_and_replace,find_one_and_update,insert_many,insert_one,rename,replace_one,
  update_many,update_one,drop_index,drop_indexes`;
const collectionDeletes = 'delete_many,delete_one,drop,find_one_and_delete';
const cursorRefinements = 'add_option,allow_disk_use,batch_size,clone,collation,comment,hint,limit,max,max_time_ms,min,rewind,skip,sort,where';

/** PyMongo, its asyncio side, and Motor, which has the same surface with coroutines. */
export const pymongo: CatalogueTable = {
  library: 'pymongo',
  language: 'python',
  aliases: {
    'pymongo.mongo_client.MongoClient': 'pymongo.MongoClient',
    'pymongo.synchronous.mongo_client.MongoClient': 'pymongo.MongoClient',
    'pymongo.synchronous.collection.Collection': 'pymongo.collection.Collection',
    'pymongo.synchronous.database.Database': 'pymongo.database.Database',
    'pymongo.asynchronous.mongo_client.AsyncMongoClient': 'pymongo.AsyncMongoClient',
    'motor.motor_asyncio.AsyncIOMotorClient': 'pymongo.AsyncMongoClient',
    'motor.motor_asyncio.AsyncIOMotorDatabase': 'pymongo.asynchronous.database.AsyncDatabase',
    'motor.motor_asyncio.AsyncIOMotorCollection': 'pymongo.asynchronous.collection.AsyncCollection',
    'motor.motor_asyncio.AsyncIOMotorCursor': 'pymongo.asynchronous.cursor.AsyncCursor',
  },
  sources: {
    // Thread-safe, and not fork-safe: each process makes its own client.
    faq: 'https://pymongo.readthedocs.io/en/4.12.0/faq.html',
    collection: 'https://pymongo.readthedocs.io/en/stable/api/pymongo/collection.html',
    database: 'https://pymongo.readthedocs.io/en/stable/api/pymongo/database.html',
    cursor: 'https://pymongo.readthedocs.io/en/stable/api/pymongo/cursor.html',
    async: 'https://pymongo.readthedocs.io/en/stable/api/pymongo/asynchronous/index.html',
    bson: 'https://pymongo.readthedocs.io/en/stable/api/bson/index.html',
    gridfs: 'https://pymongo.readthedocs.io/en/stable/api/gridfs/index.html',
  },
  groups: [
    { names: 'pymongo.MongoClient', class: true, element: 'pymongo.database.Database', hazard: 'not-fork-safe unpicklable', source: 'faq' },
    { names: 'pymongo.MongoClient.{get_database,get_default_database}', returns: 'pymongo.database.Database', source: 'faq' },
    { names: 'pymongo.MongoClient.{list_database_names,list_databases,server_info,watch}', work: 'io', io: 'database', source: 'database' },
    { names: 'pymongo.MongoClient.drop_database', work: 'io', io: 'database', repeats: 'deletes', source: 'database' },
    { names: 'pymongo.MongoClient.bulk_write', work: 'io', io: 'database', repeats: 'writes', source: 'database' },
    { names: 'pymongo.MongoClient.{start_session,close}', source: 'faq' },
    // Any other attribute is a database, any other attribute of that a collection.
    { names: 'pymongo.MongoClient.*', attribute: true, returns: 'pymongo.database.Database', source: 'faq' },
    { names: 'pymongo.database.Database', class: true, element: 'pymongo.collection.Collection', source: 'database' },
    { names: 'pymongo.database.Database.{get_collection,with_options}', returns: 'pymongo.collection.Collection', source: 'database' },
    {
      names: 'pymongo.database.Database.{command,list_collection_names,list_collections,validate_collection,watch}',
      work: 'io', io: 'database', asyncInstead: 'pymongo.AsyncMongoClient', source: 'database',
    },
    {
      names: 'pymongo.database.Database.create_collection',
      work: 'io', io: 'database', repeats: 'writes', returns: 'pymongo.collection.Collection', source: 'database',
    },
    { names: 'pymongo.database.Database.drop_collection', work: 'io', io: 'database', repeats: 'deletes', source: 'database' },
    { names: 'pymongo.database.Database.aggregate', work: 'io', io: 'database', returns: 'pymongo.cursor.Cursor', source: 'database' },
    { names: 'pymongo.database.Database.*', attribute: true, returns: 'pymongo.collection.Collection', source: 'database' },
    { names: 'pymongo.collection.Collection', class: true, source: 'collection' },
    {
      names: `pymongo.collection.Collection.{${collectionReads}}`,
      work: 'io', io: 'database', asyncInstead: 'pymongo.AsyncMongoClient', source: 'collection',
    },
    {
      names: `pymongo.collection.Collection.{${collectionWrites}}`,
      work: 'io', io: 'database', repeats: 'writes', asyncInstead: 'pymongo.AsyncMongoClient', source: 'collection',
    },
    {
      names: `pymongo.collection.Collection.{${collectionDeletes}}`,
      work: 'io', io: 'database', repeats: 'deletes', asyncInstead: 'pymongo.AsyncMongoClient', source: 'collection',
    },
    {
      names: 'pymongo.collection.Collection.aggregate',
      work: 'io', io: 'database', returns: 'pymongo.cursor.Cursor', asyncInstead: 'pymongo.AsyncMongoClient', source: 'collection',
    },
    // `find` only describes the query; iterating runs it.
    { names: 'pymongo.collection.Collection.{find,find_raw_batches}', returns: 'pymongo.cursor.Cursor', source: 'cursor' },
    { names: 'pymongo.collection.Collection.with_options', returns: 'pymongo.collection.Collection', source: 'collection' },
    { names: 'pymongo.collection.Collection.{name,full_name,database}', attribute: true, source: 'collection' },
    { names: 'pymongo.cursor.Cursor', class: true, element: 'builtins.dict', hazard: 'not-thread-safe', source: 'cursor' },
    { names: `pymongo.cursor.Cursor.{${cursorRefinements}}`, returns: 'pymongo.cursor.Cursor', source: 'cursor' },
    { names: 'pymongo.cursor.Cursor.{__iter__,__next__,next,to_list,distinct,explain,__getitem__}', work: 'io', io: 'database', source: 'cursor' },
    { names: 'pymongo.cursor.Cursor.close', source: 'cursor' },
    {
      names: 'pymongo.{InsertOne,UpdateOne,UpdateMany,ReplaceOne,DeleteOne,DeleteMany,IndexModel,ReadPreference,WriteConcern}',
      class: true, source: 'collection',
    },

    {
      names: 'pymongo.AsyncMongoClient',
      class: true, element: 'pymongo.asynchronous.database.AsyncDatabase', hazard: 'not-fork-safe', source: 'async',
    },
    {
      names: 'pymongo.AsyncMongoClient.{get_database,get_default_database}',
      returns: 'pymongo.asynchronous.database.AsyncDatabase', source: 'async',
    },
    {
      names: 'pymongo.AsyncMongoClient.{list_database_names,list_databases,server_info,drop_database,close,bulk_write,watch}',
      work: 'io', io: 'database', coroutine: true, source: 'async',
    },
    { names: 'pymongo.AsyncMongoClient.start_session', source: 'async' },
    { names: 'pymongo.AsyncMongoClient.*', attribute: true, returns: 'pymongo.asynchronous.database.AsyncDatabase', source: 'async' },
    {
      names: 'pymongo.asynchronous.database.AsyncDatabase',
      class: true, element: 'pymongo.asynchronous.collection.AsyncCollection', source: 'async',
    },
    {
      names: 'pymongo.asynchronous.database.AsyncDatabase.get_collection',
      returns: 'pymongo.asynchronous.collection.AsyncCollection', source: 'async',
    },
    {
      names: 'pymongo.asynchronous.database.AsyncDatabase.{command,list_collection_names,create_collection,drop_collection}',
      work: 'io', io: 'database', coroutine: true, source: 'async',
    },
    {
      names: 'pymongo.asynchronous.database.AsyncDatabase.*',
      attribute: true, returns: 'pymongo.asynchronous.collection.AsyncCollection', source: 'async',
    },
    { names: 'pymongo.asynchronous.collection.AsyncCollection', class: true, source: 'async' },
    { names: `pymongo.asynchronous.collection.AsyncCollection.{${collectionReads}}`, work: 'io', io: 'database', coroutine: true, source: 'async' },
    {
      names: `pymongo.asynchronous.collection.AsyncCollection.{${collectionWrites}}`,
      work: 'io', io: 'database', coroutine: true, repeats: 'writes', source: 'async',
    },
    {
      names: `pymongo.asynchronous.collection.AsyncCollection.{${collectionDeletes}}`,
      work: 'io', io: 'database', coroutine: true, repeats: 'deletes', source: 'async',
    },
    {
      names: 'pymongo.asynchronous.collection.AsyncCollection.aggregate',
      work: 'io', io: 'database', coroutine: true, returns: 'pymongo.asynchronous.cursor.AsyncCursor', source: 'async',
    },
    { names: 'pymongo.asynchronous.collection.AsyncCollection.find', returns: 'pymongo.asynchronous.cursor.AsyncCursor', source: 'async' },
    { names: 'pymongo.asynchronous.cursor.AsyncCursor', class: true, element: 'builtins.dict', source: 'async' },
    { names: `pymongo.asynchronous.cursor.AsyncCursor.{${cursorRefinements}}`, returns: 'pymongo.asynchronous.cursor.AsyncCursor', source: 'async' },
    {
      names: 'pymongo.asynchronous.cursor.AsyncCursor.{to_list,next,distinct,explain,close}',
      work: 'io', io: 'database', coroutine: true, source: 'async',
    },
    { names: 'pymongo.asynchronous.cursor.AsyncCursor.__aiter__', work: 'io', io: 'database', blocking: false, source: 'async' },

    {
      names: 'bson.{encode,decode,decode_all,decode_iter,json_util.dumps,json_util.loads}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'bson',
    },
    { names: 'bson.{ObjectId,objectid.ObjectId}', class: true, source: 'bson' },
    { names: 'gridfs.{GridFS,GridFSBucket}', class: true, source: 'gridfs' },
    { names: 'gridfs.GridFS.{get,get_last_version,exists,find_one,list}', work: 'io', io: 'database', source: 'gridfs' },
    { names: 'gridfs.GridFS.put gridfs.GridFSBucket.upload_from_stream', work: 'io', io: 'database', repeats: 'writes', source: 'gridfs' },
    { names: 'gridfs.{GridFS,GridFSBucket}.delete', work: 'io', io: 'database', repeats: 'deletes', source: 'gridfs' },
    { names: 'gridfs.GridFSBucket.{download_to_stream,open_download_stream}', work: 'io', io: 'database', source: 'gridfs' },
  ],
};
