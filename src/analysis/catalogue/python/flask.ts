import type { CatalogueTable } from '../types';

export const flask: CatalogueTable = {
  library: 'flask',
  language: 'python',
  aliases: {
    // A module-level object: its members are the class's.
    'flask.request': 'flask.Request',
    'flask.app.Flask': 'flask.Flask',
    'flask.wrappers.Request': 'flask.Request',
    'jinja2.environment.Template': 'jinja2.Template',
    'jinja2.environment.Environment': 'jinja2.Environment',
  },
  sources: {
    api: 'https://flask.palletsprojects.com/en/stable/api/',
    werkzeug: 'https://werkzeug.palletsprojects.com/en/stable/utils/',
    jinja: 'https://jinja.palletsprojects.com/en/stable/api/',
    rendering: 'measured: heartbeat probe, Jinja2 3 on CPython 3.11, template.render: other threads stalled over 90 % of the time',
    sqlalchemy: 'https://flask-sqlalchemy.readthedocs.io/en/stable/',
  },
  groups: [
    { names: 'flask.{Flask,Blueprint,Response,Config}', class: true, source: 'api' },
    {
      names: `flask.{Flask,Blueprint}.{route,get,post,put,patch,delete,errorhandler,before_request,after_request,teardown_request,context_processor,
          add_url_rule,register_blueprint,template_filter,app_template_filter,record} flask.Flask.{app_context,test_request_context,test_client,test_cli_runner,url_for}`,
      source: 'api',
    },
    { names: 'flask.{Flask,Blueprint}.{config,logger,jinja_env,name,url_map,extensions,debug,secret_key,cli}', attribute: true, source: 'api' },
    { names: 'flask.Flask.run', work: 'io', io: 'network', source: 'api' },
    { names: 'flask.{g,session,current_app}', attribute: true, source: 'api' },
    { names: 'flask.Request', class: true, source: 'api' },
    {
      names: 'flask.Request.{args,form,headers,cookies,method,path,url,remote_addr,endpoint,view_args,json,content_type,is_json,host}',
      attribute: true, source: 'api',
    },
    { names: 'flask.Request.files', attribute: true, source: 'api' },
    { names: 'flask.Request.{data,stream}', attribute: true, work: 'io', io: 'network', source: 'api' },
    { names: 'flask.Request.get_data', work: 'io', io: 'network', returns: 'builtins.bytes', source: 'api' },
    { names: 'flask.Request.get_json', work: 'cpu', gil: 'held', growth: 'linear', source: 'api' },
    { names: 'flask.jsonify flask.json.{dumps,loads}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'flask.Response', source: 'api' },
    {
      names: 'flask.{render_template,render_template_string,stream_template}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'rendering',
    },
    { names: 'flask.{send_file,send_from_directory}', work: 'io', io: 'file', returns: 'flask.Response', source: 'api' },
    {
      names: `flask.{abort,redirect,url_for,flash,get_flashed_messages,make_response,after_this_request,has_request_context,has_app_context,
          stream_with_context,copy_current_request_context}`,
      source: 'api',
    },
    { names: 'werkzeug.security.{generate_password_hash,check_password_hash}', work: 'native', gil: 'released', growth: 'heavy', source: 'werkzeug' },
    { names: 'werkzeug.utils.secure_filename', source: 'werkzeug' },
    { names: 'werkzeug.datastructures.FileStorage', class: true, source: 'werkzeug' },
    { names: 'werkzeug.datastructures.FileStorage.save', work: 'io', io: 'file', repeats: 'writes', source: 'werkzeug' },

    { names: 'jinja2.{Environment,FileSystemLoader,PackageLoader,DictLoader,ChoiceLoader,StrictUndefined}', class: true, source: 'jinja' },
    { names: 'jinja2.Template', class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'jinja' },
    {
      names: 'jinja2.Environment.{get_template,from_string,select_template,compile}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'jinja2.Template', source: 'jinja',
    },
    { names: 'jinja2.Template.{render,generate,stream}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'rendering' },
    { names: 'jinja2.Template.render_async', work: 'cpu', gil: 'held', growth: 'linear', coroutine: true, returns: 'builtins.str', source: 'jinja' },

    { names: 'flask_sqlalchemy.SQLAlchemy', class: true, source: 'sqlalchemy' },
    { names: 'flask_sqlalchemy.SQLAlchemy.session', attribute: true, returns: 'sqlalchemy.orm.scoped_session', source: 'sqlalchemy' },
    { names: 'flask_sqlalchemy.SQLAlchemy.engine', attribute: true, returns: 'sqlalchemy.Engine', source: 'sqlalchemy' },
    { names: 'flask_sqlalchemy.SQLAlchemy.Model', class: true, source: 'sqlalchemy' },
    { names: 'flask_sqlalchemy.SQLAlchemy.Model.query', attribute: true, returns: 'sqlalchemy.orm.Query', source: 'sqlalchemy' },
    { names: 'flask_sqlalchemy.SQLAlchemy.create_all', work: 'io', io: 'database', repeats: 'writes', source: 'sqlalchemy' },
    { names: 'flask_sqlalchemy.SQLAlchemy.drop_all', work: 'io', io: 'database', repeats: 'deletes', source: 'sqlalchemy' },
    { names: 'flask_sqlalchemy.SQLAlchemy.*', source: 'sqlalchemy' },
  ],
};
