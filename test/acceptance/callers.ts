import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { publicKeysOf } from '../../functions/local/kept-keys.ts';
import type { Standing } from './expected-answer.ts';
import type { Held, People } from './people.ts';
import { away, home, other, own, type TwoForbund } from './two-forbund.ts';

/** Somebody who calls. `proof` gives the headers that show who it is, new for every call. */
export type Caller = Standing & { name: string; proof: () => Promise<Record<string, string>> };

const everything: Held[] = (['provider', 'coordinator', 'admin'] as const).map((role) => ({
  forbund: home,
  organisation: own,
  role,
}));

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** People by what they may do. Each calls with a token and with a session. */
export async function peopleWhoCall(catalogue: TwoForbund): Promise<Caller[]> {
  const { people } = catalogue;
  const circles: Record<string, Held[]> = { 'somebody nobody knows': [] };
  for (const [forbund, organisation] of [
    [home, own],
    [home, other],
    [away, own],
  ] as const) {
    for (const role of ['provider', 'coordinator', 'admin'] as const) {
      circles[`${role} of ${organisation} in ${forbund}`] = [{ forbund, organisation, role }];
    }
  }
  circles['provider at home and coordinator away'] = [
    { forbund: home, organisation: own, role: 'provider' },
    { forbund: away, organisation: other, role: 'coordinator' },
  ];
  for (const [name, held] of Object.entries(circles)) {
    for (const one of held) await people.grant(name, one);
  }
  await revokedPerson(catalogue);
  return Object.entries({ ...circles, 'somebody whose memberships are revoked': [] }).flatMap(
    ([name, held]) => [
      { name: `${name}, by token`, known: true, held, proof: async () => bearer(await people.token(name)) },
      { name: `${name}, by session`, known: true, held, proof: () => sessionProof(catalogue, name) },
    ],
  );
}

export async function sessionProof({ people, origin }: TwoForbund, name: string) {
  return { Cookie: await people.session(name), Origin: origin };
}

async function revokedPerson({ people, keep }: TwoForbund): Promise<void> {
  for (const held of everything) {
    const id = await people.grant('somebody whose memberships are revoked', held);
    await keep(home, 'DELETE', `/api/v1/admin/memberships/${id}`, undefined);
  }
}

/** Nobody, and proofs that do not hold, each in the name of somebody who may do everything at home. */
export async function nobodyKnown(catalogue: TwoForbund): Promise<Caller[]> {
  const { people } = catalogue;
  const name = 'somebody who may do everything';
  for (const held of everything) await people.grant(name, held);
  const proofs: Record<string, Record<string, string>> = {
    'nobody signed in': {},
    ...(await brokenTokens(people, name)),
    ...(await brokenSessions(catalogue, name)),
  };
  return Object.entries(proofs).map(([called, headers]) => ({
    name: called,
    known: false,
    held: everything,
    proof: async () => headers,
  }));
}

async function brokenTokens(people: People, name: string): Promise<Record<string, Record<string, string>>> {
  const { signingKey } = people;
  const claims = people.claimsOf(name);
  const header = { alg: 'ES256', typ: 'at+jwt', kid: signingKey.kid };
  const publicKey = JSON.stringify(publicKeysOf(signingKey).keys[0]);
  const stranger = await generateKeyPair('ES256');
  const signed = await people.token(name);
  const [head, , signature] = signed.split('.');
  const changed = Buffer.from(JSON.stringify({ ...claims, scope: 'more' })).toString('base64url');
  const hs256 = new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' });
  const tokens = {
    'a token that has expired': await people.token(name, { endsIn: -3_600 }),
    'a token without an end': await people.token(name, { without: 'exp' }),
    'a token that does not hold yet': await people.token(name, {
      claims: { nbf: Number(claims.iat) + 3_600 },
    }),
    'a token for another audience': await people.token(name, { claims: { aud: 'something-else' } }),
    'a token of another issuer': await people.token(name, { claims: { iss: 'https://issuer.example' } }),
    'a token signed with a shared secret': await hs256.sign(new TextEncoder().encode(publicKey)),
    'a token without a signature': new UnsecuredJWT(claims).encode(),
    'a token with its signature cut off': `${head}.${signed.split('.')[1]}.`,
    'a token of an unknown key': await new SignJWT(claims)
      .setProtectedHeader({ ...header, kid: 'unknown' })
      .sign(stranger.privateKey),
    'a token of a key under a borrowed name': await new SignJWT(claims)
      .setProtectedHeader(header)
      .sign(stranger.privateKey),
    'a token that was changed': `${head}.${changed}.${signature}`,
    'a token without a person': await people.token(name, { without: 'sub' }),
    'something that is no token': 'a.b.c',
  };
  return Object.fromEntries(Object.entries(tokens).map(([called, token]) => [called, bearer(token)]));
}

async function brokenSessions({ people, origin }: TwoForbund, name: string) {
  const live = await people.session(name);
  const ended = await people.session(name);
  await people.endSession(ended);
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  return {
    'a session that was signed out': { Cookie: ended, Origin: origin },
    'a session that nobody used for an hour': {
      Cookie: await people.session(name, hoursAgo(1.1)),
      Origin: origin,
    },
    'a session that has timed out': { Cookie: await people.session(name, hoursAgo(9)), Origin: origin },
    'a session that never was': { Cookie: `${live.slice(0, -8)}AAAAAAAA`, Origin: origin },
    'an expired token beside a live session': {
      ...bearer(await people.token(name, { endsIn: -3_600 })),
      Cookie: live,
      Origin: origin,
    },
  };
}
