import { readFileSync } from 'node:fs';
import { readCatalogueFile } from '#imports';
import type { CatalogueEntry } from '#search';
import { aHead } from '../builders/ledger.ts';

const demoCatalogues = [
  { forbund: 'linkoping-demo', file: 'linkoping.json' },
  { forbund: 'exempel', file: 'exempel.json' },
];

export type DemoCatalogue = {
  /** Every insats of the demo, with its external reference as its id. */
  entries: CatalogueEntry[];
  providerName(forbund: string, organisation: string): string;
};

/** The demo catalogues as a search sees them, but without figures: what is found is decided by the texts alone. */
export function readDemoCatalogue(): DemoCatalogue {
  const entries: CatalogueEntry[] = [];
  const names = new Map<string, string>();
  for (const { forbund, file } of demoCatalogues) {
    const content = readFileSync(new URL(`../../data/demo/${file}`, import.meta.url));
    const { rows, organisations, faults } = readCatalogueFile(content, 'json', {
      forbund,
      organisations: [],
    });
    if (faults.length > 0) throw new Error(`${file} cannot be read: ${JSON.stringify(faults)}`);
    for (const { id, name } of organisations) names.set(`${forbund}/${id}`, name);
    for (const { found } of rows) {
      const { externalReference, organisation, description, criteria } = found;
      entries.push({
        head: aHead({ insats: externalReference, externalReference, forbund, organisation }),
        documents: { description, criteria },
      });
    }
  }
  return {
    entries,
    providerName: (forbund, organisation) => names.get(`${forbund}/${organisation}`) ?? organisation,
  };
}
