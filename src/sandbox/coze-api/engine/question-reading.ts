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

const FOLLOW_UP_OPENING = /^(那|那么|它|这个|这种|为什么|怎么办|还有|and\b|what about|how about|why\b|then\b)/i;
const SHORT_CHINESE_CHARACTERS = 8;
const SHORT_ENGLISH_WORDS = 4;

/** Whether a question only makes sense after the one before: short, or opening like 「那……呢」 or "what about …". */
export function isFollowUp(question: string): boolean {
  const text = question.trim();
  if (FOLLOW_UP_OPENING.test(text)) return true;
  if (languageOf(text) === 'zh') return Array.from(text).length <= SHORT_CHINESE_CHARACTERS;
  return text.split(/\s+/).length <= SHORT_ENGLISH_WORDS;
}

/** What to search for: the question, and for a follow-up also the last question that stood on its own. */
export function searchTextFor(question: string, earlierQuestions: readonly string[]): string {
  if (!isFollowUp(question)) return question;
  const subject = earlierQuestions.filter((earlier) => !isFollowUp(earlier)).at(-1) ?? earlierQuestions.at(-1);
  return subject === undefined ? question : `${question} ${subject}`;
}
