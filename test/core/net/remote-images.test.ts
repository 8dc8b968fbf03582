import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../src/core/lib/errors';
import { HttpClient } from '../../../src/core/net/http-client';
import { RemoteImages } from '../../../src/core/net/remote-images';
import { appErrorOf } from '../../fakes/app-error-of';
import { startStub, type StubServer } from '../../fakes/stub-server';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

let http: HttpClient;
beforeEach(() => {
  http = new HttpClient({ timeoutMs: () => 2000 });
});
afterEach(() => http.dispose());

/** A host that answers these bytes; `/go` leads to them, `/round` in circles. */
function host(body: Uint8Array | string = PNG, status = 200): Promise<StubServer> {
  return startStub(({ path }, response) => {
    if (path === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (path === '/go') response.writeHead(302, { location: '/picture' }).end();
    else if (path === '/away')
      response.writeHead(302, { location: 'http://elsewhere.invalid/x.png' }).end();
    else response.writeHead(status, { 'content-type': 'image/png' }).end(body);
  });
}

const anywhere = (): RemoteImages => new RemoteImages({ http, mayFetch: () => true });
const careful = (): RemoteImages => new RemoteImages({ http });

describe('a picture at Coze', () => {
  test.each([
    'p9-bot-sign.byteimg.com',
    'lf-cdn.coze.cn',
    'www.coze.com',
    'lf26-appstore-sign.oceancloudapi.com',
    'p6-passport.byteacctimg.com',
    'p3-flow-imagex-sign.ibyteimg.com',
  ])('is fetched without asking from %s', async (name) => {
    const tried: string[] = [];
    http.open = ({ url }) => {
      tried.push(url);
      return Promise.reject(new AppError('DNS_FAILED'));
    };
    const images = new RemoteImages({ http });
    await appErrorOf(images.load(`https://${name}/a.png`, false));
    expect(tried).toEqual([`https://${name}/a.png`]);
  });

  test.each(['oceancloudapi.com.evil.example', 'notibyteimg.com', 'byteacctimg.cn'])(
    'is not what %s has',
    async (name) => {
      expect(await careful().load(`https://${name}/a.png`, false)).toEqual({ host: name });
    },
  );
});

describe('a picture the person wants', () => {
  test('is fetched without a cookie or a referer, through redirects, and kept for the next look', async () => {
    const stub = await host();
    const images = anywhere();
    const found = await images.load(`${stub.origin}/go`, true);
    expect(found).toEqual({ imageType: 'image/png', content: PNG });
    expect(await images.load(`${stub.origin}/go`, false)).toEqual(found);
    expect(stub.requests.map(({ path }) => path)).toEqual(['/go', '/picture']);
    expect(Object.keys(stub.requests[0]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'connection',
      'host',
    ]);
  });

  test.each([
    ['a page in its place', '<html>', 200],
    ['a picture that may hold a script', '<svg xmlns="http://www.w3.org/2000/svg"/>', 200],
    ['nothing', '', 200],
    ['a refusal', 'no', 404],
  ])('is told unusable when the host gives %s', async (_what, body, status) => {
    const stub = await host(body, status);
    expect((await appErrorOf(anywhere().load(`${stub.origin}/picture`, true))).code).toBe(
      'IMAGE_UNUSABLE',
    );
  });

  test('is given up when it is too large or leads in circles', async () => {
    const large = await host(Buffer.concat([PNG, Buffer.alloc(10 * 1024 * 1024)]));
    expect((await appErrorOf(anywhere().load(`${large.origin}/picture`, true))).code).toBe(
      'IMAGE_UNUSABLE',
    );
    expect((await appErrorOf(anywhere().load(`${large.origin}/round`, true))).code).toBe(
      'IMAGE_UNUSABLE',
    );
  });
});

test('without the person’s word no host but Coze learns that a picture was looked at', async () => {
  const stub = await host();
  expect(await anywhere().load(`${stub.origin}/picture`, false)).toEqual({
    host: new URL(stub.origin).host,
  });
  expect(await careful().load('https://coze.cn.evil.example/x.png', false)).toEqual({
    host: 'coze.cn.evil.example',
  });
  expect(stub.requests).toEqual([]);
});

test.each([
  'http://s.coze.cn/x.png',
  'https://user:word@s.coze.cn/x.png',
  'https://127.0.0.1/x.png',
  'https://[::1]/x.png',
  'https://192.168.1.1/x.png',
  'https://2130706433/x.png',
  'https://[::ffff:10.0.0.1]/x.png',
  'file:///etc/passwd',
  'data:image/png;base64,AAAA',
  'no address',
])('%s is refused whatever the person says', async (address) => {
  expect((await appErrorOf(careful().load(address, true))).code).toBe('IMAGE_REFUSED');
});
