/** The report: what was found and measured, as a page, a terminal's text, JSON and SARIF. Pure. */
export { buildReport, targetOf } from './model';
export type { ReportEntry, ReportInput, ReportModel, RuleInfo } from './model';
export { toJson } from './json';
export type { CombinedReport } from './json';
export { matrixText } from './matrix';
export { matrixMarkdown } from './matrix-markdown';
export { renderMatrixHtml } from './matrix-html';
export type { BenchmarkMatrix } from './matrix';
export { toSarif } from './sarif';
export { analysisText, benchmarkText, recommendationText, toText } from './text';
export { planNote, planText } from './plan-text';
export { comparisonText, runsText } from './compare-text';
export { renderHtml } from './html';
export { messageFromWebview, messageToWebview, parseFromWebview, parseToWebview } from './messages';
export type { FromWebview, ToWebview } from './messages';
export { webviewPage } from './webview-page';
