import { adminOfForbund, api, type Draft, open, readerOfInsats, route } from './route.ts';

export const followerInForbund = {
  who: 'member',
  roles: ['coordinator', 'admin'],
  reach: 'forbund',
} as const;

/** Where the flow stops and why, for the förbund's own people; a provider reads the flow of its own insatser. */
export const flowRoutes = [
  route(
    'listFlags',
    'GET',
    `${api}/flow/flags`,
    followerInForbund,
    'Flaggor om stopp i flödet: de som står kvar först, röda före gula',
    'Flags about blockages in the flow: those that stand first, red before yellow',
  ),
  route(
    'readFlag',
    'GET',
    `${api}/flow/flags/{flagId}`,
    followerInForbund,
    'En flagga med sitt underlag, sin orsak och sin historik',
    'A flag with its evidence, its cause and its history',
  ),
  route(
    'acknowledgeFlag',
    'POST',
    `${api}/flow/flags/{flagId}/acknowledgement`,
    followerInForbund,
    'Säg att någon tar hand om en flagga',
    'Acknowledge a flag',
  ),
  route(
    'noteOnFlag',
    'POST',
    `${api}/flow/flags/{flagId}/notes`,
    followerInForbund,
    'Skriv en anteckning på en flagga',
    'Add a note to a flag',
  ),
  route(
    'closeFlag',
    'POST',
    `${api}/flow/flags/{flagId}/closing`,
    followerInForbund,
    'Släck en flagga, med skäl',
    'Close a flag, with a reason',
  ),
  route(
    'listInsatserInFlow',
    'GET',
    `${api}/flow/insatser`,
    followerInForbund,
    'Förbundets insatser med sitt flöde under ett år: de som har flaggor först',
    "The forbund's insatser with their flow over a year: those with flags first",
  ),
  route(
    'readInsatsFlow',
    'GET',
    `${api}/flow/insatser/{insatsId}`,
    readerOfInsats,
    'Flödet genom en insats: vart de går, hur länge de stannar, väntat mot verkligt och jämfört med liknande',
    'The flow through an insats: ways out, stays, expected against actual and its peers',
  ),
  route(
    'readFlowLadder',
    'GET',
    `${api}/flow/ladder`,
    followerInForbund,
    'Rörelser mellan stegen på funktionstrappan, och vad som finns på varje steg',
    'Movements between the steps of the ladder, and what there is on each',
  ),
  route(
    'readQuarter',
    'GET',
    `${api}/flow/summaries/{quarter}`,
    followerInForbund,
    'Ett kvartal i förbundet, steg för steg',
    'A quarter of the forbund, step by step',
  ),
  route(
    'readFlowThresholds',
    'GET',
    `${api}/flow/thresholds`,
    followerInForbund,
    'När flödesbevakningen säger till',
    'When the flow watch speaks',
  ),
  route(
    'setFlowThresholds',
    'PUT',
    `${api}/flow/thresholds`,
    adminOfForbund,
    'Bestäm när flödesbevakningen säger till',
    'Set when the flow watch speaks',
  ),
  route(
    'listBaselines',
    'GET',
    `${api}/flow/baselines`,
    followerInForbund,
    'Vad flödet har jämförts med: alla versioner, den som gäller först',
    'What the flow has been held against: every version, the current first',
  ),
  route(
    'replaceBaseline',
    'POST',
    `${api}/flow/baselines`,
    followerInForbund,
    'Räkna om vad flödet jämförs med, öppet och med skäl. Den förra finns kvar.',
    'Reckon anew what the flow is held against, openly and with a reason; the former is kept',
  ),
] as const satisfies readonly Draft[];

/** What anybody may read of the flow: no count of persons below five, nor one that can be worked out. */
export const openFlowRoutes = [
  route(
    'readPublishedQuarter',
    'GET',
    `${api}/forbund/{forbundId}/flow-summaries/{quarter}`,
    open,
    'Ett kvartal i ett förbund. Antal under 5 personer visas inte.',
    'A quarter of a forbund; counts of fewer than 5 persons are withheld',
  ),
] as const satisfies readonly Draft[];
