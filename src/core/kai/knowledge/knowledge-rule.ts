import type { KnowledgeRule } from '../../../shared/model/kai';

/** The tool called before the bot is asked. */
export const KNOWLEDGE_TOOL = 'coffee_knowledge_query';

/**
 * When the mode `when-useful` queries the knowledge. Shown to the operator exactly as written here.
 */
export const KNOWLEDGE_RULE: KnowledgeRule = {
  toolName: KNOWLEDGE_TOOL,
  minCharacters: 3,
  words: [
    {
      topic: 'coffee',
      words: [
        '咖啡',
        '豆子',
        '咖啡豆',
        'coffee',
        'espresso',
        'latte',
        'arabica',
        'robusta',
        '拿铁',
        '浓缩',
        '美式',
      ],
    },
    {
      topic: 'origins',
      words: [
        '产地',
        '产区',
        '埃塞',
        '耶加',
        '肯尼亚',
        '哥伦比亚',
        '巴西',
        '云南',
        '瑰夏',
        'origin',
        'ethiopia',
        'kenya',
        'colombia',
        'brazil',
        'yunnan',
        'geisha',
        'gesha',
      ],
    },
    {
      topic: 'processing',
      words: [
        '水洗',
        '日晒',
        '蜜处理',
        '厌氧',
        '处理法',
        'washed',
        'natural process',
        'honey process',
        'anaerobic',
      ],
    },
    { topic: 'roasting', words: ['烘焙', '浅烘', '中烘', '深烘', '一爆', 'roast', 'roasting'] },
    {
      topic: 'brewing',
      words: [
        '手冲',
        '冲煮',
        '萃取',
        '研磨',
        '粉水比',
        '水温',
        '闷蒸',
        '法压',
        '爱乐压',
        '冷萃',
        'v60',
        'brew',
        'brewing',
        'extraction',
        'grind',
        'pour-over',
        'cold brew',
        'aeropress',
        'french press',
      ],
    },
    {
      topic: 'tasting',
      words: [
        '风味',
        '杯测',
        '酸质',
        '醇厚',
        '品鉴',
        'flavour',
        'flavor',
        'tasting',
        'cupping',
        'acidity',
      ],
    },
    { topic: 'salon', words: ['沙龙', 'salon'] },
  ],
};

/** The rule's word found in a question, or null when the knowledge is not queried. Pure. */
export function usefulWord(question: string, rule: KnowledgeRule = KNOWLEDGE_RULE): string | null {
  const text = question.normalize('NFKC').toLowerCase();
  if (Array.from(text.trim()).length < rule.minCharacters) return null;
  return (
    rule.words.flatMap(({ words }) => words).find((word) => holds(text, word.toLowerCase())) ?? null
  );
}

/**
 * Matches Latin words only as whole words, so that "brew" is not found in "Hebrew"; others
 * anywhere.
 */
function holds(text: string, word: string): boolean {
  if (!/^[a-z0-9]/.test(word)) return text.includes(word);
  const index = text.search(
    new RegExp(`(?<![a-z0-9])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}s?(?![a-z0-9])`),
  );
  return index >= 0;
}
