/** Words of the first run. */
export const welcome = {
  title: '欢迎来到咖啡沙龙',
  text: '把扣子（Coze）的智能体接到这台电脑上，聊咖啡，也随时看清连接是否正常。',
  sandbox: {
    title: '先用内置沙箱试试',
    text: '不需要账号，不联网。沙箱里的咖啡助手会回答你的问题。',
    action: '进入沙箱',
  },
  own: {
    title: '连接自己的智能体',
    text: '需要 Coze 的 OAuth 应用或个人访问令牌，约 5 分钟，步步可测试。',
    action: '开始连接',
    resume: '继续设置',
    resumeText: '上次做到“{{step}}”，填写的内容都在。',
  },
  later: '两种方式可以随时在“连接”里切换。',
} as const;
