import type { ErrorTexts } from '../../error-texts';

/** Errors of the app itself: requests, workspaces, the desktop around it. */
export const appErrors = {
  INVALID_INPUT: { message: '填写的内容不符合要求：{{detail}}', remedy: '按提示改正后再试。' },
  UNKNOWN_REQUEST: {
    message: '应用不认识这个请求。',
    remedy: '重新打开窗口；如果仍然出现，请更新应用。',
  },
  FORBIDDEN_SENDER: {
    message: '请求来自不受信任的页面，已拒绝。',
    remedy: '只在 Coffee Salon 自己的窗口里操作。',
  },
  INTERNAL: {
    message: '应用内部出错了，你的内容没有丢失。',
    remedy: '再试一次；如果重复出现，请把日志里的这条记录交给支持人员。',
  },
  ABORTED: { message: '已按你的要求停止。', remedy: '需要时重新发送。' },
  NOT_CONFIGURED: {
    message: '还没有设置 Coze 连接。',
    remedy: '打开“连接”完成设置，或先用内置沙箱试用。',
  },

  WORKSPACE_MISSING: {
    message: '这个令牌看不到任何工作空间。',
    remedy: '在 Coze 打开“OAuth 应用”，确认应用已授权给智能体所在的工作空间。',
  },

  SHORTCUT_TAKEN: {
    message: '{{keys}} 已被其他程序占用。',
    remedy: '在“设置 › 快捷键”里换一组按键，或在那个程序里取消它。',
  },
  SHORTCUT_WAYLAND: {
    message: 'Wayland 会话不允许程序监听全局按键。',
    remedy: '请在系统的键盘设置里，把一组按键绑定到启动咖啡沙龙的命令，并在后面加上 --quick-ask。',
  },
  LOGIN_ITEM_REFUSED: {
    message: '系统没有接受开机启动的改动。',
    remedy: '请在系统设置的登录项里修改。',
  },
  NOTIFICATIONS_UNSUPPORTED: {
    message: '这个系统不显示程序的通知。',
    remedy: 'Linux 上请安装并启动通知服务，例如 dunst 或 xfce4-notifyd。',
  },
  NOTIFICATION_FAILED: {
    message: '系统没有显示通知：{{detail}}',
    remedy: '请在系统的通知设置里允许咖啡沙龙，并关闭勿扰模式。',
  },

  OPS_PORT_TAKEN: {
    message: '端口 {{port}} 已被其他程序占用，监控页面没有启动。',
    remedy: '关闭占用它的程序，或在设置的“监控”里换一个端口。',
  },

  STAND_IN_RUNTIME: {
    message: '窗口运行在替代版 Electron 上，它不再有安全更新，只适合用沙箱试一试。',
    remedy:
      '填入真实密钥之前，请先在能下载 Electron 的网络里启动一次，或用 ELECTRON_MIRROR 指定镜像。',
  },
} as const satisfies ErrorTexts;
