import type { CheckId } from '../../../shared/model/health';
import { AppError } from '../../lib/errors';
import type { IsolatedApp, LayerFinding } from '../isolated-app';
import type { AcceptanceCheckDefinition, CheckFinding } from './acceptance-check';

/** The OAuth app at Coze: key, its fingerprint, the right region, the bot published as an API. */
export function oauthAppCheck(): AcceptanceCheckDefinition {
  return {
    id: 'oauth_app',
    run: (app, signal) =>
      layersCheck(
        app,
        ['key', 'fingerprint', 'region', 'scope', 'bot', 'published'],
        'oauthApp',
        signal,
      ),
  };
}

/** A JWT is made, and accepted by Coze. */
export function jwtCheck(): AcceptanceCheckDefinition {
  return { id: 'jwt', run: (app, signal) => layersCheck(app, ['clock', 'jwt'], 'jwt', signal) };
}

/** The JWT is exchanged for a token that Coze accepts; `validate_token` of the guide, step 3.3. */
export function accessTokenCheck(): AcceptanceCheckDefinition {
  return {
    id: 'access_token',
    async run(app, signal): Promise<CheckFinding> {
      const source = await app.validateToken(signal);
      return { passed: true, key: source === 'jwt' ? 'accessToken' : 'accessTokenPat' };
    },
  };
}

async function layersCheck(
  app: IsolatedApp,
  wanted: readonly CheckId[],
  key: string,
  signal: AbortSignal,
): Promise<CheckFinding> {
  const layers = await app.layers(signal);
  const own = layers.filter(({ id }) => wanted.includes(id));
  const failed = own.find(({ status }) => status === 'fail') ?? skippedBy(own, layers);
  if (failed)
    return {
      passed: false,
      key: 'layerFailed',
      params: { layer: failed.id },
      error: failed.error ?? new AppError('INTERNAL'),
    };
  const isTokenOnly = own.every(
    ({ id, status }) => status === 'skip' || !['key', 'fingerprint', 'jwt'].includes(id),
  );
  return {
    passed: true,
    key: isTokenOnly ? 'patInstead' : key,
    params: { host: new URL(app.host).host },
  };
}

/** A layer that was skipped because an earlier one failed. */
function skippedBy(
  own: readonly LayerFinding[],
  all: readonly LayerFinding[],
): LayerFinding | undefined {
  return own.some(({ status }) => status === 'skip')
    ? all.find(({ status }) => status === 'fail')
    : undefined;
}
