import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventually } from '../fakes/deferred';
import { RunningProgram } from '../fakes/run-program';
import { tempFolder } from '../fakes/temp-folder';
import { ask, GUIDE_BODY, startTestWebhooks } from '../fakes/test-webhooks';

function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** nginx as a person would set it up, without a system around it. */
async function startNginx(target: string, port: number): Promise<void> {
  const folder = tempFolder();
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name));
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `
daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; user root;
events { worker_connections 512; }
http {
  access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  upstream salon { server ${new URL(target).host}; keepalive 8; }
  server {
    listen 127.0.0.1:${port};
    location = /webhook/coze {
      proxy_pass http://salon; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; client_max_body_size 2m;
    }
  }
}`,
  );
  const program = new RunningProgram('nginx', ['-c', file, '-p', folder]);
  void program.ended;
  await eventually(
    () =>
      ask(`http://127.0.0.1:${port}/`, {}).then(
        () => true,
        () => false,
      ),
    'nginx listens',
  );
}

test.runIf(hasNginx())(
  'behind nginx: deliveries arrive under the public address, with the real sender, and limits still hold',
  async () => {
    const rig = await startTestWebhooks({
      settings: { webhookPublicUrl: 'https://salon.example' },
    });
    const port = await freePort();
    await startNginx(rig.url, port);
    const through = (body: string, headers: Record<string, string> = {}): ReturnType<typeof ask> =>
      ask(`http://127.0.0.1:${port}/webhook/coze`, {
        method: 'POST',
        body,
        headers: {
          host: 'salon.example',
          authorization: `Bearer ${rig.token}`,
          'content-type': 'application/json',
          ...headers,
        },
      });
    const answer = await through(GUIDE_BODY, { 'x-forwarded-for': '203.0.113.7' });
    expect(answer.status).toBe(200);
    const [row] = (await rig.service.list.page('', 0, 1)).rows;
    // Nginx says whom it saw; what the sender says of itself before that is not believed.
    expect(rig.service.inspector.open(row?.id ?? '')).toMatchObject({
      body: GUIDE_BODY,
      source: '127.0.0.1',
      verification: { verified: true },
    });
    expect((await through(GUIDE_BODY, { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await through(GUIDE_BODY, { host: 'evil.example' })).status).toBe(403);
    expect((await through(`"${'x'.repeat(1_100_000)}"`)).status).toBe(413);
    const many = await Promise.all(
      Array.from({ length: 40 }, (_each, at) =>
        through(JSON.stringify({ event: 'x', event_id: `n-${at}` })),
      ),
    );
    expect(many.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
    expect((await rig.service.list.page('event:x', 0, 1)).total).toBe(40);
  },
);
