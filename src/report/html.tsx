/** The report as one file that needs nothing else: no script, no network. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Report } from './components/report';
import type { ReportModel } from './model';

/** `styles` is the text of media/report.css (dist/report.css once built). */
export function renderHtml(model: ReportModel, { styles }: { styles: string }): string {
  return renderPage(model.title, styles, <Report model={model} />);
}

export function renderPage(title: string, styles: string, body: ComponentChildren): string {
  const page = renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="generator" content="Forkcast" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: styles.replace(/<\/style/gi, '<\\/style') }} />
      </head>
      <body class="forkcast forkcast-page">
        {body}
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}
