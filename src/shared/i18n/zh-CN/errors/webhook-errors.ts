import type { ErrorTexts } from '../../error-texts';

/** Errors of webhooks and their listener. */
export const webhookErrors = {
  WEBHOOK_PORT_TAKEN: {
    message: '端口 {{port}} 已被其他程序占用，Webhook 监听没有启动。',
    remedy: '关闭占用它的程序后重新启动监听，或在设置里换一个端口。',
  },
  WEBHOOK_NOT_RUNNING: {
    message: 'Webhook 监听没有运行。',
    remedy: '在“Webhook”里启动监听后再试。',
  },
  WEBHOOK_NOT_REACHED: {
    message: '连不上 {{host}}：{{detail}}',
    remedy: '检查地址、网络，以及对方是否在运行。',
  },
  WEBHOOK_ANSWERED_BADLY: {
    message: '{{host}} 回答了 {{status}}，不是这台电脑上的监听。',
    remedy: '检查反向代理或隧道是否把请求转到了 127.0.0.1 的监听端口。',
  },
  WEBHOOK_PROBE_LOST: {
    message: '公网地址回答了，但探测没有到达这台电脑。',
    remedy: '这个地址通向别处；把反向代理或隧道指向本机的监听端口。',
  },
  WEBHOOK_NO_PUBLIC_ADDRESS: {
    message: '还没有公网地址。',
    remedy: '在“Webhook”里填写一个通向这台电脑的 https 地址。',
  },
  WEBHOOK_TARGET_REFUSED: {
    message: '不能向这个地址发送：{{detail}}',
    remedy: '请填写完整的 https 地址。',
  },
  WEBHOOK_GUARD_MISSING: {
    message: '还没有设置这次签名所需的密钥或令牌。',
    remedy: '先在“Webhook”的“验证”里填写，或换一种签名方式。',
  },
  WEBHOOK_OVERLOADED: {
    message: '等待写入的事件太多，暂时不再接收。',
    remedy: '稍等片刻；发送方会按 Retry-After 重试。',
  },
  WEBHOOK_RECEIVER_FAILED: {
    message: '应用内部没能处理这个事件：{{detail}}',
    remedy: '应用会自动重试；仍然失败时可在死信里重新投递。',
  },
  WEBHOOK_DEAD_LETTERS: {
    message: '有 {{count}} 个事件多次处理失败，成了死信。',
    remedy: '在“Webhook”里查看原因，然后重新投递。',
  },
  WEBHOOK_SIGNATURE_FAILED: {
    message: '最近有请求没有通过验证（Webhook signature verification failed）。',
    remedy: '检查 Bearer Token 是否正确：Coze 里填写的必须与这里的相同。',
  },
  DELIVERY_MISSING: {
    message: '这条记录已不存在，可能已按保留期限清除。',
    remedy: '刷新列表后选择另一条。',
  },
} as const satisfies ErrorTexts;
