/**
 * Stubs (`.pyi`, PEP 484 and PEP 561): what they say of the modules that they describe. A stub completes the facts of a source of the same name, where that leaves a type open; without
 * a source (a compiled module, a package that is installed elsewhere) it stands for the module: its types are known, and what its functions do is not. The source is nearer to the
 * truth than its description: what can be read in it stands.
 */
import type { ClassFacts, FunctionFacts, ModuleFacts, ParameterFacts, Path } from './facts';

export function isStubFile(path: string): boolean {
  return /\.pyi$/i.test(path);
}

/** The stubs of a workspace, and what the sources that they describe say by themselves. */
export class StubFiles {
  /** By the name of the module. */
  private readonly byName = new Map<string, ModuleFacts[]>();
  private readonly byPath = new Map<string, ModuleFacts>();
  /** Facts as they were fed in, of sources that stubs complete, by path. */
  private readonly sources = new Map<string, ModuleFacts>();

  get paths(): IterableIterator<string> {
    return this.byPath.keys();
  }

  /** The stub that describes a module. Of several, the one that comes first by its path. */
  of(name: string): ModuleFacts | undefined {
    return this.byName.get(name)?.[0];
  }

  at(path: string): ModuleFacts | undefined {
    return this.byPath.get(path);
  }

  add(stub: ModuleFacts): void {
    this.remove(stub.path);
    this.byPath.set(stub.path, stub);
    const same = [...(this.byName.get(stub.name) ?? []), stub];
    this.byName.set(stub.name, same.sort((a, b) => (a.path < b.path ? -1 : 1)));
  }

  remove(path: string): void {
    const stub = this.byPath.get(path);
    if (stub === undefined) return;
    this.byPath.delete(path);
    const rest = this.byName.get(stub.name)!.filter(one => one !== stub);
    if (rest.length > 0) this.byName.set(stub.name, rest);
    else this.byName.delete(stub.name);
  }

  /** A source with what its stub adds. */
  complete(facts: ModuleFacts): ModuleFacts {
    const stub = facts.language === 'python' ? this.of(facts.name) : undefined;
    if (stub === undefined) {
      this.sources.delete(facts.path);
      return facts;
    }
    this.sources.set(facts.path, facts);
    return completed(facts, stub);
  }

  /** What a source says by itself. */
  source(facts: ModuleFacts): ModuleFacts {
    return this.sources.get(facts.path) ?? facts;
  }

  forgetSource(path: string): void {
    this.sources.delete(path);
  }
}

function completed(facts: ModuleFacts, stub: ModuleFacts): ModuleFacts {
  const described = new Map<string, FunctionFacts[]>();
  for (const fn of stub.functions) described.set(fn.qualifiedName, [...(described.get(fn.qualifiedName) ?? []), fn]);
  const classes = new Map(stub.classes.map(cls => [cls.qualifiedName, cls]));
  const exports = new Map(facts.exports);
  for (const [name, path] of stub.exports) if (!exports.has(name) && path !== `${facts.name}.${name}`) exports.set(name, path);
  return {
    ...facts, exports,
    functions: facts.functions.map(fn => withTypes(fn, described.get(fn.qualifiedName))),
    classes: facts.classes.map(cls => withAttributes(cls, classes.get(cls.qualifiedName))),
  };
}

/** Of overloads, what they agree in. */
function withTypes(fn: FunctionFacts, described: readonly FunctionFacts[] | undefined): FunctionFacts {
  if (described === undefined) return fn;
  const [first] = described;
  const agreed = described.every(({ returns, tuple }) => returns === first.returns && tuple?.join() === first.tuple?.join());
  const types = new Map<string, Path | null>();
  for (const { parameters } of described) for (const { name, type } of parameters) types.set(name, types.has(name) && types.get(name) !== type ? null : type);
  const parameters = fn.parameters.map((one): ParameterFacts => (one.type === null ? { ...one, type: types.get(one.name) ?? null } : one));
  if (!agreed || first.returns === null) return { ...fn, parameters };
  if (fn.returns !== null) return { ...fn, parameters, described: first.returns };
  return { ...fn, parameters, returns: first.returns, ...(first.tuple !== undefined && { tuple: first.tuple }) };
}

function withAttributes(cls: ClassFacts, described: ClassFacts | undefined): ClassFacts {
  if (described === undefined) return cls;
  const attributes = new Map(cls.attributes);
  for (const [name, path] of described.attributes) if (!attributes.has(name) && !cls.methods.has(name)) attributes.set(name, path);
  return { ...cls, attributes };
}
