export * from './deep/deep-account-scan.js';
export * from './deep/deep-scan-selected.js';
export { renderHtmlReport } from './report/html/html-report.js';
export { renderJsonReport } from './report/json-report.js';
export type { TerminalReportOptions, WrittenFile } from './report/terminal/layout.js';
export { renderTerminalReport } from './report/terminal/terminal-report.js';
export * from './reposcan.js';
