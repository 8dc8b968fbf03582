import { kaiServerSchema, type KaiServer } from '../shared/model/kai';
import { AppError } from '../core/lib/errors';
import type { CommonOptions } from './common-options';

/** A KAI server given on the command line, with its key. */
export interface ExplicitKai {
  server: KaiServer;
  key: string | null;
}

/** The server of `--kai-url`, or null. An address typed on a terminal may be of this machine. */
export function explicitKai({
  kaiUrl,
  kaiKey,
}: Pick<CommonOptions, 'kaiUrl' | 'kaiKey'>): ExplicitKai | null {
  if (!kaiUrl) {
    if (kaiKey) throw new AppError('INVALID_INPUT', { params: { detail: '--kai-url' } });
    return null;
  }
  return {
    server: kaiServerSchema.parse({
      id: 'given-kai',
      profileId: null,
      name: 'KAI',
      url: kaiUrl,
      local: true,
    }),
    key: kaiKey || null,
  };
}
