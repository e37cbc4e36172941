/** Offers of several shops, by axios and cheerio. */
import axios, { type AxiosInstance } from 'axios';
import * as cheerio from 'cheerio';
import pLimit from 'p-limit';

export interface Offer {
  name: string;
  cents: number;
}

// corpus: cpu; best worker-threads
export function parseOffers(html: string): Offer[] {
  const $ = cheerio.load(html);
  return $('div.card').toArray().map(card => ({
    name: $(card).find('h2').text().trim(),
    cents: Math.round(100 * Number($(card).find('.price').text().replace('$', ''))),
  }));
}

export class ShopClient {
  private readonly http: AxiosInstance;

  constructor(base: string, token: string) {
    this.http = axios.create({ baseURL: base, headers: { authorization: `Bearer ${token}` } });
  }

  // corpus: io network; best async
  async product(sku: string): Promise<{ price: number; stock: number }> {
    const { data } = await this.http.get(`/products/${sku}`);
    return data;
  }

  async prices(skus: string[]): Promise<Map<string, number>> {
    const prices = new Map<string, number>();
    // corpus: io network; best async; flag FC104
    for (const sku of skus) prices.set(sku, (await this.product(sku)).price);
    return prices;
  }

  async limited(skus: string[]): Promise<number[]> {
    const limit = pLimit(10);
    return Promise.all(skus.map(sku => limit(async () => (await this.product(sku)).price)));
  }
}

// corpus: mixed network; best async
export async function offersOf(url: string): Promise<Offer[]> {
  const reply = await axios.get<string>(url);
  return parseOffers(reply.data);
}

export async function upload(client: AxiosInstance, id: string, chunks: Buffer[]): Promise<string> {
  let tag = '';
  // corpus: io network; best serial
  for (const chunk of chunks) {
    const reply = await client.put(`/uploads/${id}`, chunk, { headers: { 'if-match': tag } });
    tag = reply.headers.etag;
  }
  return tag;
}
