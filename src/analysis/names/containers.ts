/** Methods of containers and mappings of known content: the steps `*` and `%`. */
import { intern } from '../ir/symbols';
import type { LiteralPaths } from './language';
import { parentOf, type PathId, step, stepOf, Step } from './paths';

/** What taking one value is called. */
const TAKES = new Set(['get', 'pop', 'popleft', 'setdefault', '__getitem__', 'get_nowait'].map(intern));
const COPY = intern('copy');
const VALUES = intern('values');
const ITEMS = intern('items');

/** The method of a container of known content: kept apart where its result depends on the content, else the language's own. */
export function containerMethod(literals: LiteralPaths, container: PathId, symbol: number): PathId {
  if (TAKES.has(symbol) || symbol === COPY) return step(container, symbol);
  if (stepOf(container) === Step.Container) return step(literals.list, symbol);
  return symbol === VALUES || symbol === ITEMS ? step(container, symbol) : step(literals.dict, symbol);
}

/** What calling such a method yields; 0 where `callee` is none. */
export function containerCall(callee: PathId): PathId {
  const container = parentOf(callee);
  if (container === 0) return 0;
  const kind = stepOf(container);
  if (kind !== Step.Container && kind !== Step.Mapping) return 0;
  const symbol = stepOf(callee);
  if (symbol === COPY) return container;
  if (symbol === VALUES) return step(parentOf(container), Step.Container);
  return TAKES.has(symbol) ? parentOf(container) : 0;
}
