import { describe, expect, it } from 'vitest';
import { tidy } from '../plan.ts';
import { watchBegins } from './peer-world.ts';
import { liveForbund } from './whole-forbund.ts';

describe('A whole simulated förbund', () => {
  const { houses, untouched } = liveForbund(5, tidy);

  it('has 38 insatser, 1,265 places and about 1,800 people in them and waiting', () => {
    const places = houses.reduce((sum, { plan }) => sum + plan.places, 0);
    expect([houses.length, places, untouched.length]).toEqual([38, 1_265, 34]);
    const people = houses.flatMap(({ lives }) =>
      lives.filter(({ startedOn, joinedOn, leftQueueOn, ending }) => {
        const waits = (joinedOn ?? watchBegins) < watchBegins && (leftQueueOn ?? watchBegins) >= watchBegins;
        const takesPart =
          startedOn !== null && startedOn < watchBegins && (ending?.on ?? watchBegins) >= watchBegins;
        return takesPart || (waits && startedOn === null) || (waits && (startedOn ?? 0) >= watchBegins);
      }),
    );
    expect(people.length).toBeGreaterThan(1_500);
    expect(people.length).toBeLessThan(2_200);
  });

  it('lets people go from one insats to another', () => {
    const came = houses.flatMap(({ lives }) =>
      lives.filter(({ cameFrom, startedOn }) => cameFrom && startedOn),
    );
    expect(came.length).toBeGreaterThan(200);
    for (const { cameFrom, startedOn } of came) expect(cameFrom?.ending).toMatchObject({ on: startedOn });
  });
});
