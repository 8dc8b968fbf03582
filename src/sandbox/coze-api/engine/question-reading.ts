/** The languages the assistant answers in. */
export type AnswerLanguage = 'zh' | 'en';

/** Chinese as soon as the text has one Chinese character, else English. */
export function languageOf(text: string): AnswerLanguage {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

const GREETING = /^(你好|您好|嗨|哈喽|你是谁|hi|hello|hey|who are you)[\s!！。.?？~]*$/i;

/** Whether a text is only a greeting or asks who is there. */
export function isGreeting(text: string): boolean {
  return GREETING.test(text.trim());
}

/** Whether a text wants the bot to ask back before it answers: its workflow has a question node. */
export function asksFirst(text: string): boolean {
  return /^请先确认再回答[\s!！。.]*$/.test(text.trim());
}

const FOLLOW_UP =
  /^(那|它|还有|和|跟|and\b|then\b|what about|how about)|呢[？?。\s]*$|^(为什么|怎么办|why|how)[？?\s]*$/iu;

/** Whether a question only makes sense after the one before, like 「那水温呢？」 or "what about …". */
export function isFollowUp(question: string): boolean {
  return FOLLOW_UP.test(question.trim());
}

/**
 * The question a follow-up refers to: the last that stood on its own. Undefined for a question that
 * stands alone.
 */
export function subjectOf(
  question: string,
  earlierQuestions: readonly string[],
): string | undefined {
  if (!isFollowUp(question)) return undefined;
  return (
    earlierQuestions.filter((earlier) => !isFollowUp(earlier)).at(-1) ?? earlierQuestions.at(-1)
  );
}
