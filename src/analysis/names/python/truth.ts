/** Tests whose outcome the text states. */
import { ConstantFlag, Kind, type Node } from '../../ir/node';
import { intern, symbolText } from '../../ir/symbols';
import type { Scope } from '../scopes';
import type { Values } from '../values';

const TYPE_CHECKING = intern('TYPE_CHECKING');
const constantName = /^_*[A-Z][A-Z\d_]*$/;

/** What is known of the test of an `if`: `TYPE_CHECKING` never holds; `_IS_SYNC`, which the module sets to `False` and nothing else, does not either; null where nothing is known. */
export function truth(values: Values, test: Node, scope: Scope): boolean | null {
  if ((test.kind === Kind.Name || test.kind === Kind.Attribute) && test.symbol === TYPE_CHECKING) return false;
  if (test.kind === Kind.Operation && test.list.length === 1 && values.binder.text.startsWith('not', test.start)) {
    const inner = truth(values, test.list[0], scope);
    return inner === null ? null : !inner;
  }
  if (test.kind !== Kind.Name || !constantName.test(symbolText(test.symbol))) return null;
  const node = values.soleValue(scope, test.symbol)?.node ?? null;
  if (node === null || node.kind !== Kind.Constant) return null;
  return node.flags === ConstantFlag.False ? false : node.flags === ConstantFlag.True ? true : null;
}
