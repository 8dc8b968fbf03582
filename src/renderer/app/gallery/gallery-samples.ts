import type { ErrorView } from '../../../shared/model/error-view';
import type { TimelineStep } from '../../ui/timeline';

/** Pretends to copy. */
export const copySample = (): Promise<boolean> => Promise.resolve(true);

/** An error as the main process sends it. */
export const SAMPLE_ERROR: ErrorView = {
  code: 'RATE_LIMITED',
  message: 'RATE_LIMITED',
  remedy: '',
  layer: 'coze',
  logid: '20261123120000A1B2C3D4E5F6A7B8C9',
  params: { seconds: 20 },
};

/** One step in each state. */
export const SAMPLE_STEPS: readonly TimelineStep[] = [
  {
    id: 'key',
    status: 'ok',
    title: '私钥',
    text: 'RSA 2048 位，指纹与 kid 一致。',
    remedy: '',
    ms: 3,
    logid: null,
  },
  {
    id: 'clock',
    status: 'warn',
    title: '电脑时间',
    text: '与服务器相差 42 秒，登录时已改用服务器时间。',
    remedy: '打开系统的自动校时。',
    ms: 85,
    logid: null,
  },
  {
    id: 'jwt',
    status: 'fail',
    title: 'JWT 登录',
    text: 'Coze 不认识这个 kid。',
    remedy: '核对 OAuth 应用里的公钥指纹。',
    ms: 1240,
    logid: '20261123120000A1B2C3D4E5F6',
  },
  {
    id: 'bot',
    status: 'skip',
    title: '智能体',
    text: '因为“JWT 登录”没有通过，没有检查。',
    remedy: '',
    ms: 0,
    logid: null,
  },
];

/** Markdown with everything an answer may contain, including what must not work. */
export const SAMPLE_MARKDOWN = `# 一级标题
## 二级标题
普通文字，**强调**、*斜体*、~~删除~~、\`code\`，[链接](https://example.com)，[参考链接][sca] 和脚注[^water]。

- 列表
  - 第二层
- [x] 做完
- [ ] 没做

1. 第一
2. 第二

> 引用

| 项目 | 建议 |
|---|---|
| 水温 | 92 °C |

\`\`\`ts
const ratio = 1 / 16;
\`\`\`

![图片](https://example.com/a.png) <script>alert(1)</script> [坏链接](javascript:alert(1))

[sca]: https://sca.coffee
[^water]: 硬度 50–175 ppm。
`;
