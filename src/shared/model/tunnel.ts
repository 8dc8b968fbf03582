import { z } from 'zod';
import { errorViewSchema } from './error-view';

/** Kinds of tunnels. */
export const tunnelKindSchema = z.enum(['ssh', 'cloudflared', 'ngrok']);
export type TunnelKind = z.infer<typeof tunnelKindSchema>;

/** Placeholder in an address for the port the server assigned. */
const PORT_MARK = '{port}';

/** The public origin of a template, for a port; null unless it is https with a host and no path. */
export function originOfTemplate(template: string, port: number): string | null {
  const url = parseUrl(template.replaceAll(PORT_MARK, String(port)));
  const isBare =
    url !== null &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === '';
  return isBare && url.protocol === 'https:' ? url.origin : null;
}

/** `URL.canParse` is missing in the oldest supported runtime. */
function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const sshSchema = z.object({
  /** Name or address of the server; empty while none is set. */
  host: z
    .string()
    .trim()
    .max(255)
    .regex(/^[\w.:%-]*$/)
    .default(''),
  port: z.number().int().min(1).max(65_535).default(22),
  user: z.string().trim().max(200).default(''),
  /**
   * Address the server listens on for us: `localhost` behind a reverse proxy, empty for all its
   * addresses.
   */
  remoteHost: z.string().trim().max(255).default('localhost'),
  /** 0 picks a free one. */
  remotePort: z.number().int().min(0).max(65_535).default(80),
  /**
   * Public address, `{port}` for the server's port; empty: printed by the server, as public tunnel
   * hosts do.
   */
  address: z
    .string()
    .trim()
    .max(500)
    .refine((text) => text === '' || originOfTemplate(text, 1) !== null)
    .default(''),
});
export type SshTunnelSettings = z.infer<typeof sshSchema>;

/** The person's settings of a tunnel. */
export const tunnelChoiceSchema = z.object({
  kind: tunnelKindSchema.default('ssh'),
  ssh: sshSchema.prefault({}),
  /** Path of the program; empty to search PATH for `cloudflared`. */
  cloudflaredPath: z.string().trim().max(1000).default(''),
  /** A domain reserved at ngrok; empty for one ngrok chooses. */
  ngrokDomain: z
    .string()
    .trim()
    .max(255)
    .regex(/^[\w.-]*$/)
    .default(''),
});
export type TunnelChoice = z.infer<typeof tunnelChoiceSchema>;

/** The same with what the app remembers. Nothing secret. */
export const tunnelSettingsSchema = tunnelChoiceSchema.extend({
  /** The tunnel was left open: it is opened again with the app. */
  wanted: z.boolean().default(false),
  /**
   * Key of each SSH server by `host:port`, the first one seen or one the person accepted: type and
   * SHA-256 fingerprint.
   */
  hostKeys: z.record(z.string(), z.string()).default({}),
  /** The public address the person copied last: the one Coze has. */
  confirmedAddress: z.string().max(2000).default(''),
});
export type TunnelSettings = z.infer<typeof tunnelSettingsSchema>;

/** Secrets of tunnels set by a person. */
export const tunnelSecretNameSchema = z.enum([
  'ssh-key',
  'ssh-passphrase',
  'ssh-password',
  'ngrok-token',
]);
export type TunnelSecretName = z.infer<typeof tunnelSecretNameSchema>;

/** The tunnel for display. */
export const tunnelViewSchema = z.object({
  status: z.enum(['closed', 'opening', 'open', 'reconnecting', 'failed']),
  /** The public address with the path, as Coze needs it; null unless open. */
  address: z.string().nullable(),
  /** When this status began. */
  since: z.string(),
  error: errorViewSchema.nullable(),
  /** When it will be retried; null while it is not waiting. */
  retryAt: z.string().nullable(),
  choice: tunnelChoiceSchema,
  /** Which of them are in the secret store. */
  kept: z.record(tunnelSecretNameSchema, z.enum(['set', 'not-set'])),
  /** Key of the chosen SSH server: the remembered one, and a different one it presents now. */
  hostFingerprint: z.object({ remembered: z.string().nullable(), offered: z.string().nullable() }),
  /**
   * The address Coze still has, if it differs from the open one; null while there is nothing to
   * change.
   */
  staleAddress: z.string().nullable(),
});
export type TunnelView = z.infer<typeof tunnelViewSchema>;
