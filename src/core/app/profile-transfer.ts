import { randomUUID } from 'node:crypto';
import type { KaiServer } from '../../shared/model/kai';
import { profileSchema, type Profile, type ProfileView } from '../../shared/model/profile';
import type { ResponseRule } from '../../shared/model/webhook';
import { checkExtraHeaders } from '../kai/connection/secret-headers';
import { parseServerUrl } from '../kai/connection/server-address';
import { SANDBOX_SERVER_ID } from '../kai/connection/server-list';
import { AppError } from '../lib/errors';
import { parseUrl } from '../lib/parse-url';
import type { AuditSink } from '../ports/audit';
import type { SettingsStore } from '../ports/settings-store';
import { readApiBase } from '../setup/draft-profile';
import { readProfileFile, writeProfileFile, type ProfileFile } from '../setup/profile-file';
import { shownName } from '../setup/profile-name';
import { kaiKeyName, type SecretVault } from '../setup/secret-vault';
import type { SetupService } from '../setup/setup-service';
import { publicOrigin } from '../webhook/listener-address';

/** The response rules of any profile. */
export interface ProfileRules {
  of(profileId: string): ResponseRule[];
  saveFor(profileId: string, rule: ResponseRule): void;
}

export interface ProfileTransferOptions {
  setup: SetupService;
  settings: SettingsStore;
  vault: SecretVault;
  rules: () => Promise<ProfileRules>;
  audit: AuditSink;
}

/** Exports, imports and duplicates profiles; keys and tokens are never included. */
export class ProfileTransfer {
  constructor(private readonly options: ProfileTransferOptions) {}

  /** Text and name of the file. INVALID_INPUT for the built-in sandbox. */
  async write(profileId: string): Promise<{ fileName: string; text: string }> {
    const profile = this.options.setup.find(profileId);
    const servers = this.options.settings
      .read()
      .kaiServers.filter(({ profileId: owner }) => owner === null || owner === profileId);
    const text = writeProfileFile(await this.contentOf(profile, servers));
    this.options.audit.record({ action: 'profile.exported', subject: shownName(profile) });
    return {
      fileName: `${shownName(profile)
        .replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')
        .slice(0, 60)}.coffee-salon.json`,
      text,
    };
  }

  /**
   * Creates a profile from a file's text; changes nothing else and does not make it active.
   * PROFILE_FILE_INVALID, _EXTRA, _NEWER.
   */
  async read(text: string): Promise<ProfileView> {
    const file = readProfileFile(text);
    checkAddresses(file);
    const added = await this.add(file);
    this.options.audit.record({ action: 'profile.imported', subject: added.name });
    return added;
  }

  /** Copies a profile without its secrets; what all profiles share is not copied. */
  async duplicate(profileId: string): Promise<ProfileView> {
    const profile = this.options.setup.find(profileId);
    const own = this.options.settings
      .read()
      .kaiServers.filter(({ profileId: owner }) => owner === profileId);
    return this.add({
      kind: 'coffee-salon-profile',
      version: 1,
      ...(await this.contentOf(profile, own)),
    });
  }

  private async contentOf(
    profile: Profile,
    servers: readonly KaiServer[],
  ): Promise<Omit<ProfileFile, 'kind' | 'version'>> {
    const { settings, vault, rules } = this.options;
    const { platform, apiBase, auth, appId, kid, botId, botName, webhook } = profile;
    if (platform === 'sandbox')
      throw new AppError('INVALID_INPUT', { params: { detail: 'sandbox' } });
    const stored = settings.read().kaiServers;
    const kaiServers = servers
      .filter(({ id }) => id !== SANDBOX_SERVER_ID && stored.some((one) => one.id === id))
      .map(async ({ id, profileId: _owner, ...server }) => ({
        ...server,
        url: withoutQuery(server.url),
        needsKey: (await vault.get(kaiKeyName(id))) !== null,
      }));
    return {
      profile: { name: shownName(profile), platform, apiBase, auth, appId, kid, botId, botName },
      kaiServers: await Promise.all(kaiServers),
      webhook: {
        ...webhook,
        rules: (await rules()).of(profile.id).map(({ id: _id, ...rule }) => rule),
      },
    };
  }

  private async add({ profile, kaiServers, webhook }: ProfileFile): Promise<ProfileView> {
    const { setup, settings, rules } = this.options;
    const id = randomUUID();
    const servers = kaiServers.map(({ needsKey, ...server }) => ({
      needsKey,
      server: { ...server, id: randomUUID(), profileId: id },
    }));
    const { rules: fileRules, ...addresses } = webhook;
    const ruleStore = fileRules.length > 0 ? await rules() : null;
    settings.saveKaiServers([
      ...settings.read().kaiServers,
      ...servers.map(({ server }) => server),
    ]);
    for (const rule of fileRules) ruleStore?.saveFor(id, { ...rule, id: '' });
    return setup.add(
      profileSchema.parse({
        ...profile,
        id,
        name: this.freeName(profile.name),
        named: true,
        webhook: addresses,
        importedKaiServers: servers.flatMap(({ needsKey, server }) =>
          needsKey ? [server.id] : [],
        ),
      }),
    );
  }

  /** The name, followed by a number if it is taken. */
  private freeName(wanted: string): string {
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? wanted : `${wanted} ${number}`;
      if (!this.isTaken(name)) return name;
    }
  }

  private isTaken(name: string): boolean {
    return this.options.settings.read().profiles.some((profile) => shownName(profile) === name);
  }
}

/** Addresses in a file follow the same rules as typed ones. */
function checkAddresses({ profile, kaiServers, webhook }: ProfileFile): void {
  try {
    readApiBase(profile.apiBase, profile.platform === 'studio');
    for (const { url, local, headers } of kaiServers) {
      parseServerUrl(url, local);
      checkExtraHeaders(headers);
    }
    if (webhook.publicUrl !== '') publicOrigin(webhook.publicUrl);
  } catch (thrown) {
    const detail =
      thrown instanceof AppError
        ? String(thrown.params['detail'] ?? thrown.params['name'] ?? thrown.code)
        : '';
    throw new AppError('PROFILE_FILE_INVALID', { params: { detail }, cause: thrown });
  }
}

/** A query may contain a key; the person can complete an address without it. */
function withoutQuery(text: string): string {
  const url = parseUrl(text);
  if (!url || url.search === '') return text;
  url.search = '';
  return url.href;
}
