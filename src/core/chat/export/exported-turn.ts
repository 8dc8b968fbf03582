import type { Translator } from '../../lib/translator';
import type { StoredTurn } from '../../ports/stored-turn';

/** One step of an exported conversation. */
export interface ExportedTurn {
  question: string;
  /** Names of the files attached to the question. */
  files: string[];
  answer: string;
  /** In the person's language and time zone. */
  askedAt: string;
  /**
   * Why the answer is incomplete, null when it is complete: a partial answer must not look complete
   * in a file either.
   */
  note: string | null;
}

/** Converts a turn that has ended, in the person's language. */
export function exportedTurn(turn: StoredTurn, translator: Translator): ExportedTurn {
  const format = new Intl.DateTimeFormat(translator.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const files = turn.attachments.map(({ name }) => name);
  return {
    question: turn.question,
    files,
    answer: turn.answer,
    askedAt: format.format(new Date(turn.createdAt)),
    note: noteOf(turn, translator),
  };
}

function noteOf({ status, answer, error }: StoredTurn, translator: Translator): string | null {
  if (status === 'stopped')
    return translator.t(answer === '' ? 'export:stoppedEmpty' : 'export:stopped');
  if (status === 'interrupted' || status === 'waiting-for-tools')
    return translator.t('export:interrupted');
  if (error) return translator.describe(error).message;
  return answer === '' ? translator.t('export:emptyAnswer') : null;
}
