/**
 * Which findings of FC103 and FC107 in Python are said to everybody. Beyond them these rules were right too seldom in packages that nobody here had read
 * (docs/accuracy.md), so that the rest is for those who name the rule in their settings.
 */
import { ioKinds, type Evidence } from '../../model';
import { Dimension } from '../effects/effect';
import { isTestModule } from '../effects/module';
import type { CallView, RegionView } from '../effects/views';
import { isBenchmark } from './rule';
import { isSeldom } from './serving';

const NETWORK = Dimension.Blocking + ioKinds.indexOf('network');

/** Through more helpers than this there are too many conditions on the way: a file instead of an address, what is there already. */
const MOST_HELPERS = 1;

/** Libraries of services on the web, whose servers take many requests at a time; not sockets, mail, sessions of shells, name servers and clusters. */
const web = /^(?:requests|urllib|urllib3|httpx|httplib2|http\.client|botocore|boto3|datasets|huggingface_hub|google|googleapiclient|azure|openai|anthropic|github|gspread|minio|twilio|stripe|slack_sdk|tweepy)\./;

/** What somebody has configured, or a class lists, is a handful: `Handler.allowed_uris`, `self.settings.mirrors`, `names[:2]`. */
const handful = /\bin (?:\w+\()*(?:[A-Z]\w*\.\w+|(?:\w+\.)*_?(?:config|conf|cfg|settings|options|opts|params)\b.*|.*\[:-?\d\])/;

/** Whether each pass asks the web for something, in plain view or in one helper, and what it brings is kept. */
export function plainlyRequests(loop: RegionView, dimension: number, way: readonly CallView[]): boolean {
  const entry = way[way.length - 1]?.target?.entry;
  if (entry === undefined || dimension !== NETWORK || way.length > MOST_HELPERS + 1 || !web.test(entry.name)) return false;
  if (isTestModule(loop.fn.module) || isBenchmark(loop.fn.module) || handful.test(loop.facts.header)) return false;
  if (way.some(({ target }) => transfers.test(target?.fn?.facts.name ?? target?.entry?.name.replace(/^.*\./, '') ?? ''))) return true;
  // What changes something over there may be kept to an order; where the answers are gathered it is a question.
  return !way[0].facts.discarded && (entry.repeats === undefined || loop.facts.kind === 'comprehension' || loop.facts.gathers.length > 0);
}

/** Names of what moves data from one place to another, and nothing else. */
const transfers = /^_*(?:download|urlretrieve|retrieve|fetch|get|load|upload|copy|save|crawl|scrape)(?:_|$|(?=[A-Z]))/;

/** Sleeps and programs: there is no doubt that they hold up the loop. */
const surely = /^(?:time\.sleep|subprocess\.(?:run|call|check_call|check_output|getoutput|getstatusoutput)|subprocess\.Popen\.(?:communicate|wait)|os\.system|socket\.(?:create_connection|getaddrinfo|gethostby\w+)|websocket\.create_connection|diskcache\..*)$/;

/** Programs for one person, who waits for this very thing. */
const commands = /(?:^|\.)(?:cli|commands?|scripts?|examples?|demos?|__main__)(?:\.|$)|_cli$/;

/** Whether a call in async code waits for certain, in plain view or in one helper: a sleep, a program, a request. */
export function plainlyBlocks(way: readonly CallView[], evidence: readonly Evidence[]): boolean {
  const { target, facts } = way[way.length - 1];
  const name = target?.entry?.name ?? '';
  // A sleep in a coroutine's own text is a slip even where something has failed.
  if (way.length > MOST_HELPERS + 1 || (facts.unlikely === true && (name !== 'time.sleep' || way.length > 1))) return false;
  return (surely.test(name) || web.test(name)) && !commands.test(way[0].region.fn.module.name) && !isSeldom(evidence);
}
