import { type Command, handleCommand, type InsatsLog, type Pace } from '#ledger';
import { aRequest, createCykel } from '../builders/ledger.ts';

/** An insats that keeps a ledger of so many whole places, and has nobody in it. */
export async function openInsats(log: InsatsLog, insats: string, places: number, pace: Pace): Promise<void> {
  const rules = { sharing: false, offerDays: 5, offersNext: false };
  const commands: Command[] = [
    createCykel,
    { type: 'setPlaces', places, hoursPerPlace: 40 },
    { type: 'openLedger', rules, placements: [], overbooking: null },
  ];
  for (const command of commands) {
    const result = await handleCommand(log, pace, aRequest(`${insats} ${command.type}`, command, { insats }));
    if (result.kind !== 'answered' || result.answer.outcome !== 'done') {
      throw new Error(`${command.type}: ${JSON.stringify(result)}`);
    }
  }
}
