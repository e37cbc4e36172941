/** Prices, near and far. */
import got from 'got';

// corpus: io network; best async
export async function quote(carrier: string): Promise<number> {
  const { price } = await got(`https://${carrier}.example.com/quote`, { timeout: { request: 4000 } }).json<{ price: number }>();
  return price;
}

// corpus: io network; best async
export async function renderInvoice(id: string): Promise<string> {
  const invoice = await got(`https://billing.internal/${id}`).json<{ lines: { name: string; cents: number }[] }>();
  return `<ul>${invoice.lines.map(line => `<li>${line.name}: ${line.cents / 100}</li>`).join('')}</ul>`;
}
