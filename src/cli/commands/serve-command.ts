import type { App } from '../../core/app/app';
import { AppError, toAppError } from '../../core/lib/errors';
import { randomUUID } from 'node:crypto';
import { sampleEvents } from '../../core/webhook/send/sample-events';
import type { WebhookService } from '../../core/webhook/webhook-service';
import { startOperations } from '../../core/app/operations/operations-server';
import type { StoredTurn } from '../../core/ports/stored-turn';
import type { ErrorCode } from '../../shared/model/error-view';
import type { TunnelKind } from '../../shared/model/tunnel';
import { MONITORING_PAGE, openAcceptance } from '../open-acceptance';
import type { Output } from '../output';
import { untilSignal } from '../until-signal';

/**
 * Interval in milliseconds at which results of saved cases are read, since they run elsewhere: with
 * `acceptance` or in a window.
 */
const CASES_MS = 60_000;
const DEMO_QUESTION = '请介绍一下手冲咖啡的技巧';
/** Names an origin, so that the sandbox's bot calls KAI. */
const TOOL_QUESTION = '埃塞俄比亚咖啡特点';

export interface ServeCommandOptions {
  port: number;
  webhookPort: number;
  /** Print the listener's token in the first line. */
  printToken: boolean;
  /** Verify token of Coze's signed callbacks, for this run. */
  verifyToken: string | null;
  /** Open this tunnel with the settings of the data folder. */
  tunnel: TunnelKind | null;
  /** Show the chain once in the terminal before serving. */
  demo: boolean;
}

/** `serve`: runs the services in the foreground, for machines without a screen. */
export async function serveCommand(
  app: App,
  options: ServeCommandOptions,
  output: Output,
): Promise<void> {
  await app.start();
  const webhooks = await openListener(app, options);
  if (options.demo) await showChain(app, webhooks, output);
  const tunnel =
    options.tunnel === null ? {} : { tunnel: await openTunnel(app, options.tunnel, output) };
  const ops = await startOperations(app, {
    port: options.port,
    pageFolder: MONITORING_PAGE,
    regressed: await watchCases(app),
  }).catch((thrown: unknown) => {
    throw takenPort(thrown, 'OPS_PORT_TAKEN', `--port ${options.port}`);
  });
  const token = options.printToken ? webhooks.keys.token : null;
  process.stdout.write(
    `${JSON.stringify({ ready: true, ops: ops.url, webhook: webhooks.ownUrl(), webhookToken: token, ...tunnel })}\n`,
  );
  output.note(app.translator.t('cli:serving', { ops: ops.url, webhook: webhooks.ownUrl() }));
  await untilSignal();
  await ops.close();
}

/** Returns the number of saved cases that passed before and fail now. */
async function watchCases(app: App): Promise<() => number> {
  const acceptance = openAcceptance(app);
  const look = (): Promise<void> => acceptance.lookAtCases().catch(() => {});
  await look();
  setInterval(() => void look(), CASES_MS).unref();
  return () => acceptance.state.value.regressed;
}

/**
 * Starts the webhook listener on the requested port; a taken one ends the command (INVALID_INPUT),
 * like a taken operations port.
 */
async function openListener(
  app: App,
  { webhookPort, verifyToken }: ServeCommandOptions,
): Promise<WebhookService> {
  const webhooks = await app.webhooks();
  if (verifyToken !== null) webhooks.verifyForThisRun(verifyToken);
  await webhooks.begin();
  await webhooks.listen(webhookPort).catch((thrown: unknown) => {
    throw takenPort(thrown, 'WEBHOOK_PORT_TAKEN', `--webhook-port ${webhookPort}`);
  });
  return webhooks;
}

/**
 * A port in use elsewhere is a wrong option of this command (INVALID_INPUT); other errors are
 * unchanged.
 */
function takenPort(thrown: unknown, code: ErrorCode, detail: string): unknown {
  return thrown instanceof AppError && thrown.code === code
    ? new AppError('INVALID_INPUT', { params: { detail }, cause: thrown })
    : thrown;
}

/**
 * Returns the public address, null while it is still being tried. An error that a retry cannot fix
 * ends the command. Later addresses are announced too.
 */
async function openTunnel(
  { tunnel, translator }: App,
  kind: TunnelKind,
  output: Output,
): Promise<string | null> {
  let announced: string | null = null;
  tunnel.view.subscribe(({ value: { address } }) => {
    if (address !== null && address !== announced)
      output.note(translator.t('cli:tunnelOpen', { address }));
    announced = address ?? announced;
  });
  try {
    await tunnel.openHere(kind);
  } catch (thrown) {
    if (tunnel.state.value.status === 'failed') throw thrown;
    output.note(translator.describe(toAppError(thrown)).message);
  }
  return tunnel.view.value.address;
}

/** Shows sign-in, one streamed answer and a webhook delivery to a person without a window. */
async function showChain(app: App, webhooks: WebhookService, output: Output): Promise<void> {
  const { translator } = app;
  output.note(translator.t('cli:chainSignIn'));
  const { tokens } = await app.connection.get();
  await tokens.get();
  output.note(translator.t('cli:chainAnswer', { question: DEMO_QUESTION }));
  await showAnswer(app, DEMO_QUESTION);
  output.note(`\n${translator.t('cli:chainTool', { question: TOOL_QUESTION })}`);
  const { toolCalls } = await showAnswer(app, TOOL_QUESTION);
  for (const { name, arguments: given, status, ms } of toolCalls)
    output.note(`\n${translator.t('cli:chainToolLine', { name, arguments: given, status, ms })}`);
  const { body } = sampleEvents(Date.now(), randomUUID)[0] ?? { body: '{}' };
  output.note(`\n${translator.t('cli:chainWebhook', { url: webhooks.ownUrl() })}`);
  const sent = await webhooks.sender.send({
    url: webhooks.ownUrl(),
    body,
    proof: 'token',
    ownAs: { origin: 'test', repeats: null },
  });
  const ended =
    sent.deliveryId === null ? 'refused' : await webhooks.repeats.endOf(sent.deliveryId);
  output.note(
    translator.t('cli:chainDelivery', {
      status: sent.status,
      ms: Math.round(sent.ms),
      ended,
      id: sent.deliveryId ?? '',
    }),
  );
  output.note(translator.t('cli:chainDone'));
}

async function showAnswer(app: App, question: string): Promise<StoredTurn> {
  const chat = await app.chat();
  const ended = new Promise<StoredTurn>((resolve) => {
    const stop = chat.ended.on((turn) => {
      stop();
      resolve(turn);
    });
  });
  const stopPrinting = chat.deltas.on(({ answer }) => process.stderr.write(answer));
  chat.send(chat.createConversation().id, question);
  const turn = await ended;
  stopPrinting();
  return turn;
}
