/** The editor's side of the page: messages out, messages in, and what is kept while the view is hidden. */
import { messageFromWebview, parseToWebview, type ToWebview } from '../../src/report/messages';
import { readFilter, type Filter } from './filter';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export function post(message: Parameters<typeof messageFromWebview>[0]): void {
  api.postMessage(messageFromWebview(message));
}

export function onMessage(listener: (message: ToWebview) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    let message: ToWebview;
    try {
      message = parseToWebview(data);
    } catch (error) {
      // Not shown to the user, who can do nothing about it; the developer tools tell.
      console.error(error);
      return;
    }
    listener(message);
  });
}

interface Kept {
  filter: Filter;
  scroll: number;
}

export function recall(): Kept {
  const state = (api.getState() ?? {}) as Partial<Record<keyof Kept, unknown>>;
  return { filter: readFilter(state.filter), scroll: typeof state.scroll === 'number' ? state.scroll : 0 };
}

export function keep(part: Partial<Kept>): void {
  api.setState({ ...recall(), ...part });
}
