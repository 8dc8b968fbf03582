import type { WebhookReason } from '../../model/webhook';

/** Words about webhooks that both processes use: notifications, and why a request was refused. */
export const webhook = {
  newMessage: 'Coze 发来新消息',
  newMessageFor: '“{{name}}”收到 Coze 的新消息',
  tokenTitle: 'Webhook 令牌',
  tokenText: '这是监听的 Bearer Token，只显示这一次：',
  tokenHint: '把它填到 Coze 的回调设置里。以后只能更换，不能再次查看。',
  tokenCopy: '复制',
  tokenClose: '关闭',
  reason: {
    ok: { message: '验证通过。', remedy: '' },
    'missing-proof': {
      message: '请求没有带令牌，也没有可以验证的签名。',
      remedy: '在 Coze 的 Webhook 设置里填写 Bearer Token。',
    },
    'wrong-token': {
      message: 'Bearer Token 不对（Webhook signature verification failed）。',
      remedy:
        '检查 Bearer Token 是否正确：Coze 里填写的必须与这里的相同。刚换过令牌时，旧令牌可能已过期。',
    },
    'signature-mismatch': {
      message: '签名不对（Webhook signature verification failed）。',
      remedy: '检查 Verify Token 是否与 Coze 回调应用里的相同，并确认代理没有改动正文。',
    },
    'signature-malformed': {
      message: '签名的请求头不完整或格式不对。',
      remedy: '确认发送方同时带上了时间戳、随机数和签名。',
    },
    'signature-too-old': {
      message: '签名的时间超出了允许的范围。',
      remedy: '打开自动对时；必要时在设置里放宽时间范围。',
    },
    'signature-unconfigured': {
      message: '请求带有签名，但这里没有设置验证它的密钥。',
      remedy: '在“验证”里填写 Coze 回调应用的 Verify Token，或标准 Webhook 的密钥。',
    },
    'foreign-host': {
      message: '请求的 Host 不是本机，也不是填写的公网地址。',
      remedy: '把发送方使用的地址填写为公网地址。',
    },
    'browser-request': {
      message: '请求来自网页，已拒绝。',
      remedy: 'Webhook 只接受服务器发来的请求。',
    },
    'too-many': {
      message: '这个来源失败的次数太多，暂时拒绝。',
      remedy: '改正令牌，一分钟后再试。',
    },
    'wrong-type': {
      message: '正文类型不是 UTF-8 的 application/json，或者经过压缩。',
      remedy: '让发送方使用 Content-Type: application/json。',
    },
    'too-large': { message: '正文超过 1 MiB。', remedy: '让发送方只发送必要的内容。' },
    'not-utf8': { message: '正文不是有效的 UTF-8。', remedy: '让发送方使用 UTF-8 编码。' },
    'not-json': { message: '正文不是有效的 JSON。', remedy: '检查发送方的正文。' },
    'too-deep': { message: '正文嵌套超过 64 层。', remedy: '让发送方简化正文的结构。' },
    'duplicate-names': {
      message: '同一个对象里有重复的名字。',
      remedy: '这样的正文会被不同程序读成不同的意思，请让发送方改正。',
    },
    unavailable: {
      message: '当时无法写入磁盘，没有接收。',
      remedy: '检查磁盘空间；发送方会重试。',
    },
  },
} as const satisfies {
  reason: Record<WebhookReason, { message: string; remedy: string }>;
} & Record<string, unknown>;
