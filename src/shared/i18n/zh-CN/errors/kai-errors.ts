import type { ErrorTexts } from '../../error-texts';

/** Errors of KAI servers and tool calls. */
export const kaiErrors = {
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
} as const satisfies ErrorTexts;
