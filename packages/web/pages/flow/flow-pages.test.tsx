import { describe, expect, it } from 'vitest';
import type { Flag } from '#flow';
import {
  aFinding,
  aFlag,
  aLadderFlow,
  aLedgerFlow,
  aLongWait,
  aQuarterSummary,
  aReportedFlow,
} from '../../../../test/builders/flow-readings.ts';
import type { FormState } from '../../components/field.tsx';
import type { Frame } from '../../components/page.tsx';
import { documentOf } from '../../render.ts';
import { FlagPage } from './flag-page.tsx';
import { FlowPage } from './flow-page.tsx';
import { InsatsFlowPage } from './insats-flow-page.tsx';
import { LadderPage } from './ladder-page.tsx';
import { type FlagForm, presentFlag } from './present-flag.ts';
import { type FlowSituation, presentFlow } from './present-flags.ts';
import { presentInsatsFlow } from './present-insats-flow.ts';
import { presentLadder } from './present-ladder.ts';
import { presentQuarter } from './present-quarter.ts';
import { QuarterPage } from './quarter-page.tsx';

const now = '2026-11-26T07:20:00Z';
const frame: Frame = {
  assets: { css: '/assets/a.css', script: '/assets/a.js', icon: '/assets/a.svg' },
  now,
  signedIn: { name: 'Mitt konto', areas: [] },
  notice: null,
};
const forbund = { id: 'centrala', name: 'Centrala förbundet', note: null };
const watch = { insatser: 38, comparedUntil: '2025-12-31', lastRun: '2026-11-26T02:10:00Z' };

function flowPage(parts: Partial<FlowSituation>): string {
  const view = presentFlow({
    forbund,
    others: [],
    flags: [],
    asked: { status: undefined, level: undefined },
    watch,
    quarter: '2026-Q3',
    nameOf: (id) => `Utföraren ${id}`,
    reader: 'me',
    now,
    ...parts,
  });
  return documentOf(<FlowPage frame={frame} view={view} />);
}

/** The places of some texts in a page, each after the one before. */
const inOrder = (html: string, ...texts: string[]) => {
  const places = texts.map((text) => html.indexOf(text));
  return (
    !places.includes(-1) && places.every((place, number) => number === 0 || place > (places[number - 1] ?? 0))
  );
};

const longWait = aFlag({ finding: aLongWait(), latest: aLongWait() });
const stale = aFinding({
  kind: 'stale-figures',
  level: 'data',
  subject: { of: 'insats', insats: 'sprak', name: 'Språkcaféet' },
  evidence: { flow: null },
  cause: { cause: 'provider-silent', missing: [] },
});

