/** FC206 in Node: what structured clone throws on or makes an empty object of, and what is wrong with the list of what is handed over. */
import type { CallFacts, Path } from '../facts';
import { shownName } from '../effects/evidence';
import type { Linker } from '../effects/linker';
import type { LinkedModule } from '../effects/module';
import { rangeOf } from '../effects/ranges';
import { ValueKind, type LinkedClass, type LinkedFunction, type Value } from '../effects/values';
import type { Draft, RuleContext } from './rule';

/** What sends values to another thread or process. */
const clones = /^(?:worker_threads\.Worker|worker_threads\.(?:Worker|MessagePort|BroadcastChannel)\.postMessage|(?:worker_threads\.parentPort|globalThis\.MessagePort)\.postMessage|piscina\.run|tinypool\.run|child_process\.ChildProcess\.send)$/;
const views = /^(?:Buffer|DataView|(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array)$/;
const notTransferable = new Set(['Array', 'Map', 'Number', 'Object', 'Set', 'SharedArrayBuffer', 'String'].map(name => `globalThis.${name}`));
/** What goes over only in the list of what is transferred. */
const mustTransfer = /^(?:globalThis\.(?:MessagePort|MessageChannel\.port[12]|ReadableStream|WritableStream|TransformStream)|fs\.promises\.FileHandle)$/;
/** What is cloned without an error to an object without anything in it, each tried with Node 20. */
const arrivesEmpty = /^(?:(?:globalThis|url)\.(?:URL|URLSearchParams)|globalThis\.(?:AbortController|AbortSignal|FormData|Headers|Request|Response))$/;

/** Whether a call of what has this name in the catalogue clones what it is given. */
export function isCloning(name: string | undefined): boolean {
  return name !== undefined && clones.test(name);
}

/** What is wrong with one such call. */
export function* cloned(facts: CallFacts, fn: LinkedFunction, context: RuleContext): Generator<Draft> {
  const { module, graph: { linker } } = context;
  const name = shownName(facts.path ?? '');
  for (const path of facts.packed ?? []) {
    const value = path === null ? null : linker.resolve(path, module);
    const refused = path !== null && isGeneratorCall(path, module, linker) ? 'A generator cannot be cloned, so sending it to a worker throws; send an array of what it yields.'
      : value === null ? null : refusedByClone(value, context, (facts.transfers ?? []).some(one => one.path === path || one.path === null));
    if (refused === null) continue;
    yield { start: facts.start, end: facts.nameEnd, message: refused, evidence: [{ range: rangeOf(fn.module.facts, facts.start, facts.end), name, work: 'trivial' }] };
    break;
  }
  for (const item of facts.transfers ?? []) {
    const value = linker.resolve(item.path, module);
    const what = value === null ? '' : value.kind === ValueKind.ExternalInstance ? value.name.slice(value.name.lastIndexOf('.') + 1) : value.kind === ValueKind.Instance ? value.cls!.facts.name : '';
    const evidence = (start: number, end: number) => [{ range: rangeOf(fn.module.facts, start, end), name, work: 'trivial' as const }];
    const isView = views.test(what);
    if (isView || (value !== null && (value.kind === ValueKind.Instance || notTransferable.has(value.name)))) {
      yield {
        start: item.start, end: item.end,
        message: isView
          ? `A ${what} cannot be transferred, only the buffer behind it, so sending this throws; name its buffer.`
          : what === 'SharedArrayBuffer' ? 'A SharedArrayBuffer is shared and not transferred, so sending this throws; leave it out of the list.' : `A ${what} cannot be transferred, so sending this throws; leave it out of the list.`,
        evidence: evidence(item.start, item.end),
        // What a Buffer stands on may be a piece of memory that it shares with others.
        ...(isView && what !== 'Buffer' ? { fix: { title: 'Transfer its buffer', edits: [{ start: item.end, end: item.end, newText: '.buffer' }] } } : {}),
      };
    } else if (item.used !== undefined) {
      const { name: variable, start, end } = item.used;
      yield {
        start, end,
        message: `${/^[a-z_]/i.test(variable) ? variable : `The ${variable}`} was handed over to the worker and is empty here; use it before, or send a copy.`,
        evidence: [...evidence(start, end), ...evidence(item.start, item.end)],
      };
    }
  }
}

/** Why a value cannot be sent, as a sentence; null where it can, as far as is known. */
function refusedByClone(value: Value, { module, graph: { linker } }: RuleContext, transferred: boolean): string | null {
  const what = value.name.slice(value.name.lastIndexOf('.') + 1);
  switch (value.kind) {
    case ValueKind.Function:
      return 'A function cannot be cloned, so sending it to a worker throws; send data, and let the worker import its code.';
    case ValueKind.Class:
      return 'A class cannot be cloned, so sending it to a worker throws; send data, and let the worker import its code.';
    case ValueKind.Awaitable:
      return 'A promise cannot be cloned, so sending it to a worker throws; await it first.';
    case ValueKind.Container:
      return value.inner?.kind === ValueKind.Awaitable ? 'Promises cannot be cloned, so sending them to a worker throws; await Promise.all of them first.' : null;
    case ValueKind.Instance: {
      const held = heldFunction(value.cls!, linker);
      return held === null ? null : `The ${value.cls!.facts.name} holds a function in ${held}, which cannot be cloned, so sending it to a worker throws; send only the data that is needed.`;
    }
    case ValueKind.ExternalInstance:
      if (mustTransfer.test(value.name)) return transferred ? null : `A ${what.startsWith('port') ? 'MessagePort' : what} cannot be cloned, so sending it throws unless it is handed over: name it in the list of what is transferred, the second argument.`;
      if (arrivesEmpty.test(value.name)) return `A ${what} arrives in a worker as an empty object; send what it holds as text or plain data.`;
      return value.name !== '' && linker.resolve(value.name, module)?.entry?.hazards.includes('unpicklable') === true
        ? `A ${what} cannot be cloned, so sending it to a worker throws or leaves nothing of it; let the worker make its own, and send plain data.` : null;
    default:
      return null;
  }
}

function isGeneratorCall(path: Path, module: LinkedModule, linker: Linker): boolean {
  const made = path.endsWith('()') ? linker.resolve(path.slice(0, -2), module) : null;
  return made !== null && made.kind === ValueKind.Function && made.fn!.facts.isGenerator;
}

/** A field of a class that is a function: methods stay behind, functions in fields are cloned with the rest. */
function heldFunction(cls: LinkedClass, linker: Linker): string | null {
  for (const [name, path] of cls.facts.attributes) {
    if (!name.startsWith('#') && !path.endsWith('()') && linker.resolve(path, cls.module)?.kind === ValueKind.Function) return name;
  }
  return null;
}
