import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { HttpClient, type HttpClientOptions } from '../../../src/core/net/http-client';
import { toNetworkError } from '../../../src/core/net/network-errors';
import { TokenBucket } from '../../../src/core/net/token-bucket';
import { systemClock } from '../../../src/core/ports/clock';
import { texts } from '../../../src/shared/i18n/texts';
import { appErrorOf } from '../../fakes/app-error-of';
import { eventually } from '../../fakes/deferred';
import { startStub } from '../../fakes/stub-server';

const clients: HttpClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
});

function openClient(options: HttpClientOptions = {}): HttpClient {
  const client = new HttpClient({ timeoutMs: () => 2000, ...options });
  clients.push(client);
  return client;
}

test('answers come as text with lower-case headers; a status is no failure', async () => {
  const stub = await startStub((_request, response) =>
    response.writeHead(503, { 'X-Tt-Logid': 'l', 'Set-Cookie': ['a=1', 'b=2'] }).end('手冲'),
  );
  expect(await openClient().send({ method: 'GET', url: stub.origin })).toMatchObject({
    status: 503,
    text: '手冲',
    headers: { 'x-tt-logid': 'l', 'set-cookie': 'a=1' },
  });
});

test('a redirect is the caller’s matter', async () => {
  const elsewhere = await startStub((_request, response) => response.end('x'));
  const stub = await startStub((_request, response) =>
    response.writeHead(302, { location: elsewhere.origin }).end(),
  );
  expect((await openClient().send({ method: 'GET', url: stub.origin })).status).toBe(302);
  expect(elsewhere.requests).toEqual([]);
});

describe('limits', () => {
  test('no answer in time is TIMEOUT with host and seconds', async () => {
    const stub = await startStub(() => {});
    const error = await appErrorOf(
      openClient({ timeoutMs: () => 1000 }).send({
        method: 'GET',
        url: stub.origin,
        timeoutMs: 60,
      }),
    );
    expect(error).toMatchObject({
      code: 'TIMEOUT',
      params: { host: new URL(stub.origin).host, seconds: 0 },
    });
  });

  test('a body that never ends is TIMEOUT too', async () => {
    const stub = await startStub(
      (_request, response) => void response.writeHead(200).write('half'),
    );
    expect(
      (
        await appErrorOf(
          openClient({ timeoutMs: () => 60 }).send({ method: 'GET', url: stub.origin }),
        )
      ).code,
    ).toBe('TIMEOUT');
  });

  test('the limit is read anew for every request, so that a change in the settings counts at once', async () => {
    const stub = await startStub(() => {});
    let limit = 60_000;
    const client = openClient({ timeoutMs: () => limit });
    limit = 50;
    expect((await appErrorOf(client.send({ method: 'GET', url: stub.origin }))).code).toBe(
      'TIMEOUT',
    );
  });

  test('a body larger than any answer of Coze is cut off', async () => {
    const stub = await startStub((_request, response) => {
      const megabyte = Buffer.alloc(1024 * 1024);
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(megabyte));
      };
      response.on('drain', more);
      more();
    });
    const error = await appErrorOf(
      openClient({ timeoutMs: () => 15_000 }).send({ method: 'GET', url: stub.origin }),
    );
    expect(error).toMatchObject({
      code: 'NOT_COZE_RESPONSE',
      params: { host: new URL(stub.origin).host, status: 200 },
    });
  });
});

