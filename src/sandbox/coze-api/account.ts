import type { IdentifierSequence } from './identifiers';

/** The one person and workspace of the sandbox. */
export interface Account {
  userId: string;
  userName: string;
  nickName: string;
  workspaceId: string;
  workspaceName: string;
  /** `https://www.coze.cn` or `.com`: only for links in answers, never called. */
  webOrigin: string;
}

/** Makes the account of a region. */
export function createAccount(ids: IdentifierSequence, region: 'cn' | 'com'): Account {
  return {
    userId: ids.next(),
    userName: 'shaxiang_coffee',
    nickName: '沙箱店长',
    workspaceId: ids.next(),
    workspaceName: '沙箱空间',
    webOrigin: `https://www.coze.${region}`,
  };
}
