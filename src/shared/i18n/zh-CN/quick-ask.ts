/** Words of the quick ask window. */
export const quickAsk = {
  field: '输入问题',
  placeholder: '想问什么？',
  followUp: '接着问',
  hint: 'Enter 提问，Esc 隐藏',
  ask: '提问',
  stop: '停止',
  new: '新问题',
  copy: '复制回答',
  openChat: '在对话中打开',
  connect: '打开连接',
} as const;
