import { KeychainSecretStore } from '../../../src/adapters/keychain-secret-store';
import { databaseKey } from '../../../src/core/storage/database-key';
import { AppError } from '../../../src/core/lib/errors';

// Does what the product does with a keychain and tells what came of it: SCOPE, then the steps to
// take.
const [scope = '', ...steps] = process.argv.slice(2);

const store = new KeychainSecretStore(scope);
const name = 'profile/p1/private-key';

async function take(step: string): Promise<unknown> {
  if (step === 'status') return store.status();
  if (step === 'database-key') return databaseKey(store);
  if (step === 'get')
    return store.get(name).then((value) => value && Buffer.from(value).toString('hex'));
  if (step === 'delete') return store.delete(name);
  return store.set(name, Buffer.from(step.replace('set:', ''), 'hex'));
}

for (const step of steps) {
  try {
    process.stdout.write(`${JSON.stringify({ step, value: (await take(step)) ?? null })}\n`);
  } catch (thrown) {
    const code = thrown instanceof AppError ? thrown.code : String(thrown);
    process.stdout.write(`${JSON.stringify({ step, error: code })}\n`);
  }
}
