import { readFile } from 'node:fs/promises';
import { describe, expect, it, test } from 'vitest';
import { type CatalogueRow, readCatalogueFile } from '#imports';
import { criterionSentence } from '#insats';
import { needMapping, withholdSmallGroups } from '#needs';

async function catalogue(file: string, forbund: string) {
  const content = await readFile(new URL(file, import.meta.url));
  const read = readCatalogueFile(content, 'json', { forbund, organisations: [] });
  return { ...read, insatser: read.rows.map(({ found }) => found) };
}

const placesOf = (insatser: readonly CatalogueRow[], group: RegExp) =>
  insatser
    .filter(({ description }) => group.test(description.provenance.note ?? ''))
    .reduce((sum, { places }) => sum + (places ?? 0), 0);

describe('The demo catalogue of Linköping', async () => {
  const { faults, insatser } = await catalogue('linkoping.json', 'linkoping-demo');

  it('can be imported as it stands', () => {
    expect(faults).toEqual([]);
  });

  it('has the places of the inquiry, group by group', () => {
    expect(placesOf(insatser, /430 arbetsinriktade/)).toBe(430);
    expect(placesOf(insatser, /345 arbetsinriktade/)).toBe(345);
    expect(placesOf(insatser, /490 sysselsättningsplatser/)).toBe(490);
    expect(placesOf(insatser, /./)).toBe(1_265);
  });

  it('says of every insats that it is a demonstration, and what is invented', () => {
    for (const { description } of insatser) {
      expect(description.provenance.kind).toBe('demo');
      expect(description.provenance.note).toContain('påhitta');
    }
  });

  it('has insatser with free places, with a queue, and with no figures at all', () => {
    const reports = insatser.map(({ report }) => report);
    expect(reports.some((report) => report && report.free > 0)).toBe(true);
    expect(reports.some((report) => report && (report.queue ?? 0) > 0)).toBe(true);
    expect(reports).toContain(null);
  });
});

test('The mapped need of Linköping is what the inquiry gives: hours, of 806 people, and nothing worked out', async () => {
  const file = await readFile(new URL('linkoping-needs.json', import.meta.url), 'utf8');
  const mapping = needMapping.parse(JSON.parse(file));
  const [hours, ...others] = mapping.tables.map(({ groups }) => groups.map(({ people }) => people));
  expect([hours, others, mapping.people, mapping.origin]).toEqual([[248, 314, 244], [], 806, 'demo']);
  expect(withholdSmallGroups(mapping)).toEqual(mapping);
});

describe('The examples from public sources', async () => {
  const { faults, insatser } = await catalogue('exempel.json', 'exempel');

  it('can be imported as they stand', () => {
    expect(faults).toEqual([]);
    expect(insatser).toHaveLength(74);
  });

  it('say that they are examples, from where, and that we have classified them', () => {
    for (const { description } of insatser) {
      expect(description.provenance.kind).toBe('public-source');
      expect(description.provenance.source).not.toBeNull();
      expect(description.provenance.note).toContain('klassade av oss');
    }
  });

  it('ask for what the source asks for: nobody is sent away to be referred where the source says to come', () => {
    const asked = (reference: string) =>
      insatser
        .find(({ externalReference }) => externalReference === reference)
        ?.criteria?.map(criterionSentence);
    expect(asked('fontanhuset-sandviken')).toContain('Du kan söka själv.');
    expect(asked('fountain-house-stockholm')).toContain('Du kan söka själv.');
    expect(asked('tolgmodellen-gron-landsbygdsintegration')).toEqual([
      'Du ska vara inskriven på Arbetsförmedlingen.',
    ]);
    for (const { externalReference } of insatser) {
      const sentences = asked(externalReference) ?? [];
      const alone = sentences.includes('Du kan söka själv.');
      expect(alone && sentences.some((sentence) => sentence.startsWith('Du behöver bli anvisad'))).toBe(
        false,
      );
    }
  });

  it('invent no figure: no source states free places or a queue', () => {
    for (const { report, description } of insatser) {
      expect(report).toBeNull();
      expect(description.hoursPerWeek).toBeNull();
    }
  });
});
