/** The sample shop as a report, and the variables that VS Code hands to a webview in three of its themes. */
import type { RuleInfo } from '../../src/report';
import { buildReport, type ReportInput, type ReportModel } from '../../src/report';
import { analysis, benchmarks } from './outcomes';

export const rules: RuleInfo[] = [
  { id: 'FC101', title: 'Loop that computes', help: 'https://example.org/rules/FC101.md' },
  { id: 'FC102', title: 'Loop that waits', help: 'https://example.org/rules/FC102.md', summary: 'Passes of this loop wait one after the other.' },
  { id: 'FC201', title: 'Blocking call in async code', help: 'https://example.org/rules/FC201.md', severity: 'warning' },
];

export function shop(part: Partial<ReportInput> = {}): ReportModel {
  return buildReport({
    analysis: analysis(), benchmarks: benchmarks(), title: 'shop', generatedAt: '2026-11-23T08:28:00.000Z', rules, stale: new Set(['shop/images.py:histogram']), ...part,
  });
}

export const themes: Record<string, { kind: string; background: string; variables: Record<string, string> }> = {
  dark: {
    kind: 'vscode-dark', background: '#181818',
    variables: {
      foreground: '#cccccc', 'editor-background': '#1f1f1f', descriptionForeground: '#9d9d9d', 'textLink-foreground': '#4daafc', focusBorder: '#0078d4', 'button-background': '#0078d4',
      'button-foreground': '#ffffff', 'button-hoverBackground': '#026ec1', 'input-background': '#313131', 'input-foreground': '#cccccc', 'input-border': '#3c3c3c', 'input-placeholderForeground': '#989898',
      'dropdown-background': '#313131', 'dropdown-foreground': '#cccccc', 'charts-green': '#89d185', 'charts-blue': '#59a4f9', 'charts-yellow': '#cca700', 'charts-red': '#f14c4c', 'charts-purple': '#b180d7',
      'charts-orange': '#d18616', 'font-size': '13px', 'font-family': 'system-ui, sans-serif', 'editor-font-family': 'monospace',
    },
  },
  light: {
    kind: 'vscode-light', background: '#f8f8f8',
    variables: {
      foreground: '#3b3b3b', 'editor-background': '#ffffff', descriptionForeground: '#3b3b3b', 'textLink-foreground': '#005fb8', focusBorder: '#005fb8', 'button-background': '#005fb8',
      'button-foreground': '#ffffff', 'button-hoverBackground': '#0258a8', 'input-background': '#ffffff', 'input-foreground': '#3b3b3b', 'input-border': '#cecece', 'input-placeholderForeground': '#767676',
      'dropdown-background': '#ffffff', 'dropdown-foreground': '#3b3b3b', 'charts-green': '#388a34', 'charts-blue': '#1a85ff', 'charts-yellow': '#bf8803', 'charts-red': '#e51400', 'charts-purple': '#652d90',
      'charts-orange': '#d18616', 'font-size': '13px', 'font-family': 'system-ui, sans-serif', 'editor-font-family': 'monospace',
    },
  },
  'high-contrast': {
    kind: 'vscode-high-contrast', background: '#000000',
    variables: {
      foreground: '#ffffff', 'editor-background': '#000000', descriptionForeground: 'rgba(255, 255, 255, 0.7)', 'textLink-foreground': '#21a6ff', focusBorder: '#f38518', contrastBorder: '#6fc3df',
      'button-background': '#000000', 'button-foreground': '#ffffff', 'button-border': '#6fc3df', 'input-background': '#000000', 'input-foreground': '#ffffff', 'input-border': '#6fc3df',
      'input-placeholderForeground': 'rgba(255, 255, 255, 0.7)', 'dropdown-background': '#000000', 'dropdown-foreground': '#ffffff', 'charts-green': '#89d185', 'charts-blue': '#3794ff',
      'charts-yellow': '#cca700', 'charts-red': '#f48771', 'charts-purple': '#b180d7', 'charts-orange': '#d18616', 'font-size': '13px', 'font-family': 'system-ui, sans-serif', 'editor-font-family': 'monospace',
    },
  },
};
