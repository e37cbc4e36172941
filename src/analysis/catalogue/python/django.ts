import type { CatalogueTable } from '../types';

/** The ORM, cache, mail and the calls that views make. Query sets are lazy: refining one sends nothing, looking at one runs it. */
export const django: CatalogueTable = {
  library: 'django',
  language: 'python',
  aliases: {
    // Module-level objects: their members are their classes'.
    'django.db.connection': 'django.db.backends.base.base.BaseDatabaseWrapper',
    'django.core.cache.cache': 'django.core.cache.backends.base.BaseCache',
    'django.core.files.storage.default_storage': 'django.core.files.storage.Storage',
    'django.db.models.query.QuerySet': 'django.db.models.QuerySet',
    'django.db.models.manager.Manager': 'django.db.models.Manager',
    'django.db.models.base.Model': 'django.db.models.Model',
    'django.contrib.gis.db.models.Model': 'django.db.models.Model',
    'django.contrib.gis.db.models.Manager': 'django.db.models.Manager',
  },
  sources: {
    querysets: 'https://docs.djangoproject.com/en/stable/ref/models/querysets/',
    instances: 'https://docs.djangoproject.com/en/stable/ref/models/instances/',
    async: 'https://docs.djangoproject.com/en/stable/topics/async/',
    databases: 'https://docs.djangoproject.com/en/stable/topics/db/sql/#executing-custom-sql-directly',
    transactions: 'https://docs.djangoproject.com/en/stable/topics/db/transactions/',
    // What answers depends on the settings: memcached, Redis, the database, files or this process's memory.
    cache: 'https://docs.djangoproject.com/en/stable/topics/cache/',
    mail: 'https://docs.djangoproject.com/en/stable/topics/email/',
    shortcuts: 'https://docs.djangoproject.com/en/stable/topics/http/shortcuts/',
    files: 'https://docs.djangoproject.com/en/stable/ref/files/storage/',
    http: 'https://docs.djangoproject.com/en/stable/ref/request-response/',
    passwords: 'https://docs.djangoproject.com/en/stable/topics/auth/passwords/',
    utils: 'https://docs.djangoproject.com/en/stable/ref/utils/',
  },
  groups: [
    { names: 'django.db.models.QuerySet', class: true, element: 'django.db.models.Model', source: 'querysets' },
    { names: 'django.db.models.Manager', class: true, bases: 'django.db.models.QuerySet', source: 'querysets' },
    {
      names: 'django.db.models.Manager.from_queryset django.db.models.QuerySet.as_manager',
      returns: 'django.db.models.Manager', source: 'querysets',
    },
    {
      names: `django.db.models.QuerySet.{all,alias,annotate,complex_filter,dates,datetimes,defer,difference,distinct,exclude,extra,filter,intersection,none,only,
          order_by,prefetch_related,reverse,select_for_update,select_related,union,using,values,values_list,raw}`,
      returns: 'django.db.models.QuerySet', source: 'querysets',
    },
    {
      names: 'django.db.models.QuerySet.{get,first,last,earliest,latest,__getitem__}', work: 'io', io: 'database', returns: 'django.db.models.Model',
      asyncInstead: 'django.db.models.QuerySet.aget', source: 'querysets',
    },
    {
      names: 'django.db.models.QuerySet.{count,exists,aggregate,contains,in_bulk,explain,iterator,__iter__,__len__,__bool__,__contains__}',
      work: 'io', io: 'database',
      asyncInstead: 'django.db.models.QuerySet.aiterator', source: 'querysets',
    },
    {
      names: 'django.db.models.QuerySet.{create,get_or_create,update_or_create,bulk_create,bulk_update,update}',
      work: 'io', io: 'database', repeats: 'writes',
      returns: 'django.db.models.Model', asyncInstead: 'django.db.models.QuerySet.acreate', source: 'querysets',
    },
    {
      names: 'django.db.models.QuerySet.delete',
      work: 'io', io: 'database', repeats: 'deletes', asyncInstead: 'django.db.models.QuerySet.adelete', source: 'querysets',
    },
    {
      names: 'django.db.models.QuerySet.{aget,afirst,alast,aearliest,alatest}',
      work: 'io', io: 'database', coroutine: true, returns: 'django.db.models.Model', source: 'async',
    },
    {
      names: 'django.db.models.QuerySet.{acount,aexists,aaggregate,acontains,ain_bulk,aexplain}',
      work: 'io', io: 'database', coroutine: true, source: 'async',
    },
    { names: 'django.db.models.QuerySet.{aiterator,__aiter__}', work: 'io', io: 'database', blocking: false, source: 'async' },
    {
      names: 'django.db.models.QuerySet.{acreate,aget_or_create,aupdate_or_create,abulk_create,abulk_update,aupdate}',
      work: 'io', io: 'database', coroutine: true, repeats: 'writes', returns: 'django.db.models.Model', source: 'async',
    },
    { names: 'django.db.models.QuerySet.adelete', work: 'io', io: 'database', coroutine: true, repeats: 'deletes', source: 'async' },
    { names: 'django.db.models.QuerySet.{db,query,ordered}', attribute: true, source: 'querysets' },
    { names: 'django.db.models.Model', class: true, source: 'instances' },
    {
      names: 'django.db.models.Model.{objects,_default_manager,_base_manager}',
      attribute: true, returns: 'django.db.models.Manager', source: 'querysets',
    },
    {
      names: 'django.db.models.Model.{save,save_base}',
      work: 'io', io: 'database', repeats: 'writes', asyncInstead: 'django.db.models.Model.asave', source: 'instances',
    },
    {
      names: 'django.db.models.Model.delete',
      work: 'io', io: 'database', repeats: 'deletes', asyncInstead: 'django.db.models.Model.adelete', source: 'instances',
    },
    {
      names: 'django.db.models.Model.{refresh_from_db,validate_unique,full_clean,validate_constraints}',
      work: 'io', io: 'database', asyncInstead: 'django.db.models.Model.arefresh_from_db', source: 'instances',
    },
    { names: 'django.db.models.Model.asave', work: 'io', io: 'database', coroutine: true, repeats: 'writes', source: 'async' },
    { names: 'django.db.models.Model.adelete', work: 'io', io: 'database', coroutine: true, repeats: 'deletes', source: 'async' },
    { names: 'django.db.models.Model.arefresh_from_db', work: 'io', io: 'database', coroutine: true, source: 'async' },
    {
      names: 'django.db.models.Model.{clean,clean_fields,get_deferred_fields,serializable_value,unique_error_message,get_absolute_url}',
      source: 'instances',
    },
    { names: 'django.db.models.Model.{pk,id,_meta,_state}', attribute: true, source: 'instances' },
    {
      names: `django.db.models.{Q,F,Value,Case,When,Count,Sum,Avg,Max,Min,StdDev,Variance,Subquery,OuterRef,Exists,Prefetch,Func,ExpressionWrapper,Window,
          CharField,TextField,IntegerField,FloatField,DecimalField,BooleanField,DateField,DateTimeField,TimeField,DurationField,EmailField,URLField,
          SlugField,UUIDField,JSONField,FileField,ImageField,BinaryField,AutoField,BigAutoField,BigIntegerField,PositiveIntegerField,SmallIntegerField,
          ForeignKey,OneToOneField,ManyToManyField,Index,UniqueConstraint,CheckConstraint,TextChoices,IntegerChoices}`,
      source: 'querysets',
    },
    { names: 'django.db.models.{CASCADE,PROTECT,SET_NULL,SET_DEFAULT,DO_NOTHING,SET}', source: 'querysets' },
    {
      names: `django.contrib.auth.models.{User,AbstractUser,AbstractBaseUser,Group,Permission,PermissionsMixin}
        django.contrib.contenttypes.models.ContentType django.contrib.sessions.models.Session`,
      class: true, bases: 'django.db.models.Model', source: 'instances',
    },
    {
      names: 'django.contrib.auth.models.{User,AbstractUser,AbstractBaseUser}.{set_password,check_password}',
      work: 'native', gil: 'released', growth: 'heavy', source: 'passwords',
    },
    { names: 'django.contrib.auth.models.User.{email_user,has_perm}', work: 'io', io: 'database', source: 'instances' },
    { names: 'django.contrib.auth.hashers.{make_password,check_password}', work: 'native', gil: 'released', growth: 'heavy', source: 'passwords' },
    { names: 'django.contrib.auth.{authenticate,login,logout}', work: 'io', io: 'database', source: 'passwords' },
    { names: 'django.contrib.auth.{aauthenticate,alogin,alogout}', work: 'io', io: 'database', coroutine: true, source: 'async' },
    { names: 'django.contrib.auth.get_user_model', returns: 'django.contrib.auth.models.User', source: 'passwords' },

    // Each thread has its own connection; a cursor belongs to the thread that made it.
    { names: 'django.db.connections', attribute: true, returns: 'django.db.utils.ConnectionHandler', source: 'databases' },
    { names: 'django.db.utils.ConnectionHandler', class: true, element: 'django.db.backends.base.base.BaseDatabaseWrapper', source: 'databases' },
    { names: 'django.db.utils.ConnectionHandler.{all,close_all}', source: 'databases' },
    { names: 'django.db.backends.base.base.BaseDatabaseWrapper', class: true, hazard: 'not-thread-safe', source: 'databases' },
    {
      names: 'django.db.backends.base.base.BaseDatabaseWrapper.cursor',
      work: 'io', io: 'database', returns: 'django.db.backends.utils.CursorWrapper', source: 'databases',
    },
    {
      names: 'django.db.backends.base.base.BaseDatabaseWrapper.{close,close_if_unusable_or_obsolete,ensure_connection}',
      work: 'io', io: 'database', source: 'databases',
    },
    { names: 'django.db.backends.utils.CursorWrapper', class: true, hazard: 'not-thread-safe', source: 'databases' },
    {
      names: 'django.db.backends.utils.CursorWrapper.{execute,executemany,callproc}',
      work: 'io', io: 'database', repeats: 'writes', hazard: 'not-thread-safe', source: 'databases',
    },
    {
      names: 'django.db.backends.utils.CursorWrapper.{fetchone,fetchmany,fetchall,__iter__}',
      work: 'io', io: 'database', hazard: 'not-thread-safe', source: 'databases',
    },
    { names: 'django.db.{close_old_connections,reset_queries}', source: 'databases' },
    { names: 'django.db.transaction.atomic', work: 'io', io: 'database', source: 'transactions' },
    {
      names: 'django.db.transaction.{commit,rollback,savepoint,savepoint_commit,savepoint_rollback}',
      work: 'io', io: 'database', source: 'transactions',
    },
    { names: 'django.db.transaction.{on_commit,get_autocommit,set_autocommit,set_rollback}', source: 'transactions' },

    { names: 'django.core.cache.caches', attribute: true, returns: 'django.core.cache.CacheHandler', source: 'cache' },
    { names: 'django.core.cache.CacheHandler', class: true, element: 'django.core.cache.backends.base.BaseCache', source: 'cache' },
    { names: 'django.core.cache.backends.base.BaseCache', class: true, source: 'cache' },
    {
      names: 'django.core.cache.backends.base.BaseCache.{get,get_many,has_key,__contains__}',
      work: 'io', io: 'network', asyncInstead: 'django.core.cache.backends.base.BaseCache.aget', source: 'cache',
    },
    {
      names: 'django.core.cache.backends.base.BaseCache.{set,set_many,add,get_or_set,incr,decr,touch}', work: 'io', io: 'network', repeats: 'writes',
      asyncInstead: 'django.core.cache.backends.base.BaseCache.aset', source: 'cache',
    },
    {
      names: 'django.core.cache.backends.base.BaseCache.{delete,delete_many,clear}',
      work: 'io', io: 'network', repeats: 'deletes', asyncInstead: 'django.core.cache.backends.base.BaseCache.adelete', source: 'cache',
    },
    { names: 'django.core.cache.backends.base.BaseCache.{aget,aget_many,ahas_key}', work: 'io', io: 'network', coroutine: true, source: 'cache' },
    {
      names: 'django.core.cache.backends.base.BaseCache.{aset,aset_many,aadd,aget_or_set,aincr,adecr,atouch}',
      work: 'io', io: 'network', coroutine: true, repeats: 'writes', source: 'cache',
    },
    {
      names: 'django.core.cache.backends.base.BaseCache.{adelete,adelete_many,aclear}',
      work: 'io', io: 'network', coroutine: true, repeats: 'deletes', source: 'cache',
    },

    { names: 'django.core.mail.{send_mail,send_mass_mail,mail_admins,mail_managers}', work: 'io', io: 'network', repeats: 'sends', source: 'mail' },
    { names: 'django.core.mail.{EmailMessage,EmailMultiAlternatives}', class: true, source: 'mail' },
    { names: 'django.core.mail.{EmailMessage,EmailMultiAlternatives}.send', work: 'io', io: 'network', repeats: 'sends', source: 'mail' },
    {
      names: `django.core.mail.{EmailMessage,EmailMultiAlternatives}.{attach,attach_file,message}
          django.core.mail.EmailMultiAlternatives.attach_alternative`,
      source: 'mail',
    },
    { names: 'django.core.mail.get_connection', returns: 'django.core.mail.backends.base.BaseEmailBackend', source: 'mail' },
    { names: 'django.core.mail.backends.base.BaseEmailBackend', class: true, source: 'mail' },
    { names: 'django.core.mail.backends.base.BaseEmailBackend.{send_messages,open}', work: 'io', io: 'network', repeats: 'sends', source: 'mail' },

    {
      names: 'django.shortcuts.{get_object_or_404,get_list_or_404}',
      work: 'io', io: 'database', returns: 'django.db.models.Model', asyncInstead: 'django.shortcuts.aget_object_or_404', source: 'shortcuts',
    },
    {
      names: 'django.shortcuts.{aget_object_or_404,aget_list_or_404}',
      work: 'io', io: 'database', coroutine: true, returns: 'django.db.models.Model', source: 'shortcuts',
    },
    { names: 'django.shortcuts.render django.template.loader.render_to_string', work: 'cpu', gil: 'held', growth: 'linear', source: 'shortcuts' },
    { names: 'django.shortcuts.redirect django.urls.{reverse,reverse_lazy,path,re_path,include,resolve}', source: 'shortcuts' },
    {
      names: 'django.template.loader.{get_template,select_template}',
      work: 'cpu', gil: 'held', returns: 'django.template.Template', source: 'shortcuts',
    },
    { names: 'django.template.{Template,Context,RequestContext,Engine}', class: true, source: 'shortcuts' },
    { names: 'django.template.Template.render', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'shortcuts' },
    {
      names: `django.http.{HttpResponse,HttpResponseRedirect,HttpResponseBadRequest,HttpResponseForbidden,HttpResponseNotFound,HttpResponseNotAllowed,
          StreamingHttpResponse,FileResponse,HttpRequest,QueryDict,Http404}`,
      class: true, source: 'http',
    },
    { names: 'django.http.JsonResponse', class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'http' },
    { names: 'django.core.files.storage.{Storage,FileSystemStorage}', class: true, bases: 'django.core.files.storage.Storage', source: 'files' },
    { names: 'django.core.files.storage.Storage.{open,exists,listdir,size,get_modified_time,url}', work: 'io', io: 'file', source: 'files' },
    { names: 'django.core.files.storage.Storage.save', work: 'io', io: 'file', repeats: 'writes', source: 'files' },
    { names: 'django.core.files.storage.Storage.delete', work: 'io', io: 'file', repeats: 'deletes', source: 'files' },
    { names: 'django.core.management.call_command', work: 'io', io: 'database', repeats: 'writes', source: 'utils' },
    { names: 'django.core.serializers.{serialize,deserialize}', work: 'cpu', gil: 'held', growth: 'linear', source: 'utils' },
    { names: 'django.core.paginator.Paginator', class: true, source: 'utils' },
    { names: 'django.core.paginator.Paginator.{page,get_page}', work: 'io', io: 'database', source: 'utils' },
    {
      names: `django.utils.timezone.{now,localtime,make_aware,make_naive,localdate} django.utils.text.slugify django.utils.html.{escape,
          format_html,strip_tags} django.utils.translation.{gettext,gettext_lazy}`,
      source: 'utils',
    },
    { names: 'django.utils.functional.cached_property django.utils.decorators.method_decorator django.conf.settings', source: 'utils' },
    { names: 'django.setup', work: 'cpu', gil: 'held', growth: 'heavy', source: 'utils' },
    { names: 'asgiref.sync.sync_to_async', runs: { argument: 0, as: 'threads' }, source: 'async' },
    { names: 'asgiref.sync.async_to_sync', runs: { argument: 0, as: 'asyncio' }, source: 'async' },
  ],
};
