import type { KnowledgeMode } from '../../../shared/model/kai';
import { AppError, toAppError } from '../../lib/errors';
import type { StoredError } from '../../lib/translator';
import type { Clock } from '../../ports/clock';
import type { KnowledgeFinding } from '../../ports/tool-backend';
import type { AuditLog } from '../../storage/audit-log';
import type { StoredCall } from '../store/kai-call-store';
import { findingsIn, sourcesOf } from '../tools/answer-sources';
import type { KaiCalls } from '../tools/kai-calls';
import { KNOWLEDGE_TOOL, usefulWord } from './knowledge-rule';
import { nameOf, type ToolApproval } from '../approval/tool-approval';
import type { ToolDirectory } from '../tools/tool-directory';
import { textOf } from '../tools/tool-result';

/** Timeout in seconds: the answer must not wait longer for the knowledge. */
const LIMIT_SECONDS = 10;
const CONTEXT_MAX = 8000;
const FINDINGS_MAX = 3;

export interface KnowledgeLookupOptions {
  calls: KaiCalls;
  approval: ToolApproval;
  audit: AuditLog;
  clock: Clock;
  directory: Pick<ToolDirectory, 'findForBot'>;
  /** The sentence before the results, in the person's language. */
  introduction: () => string;
}

/**
 * Queries KAI's knowledge before the bot is asked, depending on the conversation's mode. Turning
 * the mode on is the person's consent; a tool that was forbidden, or whose definition changed, is
 * not called all the same.
 */
export class KnowledgeLookup {
  constructor(private readonly options: KnowledgeLookupOptions) {}

  /**
   * Null when the mode is off. Never throws: errors are recorded with the turn, and the bot is
   * asked without the knowledge.
   */
  async ask(
    question: string,
    mode: KnowledgeMode,
    signal: AbortSignal,
  ): Promise<KnowledgeFinding | null> {
    if (mode === 'off') return null;
    const startedAt = this.options.clock.monotonic();
    const word = mode === 'always' ? '' : usefulWord(question);
    const finding = (
      outcome: 'asked' | 'skipped' | 'empty' | 'failed',
      error: StoredError | null = null,
      more: Partial<KnowledgeFinding> = {},
    ): KnowledgeFinding => {
      const ms = Math.round(this.options.clock.monotonic() - startedAt);
      return {
        knowledge: { outcome, because: word ?? '', error, ms },
        context: '',
        sources: [],
        ...more,
      };
    };
    if (word === null) return finding('skipped');
    try {
      const ended = await this.call(question, signal);
      if (ended.error) return finding('failed', ended.error);
      const context = this.contextOf(ended);
      return context === ''
        ? finding('empty')
        : finding('asked', null, {
            context,
            sources: sourcesOf(ended, 'knowledge').slice(0, FINDINGS_MAX),
          });
    } catch (thrown) {
      const { code, params, layer, logid } = toAppError(thrown);
      return finding('failed', { code, params, layer, logid });
    }
  }

  private async call(question: string, signal: AbortSignal): Promise<StoredCall> {
    const tool = await this.options.directory.findForBot(KNOWLEDGE_TOOL, signal);
    if (!tool) throw new AppError('TOOL_MISSING', { params: { tool: KNOWLEDGE_TOOL } });
    const { policy, because } = this.options.approval.policyOf(tool);
    if (because === 'drift')
      throw new AppError('TOOL_BLOCKED', { params: { tool: KNOWLEDGE_TOOL } });
    if (policy === 'never')
      throw new AppError('TOOL_NOT_APPROVED', { params: { tool: KNOWLEDGE_TOOL } });
    const payload = { query: question.slice(0, 500) };
    this.options.audit.add({
      action: 'approval.knowledge-mode',
      subject: nameOf(tool),
      detail: JSON.stringify(payload),
      actor: 'app',
    });
    return this.options.calls.begin({
      tool,
      payload,
      source: 'knowledge',
      timeoutSeconds: LIMIT_SECONDS,
      signal,
    }).ended;
  }

  private contextOf({ result }: StoredCall): string {
    if (!result || result.isError) return '';
    const findings =
      result.structured === null ? [] : findingsIn(result.structured).slice(0, FINDINGS_MAX);
    const hasShape =
      result.structured !== null && /"(?:results|entries|items)"/.test(result.structured);
    const text =
      findings.length > 0
        ? findings
            .map(
              ({ title, excerpt, publisher }) =>
                `### ${title}\n${excerpt}${publisher === '' ? '' : `\n(${publisher})`}`,
            )
            .join('\n\n')
        : hasShape
          ? ''
          : textOf(result);
    return text === '' ? '' : `${this.options.introduction()}\n\n${text.slice(0, CONTEXT_MAX)}`;
  }
}
