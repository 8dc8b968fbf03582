import type { ErrorTexts } from '../../error-texts';

/** Errors that come from what Coze answers. */
export const cozeErrors = {
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
} as const satisfies ErrorTexts;
