/** What the corpus talks to when it runs: a web server on the loopback that answers as slowly as one on the net. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A round trip to another machine. */
const LATENCY_MILLISECONDS = 30;

/** Starts the server; `url` is what `$SERVER` stands for. */
export async function startServer(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => setTimeout(() => answer(request, response), LATENCY_MILLISECONDS));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? '/').split('?')[0];
  const send = (type: string, body: string) => response.writeHead(200, { 'content-type': type }).end(body);
  if (path === '/api/large') send('application/json', LARGE);
  else if (path === '/report') send('text/html', REPORT);
  else if (path.startsWith('/api/')) send('application/json', JSON.stringify({ id: path.length, name: `item ${path}`, price: 12.5, status: 'ok', results: [1, 2, 3], next: null }));
  else if (path.startsWith('/feed')) send('text/csv', FEED);
  else send('text/html', page(path));
}

const page = (path: string): string => `<html><head><title>Page ${path}</title></head><body><h1>${path}</h1>${
  Array.from({ length: 40 }, (_, i) => `<a href="/page/${i}">Offer ${i}</a><span class="price">${i}.99</span>`).join('\n')}</body></html>`;
const LARGE = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => ({ id: i, name: `customer ${i}`, tags: ['a', 'b', 'c'], score: i / 7 })));
const REPORT = page('/report').repeat(120);
const FEED = `sku,quantity,price\n${Array.from({ length: 500 }, (_, i) => `SKU-${i},${i % 17},${(i * 1.13).toFixed(2)}`).join('\n')}\n`;
