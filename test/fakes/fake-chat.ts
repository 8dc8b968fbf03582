import type { EventName, EventPayload } from '../../src/shared/ipc/contract';
import { fail, type Result, succeed } from '../../src/shared/ipc/result';
import type { Bookmark, SearchHit, Turn } from '../../src/shared/model/chat';
import type { KnowledgeMode } from '../../src/shared/model/kai';
import { FAKE_TRACE } from './fake-trace';
import { type FakeHandlers, type FakeWorld, FAKE_BOT, fakeError } from './fake-world';

/** What the chat needs of the main process it is part of. */
interface ChatHost {
  readonly world: FakeWorld;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  push(...states: 'conversations'[]): void;
  snapshot<T>(value: T): { revision: number; value: T };
  id(kind: string): string;
}

/** Conversations and streamed answers of the fake main process. */
export class FakeChat {
  /** Per conversation the end of the branch that is shown, once it was chosen. */
  private readonly leaves = new Map<string, string>();
  private readonly cancelled = new Set<string>();
  private readonly knowledgeModes = new Map<string, KnowledgeMode>();

  constructor(private readonly bridge: ChatHost) {}

  /** The requests of the chat. */
  handlers() {
    const { world } = this.bridge;
    return {
      'chat.conversations': () => succeed(this.bridge.snapshot(world.conversations)),
      'chat.createConversation': () => {
        const now = new Date().toISOString();
        const conversation = {
          id: this.bridge.id('conversation'),
          title: '',
          pinned: false,
          userId: 'coffee-salon',
          createdAt: now,
          updatedAt: now,
        };
        world.conversations = [conversation, ...world.conversations];
        this.bridge.push('conversations');
        return succeed(conversation);
      },
      'chat.renameConversation': ({ conversationId, title }) => {
        world.conversations = world.conversations.map((one) =>
          one.id === conversationId ? { ...one, title } : one,
        );
        this.bridge.push('conversations');
        return succeed(undefined);
      },
      'chat.pinConversation': ({ conversationId, pinned }) => {
        const changed = world.conversations.map((one) =>
          one.id === conversationId ? { ...one, pinned } : one,
        );
        world.conversations = changed.toSorted(
          (one, other) => Number(other.pinned) - Number(one.pinned),
        );
        this.bridge.push('conversations');
        return succeed(undefined);
      },
      'chat.deleteConversation': ({ conversationId }) => {
        world.conversations = world.conversations.filter(({ id }) => id !== conversationId);
        this.bridge.push('conversations');
        return succeed(undefined);
      },
      'chat.details': () =>
        succeed({
          userId: 'coffee-salon',
          remoteConversationId: '7400000000000000009',
          turns: world.turns.length,
          createdAt: '2026-01-05T08:00:00.000Z',
        }),
      'chat.bot': () => succeed(FAKE_BOT),
      'chat.open': ({ conversationId }) => {
        const conversation = world.conversations.find(({ id }) => id === conversationId);
        if (!conversation) return fail(fakeError('CONVERSATION_MISSING'));
        const turns = world.turns.filter((turn) => turn.conversationId === conversationId);
        const activeTurnId = this.leafOf(conversationId);
        const knowledgeMode = this.knowledgeModes.get(conversationId) ?? 'off';
        return succeed(
          structuredClone({
            conversation,
            turns,
            versions: [],
            activeTurnId,
            endTurnId: activeTurnId,
            knowledgeMode,
          }),
        );
      },
      'chat.frames': () => succeed(undefined),
      'chat.steps': () => succeed({ turns: [], versions: [] }),
      'chat.send': ({ conversationId, text, parentTurnId }) =>
        this.ask(conversationId, parentTurnId ?? this.leafOf(conversationId), text),
      'chat.regenerate': ({ turnId }) => this.askInPlaceOf(turnId),
      'chat.editAndResend': ({ turnId, text }) => this.askInPlaceOf(turnId, text),
      'chat.selectBranch': ({ conversationId, turnId }) => {
        let leaf = turnId;
        for (const turn of world.turns) if (turn.parentTurnId === leaf) leaf = turn.id;
        this.leaves.set(conversationId, leaf);
        return succeed({ activeTurnId: leaf });
      },
      'chat.cancel': ({ turnId }) => {
        this.cancelled.add(turnId);
        const turn = world.turns.find(({ id }) => id === turnId);
        if (turn?.status === 'queued') this.settle(turn, { status: 'stopped' });
        return succeed(undefined);
      },
      'chat.continueTurn': ({ turnId }) => {
        const turn = world.turns.find(({ id }) => id === turnId);
        if (turn?.status !== 'waiting-for-tools') return fail(fakeError('TURN_NOT_WAITING'));
        turn.status = 'running';
        void this.stream(turnId);
        return succeed(structuredClone(turn));
      },
      'chat.setKnowledgeMode': ({ conversationId, mode }) => {
        this.knowledgeModes.set(conversationId, mode);
        return succeed(undefined);
      },
      'chat.markTurn': ({ turnId, bookmarked, rating }) => {
        const turn = world.turns.find(({ id }) => id === turnId);
        if (!turn) return fail(fakeError('TURN_MISSING'));
        Object.assign(turn, {
          bookmarked: bookmarked ?? turn.bookmarked,
          rating: rating === undefined ? turn.rating : rating,
        });
        return succeed(structuredClone(turn));
      },
      'chat.bookmarks': () =>
        succeed(
          world.turns
            .filter(({ bookmarked }) => bookmarked)
            .toReversed()
            .map((turn) => this.bookmark(turn)),
        ),
      'chat.export': ({ format }) =>
        succeed({ path: `/home/lin/Documents/export.${format === 'html' ? 'html' : 'md'}` }),
      'chat.exportTrace': ({ turnId }) =>
        succeed({ path: `/home/lin/Documents/turn-${turnId}.trace.json` }),
      'chat.search': ({ text, limit }) =>
        succeed(
          text === ''
            ? []
            : this.bridge.world.turns.flatMap((turn) => this.hits(turn, text)).slice(0, limit),
        ),
    } satisfies Partial<FakeHandlers>;
  }

