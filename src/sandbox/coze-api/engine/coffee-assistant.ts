import type { KnowledgeEntry } from '../../knowledge/knowledge-entry';
import type { KnowledgeSearch } from '../../knowledge/knowledge-search';
import { cutIntoPieces } from './answer-pieces';
import {
  type WrittenAnswer,
  writeIntroduction,
  writeKnowledgeAnswer,
  writeToolAnswer,
  writeUnknownAnswer,
} from './answer-writer';
import type { Assistant, AssistantReply, AssistantRequest, RecalledKnowledge } from './assistant';
import { ASSISTANT_TEXTS } from './assistant-texts';
import { asksFirst, isGreeting, languageOf, subjectOf } from './question-reading';
import { readToolOutput } from './tool-output';

/** The part of the knowledge search the assistant uses. */
export type KnowledgeSource = Pick<KnowledgeSearch, 'search' | 'originsIn'>;

/** The local plugin tool the assistant asks for when a question names an origin. */
export const COFFEE_TOOL = 'coffee_knowledge_query';

const MOST_ENTRIES = 3;
const MOST_CANDIDATES = 10;
const MOST_TOOL_ROUNDS = 3;
/** Entries that match much worse than the best one are left out. */
const WORST_SHARE_OF_BEST = 0.5;

/**
 * The sandbox's honest coffee assistant. It answers from built-in knowledge and quotes it; a
 * question that names an origin goes to the local tool first; it says plainly what it does not
 * know. `answerOverride` lets tests replace an answer with any text (never a tool call).
 */
export class CoffeeAssistant implements Assistant {
  constructor(
    private readonly knowledge: KnowledgeSource,
    private readonly answerOverride?: (question: string) => string | undefined,
  ) {}

  reply(request: AssistantRequest): AssistantReply {
    const question = request.question.trim();
    if (mustConfirm(request)) return confirmation(question);
    const toolQuery = this.#nextToolQuery(question, request);
    if (toolQuery !== undefined) {
      const thought = ASSISTANT_TEXTS[languageOf(question)].toolThought;
      return { kind: 'tool', name: COFFEE_TOOL, query: toolQuery, thought };
    }
    const recalled: RecalledKnowledge[] = [];
    const answer = withFiles(
      this.#write(question, request, recalled),
      request.files,
      languageOf(question || request.files.join(' ')),
    );
    return {
      kind: 'answer',
      recalled,
      pieces: cutIntoPieces(answer.text),
      followUps: answer.followUps,
    };
  }

  /**
   * The first round asks with the whole question; when the question names several origins, each one
   * that no tool output mentions gets a round of its own, up to three rounds in all.
   */
  #nextToolQuery(question: string, request: AssistantRequest): string | undefined {
    const rounds = request.toolResults.length;
    if (!request.toolsAllowed || request.heldQuestion !== undefined || rounds >= MOST_TOOL_ROUNDS)
      return undefined;
    const origins = this.knowledge.originsIn(question);
    if (origins.length === 0) return undefined;
    if (rounds === 0) return question;
    const findings = request.toolResults.map((result) =>
      readToolOutput(result.name, result.output),
    );
    if (origins.length < 2 || findings.some((finding) => finding.kind !== 'text')) return undefined;
    const outputs = request.toolResults.map((result) => result.output).join('\n');
    const mentioned = new Set(this.knowledge.originsIn(outputs).map((entry) => entry.id));
    const asked = new Set(request.toolResults.map((result) => result.query));
    const titles = origins
      .filter((entry) => !mentioned.has(entry.id))
      .map((entry) => entry.title[languageOf(question)]);
    return titles.find((title) => !asked.has(title));
  }

  #write(
    question: string,
    request: AssistantRequest,
    recalled: RecalledKnowledge[],
  ): WrittenAnswer {
    const language = languageOf(question);
    const override = this.answerOverride?.(question);
    if (override !== undefined) return { text: override, followUps: [] };
    if (request.toolResults.length > 0) {
      const findings = request.toolResults.map((result) =>
        readToolOutput(result.name, result.output),
      );
      return writeToolAnswer(
        findings,
        this.knowledge.originsIn(question).slice(0, MOST_ENTRIES),
        language,
      );
    }
    if (question === '') return { text: '', followUps: [] };
    if (request.heldQuestion !== undefined) return this.#goOn(request, recalled);
    if (isGreeting(question)) return writeIntroduction(language);
    const entries = this.#lookUp(question, request, recalled);
    return entries.length === 0
      ? writeUnknownAnswer(language)
      : writeKnowledgeAnswer(question, entries, language);
  }

  /** After a question node: what it held back is answered now. */
  #goOn(
    { heldQuestion = '', ...request }: AssistantRequest,
    recalled: RecalledKnowledge[],
  ): WrittenAnswer {
    const reply = request.question.trim();
    const text = ASSISTANT_TEXTS[languageOf(reply)].confirmed(reply);
    if (asksFirst(heldQuestion)) return { text, followUps: [] };
    const held = this.#write(heldQuestion, request, recalled);
    return { ...held, text: `${text}\n\n${held.text}` };
  }

  #lookUp(
    question: string,
    request: AssistantRequest,
    recalled: RecalledKnowledge[],
  ): KnowledgeEntry[] {
    const earlier = request.history
      .filter((message) => message.role === 'user')
      .map((message) => message.content);
    const hits = this.#search(question, subjectOf(question, earlier)).slice(0, MOST_ENTRIES);
    const best = hits[0]?.score ?? 0;
    const good = hits.filter((hit) => hit.score >= best * WORST_SHARE_OF_BEST);
    const language = languageOf(question);
    recalled.push(
      ...good.map(({ entry, score }) => ({
        title: entry.title[language],
        text: entry.body[language],
        score,
      })),
    );
    return good.map((hit) => hit.entry);
  }

  /**
   * For a follow-up, finds what matches both it and its subject; if nothing matches both, what
   * matches it, otherwise what matches both texts.
   */
  #search(question: string, subject: string | undefined): ReturnType<KnowledgeSource['search']> {
    const alone = this.knowledge.search(question, { limit: MOST_CANDIDATES });
    if (subject === undefined) return alone;
    const together = this.knowledge.search(`${question} ${subject}`, { limit: MOST_CANDIDATES });
    if (alone.length === 0) return together;
    const fitting = new Set(alone.map(({ entry }) => entry.id));
    const both = together.filter(({ entry }) => fitting.has(entry.id));
    return both.length === 0 ? alone : both;
  }
}

function mustConfirm({ question, confirmsFirst, heldQuestion }: AssistantRequest): boolean {
  return heldQuestion === undefined && (confirmsFirst === true || asksFirst(question));
}

function confirmation(question: string): AssistantReply {
  const { confirmQuestion } = ASSISTANT_TEXTS[languageOf(question)];
  const pieces = cutIntoPieces(confirmQuestion);
  return { kind: 'answer', recalled: [], pieces, followUps: [], waits: true };
}

/** Says first which files came with the question. */
function withFiles(
  answer: WrittenAnswer,
  files: readonly string[],
  language: ReturnType<typeof languageOf>,
): WrittenAnswer {
  if (files.length === 0) return answer;
  const received = ASSISTANT_TEXTS[language].files(files);
  return { ...answer, text: answer.text === '' ? received : `${received}\n\n${answer.text}` };
}