describe("The page of a förbund's flags", () => {
  it('shows red first, then yellow, then what is about the figures', () => {
    const html = flowPage({ flags: [aFlag({ finding: stale, latest: stale }), longWait, aFlag()] });
    expect(
      inOrder(html, 'Röda (1)', 'Snickeriet: nästan', 'Gula (1)', 'Köket i Ryd', 'Uppgifterna (1)'),
    ).toBe(true);
    expect(html).toContain('1 röd och 1 gul flagga om stopp i flödet. 1 flagga om uppgifter');
  });

  it('says what each flag stands on, why, since when, and leads to the flow of the insats', () => {
    const html = flowPage({ flags: [aFlag()] });
    expect(html).toContain('Normalt hade 9 slutat sedan mars 2026; 2 har gjort det.');
    expect(html).toContain('att timmarna ökar steg för steg och kontakt med arbetsgivare');
    expect(html).toContain('Sedan 3 oktober 2026');
    expect(html).toContain('href="/flow/insatser/snickeriet"');
  });

  it('keeps facts apart from estimates, by word and by form', () => {
    const estimate = aFinding({ level: 'yellow' });
    const html = flowPage({ flags: [longWait, aFlag({ finding: estimate, latest: estimate })] });
    expect(inOrder(html, 'Bedömningar av vad som har hänt', 'Snickeriet', 'Fakta i dag', 'Köket i Ryd')).toBe(
      true,
    );
    expect(html).toContain('data-level="yellow" data-signal="estimate"');
    expect(html).toContain('data-level="yellow" data-signal="fact"');
  });

  it('tells of a flag about figures what is to be done, not a cause in the flow', () => {
    const html = flowPage({ flags: [aFlag({ finding: stale, latest: stale })] });
    expect(html).toContain('Gör så här:');
    expect(html).not.toContain('Trolig orsak:');
  });

  it('shows what somebody has acknowledged below, with who and when, and what is closed folded away', () => {
    const acknowledged = aFlag({
      status: 'acknowledged',
      history: [
        {
          what: 'acknowledged',
          at: '2026-11-20T10:00:00Z',
          by: 'somebody',
          role: 'admin',
          note: null,
          finding: null,
        },
      ],
    });
    const closed = aFlag({
      finding: aLongWait(),
      latest: null,
      status: 'closed',
      history: [
        { what: 'closed', at: '2026-11-21T02:00:00Z', by: null, role: null, note: null, finding: null },
      ],
    });
    const html = flowPage({ flags: [closed, acknowledged] });
    expect(
      inOrder(html, 'Kvitterade (1)', 'En administratör kvitterade flaggan.', 'Visa de senaste (1)'),
    ).toBe(true);
    expect(html).toContain('Bevakningen stängde flaggan, för tecknen är borta.');
    expect(html).not.toContain('somebody');
  });

  it('filters by status and level with links, and marks where the reader is', () => {
    const html = flowPage({ flags: [aFlag(), longWait], asked: { status: 'open', level: 'red' } });
    expect(html).toContain('Snickeriet');
    expect(html).not.toContain('Köket i Ryd');
    expect(html).toContain('href="/flow?forbund=centrala&amp;status=open&amp;level=red" aria-current="true"');
    expect(html).toContain('href="/flow?forbund=centrala&amp;status=closed&amp;level=red"');
    const none = flowPage({ flags: [aFlag()], asked: { status: 'closed', level: undefined } });
    expect(none).toContain('Inga flaggor här');
    expect(none).toContain('Visa alla flaggor');
  });

  it('says where there is nothing what is watched, and since when', () => {
    const html = flowPage({});
    expect(html).toContain('Inget nytt stopp syns i flödet.');
    expect(html).toContain('38 insatser bevakas varje dag, senast i dag 03:10.');
    expect(html).toContain('Flödet jämförs med hur det var till och med 31 december 2025.');
    expect(html).toContain('Det här letar bevakningen efter');
    const notYet = flowPage({ watch: { ...watch, lastRun: null } });
    expect(notYet).toContain('Bevakningen har inte gått än.');
    expect(notYet).not.toContain('Det här letar bevakningen efter');
  });

  it('says of insatser that are counted together which provider has them', () => {
    const insatser = ['a', 'b'].map((insats) => ({ insats, name: insats.toUpperCase() }));
    const finding = aFinding({ subject: { of: 'provider', organisation: 'asf', insatser } });
    const html = flowPage({ flags: [aFlag({ finding, latest: finding })] });
    expect(html).toContain('Utföraren asf: 2 insatser tillsammans: nästan ingen slutar');
  });

  it('says first what the förbund says of its own figures', () => {
    const html = flowPage({ forbund: { ...forbund, note: 'Siffrorna är påhittade.' }, flags: [aFlag()] });
    expect(inOrder(html, 'Siffrorna är påhittade.', 'Röda (1)')).toBe(true);
  });
});

function flagPage(flag: Flag, unsaved: Partial<Record<FlagForm, Partial<FormState>>> = {}): string {
  const view = presentFlag(
    { forbund, flag, nameOf: (id) => id, reader: 'me' },
    (form) => ({ key: `key-of-${form}`, values: {}, errors: {}, ...unsaved[form] }),
    null,
  );
  return documentOf(<FlagPage frame={frame} view={view} unsaved={Object.keys(unsaved).length > 0} />);
}

