import type { CheckId } from '../../model/health';

/**
 * Sentences of the layered diagnosis: what each check found. A failure uses its error's own
 * sentence.
 */
export const checks = {
  disk: {
    name: '数据文件夹',
    ok: '可以写入，剩余 {{free}}。',
    warn: '剩余空间只有 {{free}}。',
    skip: '',
  },
  keychain: { name: '系统钥匙串', ok: '可以使用。', warn: '密钥存放在{{place}}。', skip: '' },
  key: {
    name: '私钥',
    ok: 'RSA {{bits}} 位，可以使用。',
    warn: '私钥可用，但已经用了 {{days}} 天。',
    skip: '使用个人访问令牌，不需要私钥。',
  },
  fingerprint: {
    name: '公钥指纹',
    ok: '指纹与 kid 一致（{{fingerprint}}）。',
    warn: '私钥的指纹（{{fingerprint}}）与 kid（{{kid}}）不同。请确认 Coze 里登记的是同一对密钥的公钥。',
    skip: '使用个人访问令牌，不需要指纹。',
  },
  clock: {
    name: '电脑时间',
    ok: '与服务器相差 {{seconds}} 秒以内。',
    warn: '与服务器相差 {{seconds}} 秒，登录时已改用服务器时间。',
    skip: '没有连上服务器，无法比较。',
  },
  jwt: {
    name: 'JWT 登录',
    ok: 'Coze 接受了签名。',
    warn: '',
    skip: '使用个人访问令牌，不需要 JWT。',
  },
  region: { name: '区域', ok: '密钥登记在 {{host}}。', warn: '', skip: '不适用。' },
  token: {
    name: '访问令牌',
    ok: '有效（{{token}}）。',
    warn: '有效（{{token}}），但登记的到期日已近或已过。',
    skip: '没有令牌可以检查。',
  },
  scope: {
    name: '权限范围',
    ok: '读取正常：{{scopes}}。写权限不试写，由“流式回答”证明。',
    warn: '这个服务器不提供工作空间列表，跳过了权限检查。',
    skip: '没有有效的令牌。',
  },
  workspace: {
    name: '工作空间',
    ok: '智能体在“{{name}}”里。',
    warn: '在看得到的工作空间（{{names}}）里没有找到这个智能体。',
    skip: '这个服务器不提供工作空间列表。',
  },
  bot: {
    name: '智能体',
    ok: '找到“{{name}}”。',
    warn: '这个服务器不提供智能体信息。',
    skip: '没有有效的令牌。',
  },
  published: {
    name: '发布状态',
    ok: '已发布为 API。',
    warn: '',
    skip: '这个服务器不提供发布状态。',
  },
  stream: {
    name: '流式回答',
    ok: '{{ms}} 毫秒收到第一段内容。',
    warn: '',
    skip: '前面的检查没有通过。',
  },
  'kai-dns': {
    name: 'KAI 域名',
    ok: '{{host}} 解析为 {{address}}。',
    warn: '',
    skip: '没有连接 KAI 服务器。',
  },
  'kai-tcp': {
    name: 'KAI 端口',
    ok: '{{address}} 端口 {{port}} 可以连接。',
    warn: '',
    skip: '没有连接 KAI 服务器。',
  },
  'kai-tls': {
    name: 'KAI 加密',
    ok: '{{protocol}}，证书有效至 {{until}}。',
    warn: '证书将在 {{days}} 天后过期。',
    skip: '地址是 http，不加密。',
  },
  'kai-http': {
    name: 'KAI 应答',
    ok: 'HTTP 服务有应答。',
    warn: '',
    skip: '没有连接 KAI 服务器。',
  },
  'kai-auth': {
    name: 'KAI 密钥',
    ok: '服务器接受了密钥。',
    warn: '服务器没有要求密钥。',
    skip: '没有连接 KAI 服务器。',
  },
  'kai-era': {
    name: 'KAI 协议',
    ok: '{{server}}，协议 {{version}}，{{transport}}。',
    warn: '',
    skip: '没有连接 KAI 服务器。',
  },
  'kai-tools': {
    name: 'KAI 工具',
    ok: '共有 {{count}} 个工具。',
    warn: '{{count}} 个工具，其中 {{broken}} 个无法使用或有变化。',
    skip: '没有连接 KAI 服务器。',
  },
  'kai-call': {
    name: 'KAI 调用',
    ok: '{{tool}} 用时 {{ms}} 毫秒。',
    warn: '',
    skip: '没有可以安全试用的只读工具。',
  },
  webhook: {
    name: 'Webhook',
    ok: '正在监听端口 {{port}}。',
    warn: '{{dead}} 个死信，最近一小时 {{unverified}} 次验证失败。',
    skip: '监听没有在这个程序里运行。',
  },
  skippedBecause: '因为“{{name}}”没有通过，没有检查。',
} as const satisfies Record<CheckId, { name: string; ok: string; warn: string; skip: string }> & {
  skippedBecause: string;
};
