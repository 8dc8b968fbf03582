import type { ErrorTexts } from '../../error-texts';

/** Errors of the acceptance. */
export const acceptanceErrors = {
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
} as const satisfies ErrorTexts;