describe('a stream', () => {
  test('outlives the time limit once its headers are there', async () => {
    const stub = await startStub((_request, response) => {
      response.writeHead(200).write('a');
      setTimeout(() => response.end('b'), 150);
    });
    const stream = await openClient({ timeoutMs: () => 60 }).open({
      method: 'GET',
      url: stub.origin,
    });
    const pieces: string[] = [];
    for await (const piece of stream.body) pieces.push(Buffer.from(piece).toString());
    expect(pieces.join('')).toBe('ab');
  });

  test('whose body is wanted as text keeps the time limit', async () => {
    const stub = await startStub((_request, response) => void response.writeHead(200).write('{'));
    const stream = await openClient({ timeoutMs: () => 60 }).open({
      method: 'GET',
      url: stub.origin,
    });
    expect((await appErrorOf(stream.text())).code).toBe('TIMEOUT');
  });

  test('that is closed closes its socket', async () => {
    let isClosed = false;
    const stub = await startStub((_request, response) => {
      response.writeHead(200).write('a');
      response.on('close', () => (isClosed = true));
    });
    const stream = await openClient().open({ method: 'GET', url: stub.origin });
    stream.close();
    await eventually(() => isClosed, 'the socket is closed');
  });

  test('leaves nothing at the caller’s signal when it is over', async () => {
    const stub = await startStub((_request, response) => response.end('a'));
    const { signal } = new AbortController();
    let listeners = 0;
    const counted = new Proxy(signal, {
      get: (target, name) => {
        if (name === 'addEventListener') listeners += 1;
        if (name === 'removeEventListener') listeners -= 1;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const client = openClient();
    await client.send({ method: 'GET', url: stub.origin, signal: counted });
    const stream = await client.open({ method: 'GET', url: stub.origin, signal: counted });
    stream.close();
    expect(listeners).toBe(0);
  });
});

describe('cancelling', () => {
  test('before the request is ABORTED and sends nothing', async () => {
    const stub = await startStub((_request, response) => response.end());
    const error = await appErrorOf(
      openClient().send({ method: 'GET', url: stub.origin, signal: AbortSignal.abort() }),
    );
    expect(error.code).toBe('ABORTED');
    expect(stub.requests).toEqual([]);
  });

  test('while waiting closes the socket', async () => {
    const controller = new AbortController();
    let isClosed = false;
    const stub = await startStub((_request, response) => {
      response.on('close', () => (isClosed = true));
      controller.abort();
    });
    const error = await appErrorOf(
      openClient().send({ method: 'GET', url: stub.origin, signal: controller.signal }),
    );
    expect(error.code).toBe('ABORTED');
    await eventually(() => isClosed, 'the socket is closed');
  });

  test('disposing ends what runs', async () => {
    const client = openClient();
    const stub = await startStub(() => void client.dispose());
    expect((await appErrorOf(client.send({ method: 'GET', url: stub.origin }))).code).toBe(
      'CONNECTION_RESET',
    );
  });
});

describe('sockets and turns', () => {
  test('no more sockets than the setting says, and another number counts from the next request on', async () => {
    let open = 0;
    let most = 0;
    const stub = await startStub((_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.end();
      }, 20);
    });
    let connections = 2;
    const client = openClient({ connections: () => connections });
    const six = (): Promise<unknown> =>
      Promise.all(
        Array.from({ length: 6 }, () => client.send({ method: 'GET', url: stub.origin })),
      );
    await six();
    expect(most).toBe(2);
    const running = six();
    connections = 5;
    most = 0;
    await six();
    expect(most).toBeGreaterThan(2);
    await running;
  });

  test('a request waits for its turn, also the first of a stream; its time limit begins with its turn', async () => {
    const stub = await startStub((_request, response) => response.end('x'));
    const bucket = new TokenBucket(() => ({ perMinute: 600, burst: 1 }), systemClock);
    const client = openClient({ bucket, timeoutMs: () => 80 });
    const startedAt = performance.now();
    const first = client.send({ method: 'GET', url: stub.origin });
    const second = client.open({ method: 'GET', url: stub.origin });
    expect(bucket.waiting.value).toBe(1);
    await first;
    (await second).close();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(95);
    await client.withoutBucket().send({ method: 'GET', url: stub.origin });
    expect(stub.requests).toHaveLength(3);
  });

  test('cancelling or disposing ends the waiting, and nothing is sent', async () => {
    const stub = await startStub((_request, response) => response.end('x'));
    const client = openClient({
      bucket: new TokenBucket(() => ({ perMinute: 1, burst: 1 }), systemClock),
    });
    await client.send({ method: 'GET', url: stub.origin });
    const controller = new AbortController();
    const cancelled = appErrorOf(
      client.send({ method: 'GET', url: stub.origin, signal: controller.signal }),
    );
    const disposed = appErrorOf(client.open({ method: 'GET', url: stub.origin }));
    controller.abort();
    expect((await cancelled).code).toBe('ABORTED');
    await client.dispose();
    expect((await disposed).code).toBe('ABORTED');
    expect(stub.requests).toHaveLength(1);
  });
});

describe('failures below HTTP', () => {
  test('a refused connection', async () => {
    const stub = await startStub(() => {});
    await stub.close();
    const error = await appErrorOf(openClient().send({ method: 'GET', url: stub.origin }));
    expect(error).toMatchObject({
      code: 'CONNECTION_REFUSED',
      layer: 'network',
      params: { host: new URL(stub.origin).host },
    });
  });

  test('a name that does not exist', async () => {
    const error = await appErrorOf(
      openClient().send({ method: 'GET', url: 'http://nowhere.invalid/' }),
    );
    expect(error).toMatchObject({ code: 'DNS_FAILED', params: { host: 'nowhere.invalid' } });
  });

  test('a server that does not speak HTTP', async () => {
    const server = createServer((socket) => void socket.resume().end('SSH-2.0-OpenSSH\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const error = await appErrorOf(
      openClient().send({ method: 'GET', url: `http://127.0.0.1:${port}/` }),
    );
    await new Promise((resolve) => server.close(resolve));
    expect(error.code).toBe('CONNECTION_RESET');
  });

  test('TLS asked of a server that has none', async () => {
    const stub = await startStub((_request, response) => response.end());
    const error = await appErrorOf(
      openClient().send({ method: 'GET', url: stub.origin.replace('http:', 'https:') }),
    );
    expect(['TLS_FAILED', 'CONNECTION_RESET']).toContain(error.code);
    expect(error.params['host']).toBe(new URL(stub.origin).host);
  });

  test.each([
    ['ENOTFOUND', 'DNS_FAILED'],
    ['EAI_AGAIN', 'DNS_FAILED'],
    ['ECONNREFUSED', 'CONNECTION_REFUSED'],
    ['ECONNRESET', 'CONNECTION_RESET'],
    ['EPIPE', 'CONNECTION_RESET'],
    ['UND_ERR_SOCKET', 'CONNECTION_RESET'],
    ['HPE_INVALID_CONSTANT', 'CONNECTION_RESET'],
    ['UND_ERR_CONNECT_TIMEOUT', 'TIMEOUT'],
    ['ETIMEDOUT', 'TIMEOUT'],
    ['ENETUNREACH', 'NETWORK_UNREACHABLE'],
    ['EHOSTUNREACH', 'NETWORK_UNREACHABLE'],
    ['CERT_HAS_EXPIRED', 'TLS_FAILED'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS_FAILED'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_FAILED'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS_FAILED'],
    ['SOMETHING_NEW', 'CONNECTION_RESET'],
  ])('%s is %s, with every value its sentence needs and no path', (code, expected) => {
    const thrown = new TypeError('fetch failed', {
      cause: Object.assign(new Error('x'), { code }),
    });
    const error = toNetworkError(thrown, 'https://api.coze.cn/v3/chat?secret=canary', 10);
    expect(error.code).toBe(expected);
    const needed = Array.from(
      texts.en.errors[error.code].message.matchAll(/{{(\w+)}}/g),
      ([, name]) => name,
    );
    expect(Object.keys(error.params)).toEqual(expect.arrayContaining(needed));
    expect(JSON.stringify(error.params)).not.toMatch(/canary|v3/);
  });

  test('of several failed addresses the first one counts', () => {
    const thrown = new AggregateError([
      Object.assign(new Error('4'), { code: 'ECONNREFUSED' }),
      Object.assign(new Error('6'), { code: 'ENETUNREACH' }),
    ]);
    expect(toNetworkError(thrown, 'http://localhost:1/', 1).code).toBe('CONNECTION_REFUSED');
  });
});
