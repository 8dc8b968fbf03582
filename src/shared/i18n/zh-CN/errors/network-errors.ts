import type { ErrorTexts } from '../../error-texts';

/** Errors of the network and the proxy between this machine and Coze. */
export const networkErrors = {
  DNS_FAILED: {
    message: '找不到服务器 {{host}}。',
    remedy: '检查网络是否连通，地址是否拼写正确。',
  },
  CONNECTION_REFUSED: { message: '{{host}} 拒绝了连接。', remedy: '确认服务已启动、端口正确。' },
  CONNECTION_RESET: { message: '与 {{host}} 的连接中断了。', remedy: '检查网络或代理后再试。' },
  TLS_FAILED: {
    message: '与 {{host}} 的安全连接没有建立（{{detail}}）。',
    remedy: '检查电脑时间；如果公司网络会检查加密流量，请安装它的根证书。',
  },
  TIMEOUT: {
    message: '{{host}} 在 {{seconds}} 秒内没有回应。',
    remedy: '检查网络；网络较慢时可在设置里加大超时时间。',
  },
  NETWORK_UNREACHABLE: { message: '到 {{host}} 的网络不通。', remedy: '检查网线、Wi-Fi 或 VPN。' },
  NOT_COZE_RESPONSE: {
    message: '{{host}} 返回的不是 Coze 的应答（HTTP {{status}}）。',
    remedy:
      '可能是需要登录的上网认证页，或接口地址填错；先用浏览器打开任意网页确认能上网，再检查地址。',
  },

  PROXY_NOT_SET: {
    message: '选择了自定义代理，但还没有填写能用的代理地址。',
    remedy: '在“设置”的“网络”里填写代理地址，或改为跟随系统、不使用代理。',
  },
  PROXY_UNREACHABLE: {
    message: '连不上代理服务器 {{proxy}}（{{detail}}）。',
    remedy: '确认代理程序已启动，地址和端口正确；也可以在“设置”的“网络”里换一种方式。',
  },
  PROXY_AUTH_REQUIRED: {
    message: '代理服务器 {{proxy}} 要求用户名和密码，或不接受现在的这一组。',
    remedy: '在“设置”的“网络”里选自定义代理，填写它的用户名和密码。',
  },
  PROXY_REFUSED: {
    message: '代理服务器 {{proxy}} 没有放行这个请求（{{detail}}）。',
    remedy: '代理可能不允许访问这个地址，或它自己上不了网；请询问网络管理员，或换一个代理。',
  },
} as const satisfies ErrorTexts;
