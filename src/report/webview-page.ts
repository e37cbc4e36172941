export interface WebviewPageOptions {
  /** `webview.cspSource` */
  cspSource: string;
  /** Fresh for every page, from a cryptographic source. */
  nonce: string;
  /** `webview.asWebviewUri` of dist/webview.js */
  scriptUri: string;
  /** `webview.asWebviewUri` of dist/report.css */
  styleUri: string;
}

const escape = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);

/** The page that the report's webview starts from: only our script and our style sheet may run in it. */
export function webviewPage({ cspSource, nonce, scriptUri, styleUri }: WebviewPageOptions): string {
  const policy = `default-src 'none'; style-src ${cspSource}; font-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
  <link rel="stylesheet" href="${escape(styleUri)}">
  <title>Forkcast</title>
</head>
<body class="forkcast">
  <div id="report"></div>
  <script nonce="${escape(nonce)}" src="${escape(scriptUri)}"></script>
</body>
</html>
`;
}
