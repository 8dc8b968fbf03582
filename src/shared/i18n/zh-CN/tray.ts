/** The tray's menu and tooltip. */
export const tray = {
  tooltip: { ok: 'Coffee Salon：正常', degraded: 'Coffee Salon：有问题', down: 'Coffee Salon：不可用', 'not-set-up': 'Coffee Salon：未设置', checking: 'Coffee Salon：检查中' },
  coze: { ok: 'Coze：正常（{{target}}）', degraded: 'Coze：有问题', down: 'Coze：不可用', 'not-set-up': 'Coze：未设置', checking: 'Coze：检查中' },
  sandbox: '内置沙箱',
  open: '打开 Coffee Salon',
  diagnose: '立即诊断',
  quit: '退出',
} as const;
