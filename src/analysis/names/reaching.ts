/** Which of several assignments to a name is the one that a reader sees. */
import type { Binding, Definition } from './scopes';

/** Names assigned more often are not followed from place to place. */
const MOST_DEFINITIONS = 64;

/**
 * The definition that surely was the last before `offset`, in straight-line reasoning: the last one in the text before it, if its block is still going on
 * (so that every way here leads past it) and no later one can come round through a loop that began in between. Null where that cannot be told.
 */
export function reachingDefinition(binding: Binding, offset: number): Definition | null {
  let last: Definition | null = null;
  let count = 0;
  for (let at = binding.first; at !== null; at = at.next) {
    if (++count > MOST_DEFINITIONS) return null;
    if (at.at <= offset && (last === null || at.at >= last.at)) last = at;
  }
  if (last === null || offset >= last.blockEnd) return null;
  for (let at = binding.first; at !== null; at = at.next) {
    if (at.at <= offset) continue;
    for (let loop = at.loop; loop !== null; loop = loop.outer) {
      if (loop.start > last.at && loop.start <= offset && offset < loop.end) return null;
    }
  }
  return last;
}
