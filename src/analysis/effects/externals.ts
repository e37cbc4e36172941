/** Values outside the workspace: names and instances that the catalogue may know. Each has one object, however often it is met. */
import type { Catalogue, CatalogueEntry } from '../catalogue';
import { holder, Value, ValueKind } from './values';

/** Answers of the catalogue kept at a time. */
const MOST_ENTRIES = 100_000;

export class Externals {
  private readonly entries = new Map<string, CatalogueEntry | null>();
  private readonly names = new Map<string, Value>();
  private readonly instances = new Map<string, Value>();

  constructor(private readonly catalogue: Catalogue) {}

  /** Whether the catalogue knows a module that a dotted name could begin with. */
  knowsTop(top: string): boolean {
    return this.catalogue.modules().has(top);
  }

  /** A method of a built-in container that yields what the container is known to hold. */
  heldMember(className: string, name: string, yields: Value | null): Value | null {
    const entry = this.entryOf(`${className}.${name}`);
    if (yields === null) return entry === undefined ? null : this.external(entry.name, entry);
    const value = new Value(ValueKind.External);
    value.name = `${className}.${name}`;
    value.entry = entry;
    value.inner = yields;
    return value;
  }

  /** What calling something yields. */
  resultOf(entry: CatalogueEntry): Value | null {
    const name = entry.returns ?? (entry.class ? entry.name : '');
    const plain = entry.class || (entry.element === undefined && entry.enters === undefined);
    let value: Value | null;
    if (plain) {
      value = name === '' ? null : this.instance(name);
    } else {
      value = new Value(ValueKind.ExternalInstance);
      value.name = name;
      value.element = entry.element;
      value.enters = entry.enters;
    }
    return entry.coroutine ? holder(ValueKind.Awaitable, value) : value;
  }

  /** What the catalogue knows under a name. Asked again and again for the same names, most of them unknown to it. */
  entryOf(name: string): CatalogueEntry | undefined {
    let entry = this.entries.get(name);
    if (entry === undefined) {
      if (this.entries.size >= MOST_ENTRIES) this.entries.clear();
      entry = this.catalogue.find(name) ?? null;
      this.entries.set(name, entry);
    }
    return entry ?? undefined;
  }

  /** The value of a name; of an object that is read and not called, the object. */
  external(name: string, entry: CatalogueEntry | undefined): Value | null {
    if (entry !== undefined && entry.attribute) return entry.returns === undefined ? this.instance(entry.name) : this.instance(entry.returns);
    let value = this.names.get(name);
    if (value === undefined) {
      value = new Value(ValueKind.External);
      value.name = name;
      value.entry = entry;
      this.names.set(name, value);
    }
    return value;
  }

  /** An instance of a class. */
  instance(name: string): Value {
    let value = this.instances.get(name);
    if (value === undefined) {
      value = new Value(ValueKind.ExternalInstance);
      value.name = name;
      this.instances.set(name, value);
    }
    return value;
  }
}
