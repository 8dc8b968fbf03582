/** What stands in an exported file under an answer that is not whole. */
export const exported = {
  stopped: '已停止，回答没有完整。',
  stoppedEmpty: '已停止，还没有收到回答。',
  interrupted: '应用在回答途中关闭，回答没有完整。',
  emptyAnswer: '这次没有收到文字。',
} as const;
