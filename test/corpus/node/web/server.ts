/** An Express shop. */
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import express from 'express';
import { quote, renderInvoice } from './pricing';
import { fibonacciPrice } from './rules';

const app = express();

app.get('/health', (request, response) => response.json({ ok: true }));

app.get('/quotes', async (request, response) => {
  const carriers = String(request.query.carriers).split(',');
  const offers: Record<string, number> = {};
  // corpus: io network; best async; flag FC104
  for (const carrier of carriers) offers[carrier] = await quote(carrier);
  response.json(offers);
});

app.get('/price', (request, response) => {
  // corpus: flag FC109
  response.json({ price: fibonacciPrice(35) });
});

app.get('/version', (request, response) => {
  // corpus: flag FC107
  response.send(execSync('git rev-parse HEAD').toString());
});

app.get('/terms', (request, response) => {
  // corpus: may FC107
  response.send(readFileSync('terms.html', 'utf8'));
});

app.get('/invoice/:id', async (request, response) => {
  response.send(await renderInvoice(request.params.id));
});

app.listen(3000);
