import type { Finding } from '../../model';
import type { ReportModel } from '../model';
import { EvidenceList, Place, RuleLink, Sentence, SeverityIcon } from './parts';

/** Every finding, by file, as a linter would list them. */
export function Findings({ files }: { files: ReportModel['findings'] }) {
  if (files.length === 0) return null;
  return (
    <section class="findings" aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      {files.map(({ path, findings }) => (
        <section class="file" aria-label={path}>
          <h3><Place path={path} range={null} /></h3>
          <ul>{findings.map(finding => <FindingLine path={path} finding={finding} />)}</ul>
        </section>
      ))}
    </section>
  );
}

function FindingLine({ path, finding }: { path: string; finding: Finding }) {
  return (
    <li class="finding">
      <SeverityIcon severity={finding.severity} />
      <Place path={path} range={finding.range} short />
      <div class="message">
        <Sentence text={finding.message} /> <RuleLink id={finding.rule} />
        {finding.evidence.length > 0 && <EvidenceList path={path} evidence={finding.evidence} />}
      </div>
    </li>
  );
}

/** What was not read, or not in full: said, so that silence about it is not taken for praise. */
export function Unread({ errors, skipped }: Pick<ReportModel, 'errors' | 'skipped'>) {
  if (errors.length + skipped.length === 0) return null;
  return (
    <section class="unread" aria-labelledby="unread">
      <h2 id="unread">Not read in full</h2>
      <ul>
        {errors.flatMap(({ path, errors: inFile }) => inFile.map(({ message, range }) => (
          <li><Place path={path} range={range} /> <span><Sentence text={message} /></span></li>
        )))}
        {skipped.map(({ path, reason }) => <li><Place path={path} range={null} /> <span><Sentence text={reason} /></span></li>)}
      </ul>
    </section>
  );
}
