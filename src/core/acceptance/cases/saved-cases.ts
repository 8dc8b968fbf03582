import { randomUUID } from 'node:crypto';
import type { AcceptanceCase, AcceptanceRun } from '../../../shared/model/acceptance';
import type { WebhookTest } from '../../../shared/model/webhook';
import { limited } from '../../lib/abort';
import { AppError, toAppError } from '../../lib/errors';
import { Emitter } from '../../lib/emitter';
import type { Translator } from '../../lib/translator';
import type { Clock } from '../../ports/clock';
import type { AcceptanceStore, StoredCase, StoredCaseRun } from '../store/acceptance-store';
import type { IsolatedApp } from '../isolated-app';

export interface SavedCasesOptions {
  store: () => Promise<AcceptanceStore>;
  /** The profile the cases belong to; null without a profile. */
  profileId: () => string | null;
  /** The saved webhook tests of the active profile. */
  webhookTests: { all(): Promise<WebhookTest[]>; run(id: string): Promise<WebhookTest> };
  /** A separate app with the active connection, for questions. */
  openIsolatedApp: () => Promise<{ target: IsolatedApp; dispose(): Promise<void> }>;
  clock: Clock;
  translator: Translator;
}

/** What a chat case expects besides an answer. */
export interface CaseDraft {
  name: string;
  question: string;
  toolName: string | null;
  contains: string;
}

type CaseResult = AcceptanceRun['cases'][number];

const CHAT = 'chat:';
const WEBHOOK = 'webhook:';
const TURN_MS = 120_000;

/**
 * Saved cases: questions kept from turns, and the webhook tests. Each remembers its last result.
 */
export class SavedCases {
  /** A case was added, removed, or run. */
  readonly changed = new Emitter<void>();

  constructor(private readonly options: SavedCasesOptions) {}

  async list(): Promise<AcceptanceCase[]> {
    const store = await this.options.store();
    const profileId = this.options.profileId();
    if (profileId === null) return [];
    const runs = new Map(store.caseRuns().map((run) => [run.caseId, run]));
    const chat = store.cases(profileId).map((one) =>
      caseOf(
        `${CHAT}${one.id}`,
        {
          kind: 'chat',
          name: one.name,
          subject: one.question,
          expects: { toolName: one.toolName, contains: one.contains },
        },
        runs,
      ),
    );
    const webhook = (await this.options.webhookTests.all()).map(({ id, name, event }) =>
      caseOf(
        `${WEBHOOK}${id}`,
        { kind: 'webhook', name, subject: event, expects: { toolName: null, contains: '' } },
        runs,
      ),
    );
    return [...chat, ...webhook];
  }

  /** Number of cases that passed before, fail now, and have not been looked at. */
  async regressed(): Promise<number> {
    return (await this.list()).filter(({ regressed }) => regressed).length;
  }

  /** NOT_CONFIGURED without a profile. */
  async save(draft: CaseDraft): Promise<void> {
    const profileId = this.options.profileId();
    if (profileId === null) throw new AppError('NOT_CONFIGURED');
    (await this.options.store()).addCase(
      profileId,
      { id: randomUUID(), ...draft },
      this.options.clock.now(),
    );
    this.changed.emit();
  }

  /** A webhook test is removed where it was made. */
  async remove(id: string): Promise<void> {
    const profileId = this.options.profileId();
    if (profileId !== null && id.startsWith(CHAT)) {
      const store = await this.options.store();
      store.removeCase(profileId, id.slice(CHAT.length));
      store.forgetCaseRun(id);
    }
    this.changed.emit();
  }

  async markSeen(): Promise<void> {
    (await this.options.store()).markSeen();
    this.changed.emit();
  }

  /**
   * Runs all of them, or one; opens one app for the questions if none is given. ABORTED when the
   * signal fires. ACCEPTANCE_CASE_MISSING.
   */
  async run(
    signal: AbortSignal,
    only: string | null = null,
    app: IsolatedApp | null = null,
  ): Promise<CaseResult[]> {
    const wanted = (await this.list()).filter(({ id }) => only === null || id === only);
    if (only !== null && wanted.length === 0) throw new AppError('ACCEPTANCE_CASE_MISSING');
    const opened =
      app === null && wanted.some(({ kind }) => kind === 'chat')
        ? await this.options.openIsolatedApp()
        : null;
    try {
      const results: CaseResult[] = [];
      for (const one of wanted)
        results.push(await this.runOne(one, app ?? opened?.target ?? null, signal));
      return results;
    } finally {
      await opened?.dispose();
      this.changed.emit();
    }
  }

  private async runOne(
    { id, name, kind, subject, expects }: AcceptanceCase,
    app: IsolatedApp | null,
    signal: AbortSignal,
  ): Promise<CaseResult> {
    const verdict = await this.tryOne(id, { question: subject, ...expects }, app, signal);
    (await this.options.store()).recordCaseRun({
      caseId: id,
      at: this.options.clock.now(),
      ...verdict,
    });
    return { id, name, kind, ...verdict };
  }

  private async tryOne(
    id: string,
    expected: Omit<StoredCase, 'id' | 'name'>,
    app: IsolatedApp | null,
    signal: AbortSignal,
  ): Promise<{ passed: boolean; detail: string }> {
    const { translator, webhookTests } = this.options;
    try {
      if (id.startsWith(WEBHOOK)) {
        const { lastRun } = await webhookTests.run(id.slice(WEBHOOK.length));
        return {
          passed: lastRun?.passed === true,
          detail: translator.t('acceptance:case.webhook', {
            answer: lastRun?.answer ?? 0,
            status: lastRun?.status ?? '',
          }),
        };
      }
      if (!app) throw new AppError('NOT_CONFIGURED');
      return this.judge(
        expected,
        await limited(TURN_MS, signal, (inner) => app.turn(expected.question, inner)),
      );
    } catch (thrown) {
      const error = toAppError(thrown);
      if (signal.aborted) throw error;
      return { passed: false, detail: translator.describe(error).message };
    }
  }

  private judge(
    { toolName, contains }: Omit<StoredCase, 'id' | 'name'>,
    { answer, toolNames }: { answer: string; toolNames: string[] },
  ): { passed: boolean; detail: string } {
    const t = (key: string, params = {}): string =>
      this.options.translator.t(`acceptance:case.${key}`, params);
    if (answer.trim() === '') return { passed: false, detail: t('empty') };
    if (toolName !== null && !toolNames.includes(toolName))
      return { passed: false, detail: t('noTool', { name: toolName }) };
    if (contains !== '' && !answer.includes(contains))
      return { passed: false, detail: t('lacks', { text: contains }) };
    return { passed: true, detail: t('asExpected') };
  }
}

function caseOf(
  id: string,
  more: Pick<AcceptanceCase, 'kind' | 'name' | 'subject' | 'expects'>,
  runs: ReadonlyMap<string, StoredCaseRun>,
): AcceptanceCase {
  const run = runs.get(id);
  return {
    id,
    ...more,
    lastRun: run
      ? { at: new Date(run.at).toISOString(), passed: run.passed, detail: run.detail }
      : null,
    regressed: run !== undefined && !run.passed && run.everPassed && !run.seen,
  };
}
