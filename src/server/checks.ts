/** What clients may send, checked before anything acts on it: any editor may speak to the server, and any extension through ours. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import * as v from 'valibot';
import type { InitializationOptions, Requests } from './protocol';

const uri = v.string();
const position = v.object({ line: v.pipe(v.number(), v.integer(), v.minValue(0)), character: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const token = v.optional(v.union([v.string(), v.number()]));
const benchmark = v.object({
  uri, function: v.string(), expression: v.optional(v.string()), recording: v.optional(v.string()), interpreter: v.optional(v.string()), sweep: v.optional(v.boolean()),
  projectTasks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))), confirmed: v.optional(v.boolean()), workDoneToken: token,
});
const schemas = {
  'forkcast/targets': v.object({ uri, recorded: v.optional(v.boolean()), position: v.optional(position) }),
  'forkcast/checkExpression': v.object({ uri, expression: v.string() }),
  'forkcast/benchmark': benchmark,
  'forkcast/plan': benchmark,
  'forkcast/recordings': v.object({ uri, function: v.string() }),
  'forkcast/record': v.object({ uri, function: v.string(), program: v.string(), interpreter: v.optional(v.string()), workDoneToken: token }),
  'forkcast/analyzeWorkspace': v.object({ workDoneToken: token }),
};

const optionsSchema = v.object({
  trusted: v.optional(v.boolean()), storagePath: v.optional(v.string()), rulePages: v.optional(v.string()), ownCommands: v.optional(v.boolean()),
});

/** The parameters of one of our requests; a `ResponseError` InvalidParams that names the field where they are not as expected. */
export function checkedParameters<M extends keyof Requests>(method: M, params: unknown): Requests[M][0] {
  const schema = (schemas as Partial<Record<string, v.GenericSchema>>)[method];
  if (schema === undefined) return params as Requests[M][0];
  const checked = v.safeParse(schema, params);
  if (checked.success) return checked.output as Requests[M][0];
  const [issue] = checked.issues;
  throw new ResponseError(ErrorCodes.InvalidParams, `${method}: ${v.getDotPath(issue) ?? 'the parameters'}: ${issue.message}`);
}

/** What a client says as it starts the server; with a text that says what is wrong with it, and nothing of it counts then. */
export function checkedOptions(given: unknown): { options: InitializationOptions; problem: string | null } {
  const checked = v.safeParse(optionsSchema, given ?? {});
  return checked.success ? { options: checked.output, problem: null } : { options: {}, problem: `initializationOptions are not as expected and were left out: ${checked.issues[0].message}` };
}
