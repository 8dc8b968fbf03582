import type { ErrorTexts } from '../../error-texts';

/** Errors of keys, tokens and connection files on this machine. */
export const secretErrors = {
  KEYCHAIN_UNAVAILABLE: {
    message: '打不开系统钥匙串，密钥没有地方安全存放。',
    remedy:
      '解锁或安装系统钥匙串（Linux 上是 gnome-keyring 或 KWallet）后重启应用；也可以选择“只在本次运行中使用”，退出后自动忘记。',
  },
  SECRET_FILE_UNREADABLE: {
    message: '密钥文件 {{path}} 读不出来。',
    remedy: '检查文件是否存在、是否属于当前用户、权限是否为 600。',
  },
  KEY_MISSING: {
    message: '这个连接还没有私钥。',
    remedy: '在“连接”里导入从 Coze 下载的 private_key.pem，或生成一对新的密钥。',
  },
  KEY_INVALID: {
    message: '这不是一个能用的私钥。',
    remedy: '请完整粘贴 private_key.pem 的内容，包括 BEGIN 和 END 两行。',
  },
  KEY_ENCRYPTED: {
    message: '这个私钥带有密码保护，无法直接使用。',
    remedy:
      '先去掉密码：openssl pkcs8 -topk8 -nocrypt -in 原文件 -out private_key.pem，再导入新文件。',
  },
  KEY_NOT_RSA: {
    message: '私钥类型是 {{type}}，Coze 只接受 RSA。',
    remedy: '在 Coze 控制台重新创建密钥，或在这里生成一对 RSA 2048 密钥。',
  },
  KEY_TOO_SHORT: {
    message: 'RSA 密钥只有 {{bits}} 位，至少需要 2048 位。',
    remedy: '重新生成一对 RSA 2048 密钥，并把新公钥交给 Coze。',
  },
  KEY_IS_PUBLIC: {
    message: '这是公钥，不是私钥。',
    remedy: '请导入 private_key.pem；公钥 public_key.pem 是交给 Coze 的。',
  },
  KEY_OLD: {
    message: '这把密钥已经用了 {{days}} 天。',
    remedy: '在“连接”里选择“更换密钥”：新密钥验证成功之前，旧密钥一直可用。',
  },
  PAT_MISSING: {
    message: '这个连接还没有个人访问令牌。',
    remedy: '在 Coze 的“个人访问令牌”页面创建一个，粘贴到“连接”里。',
  },
  PAT_EXPIRES_SOON: {
    message: '个人访问令牌在 {{days}} 天内到期。',
    remedy: '在 Coze 新建一个令牌，再到“连接”里选择“更换令牌”。',
  },
  PAT_EXPIRED: {
    message: '个人访问令牌在 {{days}} 天前已经到期。',
    remedy: '在 Coze 新建一个令牌，再到“连接”里选择“更换令牌”；如果它其实没有到期，请改正到期日。',
  },
  SECRET_UNCHANGED: {
    message: '这就是正在使用的密钥或令牌。',
    remedy: '生成一对新密钥，或在 Coze 新建一个令牌。',
  },
  ROTATION_MISSING: { message: '没有正在更换的密钥或令牌。', remedy: '回到“连接”，重新开始更换。' },
  ROTATION_NOT_PROVEN: {
    message: '新的密钥或令牌还没有验证成功，所以没有替换旧的。',
    remedy: '先测试新的，通过后再替换。',
  },

  PROFILE_FILE_INVALID: {
    message: '这不是可以导入的连接文件：{{detail}}',
    remedy: '请选择从“导出连接”得到的 JSON 文件。',
  },
  PROFILE_FILE_EXTRA: {
    message: '文件里有不该有的内容：{{detail}}',
    remedy: '连接文件里没有密钥和令牌。请让对方重新导出，不要手动添加。',
  },
  PROFILE_FILE_NEWER: {
    message: '这个连接文件来自更新的版本（{{found}}，这里认识到 {{known}}）。',
    remedy: '先更新本应用，再导入。',
  },
} as const satisfies ErrorTexts;
