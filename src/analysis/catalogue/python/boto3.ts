import type { CatalogueTable } from '../types';

/** Clients are generated from service descriptions: any method that is not named here is a request to AWS. */
export const boto3: CatalogueTable = {
  library: 'boto3',
  language: 'python',
  aliases: {
    'boto3.Client': 'botocore.client.BaseClient',
    'boto3.Session': 'boto3.session.Session',
    'mypy_boto3_s3.S3Client': 'botocore.client.BaseClient',
    'mypy_boto3_s3.client.S3Client': 'botocore.client.BaseClient',
    'mypy_boto3_dynamodb.DynamoDBClient': 'botocore.client.BaseClient',
    'mypy_boto3_sqs.SQSClient': 'botocore.client.BaseClient',
    'mypy_boto3_sns.SNSClient': 'botocore.client.BaseClient',
    'mypy_boto3_lambda.LambdaClient': 'botocore.client.BaseClient',
    'mypy_boto3_s3.S3ServiceResource': 'boto3.resources.base.ServiceResource',
    'mypy_boto3_dynamodb.DynamoDBServiceResource': 'boto3.resources.base.ServiceResource',
  },
  sources: {
    clients: 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/clients.html#multithreading-or-multiprocessing-with-clients',
    resources: 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/resources.html#multithreading-or-multiprocessing-with-resources',
    session: 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/session.html#multithreading-or-multiprocessing-with-sessions',
    paginators: 'https://boto3.amazonaws.com/v1/documentation/api/latest/guide/paginators.html',
    services: 'https://boto3.amazonaws.com/v1/documentation/api/latest/reference/services/index.html',
  },
  groups: [
    // Making a client parses service descriptions, and the default session behind `boto3.client` is not thread-safe; clients themselves are.
    {
      names: 'boto3.client',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'botocore.client.BaseClient', hazard: 'not-thread-safe', source: 'session',
    },
    {
      names: 'boto3.resource',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'boto3.resources.base.ServiceResource', hazard: 'not-thread-safe', source: 'resources',
    },
    { names: 'boto3.session.Session', class: true, hazard: 'not-thread-safe', source: 'session' },
    { names: 'boto3.session.Session.client', work: 'cpu', gil: 'held', growth: 'heavy', returns: 'botocore.client.BaseClient', source: 'session' },
    {
      names: 'boto3.session.Session.resource',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'boto3.resources.base.ServiceResource', source: 'session',
    },
    {
      names: 'boto3.session.Session.{get_credentials,get_available_regions,get_available_services} boto3.{setup_default_session,set_stream_logger}',
      source: 'session',
    },
    { names: 'botocore.session.get_session', returns: 'botocore.session.Session', source: 'session' },
    { names: 'botocore.session.Session', class: true, source: 'session' },
    {
      names: 'botocore.session.Session.create_client',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'botocore.client.BaseClient', source: 'session',
    },
    { names: 'botocore.config.Config boto3.s3.transfer.TransferConfig', class: true, source: 'clients' },

    { names: 'botocore.client.BaseClient', class: true, hazard: 'unpicklable', source: 'clients' },
    { names: 'botocore.client.BaseClient.{can_paginate,generate_presigned_url,generate_presigned_post,close}', source: 'clients' },
    { names: 'botocore.client.BaseClient.{meta,exceptions,waiter_names}', attribute: true, source: 'clients' },
    { names: 'botocore.client.BaseClient.get_paginator', returns: 'botocore.paginate.Paginator', source: 'paginators' },
    { names: 'botocore.client.BaseClient.get_waiter', returns: 'botocore.waiter.Waiter', source: 'clients' },
    {
      names: `botocore.client.BaseClient.{put_object,upload_file,upload_fileobj,copy,copy_object,upload_part,create_multipart_upload,complete_multipart_upload,
          put_object_acl,put_object_tagging,create_bucket,put_item,update_item,batch_write_item,transact_write_items,create_table,put_record,put_records,
          put_record_batch,put_metric_data,put_log_events,create_log_stream,put_parameter,put_secret_value,create_secret,update_function_code,
          create_function,run_instances,start_instances,stop_instances,create_tags,put_rule,put_targets,start_query_execution,start_job_run}`,
      work: 'io', io: 'network', repeats: 'writes', asyncInstead: 'aiobotocore.client.AioBaseClient', source: 'services',
    },
    {
      names: `botocore.client.BaseClient.{delete_object,delete_objects,delete_item,delete_bucket,delete_table,delete_message,delete_message_batch,
          purge_queue,terminate_instances,delete_function,delete_secret,delete_parameter,delete_stack,delete_log_group}`,
      work: 'io', io: 'network', repeats: 'deletes', asyncInstead: 'aiobotocore.client.AioBaseClient', source: 'services',
    },
    {
      names: `botocore.client.BaseClient.{send_message,send_message_batch,publish,publish_batch,invoke,invoke_model,invoke_endpoint,converse,send_email,
          send_raw_email,send_templated_email,start_execution,put_events,send_command,post_to_connection}`,
      work: 'io', io: 'network', repeats: 'sends', asyncInstead: 'aiobotocore.client.AioBaseClient', source: 'services',
    },
    {
      names: `botocore.client.BaseClient.{get_object,get_item,query,scan,list_objects,list_objects_v2,head_object,download_file,download_fileobj,
          receive_message}`,
      work: 'io', io: 'network', returns: 'builtins.dict', element: 'botocore.response.StreamingBody', asyncInstead: 'aiobotocore.client.AioBaseClient', source: 'services',
    },
    { names: 'botocore.client.BaseClient.*', work: 'io', io: 'network', asyncInstead: 'aiobotocore.client.AioBaseClient', source: 'clients' },
    // A response is a dict; what has a `read` in it is the streaming body.
    { names: 'botocore.response.StreamingBody', class: true, element: 'builtins.bytes', source: 'services' },
    {
      names: 'botocore.response.StreamingBody.{read,iter_lines,iter_chunks,readinto,readlines,__iter__}',
      work: 'io', io: 'network', returns: 'builtins.bytes', source: 'services',
    },
    { names: 'botocore.paginate.{Paginator,PageIterator}', class: true, source: 'paginators' },
    { names: 'botocore.paginate.Paginator.paginate', returns: 'botocore.paginate.PageIterator', source: 'paginators' },
    { names: 'botocore.paginate.PageIterator.{__iter__,build_full_result}', work: 'io', io: 'network', source: 'paginators' },
    { names: 'botocore.paginate.PageIterator.search', work: 'io', io: 'network', source: 'paginators' },
    { names: 'botocore.waiter.Waiter', class: true, source: 'clients' },
    { names: 'botocore.waiter.Waiter.wait', work: 'io', io: 'network', source: 'clients' },

    // Resources keep per-object state: one a thread.
    { names: 'boto3.resources.base.ServiceResource', class: true, hazard: 'not-thread-safe unpicklable', source: 'resources' },
    {
      names: `boto3.resources.base.ServiceResource.{Bucket,Object,ObjectSummary,ObjectVersion,Table,Queue,Message,Topic,Instance,Image,Volume,Vpc,Subnet,
          SecurityGroup,Stack,Role,User,Alarm,Metric,Job,get_available_subresources,batch_writer}`,
      returns: 'boto3.resources.base.ServiceResource', hazard: 'not-thread-safe', source: 'resources',
    },
    {
      names: 'boto3.resources.base.ServiceResource.{objects,object_versions,buckets,tables,queues,topics,instances,images,volumes,messages,stacks}',
      attribute: true,
      returns: 'boto3.resources.collection.ResourceCollection', source: 'resources',
    },
    { names: 'boto3.resources.base.ServiceResource.{meta,name,key,bucket_name,arn,url}', attribute: true, source: 'resources' },
    {
      names: `boto3.resources.base.ServiceResource.{put,put_item,put_object,update_item,upload_file,upload_fileobj,copy,copy_from,create,
          create_bucket,create_table}`,
      work: 'io', io: 'network', repeats: 'writes', hazard: 'not-thread-safe', source: 'resources',
    },
    {
      names: 'boto3.resources.base.ServiceResource.{delete,delete_item,delete_objects,delete_messages,purge,terminate}',
      work: 'io', io: 'network', repeats: 'deletes', hazard: 'not-thread-safe', source: 'resources',
    },
    {
      names: 'boto3.resources.base.ServiceResource.{send_message,send_messages,publish}',
      work: 'io', io: 'network', repeats: 'sends', hazard: 'not-thread-safe', source: 'resources',
    },
    {
      names: 'boto3.resources.base.ServiceResource.get',
      work: 'io', io: 'network', returns: 'builtins.dict', element: 'botocore.response.StreamingBody', hazard: 'not-thread-safe',
      source: 'resources',
    },
    { names: 'boto3.resources.base.ServiceResource.*', work: 'io', io: 'network', hazard: 'not-thread-safe', source: 'resources' },
    { names: 'boto3.resources.collection.ResourceCollection', class: true, element: 'boto3.resources.base.ServiceResource', source: 'resources' },
    {
      names: 'boto3.resources.collection.ResourceCollection.{all,filter,limit,page_size}',
      returns: 'boto3.resources.collection.ResourceCollection', source: 'resources',
    },
    { names: 'boto3.resources.collection.ResourceCollection.{__iter__,pages}', work: 'io', io: 'network', source: 'resources' },
    { names: 'boto3.resources.collection.ResourceCollection.delete', work: 'io', io: 'network', repeats: 'deletes', source: 'resources' },

    { names: 'aiobotocore.session.get_session', returns: 'aiobotocore.session.AioSession', source: 'clients' },
    { names: 'aiobotocore.session.AioSession aioboto3.Session', class: true, source: 'clients' },
    {
      names: 'aiobotocore.session.AioSession.create_client aioboto3.Session.{client,resource}',
      blocking: false, returns: 'aiobotocore.client.AioBaseClient', source: 'clients',
    },
    { names: 'aiobotocore.client.AioBaseClient', class: true, source: 'clients' },
    { names: 'aiobotocore.client.AioBaseClient.{get_paginator,get_waiter}', source: 'clients' },
    { names: 'aiobotocore.client.AioBaseClient.*', work: 'io', io: 'network', coroutine: true, source: 'clients' },
  ],
};
