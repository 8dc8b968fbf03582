import type { ErrorTexts } from '../../error-texts';

/** Errors of signing in to Coze. */
export const signInErrors = {
  JWT_SIGNATURE_INVALID: {
    message: 'Coze 认为 JWT 签名无效（Invalid JWT signature）。',
    remedy: '检查私钥和公钥是否匹配，确认 kid 正确。',
  },
  JWT_KID_UNKNOWN: {
    message: 'Coze 不认识这个公钥指纹或应用 ID。',
    remedy: '到 Coze 的 OAuth 应用里核对应用 ID 和公钥指纹（kid），确认公钥已添加。',
  },
  JWT_WRONG_REGION: {
    message: '你的密钥登记在 {{found}}，但你选择了 {{chosen}}。',
    remedy: '把平台改为 {{found}} 对应的一项。',
  },
  JWT_EXPIRED: {
    message: 'Coze 认为登录凭证的时间不对。',
    remedy: '把电脑时间设为自动同步后再试。',
  },
  JWT_AUDIENCE_MISMATCH: {
    message: '登录凭证的目标地址与服务器不一致。',
    remedy: '检查接口地址：应是 api.coze.cn 或 api.coze.com，与你的账号一致。',
  },
  JWT_REPLAYED: {
    message: 'Coze 认为这个登录凭证已经用过。',
    remedy: '再试一次；每次登录都会生成新的凭证。',
  },
  JWT_REJECTED: {
    message: 'Coze 拒绝了登录：{{detail}}',
    remedy: '核对应用 ID、公钥指纹和私钥是否属于同一个 OAuth 应用，区域是否正确。',
  },
  CLOCK_SKEW: {
    message: '这台电脑的时间与服务器相差 {{seconds}} 秒。',
    remedy: '打开系统的自动校时；在此之前，登录时使用服务器的时间。',
  },
  OAUTH_APP_DISABLED: {
    message: 'Coze 不允许这个 OAuth 应用登录：{{detail}}',
    remedy: '在 Coze 控制台确认应用类型为“服务类应用”，并且处于启用状态。',
  },
  OAUTH_BAD_REQUEST: {
    message: 'Coze 认为登录请求不完整：{{detail}}',
    remedy: '检查应用 ID 和公钥指纹是否填写完整。',
  },
  OAUTH_GRANT_UNSUPPORTED: {
    message: '服务器不支持 JWT 登录方式。',
    remedy: '确认接口地址属于 Coze 云；自建的 Coze Studio 请改用个人访问令牌。',
  },
  OAUTH_SERVER_ERROR: {
    message: 'Coze 的登录服务出错（{{detail}}）。',
    remedy: '过一会儿再试；如果持续出现，把 logid 交给 Coze 支持。',
  },
  TOKEN_INVALID: {
    message: '访问令牌无效或已过期（Unauthorized）。',
    remedy:
      '检查 access_token 是否过期，重新获取；个人访问令牌请确认来自所选的平台（coze.cn 与 coze.com 的不通用），或在那里重新创建。',
  },
  PERMISSION_DENIED: {
    message: '令牌没有这项权限：{{detail}}',
    remedy: '在 OAuth 应用里勾选所需权限，并把应用授权给智能体所在的工作空间。',
  },
} as const satisfies ErrorTexts;