  /** The last turn of the branch that is shown. */
  private leafOf(conversationId: string): string | null {
    return (
      this.leaves.get(conversationId) ??
      this.bridge.world.turns.findLast((turn) => turn.conversationId === conversationId)?.id ??
      null
    );
  }

  private bookmark({ id, conversationId, question, answer, createdAt }: Turn): Bookmark {
    const conversationTitle =
      this.bridge.world.conversations.find((one) => one.id === conversationId)?.title ?? '';
    return {
      turnId: id,
      conversationId,
      conversationTitle,
      question,
      excerpt: answer.slice(0, 200),
      createdAt,
    };
  }

  private hits(turn: Turn, text: string): SearchHit[] {
    const { question: _question, excerpt: _excerpt, ...place } = this.bookmark(turn);
    return (['question', 'answer'] as const).flatMap((part) => {
      const start = turn[part].indexOf(text);
      return start < 0
        ? []
        : [
            {
              ...place,
              part,
              snippet: turn[part].slice(start, start + 80),
              matches: [[0, text.length]],
            },
          ];
    });
  }

  private askInPlaceOf(turnId: string, text?: string): Result<Turn> {
    const turn = this.bridge.world.turns.find(({ id }) => id === turnId);
    return turn
      ? this.ask(turn.conversationId, turn.parentTurnId, text ?? turn.question)
      : fail(fakeError('TURN_MISSING'));
  }

  private ask(conversationId: string, parentTurnId: string | null, text: string): Result<Turn> {
    const turn = this.begin(conversationId, parentTurnId, text);
    this.leaves.set(conversationId, turn.id);
    if (turn.status === 'running') void this.stream(turn.id);
    return succeed(structuredClone(turn));
  }

  private begin(conversationId: string, parentTurnId: string | null, question: string): Turn {
    const isBusy = this.bridge.world.turns.some(
      (one) =>
        one.conversationId === conversationId &&
        (one.status === 'running' || one.status === 'queued'),
    );
    const status = isBusy ? 'queued' : 'running';
    const turn: Turn = {
      id: this.bridge.id('turn'),
      conversationId,
      parentTurnId,
      question,
      attachments: [],
      command: null,
      answer: '',
      reasoning: '',
      status,
      error: null,
      followUps: [],
      toolCalls: [],
      sources: [],
      knowledge: null,
      usage: null,
      seq: 0,
      bookmarked: false,
      rating: null,
      trace: [],
      createdAt: new Date().toISOString(),
      firstTokenMs: null,
      totalMs: null,
    };
    this.bridge.world.turns.push(turn);
    this.bridge.world.conversations = this.bridge.world.conversations.map((one) =>
      one.id === conversationId && one.title === ''
        ? { ...one, title: question.slice(0, 24) }
        : one,
    );
    this.bridge.push('conversations');
    return turn;
  }

  /** Streams the answer in pieces, then settles the turn. Stops where it is told to. */
  private async stream(turnId: string): Promise<void> {
    const { text, reasoning, chunk, delayMs, followUps, error } = this.bridge.world.answer;
    const pieces = [
      ...cut(reasoning, chunk).map((part) => ['', part]),
      ...cut(text, chunk).map((part) => [part, '']),
    ];
    for (const [answer = '', thought = ''] of pieces) {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const turn = this.bridge.world.turns.find(({ id }) => id === turnId);
      if (!turn) return;
      if (this.cancelled.has(turnId)) return this.settle(turn, { status: 'stopped' });
      turn.seq += 1;
      turn.answer += answer;
      turn.reasoning += thought;
      turn.firstTokenMs ??= 320;
      this.bridge.emit('chat.delta', {
        turnId,
        conversationId: turn.conversationId,
        firstSeq: turn.seq,
        seq: turn.seq,
        answer,
        reasoning: thought,
        receivedAt: Date.now(),
      });
    }
    const turn = this.bridge.world.turns.find(({ id }) => id === turnId);
    if (!turn) return;
    this.settle(
      turn,
      error
        ? { status: 'failed', error }
        : { status: 'completed', followUps, usage: { input: 412, output: 655, total: 1067 } },
    );
  }

  private settle(turn: Turn, end: Partial<Turn>): void {
    Object.assign(turn, end, { totalMs: 4210, trace: FAKE_TRACE });
    this.bridge.emit(turn.status === 'failed' ? 'chat.failed' : 'chat.finished', turn);
    this.startNext(turn.conversationId);
  }

  private startNext(conversationId: string): void {
    const turns = this.bridge.world.turns.filter((turn) => turn.conversationId === conversationId);
    const next = turns.find(({ status }) => status === 'queued');
    if (!next || turns.some(({ status }) => status === 'running')) return;
    next.status = 'running';
    this.bridge.emit('chat.started', next);
    void this.stream(next.id);
  }
}

function cut(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}
