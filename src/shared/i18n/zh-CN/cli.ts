/**
 * What the headless program says on stderr and to people. JSON output has no texts but errors and
 * checks.
 */
export const cli = {
  secretsInFile: '密钥保存在文件 {{path}} 中（权限 600），只受文件系统保护。',
  secretsInMemory: '密钥和历史只在本次运行的内存中，退出后即忘记。',
  sandboxReady: '沙箱已启动：{{apiBase}}（应用 {{appId}}，智能体 {{botId}}）。按 Ctrl+C 结束。',
  tunnelOpen: '隧道已打开，公网地址 {{address}}',
  auditWhole: '日志完整：共 {{entries}} 条，最后一个哈希是 {{hash}}。',
  auditBroken: '第 {{number}} 条不是当初写下的内容，或者缺失了。',
  serving: '服务已启动：{{ops}}/health，Webhook 地址 {{webhook}}。按 Ctrl+C 结束。',
  keysWritten:
    '私钥：{{privateKeyFile}}\n公钥：{{publicKeyFile}}\n指纹：{{fingerprint}}\n请把公钥添加到 Coze 的 OAuth 应用，私钥不要外传。',
  tokenLine: '访问令牌 {{token}}，来源 {{source}}，有效期至 {{expiresAt}}。',
  never: '（由 Coze 决定）',
  turnLine: '首字 {{first}} 毫秒，共 {{total}} 毫秒，{{tokens}} 个 token。',
  healthy: '全部通过。',
  unhealthy: '有未通过的检查。',
  remedy: '建议：{{text}}',
  chainSignIn: '一、登录 Coze（沙箱）',
  chainAnswer: '二、提问并接收流式回答：{{question}}',
  chainTool: '三、智能体请求 KAI 工具：{{question}}',
  chainToolLine: '工具 {{name}} {{arguments}}：{{status}}，{{ms}} 毫秒',
  askTool:
    '智能体要使用 {{server}} 的工具 {{tool}}，参数 {{arguments}}。允许吗？[y 这一次 / s 本次运行 / a 始终 / n 不 / never 从不]',
  chainWebhook: '四、向 {{url}} 发送一个 Webhook 事件',
  chainDelivery: '{{ms}} 毫秒后回答 {{status}}，已写入 {{id}}，状态 {{ended}}。',
  chainDone: '整条链路正常，服务继续运行。',
} as const;
