import type { App } from '../../core/app';
import { describeChecks } from '../../core/health/doctor';
import { startOpsServer } from '../../core/health/ops-server';
import type { StoredTurn } from '../../core/storage/chat-store';
import type { Output } from '../output';
import { toPortError } from '../port-errors';
import { untilSignal } from '../until-signal';

const DEMO_QUESTION = '请介绍一下手冲咖啡的技巧';
/** Names an origin: the sandbox's bot asks KAI. */
const TOOL_QUESTION = '埃塞俄比亚咖啡特点';

export interface ServeCommandOptions {
  port: number;
  /** Show the chain once in the terminal before serving. */
  demo: boolean;
}

/** `serve`: the services in the foreground, for machines without a screen. */
export async function serveCommand(app: App, options: ServeCommandOptions, output: Output): Promise<void> {
  await app.start();
  if (options.demo) await showChain(app, output);
  const ops = await startOpsServer(
    {
      status: () => app.health.state.value.status,
      kaiStatus: () => app.kai.state.value.status,
      diagnose: async () => describeChecks(await app.diagnoseCoze(new AbortController().signal), app.translator),
      diagnoseKai: async () => describeChecks(await app.kai.diagnose(new AbortController().signal), app.translator),
    },
    options.port,
  ).catch((thrown: unknown) => {
    throw toPortError(thrown, options.port);
  });
  process.stdout.write(`${JSON.stringify({ ready: true, ops: ops.url, webhook: null, webhookToken: null })}\n`);
  output.note(app.translator.t('cli:serving', { ops: ops.url }));
  await untilSignal();
  await ops.close();
}

/** Sign-in and one streamed answer, as a person without a window would want to see them. */
async function showChain(app: App, output: Output): Promise<void> {
  const { translator } = app;
  output.note(translator.t('cli:chainSignIn'));
  const { tokens } = await app.connection.get();
  await tokens.get();
  output.note(translator.t('cli:chainAnswer', { question: DEMO_QUESTION }));
  await showAnswer(app, DEMO_QUESTION);
  output.note(`\n${translator.t('cli:chainTool', { question: TOOL_QUESTION })}`);
  const { toolCalls } = await showAnswer(app, TOOL_QUESTION);
  for (const { name, arguments: given, status, ms } of toolCalls) output.note(`\n${translator.t('cli:chainToolLine', { name, arguments: given, status, ms })}`);
  output.note(`\n${translator.t('cli:chainDone')}`);
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
