import type { Offer } from './offers';

// corpus: trivial; best serial; run Array.from({ length: 40 }, (_, i) => [{ name: ' lamp ', cents: i }])
export function label(offer: Offer): string {
  return `${offer.name.trim()}: ${(offer.cents / 100).toFixed(2)}`;
}
