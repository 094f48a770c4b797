import type { CatalogueEntry } from './entry.ts';

/** A whole number for what an insats says, other than its figures; two that differ share it once in 2^53. */
export function fingerprintOf({ head, documents }: CatalogueEntry, providerName: string): number {
  return hashOf(JSON.stringify([head.forbund, head.organisation, providerName, documents]));
}

/** A number for a text. cyrb53 by bryc (public domain): 53 bits, even enough to tell texts apart, and no secret. */
export function hashOf(text: string): number {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    one = Math.imul(one ^ code, 2_654_435_761);
    other = Math.imul(other ^ code, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
  other = Math.imul(other ^ (other >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & other) + (one >>> 0);
}
