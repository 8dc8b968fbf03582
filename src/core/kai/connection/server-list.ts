import { randomUUID } from 'node:crypto';
import { kaiServerSchema, type KaiServer, type KaiServerDraft } from '../../../shared/model/kai';
import type { CatalogTool } from '../tools/tool-definition';
import { AppError } from '../../lib/errors';
import type { SettingsStore } from '../../ports/settings-store';
import { checkExtraHeaders } from './secret-headers';
import { hostOf } from './kai-connection';
import { parseServerUrl } from './server-address';

/** The sandbox's own server. */
export const SANDBOX_SERVER_ID = 'sandbox-kai';
const SERVERS_MAX = 20;

/** The stored servers; the sandbox profile has its own without anybody adding it. */
export class ServerList {
  constructor(
    private readonly settings: SettingsStore,
    private readonly activeProfile: () => { id: string; platform: string } | null,
  ) {}

  /** Those of the active profile, in the order they were added. */
  all(): KaiServer[] {
    const profile = this.activeProfile();
    const stored = this.settings.read().kaiServers;
    const own = stored.filter(
      ({ id, profileId }) =>
        id !== SANDBOX_SERVER_ID && (profileId === null || profileId === profile?.id),
    );
    return profile?.platform === 'sandbox'
      ? [stored.find(({ id }) => id === SANDBOX_SERVER_ID) ?? sandboxServer(profile.id), ...own]
      : own;
  }

  /** Those whose profile was removed. */
  orphans(): KaiServer[] {
    const { profiles, kaiServers } = this.settings.read();
    return kaiServers.filter(
      ({ profileId }) => profileId !== null && !profiles.some(({ id }) => id === profileId),
    );
  }

  /** KAI_SERVER_MISSING. */
  find(id: string): KaiServer {
    const found = this.all().find((server) => server.id === id);
    if (!found) throw new AppError('KAI_SERVER_MISSING');
    return found;
  }

  /**
   * The server described by a draft, not yet saved. Only limits and trust of the built-in one can
   * be changed.
   */
  fromDraft(draft: KaiServerDraft): KaiServer {
    const before = draft.serverId === null ? null : this.find(draft.serverId);
    if (draft.maxTotalSeconds < draft.timeoutSeconds)
      throw new AppError('INVALID_INPUT', { params: { detail: 'maxTotalSeconds' } });
    const { timeoutSeconds, maxTotalSeconds, trustReadOnlyHints } = draft;
    if (before?.id === SANDBOX_SERVER_ID)
      return { ...before, timeoutSeconds, maxTotalSeconds, trustReadOnlyHints };
    if (!before && this.all().length >= SERVERS_MAX)
      throw new AppError('INVALID_INPUT', { params: { detail: `> ${SERVERS_MAX}` } });
    const url = parseServerUrl(draft.url, draft.local).href;
    checkExtraHeaders(draft.headers);
    const { name, local, apiKeyHeader, headers } = draft;
    return {
      ...(before ?? {
        id: randomUUID(),
        profileId: this.activeProfile()?.id ?? null,
        enabled: true,
        toolTimeouts: {},
      }),
      name: name || hostOf(url),
      url,
      local,
      apiKeyHeader,
      headers,
      timeoutSeconds,
      maxTotalSeconds,
      trustReadOnlyHints,
    };
  }

  /** The limits that apply to a tool, in seconds. KAI_SERVER_MISSING. */
  limitsOf({ serverId, definition }: CatalogTool): {
    timeoutSeconds: number;
    maxTotalSeconds: number;
  } {
    const { timeoutSeconds, maxTotalSeconds, toolTimeouts } = this.find(serverId);
    return { timeoutSeconds: toolTimeouts[definition.name] ?? timeoutSeconds, maxTotalSeconds };
  }

  save(server: KaiServer): void {
    const others = this.settings.read().kaiServers;
    const index = others.findIndex(({ id }) => id === server.id);
    this.settings.saveKaiServers(index < 0 ? [...others, server] : others.with(index, server));
  }

  remove(id: string): void {
    this.settings.saveKaiServers(
      this.settings.read().kaiServers.filter((server) => server.id !== id),
    );
  }
}

function sandboxServer(profileId: string): KaiServer {
  return kaiServerSchema.parse({
    id: SANDBOX_SERVER_ID,
    profileId,
    name: 'KAI 沙箱 Sandbox',
    url: 'http://127.0.0.1/mcp',
    local: true,
  });
}
