import { afterEach, expect, test } from 'vitest';
import { HttpClient } from '../../../src/core/net/http-client';
import { isPublicAddress, publicLookup } from '../../../src/core/net/public-address';
import { appErrorOf } from '../../fakes/app-error-of';
import { startStub } from '../../fakes/stub-server';

let http: HttpClient | undefined;
afterEach(() => http?.dispose());

test.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '[2606:4700:4700::1111]'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::a00:1',
  'localhost',
  '',
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test('a name that leads to this machine is refused when the socket is opened, and nothing is sent', async () => {
  const stub = await startStub((_request, response) => response.end());
  const address = stub.origin.replace('127.0.0.1', 'localhost');
  http = new HttpClient({ lookup: publicLookup });
  expect((await appErrorOf(http.send({ method: 'GET', url: address }))).code).toBe(
    'ADDRESS_PRIVATE',
  );
  expect(stub.requests).toEqual([]);
});
