/** One fragment of a streamed answer; `reasoning` only comes from thinking language models. */
export interface AnswerPiece {
  content: string;
  reasoning?: string;
}

const PIECE_LENGTHS = [2, 3, 1, 4, 2];

/**
 * Cuts a text into pieces of one to four characters, always the same way; never inside a character.
 */
export function* cutIntoPieces(text: string): Generator<AnswerPiece> {
  const characters = Array.from(text);
  let position = 0;
  for (let index = 0; position < characters.length; index += 1) {
    const length = PIECE_LENGTHS[index % PIECE_LENGTHS.length] ?? 1;
    yield { content: characters.slice(position, position + length).join('') };
    position += length;
  }
}

/** A deterministic token estimate: one per Chinese character, one per four other characters. */
export function estimateTokens(text: string): number {
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return chinese + Math.ceil((Array.from(text).length - chinese) / 4);
}
