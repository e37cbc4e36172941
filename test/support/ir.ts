/** The IR as text, for tests to compare. */
import { Kind, type Node } from '../../src/analysis/ir/node';
import { symbolText } from '../../src/analysis/ir/symbols';

export const KIND_NAMES: Partial<Record<Kind, string>> = {
  [Kind.Module]: 'Module', [Kind.Block]: 'Block', [Kind.Name]: 'Name', [Kind.Constant]: 'Constant', [Kind.FormatString]: 'FormatString',
  [Kind.Attribute]: 'Attribute', [Kind.Subscript]: 'Subscript', [Kind.Slice]: 'Slice', [Kind.Call]: 'Call', [Kind.Keyword]: 'Keyword',
  [Kind.Starred]: 'Starred', [Kind.Await]: 'Await', [Kind.Yield]: 'Yield', [Kind.Operation]: 'Operation', [Kind.Conditional]: 'Conditional',
  [Kind.Collection]: 'Collection', [Kind.Comprehension]: 'Comprehension', [Kind.Clause]: 'Clause',
  [Kind.ExpressionStatement]: 'ExpressionStatement', [Kind.Assign]: 'Assign', [Kind.AugmentedAssign]: 'AugmentedAssign',
  [Kind.Return]: 'Return', [Kind.Raise]: 'Raise', [Kind.Assert]: 'Assert', [Kind.Delete]: 'Delete', [Kind.Pass]: 'Pass',
  [Kind.Break]: 'Break', [Kind.Continue]: 'Continue', [Kind.Scope]: 'Scope', [Kind.If]: 'If', [Kind.For]: 'For', [Kind.While]: 'While',
  [Kind.Try]: 'Try', [Kind.Handler]: 'Handler', [Kind.With]: 'With', [Kind.WithItem]: 'WithItem', [Kind.Match]: 'Match',
  [Kind.Case]: 'Case', [Kind.Pattern]: 'Pattern', [Kind.Import]: 'Import', [Kind.ImportFrom]: 'ImportFrom', [Kind.Alias]: 'Alias',
  [Kind.Dotted]: 'Dotted', [Kind.Function]: 'Function', [Kind.Parameters]: 'Parameters', [Kind.Parameter]: 'Parameter',
  [Kind.TypeParameters]: 'TypeParameters', [Kind.Class]: 'Class', [Kind.Arguments]: 'Arguments', [Kind.TypeAlias]: 'TypeAlias',
  [Kind.Error]: 'Error',
};

/** `Call(a=Name:f, [Name:x])`: the kind, `:symbol`, `#flags`, then the fields that are there, in the order a, b, list, c. */
export function outline(node: Node): string {
  const parts: string[] = [];
  if (node.a !== null) parts.push(`a=${outline(node.a)}`);
  if (node.b !== null) parts.push(`b=${outline(node.b)}`);
  if (node.list.length > 0) parts.push(`[${node.list.map(outline).join(', ')}]`);
  if (node.c !== null) parts.push(`c=${outline(node.c)}`);
  const symbol = node.symbol === 0 ? '' : `:${symbolText(node.symbol)}`;
  const flags = node.flags === 0 ? '' : `#${node.flags}`;
  return `${KIND_NAMES[node.kind] ?? `Kind${node.kind}`}${symbol}${flags}${parts.length > 0 ? `(${parts.join(', ')})` : ''}`;
}
