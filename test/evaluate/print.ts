/** The evaluation as text. */
import { workKinds } from '../../src/model';
import { corpusFamilies, type Corpus } from './corpus';
import type { Measured } from './measured';
import { choices, confusion, kindIsRight, mean, ruleScores } from './scores';

const percent = (value: number | null): string => (value === null ? '-' : `${(100 * value).toFixed(1)} %`);

export function evaluationText({ rows, flags }: Corpus, measured: Measured | null, verbose: boolean): string {
  const lines: string[] = [];
  const say = (text = '') => void lines.push(text);
  for (const family of corpusFamilies) {
    const own = rows.filter(row => row.family === family);
    const ownFlags = flags.filter(flag => flag.place.startsWith(`${family}/`));
    if (own.length === 0) continue;
    say(`${family === 'python' ? 'Python' : 'JavaScript and TypeScript'}: ${own.length} labelled functions and loops`);
    say();
    say('  work kinds, labelled (down) against said (across); what is said nothing about counts as trivial');
    const counts = confusion(own);
    say(`    ${''.padEnd(9)}${workKinds.map(kind => kind.padStart(9)).join('')}`);
    for (const kind of workKinds) {
      if (own.some(row => row.label.kind === kind)) say(`    ${kind.padEnd(9)}${workKinds.map(said => String(counts[kind][said] || '.').padStart(9)).join('')}`);
    }
    say(`    right: ${percent(own.filter(kindIsRight).length / own.length)} (aim: 95 %)`);
    for (const row of own) if (verbose && !kindIsRight(row)) say(`      ${row.id}: is ${row.label.kind}, taken for ${row.said}`);
    say();
    say('  rules                right  false alarms  missed  precision   recall');
    for (const score of ruleScores(ownFlags)) {
      say(`    ${score.rule.padEnd(19)}${String(score.right).padStart(5)}${String(score.falseAlarms).padStart(14)}${String(score.missed).padStart(8)}${percent(score.precision).padStart(11)}${percent(score.recall).padStart(9)}`);
    }
    for (const flag of ownFlags) if (verbose && flag.verdict !== 'right') say(`      ${flag.place} ${flag.rule} ${flag.verdict}${flag.message ? `: ${flag.message}` : ''}`);
    say();
    const all = choices(own, measured);
    const timed = all.filter(choice => choice.basis === 'measured');
    const shares = (picked: typeof all) => [percent(mean(picked.map(({ right }) => Number(right)))), percent(mean(picked.map(({ naiveRight }) => Number(naiveRight))))];
    const figures: [string, string, string][] = [
      [`best or tied, of all ${all.length}`, ...shares(all) as [string, string]],
      [`best or tied, of ${timed.length} measured`, ...shares(timed) as [string, string]],
      ['mean regret, measured (aim: under 3 %)', percent(mean(timed.map(choice => choice.regret))), percent(mean(timed.map(choice => choice.naiveRegret)))],
    ];
    say('  recommended models                        Forkcast   rule of thumb');
    for (const [what, said, naive] of figures) say(`    ${what.padEnd(38)}${said.padStart(10)}${naive.padStart(16)}`);
    if (verbose) {
      for (const { row, said, best, basis, right, regret } of all) {
        if (!right) say(`      ${row.id}: ${said ?? 'cannot tell'}, best ${best.map(model => model ?? 'cannot tell').join(' or ')} (${basis}${regret === null ? '' : `, regret ${percent(regret)}`})`);
      }
      for (const { row, best, basis } of all) {
        if (basis === 'measured' && !row.label.best.some(model => best.includes(model))) say(`      label overruled: ${row.id}: ${row.label.best.join(' or ')}, measured ${best.join(' or ')}`);
      }
    }
    say();
  }
  return lines.join('\n');
}
