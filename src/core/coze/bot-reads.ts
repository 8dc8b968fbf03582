import { z } from 'zod';
import { toAppError, type AppError } from '../lib/errors';
import type { CozeAnswer } from './coze-client';
import type { CozeSdk } from './sdk/coze-sdk';

/** What one read brought: its data, or why Coze refused it. */
export type ReadOutcome<T> =
  | { data: T; error: null; logid: string | null }
  | { data: null; error: AppError; logid: string | null };

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const botSchema = z.looseObject({ name: text });
const workspacesSchema = z
  .looseObject({ workspaces: z.array(z.looseObject({ id: z.string(), name: text })).nullish() })
  .transform(({ workspaces }) => workspaces ?? []);
const botsSchema = z
  .looseObject({ items: z.array(z.looseObject({ id: z.string(), name: text })).nullish() })
  .transform(({ items }) => items ?? []);
const anything = z.unknown();

/** Large enough for the diagnosis, which says what it found, not how much. */
const FIRST_PAGE = { number: 1, size: 50 };

/**
 * The cheap reads that show what a token may do and where the bot is, each made once per run of the
 * checks. Refusals are findings; what goes wrong on the way to Coze is thrown. Shapes:
 * docs/reference/coze-wire.md, 3.1.
 */
export class BotReads {
  private readonly known = new Map<string, Promise<ReadOutcome<unknown>>>();

  constructor(
    private readonly sdk: CozeSdk,
    readonly botId: string,
  ) {}

  /** Starts another run: everything is read again. */
  forget(): void {
    this.known.clear();
  }

  workspaces(signal: AbortSignal): Promise<ReadOutcome<{ id: string; name: string }[]>> {
    return this.once('workspaces', workspacesSchema, () => this.sdk.workspaces(FIRST_PAGE, signal));
  }

  /** Published or not. */
  botsIn(
    workspaceId: string,
    signal: AbortSignal,
  ): Promise<ReadOutcome<{ id: string; name: string }[]>> {
    return this.once(`bots ${workspaceId}`, botsSchema, () =>
      this.sdk.bots(workspaceId, FIRST_PAGE, signal),
    );
  }

  /** BOT_NOT_PUBLISHED for one that exists and is not published as an API. */
  bot(signal: AbortSignal): Promise<ReadOutcome<{ name: string }>> {
    return this.once('bot', botSchema, () => this.sdk.bot(this.botId, signal));
  }

  conversations(signal: AbortSignal): Promise<ReadOutcome<unknown>> {
    return this.once('conversations', anything, () =>
      this.sdk.conversations(this.botId, { number: 1, size: 1 }, signal),
    );
  }

  private once<T>(
    name: string,
    schema: z.ZodType<T>,
    ask: () => Promise<CozeAnswer>,
  ): Promise<ReadOutcome<T>> {
    const reading = this.known.get(name) ?? outcomeOf(ask, schema);
    this.known.set(name, reading);
    // The same name always comes with the same schema.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return reading as Promise<ReadOutcome<T>>;
  }
}

async function outcomeOf<T>(
  ask: () => Promise<CozeAnswer>,
  schema: z.ZodType<T>,
): Promise<ReadOutcome<T>> {
  try {
    const { data, logid } = await ask();
    return { data: schema.parse(data), error: null, logid };
  } catch (thrown) {
    const error = toAppError(thrown);
    if (!REFUSALS.has(error.code)) throw thrown;
    return { data: null, error, logid: error.logid };
  }
}

/** Refusals that say something about permission, workspace or bot. */
const REFUSALS = new Set<AppError['code']>([
  'PERMISSION_DENIED',
  'ENDPOINT_NOT_SERVED',
  'BOT_NOT_FOUND',
  'BOT_NOT_PUBLISHED',
  'COZE_NOT_FOUND',
  'COZE_BAD_PARAMETER',
  'REMOTE_CONVERSATION_NOT_FOUND',
]);
