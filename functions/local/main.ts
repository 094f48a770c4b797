import { systemPace } from '#runtime';
import { demoUsers } from './demo-users.ts';
import { type Environment, readEnvironment } from './env.ts';
import { type RunningServer, startLocal } from './start.ts';
import { portTaken, unfitSettings } from './why-not-started.ts';

const environment = given();
const server = await started();

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
  process.on(signal, () => {
    void server.stop().then(() => process.exit(0));
  });
}

function given(): Environment {
  try {
    return readEnvironment(process.env);
  } catch (fault) {
    return endWith(unfitSettings(fault), fault);
  }
}

async function started(): Promise<RunningServer> {
  try {
    return await startLocal(environment, systemPace);
  } catch (fault) {
    return endWith(portTaken(fault, environment.place.PORT), fault);
  }
}

function endWith(sentence: string | undefined, fault: unknown): never {
  if (sentence === undefined) throw fault;
  console.error(sentence);
  process.exit(1);
}
