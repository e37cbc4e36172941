/** Annotated programs against the rules; see annotations.ts for the grammar. */
import assert from 'node:assert/strict';
import type { FileAnalysis, Range, Site } from '../../src/model';
import { readAnnotations, type Annotation } from './annotations';
import { families, fixtureNames, indexOf, readFixture } from './workspace';

/** `5:3-17 FC103` */
const spell = (range: Range, lines: string[], what: string): string => {
  const end = range.end.line === range.start.line ? range.end.column : lines[range.start.line - 1].trimEnd().length + 1;
  return `${range.start.line}:${range.start.column}-${end} ${what}`;
};
const spellMark = (mark: Annotation, what: string): string => `${mark.line}:${mark.start}-${mark.end} ${what}`;

for (const [family, name] of families.flatMap(family => fixtureNames(family).map(name => [family, name] as const))) {
  describe(`fixture ${family}/${name}`, () => {
    const files = readFixture(family, name);
    const index = indexOf(files);
    const analyses = new Map<string, FileAnalysis>([...index.analyzeAll()].map(analysis => [analysis.path, analysis]));

    for (const { path, text } of files) {
      const lines = text.split('\n');
      const marks = readAnnotations(text);
      const analysis = analyses.get(path)!;

      it(`${path}: parses`, () => assert.deepEqual(analysis.errors, []));

      it(`${path}: findings where they are marked, and nowhere else`, () => {
        const expected = marks.filter(mark => mark.kind === 'finding').flatMap(mark => mark.words.map(rule => spellMark(mark, rule)));
        const actual = analysis.findings.map(finding => spell(finding.range, lines, finding.rule));
        assert.deepEqual(actual.sort(), expected.sort());
      });

      const sites = marks.filter(mark => mark.kind === 'site' || mark.kind === 'no-site');
      if (sites.length > 0) {
        it(`${path}: sites as they are marked`, () => {
          for (const mark of sites) {
            const wanted = spellMark(mark, '');
            const here = analysis.sites.filter(site => spell(site.headRange, lines, '') === wanted);
            if (mark.kind === 'no-site') assert.deepEqual(here.map(describeSite), [], wanted);
            else {
              assert.equal(here.length, 1, `one site at ${wanted}; sites: ${analysis.sites.map(site => spell(site.headRange, lines, describeSite(site))).join('; ')}`);
              for (const word of mark.words) assert.ok(describeSite(here[0]).split(' ').includes(word), `${wanted}${word}, but is ${describeSite(here[0])}`);
            }
          }
        });
      }

      for (const mark of marks.filter(one => one.kind === 'decides')) {
        it(`${path}:${mark.line} decides ${mark.words.join(', ')}`, () => {
          for (const rule of mark.words) {
            const last = [...analyses.values()].flatMap(one => one.findings.filter(finding => finding.rule === rule).map(finding => {
              const step = finding.evidence[finding.evidence.length - 1];
              return `${step.path ?? one.path} ${step.range.start.line}:${step.range.start.column}-${step.range.end.column}`;
            }));
            assert.ok(last.includes(`${path} ${mark.line}:${mark.start}-${mark.end}`), `last steps: ${last.join('; ')}`);
          }
        });
      }
    }

    it('every finding is proved: evidence begins at or in its range and stays inside the files', () => {
      for (const analysis of analyses.values()) {
        for (const { evidence, range, rule, message } of analysis.findings) {
          assert.ok(evidence.length > 0, `${rule} without evidence`);
          assert.equal(evidence[0].path, undefined, `${rule}: the first step is in the file itself`);
          assert.equal(evidence[0].range.start.line, range.start.line, rule);
          assert.match(message, /^[A-Z_a-z].*\.$/, 'a sentence');
          for (const step of evidence) {
            const text = files.find(file => file.path === (step.path ?? analysis.path))!.text.split('\n');
            assert.ok(step.range.end.line <= text.length && step.range.end.column <= text[step.range.end.line - 1].length + 1, `${rule}: ${step.name} lies in the file`);
          }
        }
      }
    });
  });
}

function describeSite(site: Site): string {
  return [site.kind, site.work, ...site.io, site.recommendation.model ?? 'no-model'].join(' ');
}