describe('The page of a flag', () => {
  it('shows the figures as they were beside those of today, estimates apart from facts', () => {
    const flow = {
      onward: 1,
      expectedOnward: 4.4,
      endings: 3,
      expectedEndings: 11.2,
      onwardShareBefore: 0.35,
      years: 50,
    };
    const html = flagPage(aFlag({ latest: aFinding({ evidence: { flow, waitDays: 240 } }) }));
    expect(html).toContain('<th scope="row">Väntat att sluta</th><td>9</td><td>11</td>');
    expect(html).toContain('<th scope="row">Väntan</th><td>4 månader</td><td>8 månader</td>');
    expect(
      inOrder(html, 'Bedömning: siffrorna då och nu', 'Väntat att sluta', 'Fakta: siffrorna då och nu'),
    ).toBe(true);
  });

  it('leaves out what nobody knows, and says when the signs are gone', () => {
    const html = flagPage(aFlag({ finding: aLongWait(), latest: null, status: 'closed' }));
    expect(html).not.toContain('Väntat att sluta');
    expect(html).toContain('I dag syns stoppet inte längre.');
    expect(html).toContain('<td>8 månader</td><td>–</td>');
  });

  it('says what it does not say', () => {
    expect(flagPage(aFlag())).toContain('Att stanna länge kan vara rätt för den enskilda.');
  });

  it('tells who did what and when, latest first, and never by pseudonym', () => {
    const html = flagPage(
      aFlag({
        history: [
          {
            what: 'opened',
            at: '2026-09-12T02:10:00Z',
            by: null,
            role: null,
            note: null,
            finding: aFinding({ level: 'yellow' }),
          },
          {
            what: 'noted',
            at: '2026-09-14T12:10:00Z',
            by: 'staff-1',
            role: 'coordinator',
            note: 'Vi ringer.',
            finding: null,
          },
          {
            what: 'raised',
            at: '2026-10-03T02:10:00Z',
            by: null,
            role: null,
            note: null,
            finding: aFinding(),
          },
          {
            what: 'acknowledged',
            at: '2026-10-04T07:00:00Z',
            by: 'me',
            role: 'coordinator',
            note: null,
            finding: null,
          },
        ],
      }),
    );
    expect(
      inOrder(
        html,
        '4 oktober 2026 kl. 09:00: Du kvitterade flaggan.',
        '3 oktober 2026 kl. 04:10: Bevakningen höjde flaggan från gul till röd.',
        '14 september 2026 kl. 14:10: En samordnare skrev en anteckning.',
        'Vi ringer.',
        'Bevakningen öppnade flaggan som gul.',
      ),
    ).toBe(true);
    expect(html).not.toContain('staff-1');
  });

  it('offers what can be done: acknowledging and closing only while it stands', () => {
    const open = flagPage(aFlag());
    for (const form of ['acknowledgement', 'notes', 'closing']) {
      expect(open).toContain(`method="post" action="/flow/flags/nobody-leaves.insats.snickeriet/${form}"`);
    }
    const acknowledged = flagPage(aFlag({ status: 'acknowledged' }));
    expect(acknowledged).not.toContain('/acknowledgement"');
    expect(acknowledged).toContain('/closing"');
    const closed = flagPage(aFlag({ status: 'closed' }));
    expect(closed).not.toContain('/closing"');
    expect(closed).toContain('/notes"');
  });

  it('shows what was typed again beside what must be mended, unfolded', () => {
    const html = flagPage(aFlag(), {
      closing: { values: { reason: 'Kursen' }, errors: { reason: 'Skriv varför, med några ord.' } },
    });
    expect(html).toContain('<title>Fel i formuläret – ');
    expect(html).toMatch(/<details class="plain-details" open=""><summary>Stäng flaggan/);
    expect(html).toContain('>Kursen</textarea>');
    expect(html).toContain('Skriv varför, med några ord.');
  });
});

