import type { CatalogueTable } from '../types';

/** Google Cloud, Azure, MinIO and remote file systems. */
export const cloud: CatalogueTable = {
  library: 'cloud',
  language: 'python',
  aliases: {
    'google.cloud.storage.client.Client': 'google.cloud.storage.Client',
    'google.cloud.storage.blob.Blob': 'google.cloud.storage.Blob',
    'google.cloud.storage.bucket.Bucket': 'google.cloud.storage.Bucket',
    'google.cloud.bigquery.client.Client': 'google.cloud.bigquery.Client',
    'google.cloud.bigquery.table.RowIterator': 'google.cloud.bigquery.RowIterator',
  },
  sources: {
    storage: 'https://cloud.google.com/python/docs/reference/storage/latest',
    bigquery: 'https://cloud.google.com/python/docs/reference/bigquery/latest',
    pubsub: 'https://cloud.google.com/python/docs/reference/pubsub/latest',
    firestore: 'https://cloud.google.com/python/docs/reference/firestore/latest',
    // httplib2 underneath: one Http object a thread.
    discovery: 'https://googleapis.github.io/google-api-python-client/docs/thread_safety.html',
    azure: 'https://learn.microsoft.com/en-us/python/api/overview/azure/storage-blob-readme',
    minio: 'https://min.io/docs/minio/linux/developers/python/API.html',
    fsspec: 'https://filesystem-spec.readthedocs.io/en/latest/api.html',
    smart: 'https://github.com/piskvorky/smart_open',
  },
  groups: [
    { names: 'google.cloud.storage.Client', class: true, hazard: 'not-fork-safe unpicklable', source: 'storage' },
    { names: 'google.cloud.storage.Client.bucket', returns: 'google.cloud.storage.Bucket', source: 'storage' },
    {
      names: 'google.cloud.storage.Client.{get_bucket,lookup_bucket}',
      work: 'io', io: 'network', returns: 'google.cloud.storage.Bucket', source: 'storage',
    },
    {
      names: 'google.cloud.storage.Client.create_bucket',
      work: 'io', io: 'network', repeats: 'writes', returns: 'google.cloud.storage.Bucket', source: 'storage',
    },
    {
      names: 'google.cloud.storage.Client.list_buckets',
      work: 'io', io: 'network', returns: 'builtins.list', element: 'google.cloud.storage.Bucket', source: 'storage',
    },
    {
      names: 'google.cloud.storage.{Client,Bucket}.list_blobs',
      work: 'io', io: 'network', returns: 'builtins.list', element: 'google.cloud.storage.Blob', source: 'storage',
    },
    { names: 'google.cloud.storage.{Bucket,Blob}', class: true, source: 'storage' },
    { names: 'google.cloud.storage.Bucket.blob', returns: 'google.cloud.storage.Blob', source: 'storage' },
    { names: 'google.cloud.storage.Bucket.get_blob', work: 'io', io: 'network', returns: 'google.cloud.storage.Blob', source: 'storage' },
    { names: 'google.cloud.storage.Bucket.{copy_blob,rename_blob,create,patch}', work: 'io', io: 'network', repeats: 'writes', source: 'storage' },
    {
      names: 'google.cloud.storage.Bucket.{delete_blob,delete_blobs,delete} google.cloud.storage.Blob.delete',
      work: 'io', io: 'network', repeats: 'deletes', source: 'storage',
    },
    {
      names: `google.cloud.storage.Blob.{download_as_bytes,download_as_string,download_as_text,download_to_filename,download_to_file,exists,
          reload,open}`,
      work: 'io', io: 'network', source: 'storage',
    },
    {
      names: 'google.cloud.storage.Blob.{upload_from_filename,upload_from_file,upload_from_string,compose,rewrite,patch,update,make_public}',
      work: 'io', io: 'network', repeats: 'writes', source: 'storage',
    },
    { names: 'google.cloud.storage.Blob.generate_signed_url', source: 'storage' },
    {
      names: 'google.cloud.storage.transfer_manager.{upload_many,upload_many_from_filenames}',
      work: 'io', io: 'network', repeats: 'writes', source: 'storage',
    },
    {
      names: 'google.cloud.storage.transfer_manager.{download_many,download_many_to_path,download_chunks_concurrently}',
      work: 'io', io: 'network', source: 'storage',
    },
    { names: 'google.cloud.bigquery.Client', class: true, hazard: 'not-fork-safe unpicklable', source: 'bigquery' },
    {
      names: 'google.cloud.bigquery.Client.query',
      work: 'io', io: 'network', repeats: 'writes', returns: 'google.cloud.bigquery.QueryJob', source: 'bigquery',
    },
    {
      names: 'google.cloud.bigquery.Client.{query_and_wait,list_rows}',
      work: 'io', io: 'network', returns: 'google.cloud.bigquery.RowIterator', source: 'bigquery',
    },
    {
      names: 'google.cloud.bigquery.Client.{get_table,get_dataset,list_tables,list_datasets,get_job,list_jobs}',
      work: 'io', io: 'network', source: 'bigquery',
    },
    {
      names: `google.cloud.bigquery.Client.{insert_rows,insert_rows_json,load_table_from_dataframe,load_table_from_uri,load_table_from_file,
          load_table_from_json,create_table,create_dataset,update_table,copy_table,extract_table}`,
      work: 'io', io: 'network', repeats: 'writes', returns: 'google.cloud.bigquery.QueryJob', source: 'bigquery',
    },
    { names: 'google.cloud.bigquery.Client.{delete_table,delete_dataset}', work: 'io', io: 'network', repeats: 'deletes', source: 'bigquery' },
    {
      names: 'google.cloud.bigquery.{QueryJob,LoadJob,RowIterator,QueryJobConfig,LoadJobConfig,SchemaField,Table,Dataset,ScalarQueryParameter}',
      class: true, source: 'bigquery',
    },
    {
      names: 'google.cloud.bigquery.QueryJob.{result,__iter__}',
      work: 'io', io: 'network', returns: 'google.cloud.bigquery.RowIterator', source: 'bigquery',
    },
    {
      names: 'google.cloud.bigquery.{QueryJob,RowIterator}.{to_dataframe,to_arrow}',
      work: 'io', io: 'network', returns: 'pandas.DataFrame', source: 'bigquery',
    },
    { names: 'google.cloud.bigquery.RowIterator.__iter__', work: 'io', io: 'network', source: 'bigquery' },
    { names: 'google.cloud.pubsub_v1.{PublisherClient,SubscriberClient}', class: true, hazard: 'not-fork-safe unpicklable', source: 'pubsub' },
    // Publishing batches in the background and yields a future.
    { names: 'google.cloud.pubsub_v1.PublisherClient.publish', repeats: 'sends', returns: 'concurrent.futures.Future', source: 'pubsub' },
    { names: 'google.cloud.pubsub_v1.SubscriberClient.{pull,acknowledge}', work: 'io', io: 'network', source: 'pubsub' },
    {
      names: 'google.cloud.pubsub_v1.SubscriberClient.subscribe',
      runs: { argument: 1, keyword: 'callback', as: 'threads', perItem: true }, source: 'pubsub',
    },
    { names: 'google.cloud.pubsub_v1.{PublisherClient,SubscriberClient}.{topic_path,subscription_path}', source: 'pubsub' },
    { names: 'google.cloud.firestore.Client', class: true, hazard: 'not-fork-safe unpicklable', source: 'firestore' },
    {
      names: 'google.cloud.firestore.Client.{collection,collection_group}',
      returns: 'google.cloud.firestore.CollectionReference', source: 'firestore',
    },
    { names: 'google.cloud.firestore.{CollectionReference,DocumentReference}', class: true, source: 'firestore' },
    {
      names: 'google.cloud.firestore.CollectionReference.{where,order_by,limit,select,start_after}',
      returns: 'google.cloud.firestore.CollectionReference', source: 'firestore',
    },
    {
      names: 'google.cloud.firestore.{CollectionReference,Client}.document',
      returns: 'google.cloud.firestore.DocumentReference', source: 'firestore',
    },
    {
      names: 'google.cloud.firestore.{CollectionReference,DocumentReference}.get google.cloud.firestore.CollectionReference.stream',
      work: 'io', io: 'network', source: 'firestore',
    },
    {
      names: 'google.cloud.firestore.DocumentReference.{set,update,create} google.cloud.firestore.CollectionReference.add',
      work: 'io', io: 'network', repeats: 'writes', source: 'firestore',
    },
    { names: 'google.cloud.firestore.DocumentReference.delete', work: 'io', io: 'network', repeats: 'deletes', source: 'firestore' },
    {
      names: 'googleapiclient.discovery.build',
      work: 'io', io: 'network', returns: 'googleapiclient.discovery.Resource', hazard: 'not-thread-safe', source: 'discovery',
    },
    { names: 'googleapiclient.discovery.Resource', class: true, hazard: 'not-thread-safe unpicklable', source: 'discovery' },
    {
      names: 'googleapiclient.discovery.Resource.execute',
      work: 'io', io: 'network', repeats: 'sends', hazard: 'not-thread-safe', source: 'discovery',
    },
    { names: 'googleapiclient.discovery.Resource.*', returns: 'googleapiclient.discovery.Resource', source: 'discovery' },

    {
      names: `azure.storage.blob.{BlobServiceClient,ContainerClient,BlobClient,BlobServiceClient.from_connection_string,
          ContainerClient.from_connection_string,BlobClient.from_connection_string}`,
      class: true, hazard: 'unpicklable', source: 'azure',
    },
    { names: 'azure.storage.blob.{BlobServiceClient,ContainerClient}.get_blob_client', returns: 'azure.storage.blob.BlobClient', source: 'azure' },
    { names: 'azure.storage.blob.BlobServiceClient.get_container_client', returns: 'azure.storage.blob.ContainerClient', source: 'azure' },
    {
      names: `azure.storage.blob.BlobServiceClient.list_containers azure.storage.blob.ContainerClient.{list_blobs,walk_blobs,exists,
          get_container_properties}`,
      work: 'io', io: 'network', asyncInstead: 'azure.storage.blob.aio.ContainerClient', source: 'azure',
    },
    {
      names: 'azure.storage.blob.ContainerClient.{upload_blob,create_container} azure.storage.blob.BlobServiceClient.create_container',
      work: 'io', io: 'network', repeats: 'writes', source: 'azure',
    },
    {
      names: 'azure.storage.blob.ContainerClient.{delete_blob,delete_blobs,delete_container} azure.storage.blob.BlobClient.delete_blob',
      work: 'io', io: 'network', repeats: 'deletes', source: 'azure',
    },
    {
      names: 'azure.storage.blob.{ContainerClient,BlobClient}.download_blob',
      work: 'io', io: 'network', returns: 'azure.storage.blob.StorageStreamDownloader',
      asyncInstead: 'azure.storage.blob.aio.BlobClient.download_blob', source: 'azure',
    },
    { names: 'azure.storage.blob.StorageStreamDownloader', class: true, source: 'azure' },
    {
      names: 'azure.storage.blob.StorageStreamDownloader.{readall,readinto,read,chunks,content_as_bytes,content_as_text}',
      work: 'io', io: 'network', source: 'azure',
    },
    { names: 'azure.storage.blob.BlobClient.{exists,get_blob_properties}', work: 'io', io: 'network', source: 'azure' },
    {
      names: 'azure.storage.blob.BlobClient.{upload_blob,start_copy_from_url,set_blob_metadata,append_block,stage_block,commit_block_list}',
      work: 'io', io: 'network', repeats: 'writes', source: 'azure',
    },
    { names: 'azure.storage.blob.aio.{BlobServiceClient,ContainerClient,BlobClient}', class: true, source: 'azure' },
    {
      names: 'azure.storage.blob.aio.BlobServiceClient.{get_blob_client,get_container_client} azure.storage.blob.aio.ContainerClient.get_blob_client',
      returns: 'azure.storage.blob.aio.BlobClient', source: 'azure',
    },
    {
      names: 'azure.storage.blob.aio.BlobClient.{upload_blob,delete_blob}',
      work: 'io', io: 'network', coroutine: true, repeats: 'writes', source: 'azure',
    },
    {
      names: 'azure.storage.blob.aio.BlobClient.{download_blob,exists,get_blob_properties,close}',
      work: 'io', io: 'network', coroutine: true, source: 'azure',
    },

    { names: 'minio.Minio', class: true, hazard: 'not-fork-safe', source: 'minio' },
    { names: 'minio.Minio.{get_object,fget_object,stat_object,list_objects,list_buckets,bucket_exists}', work: 'io', io: 'network', source: 'minio' },
    { names: 'minio.Minio.{put_object,fput_object,copy_object,make_bucket}', work: 'io', io: 'network', repeats: 'writes', source: 'minio' },
    { names: 'minio.Minio.{remove_object,remove_objects,remove_bucket}', work: 'io', io: 'network', repeats: 'deletes', source: 'minio' },
    { names: 'fsspec.open fsspec.open_files smart_open.open', work: 'io', io: 'network', returns: 'io.BufferedIOBase', source: 'smart' },
    { names: 'fsspec.filesystem', returns: 'fsspec.AbstractFileSystem', source: 'fsspec' },
    {
      names: 's3fs.S3FileSystem gcsfs.GCSFileSystem adlfs.AzureBlobFileSystem fsspec.AbstractFileSystem',
      class: true, bases: 'fsspec.AbstractFileSystem', hazard: 'not-fork-safe', source: 'fsspec',
    },
    {
      names: `fsspec.AbstractFileSystem.{ls,glob,find,walk,exists,info,isfile,isdir,du,cat,cat_file,read_bytes,read_text,get,get_file,download,
          head,size}`,
      work: 'io', io: 'network', source: 'fsspec',
    },
    { names: 'fsspec.AbstractFileSystem.open', work: 'io', io: 'network', returns: 'io.BufferedIOBase', source: 'fsspec' },
    {
      names: 'fsspec.AbstractFileSystem.{put,put_file,upload,pipe,copy,cp,mv,move,mkdir,makedirs,touch,write_bytes,write_text}',
      work: 'io', io: 'network', repeats: 'writes', source: 'fsspec',
    },
    { names: 'fsspec.AbstractFileSystem.{rm,rm_file,rmdir,delete}', work: 'io', io: 'network', repeats: 'deletes', source: 'fsspec' },
  ],
};
