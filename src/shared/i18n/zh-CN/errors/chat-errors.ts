import type { ErrorTexts } from '../../error-texts';

/** Errors of a chat turn, its attachments and its pictures. */
export const chatErrors = {
  STREAM_BROKEN: {
    message: '回答传到一半时连接断了。',
    remedy: '已收到的部分保留着；再问一次可以得到完整回答。',
  },
  STREAM_STALLED: {
    message: '{{seconds}} 秒没有收到新的内容，已停止等待。',
    remedy: '检查网络后重试；回答较慢时可在设置里加大等待时间。',
  },
  CHAT_FAILED: {
    message: '智能体没能完成这次回答：{{detail}}',
    remedy: '再试一次；如果重复出现，在 Coze 里调试这个智能体。',
  },
  TOOL_ROUNDS_EXCEEDED: {
    message: '智能体连续 {{rounds}} 轮要求调用工具，已停止。',
    remedy: '在 Coze 检查智能体的工具设置，避免循环调用。',
  },
  CONVERSATION_MISSING: {
    message: '找不到这个会话，它可能已被删除。',
    remedy: '选择另一个会话或新建一个。',
  },
  TURN_MISSING: { message: '找不到这条问答。', remedy: '重新打开会话。' },
  TURN_RUNNING: {
    message: '前面的问题还在等待回答，队伍已经满了。',
    remedy: '等其中一个结束，或先停止一个。',
  },
  QUESTION_EMPTY: { message: '问题是空的。', remedy: '写几个字，或者加一个附件。' },

  ATTACHMENT_EMPTY: { message: '“{{name}}”是空文件。', remedy: '换一个有内容的文件。' },
  ATTACHMENT_TOO_LARGE: { message: '“{{name}}”超过 {{max}} MB。', remedy: '压缩或拆分后再添加。' },
  ATTACHMENT_TYPE: {
    message: 'Coze 不接受“{{name}}”这种文件（{{ending}}）。',
    remedy: '换成图片、PDF、Office 文档、文本或音频。图片请确认没有改过后缀。',
  },
  ATTACHMENTS_TOO_MANY: {
    message: '一个问题最多带 {{max}} 个附件。',
    remedy: '去掉几个，或分几次发送。',
  },
  ATTACHMENT_MISSING: { message: '找不到这个附件。', remedy: '请重新添加。' },
  FILE_UNREADABLE: { message: '读不了“{{name}}”。', remedy: '检查文件是否还在、是否允许读取。' },

  IMAGE_REFUSED: { message: '这个图片地址不能用。', remedy: '只能显示 https 开头的公开地址。' },
  IMAGE_UNUSABLE: {
    message: '{{host}} 给的不是能显示的图片。',
    remedy: '在浏览器里打开它，或让智能体换一张。',
  },
  ADDRESS_PRIVATE: { message: '{{host}} 指向内部网络，已拒绝。', remedy: '换成公开的地址。' },
} as const satisfies ErrorTexts;