describe('The page of the flow through an insats', () => {
  const coordinator = { forbund, flags: [], follows: true, reader: 'me' };
  const shown = (
    flow: Parameters<typeof presentInsatsFlow>[0],
    situation: Partial<Parameters<typeof presentInsatsFlow>[1]> = {},
  ) => {
    const view = presentInsatsFlow(flow, { ...coordinator, ...situation });
    return documentOf(<InsatsFlowPage frame={frame} view={view} />);
  };

  it('shows the flags that stand about the insats, and none of another', () => {
    const flags = [longWait, aFlag({ status: 'closed' }), aFlag({ status: 'acknowledged' })];
    const html = shown(aLedgerFlow(), { flags });
    expect(html.split('class="flag-card"')).toHaveLength(2);
    expect(html).toContain('href="/flow/flags/nobody-leaves.insats.snickeriet?forbund=centrala"');
    expect(html).not.toContain('Köket i Ryd');
    expect(shown(aLedgerFlow(), { flags: [longWait] })).not.toContain('flag-card');
  });

  it('lets a provider read what stands about its own, and leads nowhere that it may not go', () => {
    const html = shown(aLedgerFlow(), { flags: [aFlag()], follows: false });
    expect(html).toContain('Snickeriet: nästan ingen slutar');
    expect(html).toContain('Samordnarna ser samma flaggor');
    expect(html).toContain('href="/provider"');
    expect(html).not.toContain('href="/flow/flags');
    expect(html).not.toContain('href="/flow?');
  });

  it('shows the facts first and the estimates apart from them', () => {
    const html = shown(aLedgerFlow());
    const facts = html.indexOf('data-signal="fact"');
    const estimates = html.indexOf('data-signal="estimate"');
    expect(facts).toBeLessThan(estimates);
    expect(html.indexOf('Platser, upptagna och kö')).toBeLessThan(estimates);
    expect(html.indexOf('Den som ställs i kö i dag väntar')).toBeLessThan(estimates);
    expect(html.indexOf('Väntat och verkligt')).toBeGreaterThan(estimates);
  });

  it('says the gap between expected and actual in words', () => {
    const html = shown(aLedgerFlow());
    expect(html).toContain('Har gått vidare: 7 färre än väntat');
    expect(html).toContain('Till och med 31 oktober 2026 har 2 gått vidare. Väntat var 9.');
  });

  it('draws each way out with its limits, and leaves out one that nobody can be followed along', () => {
    const [first, ...others] = aLedgerFlow().curves;
    const html = shown(aLedgerFlow({ curves: [...(first ? [{ ...first, points: [] }] : []), ...others] }));
    expect(html).not.toContain('Till arbete eller studier</figcaption>');
    expect(html).toContain('Till en insats på ett högre steg</figcaption>');
    expect(html.split('class="chart-band" d=')).toHaveLength(others.length + 1);
  });

  it('names the ways that nobody has gone instead of drawing them', () => {
    const [first, ...others] = aLedgerFlow().curves;
    const none = first?.points.map((point) => ({ ...point, share: 0, low: null, high: null })) ?? [];
    const html = shown(aLedgerFlow({ curves: [...(first ? [{ ...first, points: none }] : []), ...others] }));
    expect(inOrder(html, 'Ingen har gått de här vägarna:', '<li>Till arbete eller studier</li>')).toBe(true);
    expect(html).not.toContain('Till arbete eller studier</figcaption>');
  });

  it('tells how much longer those stay who have stayed, where it can be told', () => {
    const html = shown(aLedgerFlow());
    expect(html).toContain('Av dem som har varit kvar i 6 månader har hälften slutat inom 7 månader till.');
    expect(html).not.toContain('varit kvar i 12 månader');
  });

  it('says so where there is nothing to compare with yet', () => {
    const html = shown(aLedgerFlow({ expected: null, comparison: null }));
    expect(html).toContain('Det finns inget att jämföra med än.');
    expect(html).not.toContain('Jämfört med andra');
  });

  it('shows how it ended, onward first', () => {
    const html = shown(aLedgerFlow());
    expect(
      inOrder(
        html,
        'Arbete (vidare)',
        '2 av 11',
        'En annan insats: arbete med samhällsstöd (vidare)',
        'Avbröt',
        '6 av 11',
      ),
    ).toBe(true);
  });

  it('shows of an insats that only reports counts what there is, and why there is no more', () => {
    const html = shown(aReportedFlow());
    expect(html).toContain('Varför syns inte mer?');
    expect(html).toContain(
      '<th scope="row">1 januari 2026 till 30 juni 2026</th><td>9</td><td>7</td><td>2</td>',
    );
    expect(html).toContain('inte uppgivet');
    expect(html).not.toContain('data-signal="estimate"');
  });

  it('does not take endings that nobody has stated for none', () => {
    expect(shown(aReportedFlow())).toContain('3 av 11 som slutade gick vidare.');
    expect(shown(aReportedFlow({ periods: [] }))).not.toContain('3 av 11 som slutade gick vidare.');
  });

  it('leads to a year or two', () => {
    const html = shown(aLedgerFlow());
    expect(html).toContain('href="/flow/insatser/snickeriet?months=12" aria-current="true"');
    expect(html).toContain('href="/flow/insatser/snickeriet?months=24"');
  });
});

