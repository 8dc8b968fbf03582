import type { ErrorCode } from '../../model/error-view';

/** Message and remedy of every error code. `{{detail}}` is the server's own wording. */
export const errors = {
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

  KEY_OLD: {
    message: '这把密钥已经用了 {{days}} 天。',
    remedy: '在“连接”里选择“更换密钥”：新密钥验证成功之前，旧密钥一直可用。',
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
  WORKSPACE_MISSING: {
    message: '这个令牌看不到任何工作空间。',
    remedy: '在 Coze 打开“OAuth 应用”，确认应用已授权给智能体所在的工作空间。',
  },

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
  PAT_MISSING: {
    message: '这个连接还没有个人访问令牌。',
    remedy: '在 Coze 的“个人访问令牌”页面创建一个，粘贴到“连接”里。',
  },

  DATABASE_DAMAGED: {
    message: '数据库文件已损坏，已原样保存为 {{file}}。',
    remedy: '应用用一个新的数据库继续；请保留这个文件，可从备份恢复历史。',
  },
  DATABASE_FOREIGN: {
    message: '数据库用本机的密钥打不开，已原样保存为 {{file}}。',
    remedy: '它可能来自别的电脑，或钥匙串里的密钥被删除了；找回原来的钥匙串后可以换回这个文件。',
  },
  DATABASE_BUSY: {
    message: '数据库正被另一个程序占用。',
    remedy: '关闭另一个 Coffee Salon 后再试。',
  },
  DATABASE_NEWER: {
    message: '数据库来自更新版本的应用（{{found}}），这个版本只认到 {{known}}。',
    remedy: '请更新应用；在此之前历史记录不显示，文件没有改动。',
  },
  DISK_FULL: {
    message: '磁盘已满，写不进去。',
    remedy: '腾出一些空间后再试；已经保存的内容没有受影响。',
  },
  STORAGE_IN_MEMORY: {
    message: '这次运行的对话、工具记录和 Webhook 事件只保存在内存里，退出后消失。',
    remedy: '检查系统钥匙串和数据文件夹能不能用，然后重启应用；要留下的对话请先导出。',
  },
  DISK_READ_ONLY: {
    message: '数据文件夹 {{path}} 不能写入。',
    remedy: '检查文件夹权限，或换一个可以写入的位置。',
  },
  SETTINGS_DAMAGED: {
    message: '设置文件读不出来，已原样保存为 {{file}}，现在使用默认设置。',
    remedy: '重新设置需要的选项；连接的密钥仍在钥匙串里。',
  },

  BACKUP_PASSPHRASE_NEEDED: { message: '这个备份要用口令打开。', remedy: '请输入备份时设的口令。' },
  BACKUP_PASSPHRASE_WRONG: {
    message: '口令打不开这个备份。',
    remedy: '请检查大小写和输入法。忘记的口令无法找回。',
  },
  BACKUP_KEY_MISSING: {
    message: '这个备份是用另一个钥匙串锁上的。',
    remedy: '只有做备份的那台电脑、那个用户能打开它。要换电脑，请在原电脑上另存一份带口令的备份。',
  },
  BACKUP_DAMAGED: {
    message: '备份已损坏：里面的内容和写入时不一样。',
    remedy: '请换一个备份，列表里还有别的。',
  },
  BACKUP_FOREIGN: {
    message: '这个文件不是 Coffee Salon 的备份。',
    remedy: '请选择扩展名为 .salonbackup 的文件，或您自己保存的那一个。',
  },
  BACKUP_NEWER: { message: '备份来自更新版本的应用。', remedy: '请先更新应用，再恢复。' },
  BACKUP_MISSING: { message: '这个备份已经不在了。', remedy: '请从列表里选另一个。' },
  BACKUP_BUSY: { message: '正在备份或恢复。', remedy: '请等它完成后再试。' },
  BACKUP_FAILED: {
    message: '自动备份没有做成。$t(errors:{{reason}}.message)',
    remedy: '$t(errors:{{reason}}.remedy)',
  },
  DATA_FOLDER_IN_USE: {
    message:
      '没有恢复：另一个 Coffee Salon（窗口，或 salon serve 这样的命令）正在使用这个数据文件夹。',
    remedy: '先结束另一个，再恢复一次。',
  },
  RESTORE_WAITS: {
    message:
      '你选的备份还没有恢复：另一个 Coffee Salon 正在使用这个数据文件夹。现在看到的是恢复前的数据。',
    remedy: '先结束另一个（窗口，或 salon serve 这样的命令），再重新启动。',
  },
  BACKUP_RESTORED: {
    message: '已恢复 {{at}} 的备份。',
    remedy: '恢复之前的数据保留在数据文件夹的 {{folder}} 里。',
  },
  SAFE_MODE: {
    message: '应用连续几次没能正常启动，这次以安全模式运行：不启动 Webhook、隧道、KAI 和自动备份。',
    remedy: '请到“健康”查看日志或保存诊断包，然后正常启动。',
  },
  STAND_IN_RUNTIME: {
    message: '窗口运行在替代版 Electron 上，它不再有安全更新，只适合用沙箱试一试。',
    remedy:
      '填入真实密钥之前，请先在能下载 Electron 的网络里启动一次，或用 ELECTRON_MIRROR 指定镜像。',
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

  COZE_BAD_PARAMETER: {
    message: 'Coze 不接受请求的内容：{{detail}}',
    remedy: '检查智能体 ID 等填写是否正确。',
  },
  COZE_NOT_FOUND: {
    message: 'Coze 找不到请求的资源：{{detail}}',
    remedy: '确认它没有被删除，并且属于当前账号。',
  },
  COZE_SERVER_ERROR: {
    message: 'Coze 服务出错（{{number}}）。',
    remedy: '过一会儿再试；如果持续出现，把 logid 交给 Coze 支持。',
  },
  COZE_UNKNOWN: {
    message: 'Coze 返回了未知的错误 {{number}}：{{detail}}',
    remedy: '把 logid 交给 Coze 支持查询。',
  },
  ENDPOINT_NOT_SERVED: {
    message: '{{host}} 没有提供接口 {{path}}。',
    remedy: '检查接口地址；自建的 Coze Studio 只提供部分接口。',
  },
  BOT_NOT_FOUND: {
    message: '找不到这个智能体，或当前令牌无权使用它。',
    remedy:
      '核对智能体 ID（智能体编辑页网址中 bot/ 后面的数字），并确认应用已授权给它所在的工作空间。',
  },
  BOT_NOT_PUBLISHED: {
    message: '智能体还没有发布为 API。',
    remedy: '在 Coze 打开智能体，点“发布”，勾选“API”渠道后发布。',
  },
  CONVERSATION_BUSY: {
    message: '这个会话里上一条回答还没有结束。',
    remedy: '等它结束，或新建一个会话。',
  },
  REMOTE_CONVERSATION_NOT_FOUND: {
    message: 'Coze 上找不到这个会话。',
    remedy: '新建一个会话继续；旧会话可能属于别的令牌或已过期。',
  },
  RATE_LIMITED: { message: '请求太频繁，Coze 暂时不受理。', remedy: '稍等片刻再试。' },
  QUOTA_EXHAUSTED: {
    message: 'Coze 的调用额度已用完。',
    remedy: '在 Coze 查看额度；免费版共 500 次，用完后需要升级套餐。',
  },
  BALANCE_EXHAUSTED: { message: 'Coze 账户余额不足或欠费。', remedy: '在 Coze 充值后再试。' },
  MODEL_FAILED: {
    message: '智能体的模型出错：{{detail}}',
    remedy: '过一会儿再试，或在 Coze 给智能体换一个模型。',
  },
  CONTENT_REFUSED: { message: 'Coze 拒绝回答这个内容。', remedy: '换一种说法再问。' },
  PROMPT_TOO_LONG: {
    message: '内容太长，超出了模型的上限。',
    remedy: '缩短问题，或新建一个会话。',
  },
  FILE_REJECTED: { message: 'Coze 不接受这个文件：{{detail}}', remedy: '检查文件类型和大小。' },
  WORKFLOW_UNAVAILABLE: {
    message: '工作流还不能使用：{{detail}}',
    remedy: '在 Coze 发布工作流后再试。',
  },
  CANNOT_CANCEL: { message: '回答已经结束，无法取消。', remedy: '不需要再做什么。' },

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
  OPS_PORT_TAKEN: {
    message: '端口 {{port}} 已被其他程序占用，监控页面没有启动。',
    remedy: '关闭占用它的程序，或在设置的“监控”里换一个端口。',
  },
  ACCEPTANCE_RUNNING: { message: '已有一次验收正在进行。', remedy: '等它结束，或先取消它。' },
  ACCEPTANCE_NOT_AGREED: {
    message:
      '对“{{name}}”验收大约要调用 API {{calls}} 次，其中 {{questions}} 次是消耗 Token 的提问，约需 {{minutes}} 分钟。尚未开始。',
    remedy: '确认花费：命令行加 --yes，窗口里点“确认花费并开始”。也可以改用不花钱的内置沙箱。',
  },
  ACCEPTANCE_RUN_MISSING: { message: '这次验收记录已不存在。', remedy: '从列表里选择另一次。' },
  ACCEPTANCE_CASE_MISSING: { message: '这条验收用例已不存在。', remedy: '从列表里选择另一条。' },
  ACCEPTANCE_REGRESSED: {
    message: '有 {{count}} 条以前通过的验收用例现在失败了。',
    remedy: '打开验收页面，看看哪里变了，再运行一次用例。',
  },
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

  STREAM_BROKEN: {
    message: '回答传到一半时连接断了。',
    remedy: '已收到的部分保留着；再问一次可以得到完整回答。',
  },
  STREAM_STALLED: {
    message: '{{seconds}} 秒没有收到新的内容，已停止等待。',
    remedy: '检查网络后重试；回答较慢时可在设置里加大等待时间。',
  },
  CHAT_FAILED: {
    message: '智能体没能完成这次回答：{{detail}}',
    remedy: '再试一次；如果重复出现，在 Coze 里调试这个智能体。',
  },
  TOOL_ROUNDS_EXCEEDED: {
    message: '智能体连续 {{rounds}} 轮要求调用工具，已停止。',
    remedy: '在 Coze 检查智能体的工具设置，避免循环调用。',
  },
  CONVERSATION_MISSING: {
    message: '找不到这个会话，它可能已被删除。',
    remedy: '选择另一个会话或新建一个。',
  },
  TURN_MISSING: { message: '找不到这条问答。', remedy: '重新打开会话。' },
  TURN_RUNNING: {
    message: '前面的问题还在等待回答，队伍已经满了。',
    remedy: '等其中一个结束，或先停止一个。',
  },
  QUESTION_EMPTY: { message: '问题是空的。', remedy: '写几个字，或者加一个附件。' },
  ATTACHMENT_EMPTY: { message: '“{{name}}”是空文件。', remedy: '换一个有内容的文件。' },
  ATTACHMENT_TOO_LARGE: { message: '“{{name}}”超过 {{max}} MB。', remedy: '压缩或拆分后再添加。' },
  ATTACHMENT_TYPE: {
    message: 'Coze 不接受“{{name}}”这种文件（{{ending}}）。',
    remedy: '换成图片、PDF、Office 文档、文本或音频。图片请确认没有改过后缀。',
  },
  ATTACHMENTS_TOO_MANY: {
    message: '一个问题最多带 {{max}} 个附件。',
    remedy: '去掉几个，或分几次发送。',
  },
  ATTACHMENT_MISSING: { message: '找不到这个附件。', remedy: '请重新添加。' },
  IMAGE_REFUSED: { message: '这个图片地址不能用。', remedy: '只能显示 https 开头的公开地址。' },
  IMAGE_UNUSABLE: {
    message: '{{host}} 给的不是能显示的图片。',
    remedy: '在浏览器里打开它，或让智能体换一张。',
  },
  ADDRESS_PRIVATE: { message: '{{host}} 指向内部网络，已拒绝。', remedy: '换成公开的地址。' },
  FILE_UNREADABLE: { message: '读不了“{{name}}”。', remedy: '检查文件是否还在、是否允许读取。' },

  KAI_NOT_CONFIGURED: {
    message: '还没有连接 KAI 服务器。',
    remedy: '在“KAI 工具”里添加服务器地址和密钥，或使用内置沙箱。',
  },
  KAI_SERVER_MISSING: {
    message: '找不到这个 KAI 服务器。',
    remedy: '它可能已被删除；在“KAI 工具”里选择另一个。',
  },
  KAI_DISABLED: { message: 'KAI 服务器“{{server}}”已停用。', remedy: '在“KAI 工具”里启用它。' },
  KAI_URL_REFUSED: {
    message: '这个地址不能用作 KAI 服务器：{{detail}}',
    remedy: '只支持 http 和 https 地址，不要在地址里写用户名和密码。',
  },
  KAI_PRIVATE_ADDRESS: {
    message: '{{host}} 是本机或内网地址（{{address}}）。',
    remedy: '如果这台服务器确实在你的电脑或内网里，勾选“本地服务器”；否则请检查地址。',
  },
  KAI_HEADER_REFUSED: {
    message: '请求头 {{name}} 可能含有密钥，不能明文保存。',
    remedy: '把密钥填在“密钥”一栏；需要别的请求头时，在那里写它的名字。',
  },
  KAI_REDIRECTED: {
    message: 'KAI 服务器要求转到 {{target}}，没有跟随，密钥没有发出去。',
    remedy: '确认新地址可信后，把它填为服务器地址。',
  },
  KAI_UNAUTHORIZED: {
    message: 'KAI 服务器“{{server}}”不接受密钥（401）。',
    remedy: '检查密钥是否完整、是否过期，重新填写。',
  },
  KAI_FORBIDDEN: {
    message: 'KAI 服务器“{{server}}”拒绝了请求（403）。',
    remedy: '确认密钥有权使用这个服务器；本地服务器请检查地址是否为 127.0.0.1。',
  },
  KAI_HTTP_ERROR: {
    message: 'KAI 服务器“{{server}}”返回 HTTP {{status}}。',
    remedy: '检查地址的路径是否正确，并查看 KAI 服务的日志。',
  },
  KAI_NOT_MCP: {
    message: '{{host}} 的回答不是 MCP 协议。',
    remedy: '地址通常以 /mcp 结尾；请核对路径，或看看是不是上网认证页。',
  },
  KAI_PROTOCOL_UNSUPPORTED: {
    message: 'KAI 服务器“{{server}}”的协议版本不受支持（{{detail}}）。',
    remedy: '更新 KAI 服务或更新应用。',
  },
  KAI_CONNECTION_LOST: {
    message: '与 KAI 服务器“{{server}}”的连接中断了。',
    remedy: '检查 KAI 服务是否在运行；恢复后会自动重新连接。',
  },
  KAI_ANSWER_TOO_LARGE: {
    message: 'KAI 服务器的回答超过 {{megabytes}} MB，已停止接收。',
    remedy: '缩小查询范围，或让工具分页返回。',
  },
  KAI_REFUSED_REQUEST: {
    message: 'KAI 服务器“{{server}}”拒绝了请求：{{detail}}',
    remedy: '检查参数；如果重复出现，把协议记录交给 KAI 的维护者。',
  },
  KAI_LIST_CUT: {
    message: 'KAI 服务器“{{server}}”的工具太多，只显示前 {{count}} 个。',
    remedy: '让 KAI 服务按用途拆分工具。',
  },

  TOOL_MISSING: { message: '没有名为 {{tool}} 的工具。', remedy: '刷新工具列表，检查名称。' },
  TOOL_SCHEMA_INVALID: {
    message: '工具 {{tool}} 的参数说明无法使用：{{detail}}',
    remedy: '把这条信息交给 KAI 服务的维护者。',
  },
  TOOL_PAYLOAD_INVALID: {
    message: '参数不符合工具的要求：{{detail}}',
    remedy: '按提示改正参数后再调用。',
  },
  TOOL_TIMEOUT: {
    message: '工具 {{tool}} 在 {{seconds}} 秒内没有完成（Tool invocation timeout）。',
    remedy: '检查 KAI 服务状态，增加超时时间。',
  },
  TOOL_NOT_APPROVED: {
    message: '没有得到使用工具 {{tool}} 的许可。',
    remedy: '在提示中选择允许，或在“KAI 工具”的许可规则里修改。',
  },
  TOOL_BLOCKED: {
    message: '工具 {{tool}} 的定义变了，还没有被接受。',
    remedy: '在“KAI 工具”里查看变化，确认后接受。',
  },
  TOOL_FAILED: {
    message: '工具 {{tool}} 报告失败：{{detail}}',
    remedy: '查看结果里的说明，改正参数后再试。',
  },
  TOOL_RESULT_UNREADABLE: {
    message: '工具 {{tool}} 的结果读不懂：{{detail}}',
    remedy: '把这条信息交给 KAI 服务的维护者。',
  },
  CALL_MISSING: { message: '找不到这次调用的记录。', remedy: '刷新历史列表。' },
  TURN_NOT_WAITING: { message: '这条问答已经不在等待工具。', remedy: '重新提问即可。' },
} as const satisfies Record<ErrorCode, { message: string; remedy: string }>;
