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
 * Saved cases run elsewhere, with `acceptance` or in a window: how they stand is read so often,
 * milliseconds.
 */
const CASES_MS = 60_000;
const DEMO_QUESTION = '请介绍一下手冲咖啡的技巧';
/** Names an origin: the sandbox's bot asks KAI. */
const TOOL_QUESTION = '埃塞俄比亚咖啡特点';

export interface ServeCommandOptions {
  port: number;
  webhookPort: number;
  /** Put the listener's token into the first line. */
  printToken: boolean;
  /** Verify token of Coze's signed callbacks, for this run. */
  verifyToken: string | null;
  /** Open this tunnel, as the data folder has it set up. */
  tunnel: TunnelKind | null;
  /** Show the chain once in the terminal before serving. */
  demo: boolean;
}

/** `serve`: the services in the foreground, for machines without a screen. */
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

/** How many saved cases fail that passed before. */
async function watchCases(app: App): Promise<() => number> {
  const acceptance = openAcceptance(app);
  const look = (): Promise<void> => acceptance.lookAtCases().catch(() => {});
  await look();
  setInterval(() => void look(), CASES_MS).unref();
  return () => acceptance.state.value.regressed;
}

/**
 * The webhook listener on the port that was asked for; a taken one ends the command
 * (INVALID_INPUT), as the operations port does.
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
 * A port somebody else has is a wrong option of this command (INVALID_INPUT); anything else stays
 * what it is.
 */
function takenPort(thrown: unknown, code: ErrorCode, detail: string): unknown {
  return thrown instanceof AppError && thrown.code === code
    ? new AppError('INVALID_INPUT', { params: { detail }, cause: thrown })
    : thrown;
}

/**
 * Answers the public address, null while it is still being tried. What trying again cannot heal
 * ends the command. Every later address is told too.
 */
async function openTunnel(
  { tunnel, translator }: App,
  kind: TunnelKind,
  output: Output,
): Promise<string | null> {
  let told: string | null = null;
  tunnel.view.subscribe(({ value: { address } }) => {
    if (address !== null && address !== told)
      output.note(translator.t('cli:tunnelOpen', { address }));
    told = address ?? told;
  });
  try {
    await tunnel.openHere(kind);
  } catch (thrown) {
    if (tunnel.state.value.status === 'failed') throw thrown;
    output.note(translator.describe(toAppError(thrown)).message);
  }
  return tunnel.view.value.address;
}

/**
 * Sign-in, one streamed answer and a webhook delivery, as a person without a window would want to
 * see them.
 */
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