describe('The page of the ladder', () => {
  const shown = (parts: Parameters<typeof aLadderFlow>[0] = {}) =>
    documentOf(<LadderPage frame={frame} view={presentLadder(aLadderFlow(parts), forbund)} />);

  it('shows the steps before the movements, and the movements in words before the drawing', () => {
    const html = shown();
    expect(
      inOrder(
        html,
        'Stegen i dag',
        'De vanligaste vägarna',
        'Arbetsinriktad rehabilitering → Arbete (vidare)',
        'role="img"',
      ),
    ).toBe(true);
  });

  it('does not call those who come from outside a way from an insats', () => {
    expect(
      presentLadder(aLadderFlow(), forbund)
        .ways.map(({ label }) => label)
        .join(),
    ).not.toContain('Utifrån');
  });

  it('has every movement in the table', () => {
    const { movements } = presentLadder(aLadderFlow(), forbund);
    expect(movements?.table.rows).toHaveLength(aLadderFlow().links.length);
    expect(movements?.table.rows.at(0)).toEqual(['Utifrån', 'Arbetsinriktad rehabilitering', '71', 'Nej']);
  });

  it('says so where nobody has moved', () => {
    const html = shown({ links: [] });
    expect(html).toContain('Ingen har börjat eller slutat');
    expect(html).not.toContain('role="img"');
  });
});

describe('The page of a quarter', () => {
  const shown = (parts: Parameters<typeof aQuarterSummary>[0] = {}, latest = '2026-Q3') =>
    documentOf(<QuarterPage frame={frame} view={presentQuarter(aQuarterSummary(parts), forbund, latest)} />);

  it('says what there is to notice, and the figures of all and of each step', () => {
    const html = shown();
    expect(html).toContain('Tredje kvartalet 2026');
    expect(html).toContain('37 procent av dem som slutade');
    expect(html).toContain('mellan 9 och 11 månader');
    expect(html).toContain('<th scope="row">Sysselsättning</th><td>69</td><td>57</td><td>14</td>');
  });

  it('says while its figures may still change, and what is left out', () => {
    const html = shown({ settled: false, periodsLeftOut: 2 });
    expect(html).toContain('Siffrorna kan ändras fram till 30 oktober 2026');
    expect(html).toContain('2 perioder ligger bara delvis i kvartalet');
    expect(shown()).not.toContain('Tänk på');
  });

  it('says so where nobody went onward', () => {
    const { all } = aQuarterSummary();
    const html = shown({ all: { ...all, onward: 0, onwardBy: { work: 0, studies: 0, nextStep: 0 } } });
    expect(html).toContain('Ingen gick vidare under kvartalet.');
    expect(html).not.toContain('0 av 0');
  });

  it('leads to the quarters beside it, and not past the latest', () => {
    expect(shown()).not.toContain('2026-Q4');
    const first = shown({ quarter: '2026-Q1' }, '2026-Q3');
    expect(first).toContain('/flow/quarters/2025-Q4?forbund=centrala');
    expect(first).toContain('/flow/quarters/2026-Q2?forbund=centrala');
  });
});
