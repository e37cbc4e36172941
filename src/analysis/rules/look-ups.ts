/** Looking up names of hosts. */
import type { CallView } from '../effects/views';
import { looksUp } from './rule';

/** Whether a call looks up an address that is a number already: with flags for it, it takes no names, or none but this host's. */
export function isNumericLookUp(call: CallView | undefined): boolean {
  const name = call?.target?.entry?.name ?? '';
  return call !== undefined && looksUp.test(name) && (call.facts.keywords.some(keyword => keyword.name === 'flags') || call.facts.arguments.length > (name === 'socket.getnameinfo' ? 1 : 5));
}
