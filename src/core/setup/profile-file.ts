import { z } from 'zod';
import { extraHeaderSchema, kaiServerSchema } from '../../shared/model/kai';
import { profileSchema } from '../../shared/model/profile';
import { responseRuleSchema } from '../../shared/model/webhook';
import { AppError } from '../lib/errors';

/** Latest version of the file format. */
const VERSION = 1;
/** Limit of the file in characters, far more than any profile needs. */
const FILE_MAX = 1_000_000;

const { name, apiBase, auth, appId, kid, botId, botName } = profileSchema.shape;
const server = kaiServerSchema.shape;

/**
 * Strict at every level: additional content might be a secret, so such a file is refused rather
 * than stripped.
 */
const fileSchema = z.strictObject({
  kind: z.literal('coffee-salon-profile'),
  version: z.literal(VERSION),
  profile: z.strictObject({
    name: name.trim().min(1).max(100),
    platform: z.enum(['coze-cn', 'coze-com', 'studio']),
    apiBase,
    auth,
    appId,
    kid,
    botId,
    botName,
  }),
  kaiServers: z
    .array(
      z.strictObject({
        name: server.name,
        url: server.url,
        enabled: server.enabled,
        local: server.local,
        apiKeyHeader: server.apiKeyHeader,
        headers: z.array(z.strictObject(extraHeaderSchema.shape)),
        timeoutSeconds: server.timeoutSeconds,
        maxTotalSeconds: server.maxTotalSeconds,
        toolTimeouts: server.toolTimeouts,
        trustReadOnlyHints: server.trustReadOnlyHints,
        /** The server had a key on the other computer; the person enters it again. */
        needsKey: z.boolean(),
      }),
    )
    .max(20),
  webhook: z.strictObject({
    publicUrl: z.string().max(2000),
    triggerUrl: z.string().max(2000),
    rules: z.array(z.strictObject(responseRuleSchema.shape).omit({ id: true })).max(200),
  }),
});

/** A profile in a file: its addresses and settings, without any key or token. */
export type ProfileFile = z.infer<typeof fileSchema>;

/**
 * The file's text, readable for people. Anything that does not belong in a profile file is left
 * out.
 */
export function writeProfileFile(content: Omit<ProfileFile, 'kind' | 'version'>): string {
  const file = fileSchema.parse({ kind: 'coffee-salon-profile', version: VERSION, ...content });
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a file a person chose; the content is untrusted. PROFILE_FILE_INVALID when it is broken or
 * something else, PROFILE_FILE_NEWER from a later release, PROFILE_FILE_EXTRA when it contains more
 * than a profile.
 */
export function readProfileFile(text: string): ProfileFile {
  const value = parseJson(text);
  const head = z
    .looseObject({ kind: z.literal('coffee-salon-profile'), version: z.number().int().min(1) })
    .safeParse(value);
  if (!head.success) throw invalid('kind');
  if (head.data.version > VERSION)
    throw new AppError('PROFILE_FILE_NEWER', {
      params: { found: head.data.version, known: VERSION },
    });
  const file = fileSchema.safeParse(value);
  if (file.success) return file.data;
  const extra = file.error.issues.find(({ code }) => code === 'unrecognized_keys');
  if (extra?.code === 'unrecognized_keys')
    throw new AppError('PROFILE_FILE_EXTRA', {
      params: { detail: place([...extra.path, extra.keys[0] ?? '']) },
    });
  throw invalid(place(file.error.issues[0]?.path ?? []));
}

function parseJson(text: string): unknown {
  if (text.length > FILE_MAX) throw invalid(`> ${FILE_MAX}`);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw invalid('JSON');
  }
}

function place(path: readonly PropertyKey[]): string {
  return path.map(String).join('.').slice(0, 100);
}

function invalid(detail: string): AppError {
  return new AppError('PROFILE_FILE_INVALID', { params: { detail } });
}
