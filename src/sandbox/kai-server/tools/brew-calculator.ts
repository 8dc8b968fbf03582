import { z } from 'zod';
import { KaiRefusal, kaiTool, type KaiToolDefinition } from './kai-tool';

/**
 * Usual ratios by weight, temperatures and times of the common methods; the ranges of
 * `resources/knowledge` (brew-ratio and the method entries).
 */
const METHODS = {
  v60: { name: 'V60 手冲', ratio: 16, celsius: 93, seconds: 165, grind: '中细 medium-fine' },
  'pour-over': { name: '手冲', ratio: 16, celsius: 92, seconds: 180, grind: '中 medium' },
  'french-press': { name: '法压壶', ratio: 15, celsius: 94, seconds: 240, grind: '粗 coarse' },
  aeropress: { name: '爱乐压', ratio: 14, celsius: 88, seconds: 120, grind: '中细 medium-fine' },
  'moka-pot': { name: '摩卡壶', ratio: 10, celsius: 96, seconds: 240, grind: '细 fine' },
  espresso: { name: '意式浓缩', ratio: 2, celsius: 93, seconds: 28, grind: '极细 very fine' },
  'cold-brew': { name: '冷萃', ratio: 10, celsius: 5, seconds: 43_200, grind: '粗 coarse' },
} as const;
type Method = keyof typeof METHODS;
const methodNames = Object.keys(METHODS);

const isMethod = (name: string): name is Method => Object.hasOwn(METHODS, name);

const grams = z.number().positive().max(5000);
const input = z.object({
  method: z.enum(methodNames).describe('冲煮方式'),
  coffee_g: grams.optional().describe('咖啡粉，克；与 water_g 二选一'),
  water_g: grams.optional().describe('水（意式为液重），克；与 coffee_g 二选一'),
  ratio: z.number().min(1).max(25).optional().describe('粉水比 1:ratio，默认按冲煮方式'),
});
const output = z.object({
  method: z.string(),
  coffee_g: z.number(),
  water_g: z.number(),
  ratio: z.number(),
  water_celsius: z.number(),
  seconds: z.number().int(),
  grind: z.string(),
});

const round = (value: number): number => Math.round(value * 10) / 10;

/** Coffee to water or water to coffee, for a brewing method. */
export function brewCalculator(): KaiToolDefinition<typeof input, typeof output> {
  return kaiTool({
    name: 'brew_calculator',
    title: '冲煮计算器',
    description: '按冲煮方式和粉水比，由粉量算水量或由水量算粉量，并给出水温、时间和研磨度。',
    input,
    output,
    run: ({ method, coffee_g: coffee, water_g: water, ratio: wanted }) => {
      if ((coffee === undefined) === (water === undefined))
        throw new KaiRefusal(
          'coffee_g 和 water_g 必须且只能填一个。Give either coffee_g or water_g.',
        );
      if (!isMethod(method)) throw new KaiRefusal(`method: ${methodNames.join(', ')}`);
      const { name, ratio: usual, celsius, seconds, grind } = METHODS[method];
      const ratio = wanted ?? usual;
      const coffeeGrams = round(coffee ?? (water ?? 0) / ratio);
      const waterGrams = round(water ?? (coffee ?? 0) * ratio);
      const data = {
        method,
        coffee_g: coffeeGrams,
        water_g: waterGrams,
        ratio,
        water_celsius: celsius,
        seconds,
        grind,
      };
      return {
        data,
        text: `${name}：咖啡 ${coffeeGrams} 克，水 ${waterGrams} 克（1:${ratio}），水温 ${celsius} ℃，研磨 ${grind}，时间约 ${seconds} 秒。`,
      };
    },
  });
}
