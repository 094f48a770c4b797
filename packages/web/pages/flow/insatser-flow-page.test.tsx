import { describe, expect, it } from 'vitest';
import type { InsatsInFlow } from '#flow';
import { aFinding, aFlag, aLongWait } from '../../../../test/builders/flow-readings.ts';
import { documentOf } from '../../render.ts';
import { InsatserFlowPage } from './insatser-flow-page.tsx';
import { presentInsatserFlow } from './present-insatser-flow.ts';

const frame = {
  assets: { css: '/assets/a.css', script: '/assets/a.js', icon: '/assets/a.svg' },
  now: '2026-11-26T07:20:00Z',
  signedIn: { name: 'Mitt konto', areas: [] },
  notice: null,
};
const forbund = { id: 'centrala', name: 'Centrala förbundet', note: null };

const insats = (parts: Partial<InsatsInFlow> = {}): InsatsInFlow => ({
  insats: 'snickeriet',
  name: 'Snickeriet',
  step: 'occupation',
  kinds: ['work-training', 'rehabilitation'],
  source: 'ledger',
  from: '2025-10-28',
  to: '2026-10-27',
  onward: { endings: 20, onward: 7, share: 0.35, low: 0.18, high: 0.57 },
  flags: [],
  ...parts,
});

const shown = (...insatser: InsatsInFlow[]) =>
  documentOf(<InsatserFlowPage frame={frame} view={presentInsatserFlow(insatser, forbund)} />);

describe("The page of a förbund's insatser and their flow", () => {
  it('tells of each its kind, how many ended in a year and how many went onward, and leads to its flow', () => {
    const html = shown(insats());
    expect(html).toContain('href="/flow/insatser/snickeriet"');
    expect(html).toContain('Arbetsträning och rehabilitering');
    expect(html).toContain('<td>7 av 20<span class="hint flow-list__more">35 procent</span></td>');
    expect(html).toContain('Ingen av 1 insats har en flagga.');
  });

  it('gives no share of fewer than five, and none where nobody has stated anything', () => {
    const few = { endings: 3, onward: 1, share: 1 / 3, low: 0.06, high: 0.79 };
    expect(shown(insats({ onward: few }))).toContain('<td>1 av 3</td>');
    expect(shown(insats({ onward: null }))).toContain('>inte uppgivet</td>');
    const none = { endings: 0, onward: 0, share: null, low: null, high: null };
    expect(shown(insats({ onward: none }))).toContain('<td>ingen har slutat</td>');
  });

  it('shows the gravest flag with its level and the way to it, and says when there are more', () => {
    const wait = aFlag({ finding: aLongWait(), latest: aLongWait() });
    const html = shown(insats({ flags: [aFlag(), wait] }));
    expect(html).toContain('href="/flow/flags/nobody-leaves.insats.snickeriet?forbund=centrala"');
    expect(html).toContain('data-level="red"');
    expect(html).toContain('och 1 till');
    expect(html).toContain('1 av 1 insats har en flagga.');
  });

  it('says of a flag that somebody has acknowledged it, and that several are counted together', () => {
    const finding = aFinding({
      subject: { of: 'peers', group: 'occupation', insatser: [{ insats: 'snickeriet', name: 'Snickeriet' }] },
    });
    const html = shown(insats({ flags: [aFlag({ finding, latest: finding, status: 'acknowledged' })] }));
    expect(html).toContain('räknad med andra, kvitterad');
  });

  it('says so where the watch has seen none', () => {
    const html = shown();
    expect(html).toContain('Bevakningen har inte sett någon insats än.');
    expect(html).not.toContain('<table');
  });
});
