import type { AnswerLanguage } from './question-reading';

/** Every sentence the sandbox's assistant says on its own, in both languages. */
export interface AssistantTexts {
  introduction: string;
  lead: (question: string) => string;
  unknown: (topics: string) => string;
  toolLead: (tool: string) => string;
  toolFailed: (tool: string, reason: string) => string;
  toolEmpty: (tool: string) => string;
  toolThought: string;
  /** What the question node asks, and what follows its answer. */
  confirmQuestion: string;
  confirmed: (reply: string) => string;
  /** What came along with the question, in words. */
  files: (names: readonly string[]) => string;
  sources: string;
  toolSource: (tool: string) => string;
  topicSeparator: string;
  /** One line of the list of sources; the title is quoted as published. */
  source: (title: string, publisher: string, year: number | undefined) => string;
}

/** The sentences by language. */
export const ASSISTANT_TEXTS: Record<AnswerLanguage, AssistantTexts> = {
  zh: {
    introduction:
      '你好，我是内置沙箱里的咖啡助手：我运行在这台电脑上，只用内置的咖啡知识回答，没有连接扣子云端，也没有大模型。试着问我「请介绍一下手冲咖啡的技巧」或「埃塞俄比亚咖啡特点」。',
    lead: (question) => `关于「${question}」，沙箱内置的咖啡知识是这样说的：`,
    unknown: (topics) =>
      `这个问题我不知道答案：沙箱的内置知识里没有相关内容，我也不会编造。我可以聊的话题有：${topics}。`,
    toolLead: (tool) => `我请本地工具 \`${tool}\` 查询，它的回答是：`,
    toolFailed: (tool, reason) => `本地工具 \`${tool}\` 没有成功：${reason}。`,
    toolEmpty: (tool) => `本地工具 \`${tool}\` 没有返回内容。`,
    files: (names) =>
      `收到 ${names.length} 个附件：${names.map((name) => `\`${name}\``).join('、')}。沙箱没有大模型，看不了附件的内容；接到扣子之后，智能体会读取它们。`,
    confirmQuestion: '回答之前先确认一下：要继续吗？',
    confirmed: (reply) => `收到你的确认「${reply}」，流程继续。`,
    toolThought: '问题提到了产地，需要查询本地的咖啡知识工具。',
    sources: '来源',
    toolSource: (tool) => `本地工具 \`${tool}\``,
    topicSeparator: '、',
    source: (title, publisher, year) =>
      `《${title}》，${publisher}${year === undefined ? '' : `，${year}`}`,
  },
  en: {
    introduction:
      'Hello, I am the coffee assistant of the built-in sandbox: I run on this computer and ' +
      'answer from built-in coffee knowledge only; there is no Coze cloud and no language ' +
      'model behind me. Try "How do I brew a good pour-over?" or "What is special about ' +
      'Ethiopian coffee?".',
    lead: (question) =>
      `This is what the sandbox's built-in coffee knowledge says about "${question}":`,
    unknown: (topics) =>
      "I do not know the answer: the sandbox's built-in knowledge has nothing about it, and I " +
      `will not make something up. I can talk about ${topics}.`,
    toolLead: (tool) => `I asked the local tool \`${tool}\`; it answered:`,
    toolFailed: (tool, reason) => `The local tool \`${tool}\` did not succeed: ${reason}.`,
    toolEmpty: (tool) => `The local tool \`${tool}\` returned nothing.`,
    files: (names) =>
      `Received ${names.length} attachment${names.length === 1 ? '' : 's'}: ` +
      `${names.map((name) => `\`${name}\``).join(', ')}. The sandbox has no language model and ` +
      'cannot look inside; at Coze the bot reads them.',
    confirmQuestion: 'Before I answer, please confirm: shall I go on?',
    confirmed: (reply) => `You confirmed with "${reply}", so the flow goes on.`,
    toolThought:
      'The question names an origin, so the local coffee knowledge tool has to be asked.',
    sources: 'Sources',
    toolSource: (tool) => `local tool \`${tool}\``,
    topicSeparator: ', ',
    source: (title, publisher, year) =>
      `“${title}”, ${publisher}${year === undefined ? '' : `, ${year}`}`,
  },
};

/** What the assistant can talk about, by language; the topics of the built-in knowledge. */
export const TOPIC_NAMES: Record<AnswerLanguage, readonly string[]> = {
  zh: [
    '产地',
    '品种',
    '处理法',
    '烘焙',
    '研磨',
    '水',
    '手冲',
    '意式浓缩',
    '牛奶',
    '冷萃',
    '品鉴',
    '储存',
    '健康',
    '历史',
    '办咖啡沙龙',
  ],
  en: [
    'origins',
    'varieties',
    'processing',
    'roasting',
    'grinding',
    'water',
    'pour-over',
    'espresso',
    'milk',
    'cold brew',
    'tasting',
    'storage',
    'health',
    'history',
    'running a coffee salon',
  ],
};
