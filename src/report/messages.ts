/** The one contract between the webview and what hosts it. Both sides import it, and both check what arrives. */
import * as v from 'valibot';
import type { ReportModel } from './model';
import { REPORT_MODEL_VERSION } from './model';

export const MESSAGE_VERSION = 1;

const position = v.object({ line: v.pipe(v.number(), v.integer(), v.minValue(1)), column: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const text = v.pipe(v.string(), v.maxLength(32_768));

const isReportModel = (value: unknown): value is ReportModel => {
  const model = value as ReportModel | null;
  return typeof model === 'object' && model !== null && model.version === REPORT_MODEL_VERSION && Array.isArray(model.entries) && Array.isArray(model.findings);
};

const version = { version: v.literal(MESSAGE_VERSION) };

const toWebview = v.variant('type', [
  v.object({ ...version, type: v.literal('report'), model: v.custom<ReportModel>(isReportModel, 'a report of another version') }),
  v.object({
    ...version,
    type: v.literal('progress'),
    /** Null: what was under way has ended. */
    task: v.nullable(v.object({
      title: v.string(),
      message: v.string(),
      /** 0..1; null where it is not known. */
      fraction: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    })),
  }),
]);

const fromWebview = v.variant('type', [
  /** The page is there and listens: send it the report. */
  v.object({ ...version, type: v.literal('ready') }),
  v.object({ ...version, type: v.literal('open'), path: text, range: v.nullable(v.object({ start: position, end: position })) }),
  /** `path:qualified.name` */
  v.object({ ...version, type: v.literal('benchmark'), target: text }),
  v.object({ ...version, type: v.literal('analyzeWorkspace') }),
  v.object({ ...version, type: v.literal('export') }),
  v.object({ ...version, type: v.literal('openRule'), rule: v.pipe(v.string(), v.regex(/^[A-Z]+\d+$/)) }),
]);

export type ToWebview = v.InferOutput<typeof toWebview>;
export type FromWebview = v.InferOutput<typeof fromWebview>;

/** A message as its sender writes it: the version is added here. */
type Unversioned<T> = T extends unknown ? Omit<T, 'version'> : never;
export const messageToWebview = (message: Unversioned<ToWebview>): ToWebview => ({ version: MESSAGE_VERSION, ...message }) as ToWebview;
export const messageFromWebview = (message: Unversioned<FromWebview>): FromWebview => ({ version: MESSAGE_VERSION, ...message }) as FromWebview;

/** What arrived, checked; throws an Error that says what is wrong with it. */
export const parseToWebview = (value: unknown): ToWebview => parse(toWebview, value, 'to the report view');
export const parseFromWebview = (value: unknown): FromWebview => parse(fromWebview, value, 'from the report view');

function parse<const S extends v.GenericSchema>(schema: S, value: unknown, direction: string): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`A message ${direction} is not valid${v.getDotPath(issue) ? ` at ${v.getDotPath(issue)}` : ''}: ${issue.message}`);
}
