/** What a line stands for; the colour comes from the tokens. */
export type Tone = 'accent' | 'ok' | 'warn' | 'bad' | 'soft';

const VARIABLES: Record<Tone, string> = {
  accent: '--accent',
  ok: '--ok',
  warn: '--warn',
  bad: '--bad',
  soft: '--line-strong',
};

/** A token's current colour: a canvas has no CSS variables. */
export function colourOf(variable: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

/** The colour of a line in the current theme. */
export function toneColour(tone: Tone): string {
  return colourOf(VARIABLES[tone]);
}
