/** What it takes to make an instance of a Python class. */
import { Kind, type Node, ParameterFlag } from '../../ir/node';
import { symbolText } from '../../ir/symbols';
import type { ClassEntry } from '../entries';
import { pathText } from '../paths';
import type { Values } from '../values';

/** Bases whose constructor wants arguments: handlers are made by their server for one request, enumerations by value, servers for an address. */
const needsArguments = /^(?:socketserver|http\.server|wsgiref\.simple_server|xmlrpc\.server)\.|^enum\.\w*(?:Enum|Flag)$/;

/** Bases that make a constructor of the annotated fields, as a dataclass has. */
const madeOfFields = /^(?:typing(?:_extensions)?\.NamedTuple|pydantic\.BaseModel|pydantic_settings\.BaseSettings|sqlmodel\.SQLModel|msgspec\.Struct)$/;

/** Whether the class can be made without arguments, as far as this module says. Bases that nobody knows are trusted. */
export function defaultConstructible(values: Values, entry: ClassEntry, depth = 0): boolean {
  const made = entry.methods.get('__init__') ?? entry.methods.get('__new__');
  if (made !== undefined) {
    const { node } = values.binder.functions[made];
    return node.a === null || node.a.list.slice(1).every((parameter) => parameter.b !== null || parameter.flags >= ParameterFlag.Rest);
  }
  if (isDataClass(entry.node) && requiredField(entry)) return false;
  const bases = entry.node.a === null ? [] : entry.node.a.list;
  for (const base of bases) {
    if (base.kind === Kind.Keyword || depth > 20) continue;
    const path = values.baseClass(base, entry.outer);
    const name = pathText(path) ?? '';
    if (needsArguments.test(name) || (madeOfFields.test(name) && requiredField(entry))) return false;
    const parent = values.localClass(path);
    if (parent !== undefined && parent !== entry && !defaultConstructible(values, parent, depth + 1)) return false;
  }
  return true;
}

function isDataClass(node: Node): boolean {
  return node.list.some((decorator) => {
    const named = decorator.kind === Kind.Call ? decorator.a : decorator;
    return named !== null && ['dataclass', 'define', 'frozen', 'mutable', 's', 'attrs', 'attributes'].includes(symbolText(named.symbol));
  });
}

/** Whether an annotated field has no default. */
function requiredField(entry: ClassEntry): boolean {
  const body = entry.node.c === null ? [] : entry.node.c.list;
  return body.some((statement) => statement.kind === Kind.Assign && statement.b !== null && (statement.a === null || isRequired(statement.a)) && !isClassVariable(statement.b));
}

/** `field(...)` gives a default only by `default` or `default_factory`. */
function isRequired(value: Node): boolean {
  if (value.kind !== Kind.Call || value.a === null || !['field', 'ib', 'attrib'].includes(symbolText(value.a.symbol))) return false;
  return !value.list.some((argument) => argument.kind === Kind.Keyword && ['default', 'default_factory', 'factory', 'init'].includes(symbolText(argument.symbol)));
}

function isClassVariable(annotation: Node): boolean {
  const head = annotation.kind === Kind.Subscript ? annotation.a : annotation;
  return head !== null && symbolText(head.symbol) === 'ClassVar';
}

