import { z } from 'zod';
import { AppError } from '../core/lib/errors';
import type { Language } from '../shared/model/settings';

/**
 * The options of every command; each can also be set by an environment variable with the prefix
 * `SALON_`.
 */
export const commonOptionsSchema = z.object({
  json: z.boolean().default(false),
  dataDir: z.string().optional(),
  lang: z.enum(['zh-CN', 'en']).optional(),
  debug: z.boolean().default(false),
  sandbox: z.boolean().default(false),
  apiBase: z.string().optional(),
  appId: z.string().optional(),
  kid: z.string().optional(),
  privateKeyFile: z.string().optional(),
  pat: z.string().optional(),
  botId: z.string().optional(),
  kaiUrl: z.string().optional(),
  kaiKey: z.string().optional(),
  approve: z.enum(['all', 'read-only', 'none']).optional(),
  secrets: z.string().optional(),
});
export type CommonOptions = z.infer<typeof commonOptionsSchema>;

/** Where secrets are kept during a command. */
export type SecretsChoice =
  | { kind: 'keychain' }
  | { kind: 'memory' }
  | { kind: 'file'; path: string };

/** Reads `--secrets`; null when it was not given. INVALID_INPUT for anything else. */
export function parseSecretsChoice(text: string | undefined): SecretsChoice | null {
  if (text === undefined) return null;
  if (text === 'keychain' || text === 'memory') return { kind: text };
  if (text.startsWith('file:') && text.length > 5) return { kind: 'file', path: text.slice(5) };
  throw new AppError('INVALID_INPUT', {
    params: { detail: '--secrets keychain|file:PATH|memory' },
  });
}

/** The requested language, otherwise that of the environment; Chinese when it does not say. */
export function languageOf(
  options: Pick<CommonOptions, 'lang'>,
  environment: NodeJS.ProcessEnv,
): Language {
  if (options.lang) return options.lang;
  const locale = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  return /^en/i.test(locale) ? 'en' : 'zh-CN';
}
