import type { TunnelSecretName, TunnelView } from '../../shared/model/tunnel';
import { AppError } from '../lib/errors';
import { Observable } from '../lib/observable';
import type { SecretStore } from '../ports/secret-store';
import { checkMaybeLockedKey } from './ssh-private-key';

const NAMES: Record<TunnelSecretName, string> = {
  'ssh-key': 'tunnel/ssh/private-key',
  'ssh-passphrase': 'tunnel/ssh/passphrase',
  'ssh-password': 'tunnel/ssh/password',
  'ngrok-token': 'tunnel/ngrok/authtoken',
};
/** Bytes per entry: an RSA key of 4096 bits exceeds the store's limit, so it is stored in parts. */
const PART_BYTES = 2400;
const PARTS_MAX = 9;

type Flags = TunnelView['kept'];

/**
 * The secrets of tunnels: read when a tunnel connects, not cached. Without a store they are kept in
 * memory for this run.
 */
export class TunnelSecrets {
  /** What a screen may know about them. */
  readonly flags = new Observable<Flags>({
    'ssh-key': 'not-set',
    'ssh-passphrase': 'not-set',
    'ssh-password': 'not-set',
    'ngrok-token': 'not-set',
  });
  private readonly thisRun = new Map<TunnelSecretName, string>();

  constructor(private readonly secrets: SecretStore) {}

  /** Checks which ones exist. */
  async load(): Promise<void> {
    const flags: Flags = { ...this.flags.value };
    for (const name of ['ssh-key', 'ssh-passphrase', 'ssh-password', 'ngrok-token'] as const)
      flags[name] = (await this.get(name)) === null ? 'not-set' : 'set';
    this.flags.set(flags);
  }

  async get(name: TunnelSecretName): Promise<string | null> {
    const kept = this.thisRun.get(name);
    if (kept !== undefined) return kept;
    const first = await this.secrets.get(NAMES[name]);
    if (!first || first.length < 2) return null;
    const parts = [first.subarray(1)];
    for (let part = 2; part <= (first[0] ?? 1); part += 1)
      parts.push((await this.secrets.get(partName(name, part))) ?? new Uint8Array());
    return Buffer.concat(parts).toString('utf8');
  }

  /**
   * Stores it, or removes it when the text is empty. TUNNEL_KEY_INVALID, INVALID_INPUT when it is
   * too long.
   */
  async set(name: TunnelSecretName, value: string): Promise<void> {
    const text = name === 'ssh-key' ? cleanKey(value) : value.trim();
    if (name === 'ssh-key' && text !== '') await checkMaybeLockedKey(text);
    this.thisRun.delete(name);
    if (text === '') await this.remove(name);
    else await this.store(name, text);
    this.flags.set({ ...this.flags.value, [name]: text === '' ? 'not-set' : 'set' });
  }

  /** The first part is written last: it holds the number of parts. */
  private async store(name: TunnelSecretName, text: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    const count = Math.ceil(bytes.length / PART_BYTES);
    if (count > PARTS_MAX) throw new AppError('INVALID_INPUT', { params: { detail: name } });
    const part = (index: number): Uint8Array =>
      bytes.subarray((index - 1) * PART_BYTES, index * PART_BYTES);
    try {
      for (let index = 2; index <= count; index += 1)
        await this.secrets.set(partName(name, index), part(index));
      await this.secrets.set(NAMES[name], Buffer.concat([Buffer.from([count]), part(1)]));
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'KEYCHAIN_UNAVAILABLE') throw thrown;
      this.thisRun.set(name, text);
    }
  }

  private async remove(name: TunnelSecretName): Promise<void> {
    const first = await this.secrets.get(NAMES[name]);
    await this.secrets.delete(NAMES[name]);
    for (let part = 2; part <= (first?.[0] ?? 1); part += 1)
      await this.secrets.delete(partName(name, part));
  }
}

/** Every name in the store under which a part of a tunnel secret may be. */
export function tunnelSecretNames(): string[] {
  const names: TunnelSecretName[] = ['ssh-key', 'ssh-passphrase', 'ssh-password', 'ngrok-token'];
  return names.flatMap((name) => [
    NAMES[name],
    ...Array.from({ length: PARTS_MAX - 1 }, (_part, index) => partName(name, index + 2)),
  ]);
}

function partName(name: TunnelSecretName, part: number): string {
  return `${NAMES[name]}/${part}`;
}

/** Removes Windows line ends and surrounding blank lines, as left by pasting. */
function cleanKey(text: string): string {
  const clean = text.replaceAll('\r\n', '\n').trim();
  return clean === '' ? '' : `${clean}\n`;
}
