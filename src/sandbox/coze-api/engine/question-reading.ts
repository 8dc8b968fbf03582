/** The languages the assistant answers in. */
export type AnswerLanguage = 'zh' | 'en';

/** Chinese as soon as the text has one Chinese character, else English. */
export function languageOf(text: string): AnswerLanguage {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en';
}

const GREETING = /^(你好|您好|嗨|哈喽|你是谁|hi|hello|hey|who are you)[\s!！。.?？~]*$/i;

/** Whether a text only greets or asks who is there. */
export function isGreeting(text: string): boolean {
  return GREETING.test(text.trim());
}

const FOLLOW_UP = /^(那|它|还有|and\b|then\b|what about|how about)|呢[？?。\s]*$|^(为什么|怎么办|why|how)[？?\s]*$/iu;

/** Whether a question only makes sense after the one before, like 「那水温呢？」 or "what about …". */
export function isFollowUp(question: string): boolean {
  return FOLLOW_UP.test(question.trim());
}

/**
 * What to search for, best first: a follow-up together with the last question that stood on its own, then the
 * question alone; any other question alone, and together only when that finds nothing.
 */
export function searchTextsFor(question: string, earlierQuestions: readonly string[]): string[] {
  const standing = earlierQuestions.filter((earlier) => !isFollowUp(earlier));
  const subject = standing.at(-1) ?? earlierQuestions.at(-1);
  if (subject === undefined) return [question];
  const together = `${question} ${subject}`;
  return isFollowUp(question) ? [together, question] : [question, together];
}
