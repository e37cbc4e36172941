import type { CatalogueTable } from '../types';

/** JSON, MessagePack, YAML, TOML, XML-to-dict and validation: however native, they make and read Python objects, so they hold the GIL. */
export const serialisers: CatalogueTable = {
  library: 'serialisers',
  language: 'python',
  sources: {
    held: 'measured: test/bench/gil-probe-libraries.py, on CPython 3.11, documents of 1 to 2 MB: orjson, ujson, msgpack, PyYAML (C loader too), tomli, pydantic stall other threads over 85 % of the time',
    orjson: 'https://github.com/ijl/orjson#deserialize',
    simdjson: 'https://pysimdjson.tkte.ch/',
    yaml: 'https://pyyaml.org/wiki/PyYAMLDocumentation',
    pydantic: 'https://docs.pydantic.dev/latest/concepts/models/',
    protobuf: 'https://googleapis.dev/python/protobuf/latest/google/protobuf/message.html',
    various: 'https://packaging.python.org/en/latest/',
  },
  groups: [
    { names: 'orjson.dumps', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.bytes', source: 'held' },
    { names: 'orjson.loads', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    { names: 'orjson.Fragment', class: true, source: 'orjson' },
    { names: '{ujson,simplejson,rapidjson}.dumps', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'held' },
    { names: '{ujson,simplejson,rapidjson}.{loads,load} ujson.{encode,decode}', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    { names: '{ujson,simplejson,rapidjson}.dump', work: 'cpu', gil: 'held', growth: 'linear', repeats: 'writes', source: 'held' },
    { names: 'simdjson.{loads,load,dumps}', work: 'cpu', gil: 'held', growth: 'linear', source: 'simdjson' },
    { names: 'simdjson.Parser', class: true, hazard: 'not-thread-safe', source: 'simdjson' },
    { names: 'simdjson.Parser.{parse,load}', work: 'cpu', gil: 'held', growth: 'linear', hazard: 'not-thread-safe', source: 'simdjson' },
    { names: 'msgpack.{packb,dumps,pack,dump}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.bytes', source: 'held' },
    { names: 'msgpack.{unpackb,loads,unpack,load}', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    { names: 'msgpack.{Packer,Unpacker}', class: true, source: 'held' },
    { names: 'msgpack.Packer.pack msgpack.Unpacker.{unpack,feed,skip}', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    { names: 'msgspec.{json,msgpack,yaml,toml}.{encode,decode} msgspec.convert', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    { names: 'msgspec.{json,msgpack}.{Encoder,Decoder} msgspec.Struct', class: true, source: 'held' },
    { names: 'msgspec.{json,msgpack}.{Encoder.encode,Decoder.decode}', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    {
      names: 'yaml.{load,safe_load,full_load,unsafe_load,load_all,safe_load_all,dump,safe_dump,dump_all,safe_dump_all,parse,compose,scan}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'held',
    },
    { names: 'yaml.{SafeLoader,CSafeLoader,Loader,FullLoader,SafeDumper,CSafeDumper,Dumper,YAMLObject}', class: true, source: 'yaml' },
    { names: 'yaml.{add_constructor,add_representer}', hazard: 'changes-process-state', source: 'yaml' },
    { names: 'ruamel.yaml.YAML', class: true, source: 'yaml' },
    { names: 'ruamel.yaml.YAML.{load,load_all,dump,dump_all}', work: 'cpu', gil: 'held', growth: 'linear', source: 'yaml' },
    {
      names: 'tomli.{loads,load} toml.{loads,load,dumps,dump} tomlkit.{loads,parse,dumps,load} rtoml.{loads,load}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'held',
    },
    { names: 'xmltodict.{parse,unparse} dicttoxml.dicttoxml', work: 'cpu', gil: 'held', growth: 'linear', source: 'various' },
    {
      names: 'cbor2.{loads,dumps,load,dump} bson.{BSON.encode,BSON.decode} fastavro.{reader,writer,schemaless_reader,schemaless_writer}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'various',
    },
    { names: 'dill.{dumps,loads,dump,load} cloudpickle.{dumps,loads,dump,load}', work: 'cpu', gil: 'held', growth: 'linear', source: 'various' },
    { names: 'jsonschema.validate', work: 'cpu', gil: 'held', growth: 'linear', source: 'various' },
    { names: 'jsonschema.{Draft7Validator,Draft202012Validator}', class: true, source: 'various' },
    {
      names: 'jsonschema.{Draft7Validator,Draft202012Validator}.{validate,iter_errors,is_valid}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'various',
    },
    { names: 'pydantic.BaseModel', class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'pydantic' },
    {
      names: 'pydantic.BaseModel.{model_validate,model_validate_json,model_dump,model_dump_json,model_copy,parse_obj,parse_raw,dict,json,copy}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'held',
    },
    { names: 'pydantic.BaseModel.{model_construct,model_rebuild,model_json_schema}', source: 'pydantic' },
    { names: 'pydantic.TypeAdapter', class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'pydantic' },
    {
      names: 'pydantic.TypeAdapter.{validate_python,validate_json,dump_python,dump_json}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'held',
    },
    {
      names: `pydantic.{Field,field_validator,model_validator,validator,root_validator,ConfigDict,validate_call,computed_field}
        pydantic_settings.BaseSettings`,
      source: 'pydantic',
    },
    { names: 'marshmallow.Schema', class: true, source: 'various' },
    { names: 'marshmallow.Schema.{load,loads,dump,dumps,validate}', work: 'cpu', gil: 'held', growth: 'linear', source: 'various' },
    { names: 'attrs.{define,frozen,field,asdict} attr.{s,ib,asdict}', source: 'various' },
    { names: 'google.protobuf.message.Message', class: true, source: 'protobuf' },
    {
      names: 'google.protobuf.message.Message.{ParseFromString,SerializeToString,MergeFromString,CopyFrom}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'protobuf',
    },
    {
      names: 'google.protobuf.json_format.{MessageToDict,MessageToJson,Parse,ParseDict}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'protobuf',
    },
  ],
};
