/** The closed lists of the ledger: why somebody leaves, says no, or is passed. Codes, and the Swedish that people read. */

/** Why a queue entry ends without a place. */
export const leaveReasons = {
  'other-insats': 'Går till en annan insats',
  moved: 'Har flyttat',
  health: 'Hälsan tillåter inte',
  'no-answer': 'Svarar inte',
  declined: 'Vill inte längre',
  'criteria-not-met': 'Uppfyller inte villkoren',
  'no-longer-needed': 'Behöver inte insatsen längre',
} as const;

/** Why an offer did not become a placement. */
export const refusalReasons = {
  'criteria-not-met': 'Uppfyller inte villkoren',
  'place-filled': 'Platsen är redan tagen',
  'wrong-match': 'Passar inte ihop',
  'no-answer': 'Svarar inte',
  'other-insats': 'Går till en annan insats',
  moved: 'Har flyttat',
  health: 'Hälsan tillåter inte',
} as const;

/** Every reason for which an entry may have left the queue. */
export const reasonsToHaveLeft = { ...leaveReasons, ...refusalReasons } as const;

/** Why somebody later in the queue goes before somebody earlier. */
export const passingReasons = {
  urgent: 'Behovet är brådskande',
  'wrong-match': 'De tidigare i kön passar inte för den här platsen',
  'not-ready': 'De tidigare i kön kan inte börja nu',
  returning: 'Återkommer efter ett avbrott',
} as const;

/** What becomes of a queue entry whose offer was refused. */
export const afterRefusal = {
  queue: 'Står kvar i kön',
  parked: 'Står kvar i kön, men får inga erbjudanden förrän någon säger till',
  leave: 'Lämnar kön',
} as const;

/** What somebody has to tell the person that an entry stands for. */
export const thingsToTell = {
  offer: 'Berätta att det finns en plats, och när svaret senast behövs',
  'offer-expired': 'Berätta att erbjudandet har gått ut',
  'provider-refused': 'Berätta att utföraren inte kan ta emot',
  placement: 'Berätta att platsen är klar, och när den börjar',
} as const;

export type PassingReason = keyof typeof passingReasons;
export type ThingToTell = keyof typeof thingsToTell;
