import { randomBytes, randomUUID } from 'node:crypto';
import type { Profile } from '../../../shared/model/profile';
import type { App } from '../app';
import type { ToolAnswer } from '../../acceptance/isolated-app';
import { createKeyPair } from '../../auth/key-pair';
import type { CatalogTool } from '../../kai/tools/tool-definition';
import { KNOWLEDGE_TOOL } from '../../kai/knowledge/knowledge-rule';
import { textOf } from '../../kai/tools/tool-result';
import { abortable } from '../../lib/abort';
import { AppError, toAppError } from '../../lib/errors';
import type { StoredTurn } from '../../ports/stored-turn';
import type { ConnectionSecret } from '../../setup/pending-secret';
import { sampleEvents } from '../../webhook/send/sample-events';

/** What the acceptance does with an app, built from its domains. */
export class Scenarios {
  constructor(private readonly app: App) {}

  async validateToken(signal: AbortSignal): Promise<'jwt' | 'pat'> {
    const connection = await this.app.connection.get();
    const { valid, reason } = await connection.validateToken(signal);
    if (!valid) throw reason ?? new AppError('TOKEN_INVALID');
    return connection.profile.auth;
  }

  async read(signal: AbortSignal): Promise<void> {
    await this.validateToken(signal);
  }

  /** Every delivery is different, or the second would count as a duplicate of the first. */
  async deliver(isProven: boolean): Promise<{ status: number; ended: string }> {
    const webhooks = await this.app.webhooks();
    const sample = sampleEvents(Date.now(), randomUUID)[1];
    const body = sample?.body ?? '{}';
    const url = webhooks.ownUrl();
    const sent = await webhooks.sender.send(
      isProven
        ? { url, body, proof: 'token', ownAs: { origin: 'test', repeats: null } }
        : { url, body, proof: 'none' },
    );
    return {
      status: sent.status,
      ended: sent.deliveryId === null ? 'refused' : await webhooks.repeats.endOf(sent.deliveryId),
    };
  }

  async callTool(
    question: string,
    timeoutSeconds: number,
    signal: AbortSignal,
  ): Promise<ToolAnswer> {
    const kai = await this.app.kai.get();
    await kai.servers.settled(signal);
    const tool = await this.findTool();
    const { name } = tool.definition;
    const running = kai.console.call(
      { serverId: tool.serverId, toolName: name },
      JSON.stringify(name === KNOWLEDGE_TOOL ? { query: question } : {}),
      'command',
      timeoutSeconds,
      signal,
    );
    const { result, error } = await running.ended;
    if (signal.aborted) throw new AppError('ABORTED');
    if (error) return { name, text: '', error: new AppError(error.code, error) };
    const text = result ? textOf(result) || (result.structured ?? '') : '';
    return {
      name,
      text,
      error:
        result?.isError === true
          ? new AppError('TOOL_FAILED', { params: { tool: name, detail: text.slice(0, 200) } })
          : null,
    };
  }

  async turn(
    question: string,
    signal: AbortSignal,
  ): Promise<{ answer: string; toolNames: string[] }> {
    const chat = await this.app.chat();
    const ended = new Promise<StoredTurn>((resolve) => {
      const stop = chat.ended.on((turn) => {
        if (turn.question !== question) return;
        stop();
        resolve(turn);
      });
    });
    const { id } = chat.send(chat.createConversation().id, question);
    const turn = await abortable(ended, signal).catch((thrown: unknown) => {
      chat.cancel(id);
      throw thrown;
    });
    if (turn.error) throw new AppError(turn.error.code, turn.error);
    return { answer: turn.answer, toolNames: turn.toolCalls.map(({ name }) => name) };
  }

  async wrongKey(signal: AbortSignal): Promise<AppError | null | 'no-key'> {
    const { profile } = await this.app.connection.get();
    if (profile.auth === 'pat') return 'no-key';
    const { privateDer, fingerprint, publicKeyPem } = await createKeyPair();
    return this.refusal(
      profile,
      { kind: 'key', privateDer, publicView: { fingerprint, publicKeyPem } },
      signal,
    );
  }

  async wrongToken(signal: AbortSignal): Promise<AppError | null> {
    const { profile } = await this.app.connection.get();
    return this.refusal(
      { ...profile, auth: 'pat' },
      { kind: 'pat', value: `pat_${randomBytes(32).toString('hex')}` },
      signal,
    );
  }

  private async refusal(
    profile: Profile,
    secret: ConnectionSecret,
    signal: AbortSignal,
  ): Promise<AppError | null> {
    const connection = this.app.connection.create(profile, secret);
    try {
      const { reason } = await connection.validateToken(signal);
      return reason;
    } catch (thrown) {
      return toAppError(thrown);
    } finally {
      await connection.dispose();
    }
  }

  /**
   * The tool of the guide, step 6.2, else one that only reads. KAI_NOT_CONFIGURED without a server;
   * when none can be reached, why.
   */
  private async findTool(): Promise<CatalogTool> {
    const { servers, serverSettings } = await this.app.kai.get();
    const tools = servers.tools();
    const found =
      tools.find(({ definition }) => definition.name === KNOWLEDGE_TOOL) ??
      tools.find(
        ({ definition: { hints } }) => hints.readOnly === true && hints.destructive !== true,
      );
    if (found) return found;
    await serverSettings.requireReachable();
    throw new AppError('TOOL_MISSING', { params: { tool: KNOWLEDGE_TOOL } });
  }
}
