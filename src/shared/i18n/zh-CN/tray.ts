/** The tray's menu and tooltip. */
export const tray = {
  tooltip: { ok: 'Coffee Salon：正常', degraded: 'Coffee Salon：有问题', down: 'Coffee Salon：不可用', 'not-set-up': 'Coffee Salon：未设置', checking: 'Coffee Salon：检查中' },
  coze: { ok: 'Coze：正常（{{target}}）', degraded: 'Coze：有问题', down: 'Coze：不可用', 'not-set-up': 'Coze：未设置', checking: 'Coze：检查中' },
  kai: { ok: 'KAI：正常（{{target}}）', degraded: 'KAI：有问题', down: 'KAI：不可用', 'not-set-up': 'KAI：未设置', checking: 'KAI：检查中' },
  webhook: { ok: 'Webhook：正在监听', degraded: 'Webhook：有问题', down: 'Webhook：没有启动', 'not-set-up': 'Webhook：已停止', checking: 'Webhook：正在启动' },
  tunnel: { ok: '隧道：已打开', degraded: '隧道：正在重新连接', down: '隧道：没有打开', 'not-set-up': '隧道：未打开', checking: '隧道：正在打开' },
  address: { degraded: '公网地址变了，Coze 里还是旧地址' },
  copyAddress: '复制公网地址',
  sandbox: '内置沙箱',
  sandboxProfile: '内置沙箱',
  open: '打开 Coffee Salon',
  quickAsk: '快速提问',
  profiles: '切换连接',
  settings: '设置',
  diagnose: '立即诊断',
  bundle: '诊断包…',
  quit: '退出',
} as const;
