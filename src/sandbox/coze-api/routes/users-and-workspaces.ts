import { Hono } from 'hono';
import { requireBearer } from '../bearer-check';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { readPage } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';

/** `GET /v1/users/me` and `GET /v1/workspaces`. */
export function userRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const { account } = parts;
  const avatar = `${account.webOrigin}/favicon.png`;
  routes.get('/v1/users/me', requireBearer(parts.tokens), (context) =>
    succeed(context, {
      user_id: account.userId,
      user_name: account.userName,
      nick_name: account.nickName,
      avatar_url: avatar,
    }),
  );
  routes.get('/v1/workspaces', requireBearer(parts.tokens), (context) => {
    const { offset, size } = readPage(context);
    const workspace = {
      id: account.workspaceId,
      name: account.workspaceName,
      icon_url: avatar,
      role_type: 'owner',
      workspace_type: 'personal',
      enterprise_id: '',
      owner_uid: account.userId,
      admin_uids: [],
      description: '内置沙箱的空间：数据只在这台电脑的内存里。',
      joined_status: 'joined',
    };
    return succeed(context, {
      total_count: 1,
      workspaces: [workspace].slice(offset, offset + size),
    });
  });
  return routes;
}
