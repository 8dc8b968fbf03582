import type { KnowledgeEntry } from '../../knowledge/knowledge-entry';
import { ASSISTANT_TEXTS, TOPIC_NAMES } from './assistant-texts';
import type { AnswerLanguage } from './question-reading';
import type { ToolFinding } from './tool-output';

/** A written answer, Markdown, with the questions that may follow it (at most three). */
export interface WrittenAnswer {
  text: string;
  followUps: string[];
}

const MOST_FOLLOW_UPS = 3;

/** An answer from built-in knowledge: one lead sentence, the entries, their sources. */
export function writeKnowledgeAnswer(
  question: string,
  entries: readonly KnowledgeEntry[],
  language: AnswerLanguage,
): WrittenAnswer {
  const texts = ASSISTANT_TEXTS[language];
  return {
    text: [
      texts.lead(question),
      ...sectionsOf(entries, language),
      sourceList(entries, language),
    ].join('\n\n'),
    followUps: followUpsOf(entries, language),
  };
}

/** States plainly that the assistant knows nothing about it, and what it does know. */
export function writeUnknownAnswer(language: AnswerLanguage): WrittenAnswer {
  const texts = ASSISTANT_TEXTS[language];
  return { text: texts.unknown(TOPIC_NAMES[language].join(texts.topicSeparator)), followUps: [] };
}

/** The assistant introduces itself. */
export function writeIntroduction(language: AnswerLanguage): WrittenAnswer {
  return { text: ASSISTANT_TEXTS[language].introduction, followUps: [] };
}

/**
 * An answer from what local tools returned. Where a tool failed or returned nothing the answer says
 * so first, and then falls back on built-in knowledge, if there is any.
 */
export function writeToolAnswer(
  findings: readonly ToolFinding[],
  fallback: readonly KnowledgeEntry[],
  language: AnswerLanguage,
): WrittenAnswer {
  const texts = ASSISTANT_TEXTS[language];
  const blocks = findings.map((finding) => {
    if (finding.kind === 'error') return texts.toolFailed(finding.tool, finding.reason);
    if (finding.kind === 'empty') return texts.toolEmpty(finding.tool);
    return `${texts.toolLead(finding.tool)}\n\n${finding.markdown}`;
  });
  const found = findings.filter((finding) => finding.kind === 'text');
  if (found.length > 0) {
    const tools = new Set(found.map((finding) => texts.toolSource(finding.tool)));
    const lines = [...tools, ...found.flatMap((finding) => finding.sources)];
    blocks.push(listOf(texts.sources, lines));
  } else if (fallback.length > 0) {
    blocks.push(...sectionsOf(fallback, language), sourceList(fallback, language));
  }
  return { text: blocks.join('\n\n'), followUps: followUpsOf(fallback, language) };
}

function sectionsOf(entries: readonly KnowledgeEntry[], language: AnswerLanguage): string[] {
  return entries.map((entry) => `### ${entry.title[language]}\n\n${entry.body[language]}`);
}

function sourceList(entries: readonly KnowledgeEntry[], language: AnswerLanguage): string {
  const texts = ASSISTANT_TEXTS[language];
  const lines = entries.flatMap((entry) =>
    entry.sources.map((from) => texts.source(from.title, from.publisher, from.year)),
  );
  return listOf(texts.sources, [...new Set(lines)]);
}

function listOf(title: string, lines: readonly string[]): string {
  return `**${title}**\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function followUpsOf(entries: readonly KnowledgeEntry[], language: AnswerLanguage): string[] {
  return [...new Set(entries.flatMap((entry) => entry.followUps[language]))].slice(
    0,
    MOST_FOLLOW_UPS,
  );
}
