import type { ErrorTexts } from '../../error-texts';

/** Errors of tunnels to a public address. */
export const tunnelErrors = {
  TUNNEL_NOT_CONFIGURED: {
    message: '隧道还没有填完整。',
    remedy: '填写服务器、用户名和登录方式，或 ngrok 的令牌，再打开隧道。',
  },
  TUNNEL_HOST_KEY_CHANGED: {
    message: '{{host}} 的主机密钥变了，已拒绝连接。记住的是 {{remembered}}，现在是 {{offered}}。',
    remedy: '先向服务器的管理员核对新指纹；确认无误后再选择“信任新密钥”。不能确认时不要连接。',
  },
  TUNNEL_SIGN_IN_REFUSED: {
    message: '{{host}} 不接受用户 {{user}} 的登录。',
    remedy: '检查用户名、密钥或密码，并确认公钥已写入服务器的 authorized_keys。',
  },
  TUNNEL_KEY_INVALID: {
    message: '这不是可用的 SSH 私钥。',
    remedy: '请选择 OpenSSH 或 PEM 格式的私钥文件，例如 id_ed25519，不是 .pub 文件。',
  },
  TUNNEL_KEY_LOCKED: {
    message: 'SSH 私钥有口令保护，口令缺失或不对。',
    remedy: '填写正确的密钥口令，再打开隧道。',
  },
  TUNNEL_FORWARD_REFUSED: {
    message: '{{host}} 不允许转发端口 {{port}}。',
    remedy:
      '确认服务器允许远程转发（AllowTcpForwarding），并且这个端口没有被占用；必要时换一个端口。',
  },
  TUNNEL_NO_ADDRESS: {
    message: '隧道已连上 {{host}}，但没有得到公网地址。',
    remedy: '自己的服务器请填写公网地址；公共隧道服务请稍后再试。',
  },
  TUNNEL_LOST: {
    message: '到 {{host}} 的隧道断开了。',
    remedy: '会自动重新连接；如果反复断开，请检查网络。',
  },
  TUNNEL_PROGRAM_MISSING: {
    message: '找不到程序 {{program}}。',
    remedy: '安装 cloudflared，或在隧道设置里填写它的完整路径。',
  },
  TUNNEL_PROGRAM_ENDED: {
    message: '{{program}} 意外结束：{{detail}}',
    remedy: '会自动重新启动；如果反复出现，请在终端运行它查看原因。',
  },
  TUNNEL_TOKEN_REFUSED: {
    message: 'ngrok 不接受这个令牌（{{detail}}）。',
    remedy: '在 ngrok 控制台复制 Authtoken，重新填写。',
  },
  TUNNEL_PROVIDER_REFUSED: {
    message: '{{provider}} 拒绝打开隧道（{{detail}}）。',
    remedy: '查看服务商对这个代码的说明，例如免费账户的数量限制，改正后再打开。',
  },
} as const satisfies ErrorTexts;
