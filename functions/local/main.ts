import { systemPace } from '#runtime';
import { demoUsers } from './demo-users.ts';
import { readEnvironment } from './env.ts';
import { startLocal } from './start.ts';

const environment = readEnvironment(process.env);
const server = await startLocal(environment, systemPace);

console.log(`
Insatskatalogen är i gång:  ${server.origin}
API-beskrivning:            ${server.origin}/api/docs
`);
if (environment.signIn.NODE_ENV === 'development') {
  console.log('Demopersoner (logga in utan lösenord):');
  for (const { login, name, about } of demoUsers) console.log(`  ${login.padEnd(12)} ${name}. ${about}`);
  console.log('\nToken för API:et:  npm run --silent token -- provider\n');
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.stop().then(() => process.exit(0));
  });
}
