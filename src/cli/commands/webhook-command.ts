import { readFileSync } from 'node:fs';
import type { App } from '../../core/app/app';
import { AppError } from '../../core/lib/errors';
import { parseUrl } from '../../core/lib/parse-url';
import { HttpClient } from '../../core/net/http-client';
import { deliveryStatusSchema } from '../../shared/model/webhook';
import { sampleEvents } from '../../core/webhook/send/sample-events';
import { randomUUID } from 'node:crypto';
import type { Output } from '../output';

export interface WebhookSendOptions {
  url?: string;
  token?: string;
  event?: string;
}

const PAGE = 200;

/**
 * `webhook send`: posts the sample of the guide, step 5.2, or a file. The token is the data
 * folder's own unless one is given.
 */
export async function webhookSendCommand(
  app: App,
  options: WebhookSendOptions,
  output: Output,
): Promise<void> {
  const { keys } = await app.webhooks();
  if (options.token === undefined) await keys.load();
  const token = options.token ?? keys.token ?? '';
  const url = options.url ?? `http://127.0.0.1:${app.settings().webhookPort}/webhook/coze`;
  if (!parseUrl(url)) throw new AppError('INVALID_INPUT', { params: { detail: `--url ${url}` } });
  const body = options.event === undefined ? guideSample() : readText(options.event);
  const http = new HttpClient();
  const started = performance.now();
  try {
    const { status, text } = await http.send({
      method: 'POST',
      url,
      body,
      // Each call is a separate event, even when the same file is sent twice.
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
    });
    const ms = Math.round(performance.now() - started);
    output.result({ status, body: text, ms }, `${status}  ${ms} ms\n${text}`);
    if (status >= 400) throw new ExitFailed();
  } finally {
    await http.dispose();
  }
}

/** The command has already printed its result; only the exit code reports the failure. */
export class ExitFailed extends Error {}

/** `webhook list`: lists deliveries, newest first. */
export async function webhookListCommand(
  app: App,
  options: { limit: number; status?: string },
  output: Output,
): Promise<void> {
  const { list } = await app.webhooks();
  if (options.status !== undefined && !deliveryStatusSchema.safeParse(options.status).success) {
    throw new AppError('INVALID_INPUT', {
      params: { detail: `--status ${deliveryStatusSchema.options.join('|')}` },
    });
  }
  const filter = options.status === undefined ? '' : `status:${options.status}`;
  const events = [];
  while (events.length < options.limit) {
    const { rows } = await list.page(
      filter,
      events.length,
      Math.min(PAGE, options.limit - events.length),
    );
    if (rows.length === 0) break;
    events.push(
      ...rows.map(({ id, receivedAt, event, status, attempts, verified }) => ({
        id,
        receivedAt,
        event,
        status,
        attempts,
        verified,
      })),
    );
  }
  const lines = events.map(({ id, receivedAt, event, status, attempts, verified }) =>
    [receivedAt, id, event || '-', status, attempts, verified ? 'verified' : 'unverified'].join(
      '  ',
    ),
  );
  output.result({ events }, lines.join('\n'));
}

/**
 * `webhook replay ID`: sends the delivery again, newly signed, through a listener of this command,
 * and prints the new delivery once it has ended.
 */
export async function webhookReplayCommand(app: App, id: string, output: Output): Promise<void> {
  const webhooks = await app.webhooks();
  await webhooks.begin();
  await webhooks.listen(0);
  const sent = await webhooks.repeats.replay(id);
  const deliveryId = sent.deliveryId ?? '';
  await webhooks.repeats.endOf(deliveryId);
  const { receivedAt, event, status, attempts, verified, verdict } =
    webhooks.inspector.open(deliveryId);
  const result = {
    id: deliveryId,
    receivedAt,
    event,
    status,
    attempts,
    verified,
    repeats: id,
    verdict,
    answer: { status: sent.status, body: sent.body, ms: Math.round(sent.ms) },
  };
  output.result(result, `${deliveryId}  ${sent.status}  ${status}  ${verdict ?? '-'}`);
}

function guideSample(): string {
  const guide = sampleEvents(Date.now(), randomUUID).find((sample) => sample.id === 'guide');
  return JSON.stringify(JSON.parse(guide?.body ?? '{}'));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new AppError('INVALID_INPUT', { params: { detail: `--event ${path}` }, cause: thrown });
  }
}
