/** Loops of scripts that await one thing after the other on purpose, or of which there are so few passes that nobody gains from more at once. */
import { ioKinds } from '../../model';
import type { Evidence } from '../../model';
import { Dimension } from '../effects/effect';
import type { CallGraph } from '../effects/call-graph';
import { callsOnTheWay } from '../effects/evidence';
import type { RegionView } from '../effects/views';
import { isQuick, takesTurns } from '../command-words';
import { waits } from './promises';
import { isCommandFile } from './serving';

const NETWORK = ioKinds.indexOf('network');
const SUBPROCESS = ioKinds.indexOf('subprocess');

/** `at += BATCH_SIZE`, `for (const batch of batches)`: whoever cuts a list into pieces means to send one at a time. */
const inBatches = /\+= ?(?!1\b)[\w.$]+\)?$|\bof (?:[\w$]+\.)*\w*[bB]atches\b/;
/** A constant list, or the properties of a constant, holds what a program was written for: a handful. */
const constants = /\bof (?:Object\.(?:keys|values|entries)\()?(?:[\w$]+\.)*[A-Z][A-Z\d]*(?:_[A-Z\d]+)*\)*$/;
/** What is sent to somebody who reads it, in the order in which it arrives. */
const messages = /^_?(?:reply|respond|say|speak)(?![a-z])|^_?(?:send|post|push|deliver)\w*(?:Text|Messages?|Chunk|Part|Reply|Media|Photo|Dm)(?![a-z])/;
/** Services that are begun or ended in an order; what is put up stands on what was put up before. */
const inTurn = /^_?(?:re)?(?:start|stop|boot|launch|deploy|undeploy|provision)(?![a-z])|(?:Re)?(?:Start|Stop)$/;
/** Requests that change what others of the loop meet, or that services want one by one (GitHub's: "make requests for a single user serially"). */
const changes = /^_?(?:post|patch|put|delete|remove|update|create|upsert|insert|publish|register|assign|grant)(?![a-z])/;
/** Over as soon as it is said. */
const closes = /\.(?:abort|close|end|release\w*)$/;

/** Whether the passes of a loop are awaited one by one for a reason, or are hardly worth more. `evidence`: the proof down to what is waited for. */
export function isOnPurpose(loop: RegionView, dimension: number, evidence: readonly Evidence[], graph: CallGraph): boolean {
  const { facts, fn: { module } } = loop;
  if (inBatches.test(facts.header) || constants.test(facts.header)) return true;
  if (statementsOf(loop).some(text => /^['"`]\s*begin\b/i.test(text))) return true;
  // Begun, and awaited together behind it.
  if (dimension >= Dimension.Awaited && !waits(facts)) return true;
  if (dimension === Dimension.Awaited + NETWORK && evidence.some(({ name }) => changes.test(lastPart(name)))) return true;
  if (closes.test(evidence[evidence.length - 1].name)) return true;
  if (evidence.some(({ name }) => inTurn.test(lastPart(name))) || callsBelow(loop).some(name => messages.test(name))) return true;
  if (dimension !== Dimension.Awaited + SUBPROCESS && dimension !== Dimension.Blocking + SUBPROCESS) return false;
  // Programs that a command runs are its work, in its order; those of a server keep somebody waiting.
  const role = graph.linker.modules.roleOf(module.path);
  return role === 'command' || isCommandFile(module) || callsOnTheWay(loop, dimension, graph).some(({ facts: { words } }) => words !== undefined && (takesTurns(words) || isQuick(words)));
}

/** The names of what a loop and those in it call. */
function callsBelow({ calls, loops }: RegionView): string[] {
  return [...calls.map(({ facts: { path } }) => lastPart(path ?? '')), ...loops.flatMap(callsBelow)];
}

/** What the function around a loop says literally to what it calls. */
function statementsOf({ fn: { facts: { body } } }: RegionView): string[] {
  return body.calls.map(({ literalArguments }) => literalArguments ?? '');
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
