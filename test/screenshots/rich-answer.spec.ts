import { resolve } from 'node:path';
import { startSandbox } from '../../src/sandbox/start-sandbox';
import { inEveryLanguage } from './camera';
import { answered, ask } from './questions';

const CODE = [
  '```python',
  'def extraction(beverage: float, tds: float, dose: float) -> float:',
  '    return beverage * tds / dose  # 225 * 1.35 / 15',
  '```',
].join('\n');

/** What a good answer may hold: a formula, a table, a diagram, code. */
const ANSWERS = {
  'zh-CN': {
    question: '浓度和萃取率怎么调？',
    text: [
      '## 一杯手冲的两个数',
      '**浓度**（TDS）是杯里溶解物的比例，**萃取率**是咖啡粉里有多少进了杯子。',
      '$$E = \\frac{m_{\\text{杯}} \\times \\text{TDS}}{m_{\\text{粉}}} \\times 100\\,\\%$$',
      '| 现象 | 浓度 | 萃取率 | 先改什么 |\n|---|---|---|---|\n| 又酸又淡 | < 1.15 % | < 18 % | 研磨调细一格 |\n| ' +
        '又苦又浓 | > 1.45 % | > 22 % | 水温降到 90 ℃ |',
      '按这个顺序调，每次只改一样：',
      '```mermaid\ngraph LR\n  A[冲一杯] --> B{味道}\n  B -->|酸| C[磨细一格]\n  B -->|苦| D[降 2 ℃]\n```',
      '想自动算的话，几行就够：',
      CODE,
    ].join('\n\n'),
  },
  en: {
    question: 'How do I adjust strength and extraction?',
    text: [
      '## The two numbers of a pour-over',
      '**Strength** (TDS) is the share of dissolved coffee in the cup; **extraction** is how ' +
        'much of the grounds went into it.',
      '$$E = \\frac{m_{\\text{cup}} \\times \\text{TDS}}{m_{\\text{dose}}} \\times 100\\,\\%$$',
      '| Taste | Strength | Extraction | Change first |\n|---|---|---|---|\n| sour and thin | ' +
        '< 1.15 % | < 18 % | grind one step finer |\n| bitter and heavy | > 1.45 % | > 22 % | ' +
        'lower the water to 90 ℃ |',
      'In this order, one change at a time:',
      '```mermaid\ngraph LR\n  A[Brew a cup] --> B{Taste}\n  B -->|sour| C[Grind finer]\n  B ' +
        '-->|bitter| D[2 ℃ cooler]\n```',
      'A few lines calculate it:',
      CODE,
    ].join('\n\n'),
  },
} as const;

inEveryLanguage('rich answer', { sandbox: true }, async (camera) => {
  const { page } = camera;
  const { question, text } = ANSWERS[camera.language];
  const sandbox = await startSandbox({
    knowledgeFolder: resolve(import.meta.dirname, '../../resources/knowledge'),
    tokenDelayMs: 0,
    answerOverride: () => text,
  });
  const { appId, kid, botId, apiBase, privateKeyPem: pem } = sandbox.coze;
  await page.evaluate(
    async ({ draft, key }) => {
      await window.salon.request('setup.importKey', { pem: key });
      await window.salon.request('setup.saveConnection', { draft, keep: 'this-run' });
    },
    {
      draft: {
        profileId: null,
        platform: 'coze-cn' as const,
        apiBase,
        auth: 'jwt' as const,
        appId,
        kid,
        botId,
      },
      key: pem,
    },
  );
  await camera.go('#/chat/new');
  await ask(camera, question);
  await answered(camera, 1);
  await page.waitForTimeout(2500);
  await camera.take('chat-rich');
  await sandbox.close();
});
