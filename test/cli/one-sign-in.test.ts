import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { eventually } from '../fakes/deferred';
import { startTestSandbox } from '../fakes/start-test-sandbox';
import { tempFolder } from '../fakes/temp-folder';
import { keyOptions } from './own-sandbox';
import { inData, salon, startSalon } from './run-salon';

test(
  'R4: two processes with one app and key cause exactly one token request, also after the ' +
    'token was revoked',
  async () => {
    const sandbox = await startTestSandbox();
    const privateKeyFile = join(tempFolder(), 'private_key.pem');
    writeFileSync(privateKeyFile, sandbox.coze.privateKeyPem, { mode: 0o600 });
    const options = keyOptions({ ...sandbox.coze, privateKeyFile });
    try {
      const serving = await startSalon(inData('serve', '--port', '0', ...options));
      await serving.firstLine();
      await eventually(() => sandbox.inspect.tokenRequests() === 1, 'signed in');

      const token = await salon(inData('token', '--json', ...options));
      expect(token.read(z.looseObject({ valid: z.boolean() })).valid).toBe(true);
      expect(sandbox.inspect.tokenRequests()).toBe(1);

      sandbox.inspect.revokeTokens();
      const renewed = await salon(inData('token', '--json', ...options));
      expect(renewed.read(z.looseObject({ valid: z.boolean() })).valid).toBe(true);
      expect(sandbox.inspect.tokenRequests()).toBe(2);
    } finally {
      await sandbox.close();
    }
  },
);
