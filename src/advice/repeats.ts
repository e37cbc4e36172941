/** Effects that a benchmark would repeat, in words. */
import type { PlannedRepeat } from '../model';

export const repeatVerbs: Record<PlannedRepeat['code'], string> = { writes: 'writes', deletes: 'deletes', sends: 'sends', spawns: 'starts programs' };

/** `deletes: os.remove in Store.drop (store.py, line 12)`; a helper is named, the function itself need not be. `path` is as it should be shown. */
export function describeRepeat({ code, name, within, path, line }: PlannedRepeat, target: string): string {
  const where = within === target ? '' : ` in ${helperName(within)}`;
  return `${repeatVerbs[code]}: ${name}${where} (${path}, line ${line})`;
}

/** What is inside a function goes by that function's name. */
function helperName(qualified: string): string {
  if (qualified === '<module>') return 'the body of the module';
  const parts = qualified.split('.').filter(part => part !== '<locals>');
  const last = parts.at(-1)!;
  const nameless = /^<.*>$/.test(last);
  const rest = parts.slice(0, -1).filter(part => !/^<.*>$/.test(part)).join('.');
  return nameless ? `a function without a name${rest ? ` in ${rest}` : ''}` : parts.join('.');
}
