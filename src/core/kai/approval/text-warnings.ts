import type { TextWarning } from '../../../shared/model/kai-tool';
import type { ToolDefinition } from '../tools/tool-definition';

/**
 * Invisible characters and characters that change the direction of text. Source: Unicode Cf, TR36;
 * U+200D is allowed inside emoji.
 */
const INVISIBLE_RANGES = [
  'AD',
  '34F',
  '61C',
  '115F-1160',
  '17B4-17B5',
  '180E',
  '200B-200F',
  '202A-202E',
  '2060-2064',
  '2066-206F',
  '3164',
  'FE00-FE0E',
  'FEFF',
  'FFA0',
  'E0000-E007F',
  'E0100-E01EF',
].map((range) =>
  range
    .split('-')
    .map((code) => `\\u{${code}}`)
    .join('-'),
);
const INVISIBLE = new RegExp(`[${INVISIBLE_RANGES.join('')}]`, 'u');
const EMOJI_JOIN = /(?<=\p{Extended_Pictographic}\uFE0F?)\u200D(?=\p{Extended_Pictographic})/gu;

/**
 * Matches English words that follow each other in one sentence. Arguments alternate between words
 * and the maximum number of characters to the next word; a word is a list of alternatives.
 */
function near(first: string, ...rest: (number | string)[]): RegExp {
  const source = rest.map((part) => {
    if (typeof part === 'number') return String.raw`\b[^.。\n]{0,${part}}`;
    return String.raw`\b(?:${part})`;
  });
  return new RegExp(String.raw`\b(?:${first})${source.join('')}`, 'i');
}

/** Phrases addressed to the model. They prove nothing; they are shown to the person. */
const INSTRUCTIONS: readonly RegExp[] = [
  near(
    'ignore|disregard|forget|override',
    40,
    'previous|above|prior|earlier|all|other|system',
    30,
    '(?:instruction|prompt|rule|message|tool)s?',
  ),
  near(
    "do not|don't|never",
    30,
    'tell|inform|mention|reveal|show|notify',
    20,
    'user|person|human|anyone',
  ),
  near(
    'you must|you should|always|before (?:using|calling|answering|any)',
    60,
    String.raw`(?:call|use|read|send|include|pass|invoke|upload|fetch)\b`,
  ),
  /<\/?(?:important|system|instructions?|secret|admin|assistant)\b[^>]*>/i,
  /\b(?:system prompt|developer message|hidden instruction|jailbreak)\b/i,
  /(?:忽略|无视|不要理会|忘记)[^。\n]{0,20}(?:之前|以上|前面|所有|其他|系统)[^。\n]{0,15}(?:指令|提示|规则|说明|要求)/,
  /(?:不要|不得|禁止|别)[^。\n]{0,15}(?:告诉|告知|透露|提及|通知)[^。\n]{0,10}(?:用户|使用者|任何人|对方)/,
  /(?:必须先|务必先|一定要先|调用前必须|回答前必须)[^。\n]{0,30}(?:调用|读取|发送|传入|附上|上传)/,
];

const AROUND = 30;
const WARNINGS_MAX = 20;
const DEPTH_MAX = 12;

/**
 * What a person should look at in a definition: invisible text, and text addressed to the model.
 * Pure.
 */
export function findTextWarnings(definition: ToolDefinition): TextWarning[] {
  const texts = [
    ['name', definition.name] as const,
    ['title', definition.title] as const,
    ['description', definition.description] as const,
    ...textsIn(definition.inputSchema, 'inputSchema'),
    ...textsIn(definition.outputSchema, 'outputSchema'),
  ];
  return texts.flatMap(([place, text]) => warningsIn(place, text)).slice(0, WARNINGS_MAX);
}

function warningsIn(place: string, text: string): TextWarning[] {
  const warnings: TextWarning[] = [];
  const plain = text.replaceAll(EMOJI_JOIN, '');
  const hidden = INVISIBLE.exec(plain);
  if (hidden)
    warnings.push({
      kind: 'invisible',
      place,
      excerpt: excerpt(plain, hidden.index, hidden[0].length),
    });
  const spoken = INSTRUCTIONS.map((pattern) => pattern.exec(plain)).find((found) => found !== null);
  if (spoken)
    warnings.push({
      kind: 'instruction',
      place,
      excerpt: excerpt(plain, spoken.index, spoken[0].length),
    });
  return warnings;
}

/** Makes invisible characters visible, as <U+200B>. */
function revealInvisible(text: string): string {
  return text.replaceAll(
    new RegExp(INVISIBLE, 'gu'),
    (character) =>
      `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}

function excerpt(text: string, index: number, length: number): string {
  const start = Math.max(0, index - AROUND);
  const end = Math.min(text.length, index + length + AROUND);
  return `${start > 0 ? '…' : ''}${revealInvisible(text.slice(start, end))}${end < text.length ? '…' : ''}`;
}

/**
 * Every text of a schema that a model may read: descriptions, titles, argument names, examples,
 * allowed values.
 */
function textsIn(value: unknown, path: string, depth = 0): (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const here = `${path}.${revealInvisible(name)}`;
    const own = INVISIBLE.test(name) ? ([[here, name]] as const) : [];
    return [...own, ...textsIn(child, here, depth + 1)];
  });
}
