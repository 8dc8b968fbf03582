import { AppError } from '../core/lib/errors';

/** Names the port when a listener could not use it (INVALID_INPUT); other errors are unchanged. */
export function toPortError(thrown: unknown, port: number | undefined): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return thrown;
  const taken = thrown instanceof Error && 'port' in thrown ? Number(thrown.port) : (port ?? 0);
  const option = taken === port || port === undefined ? '--port' : '--kai-port';
  return new AppError('INVALID_INPUT', {
    params: { detail: `${option} ${taken}: ${code}` },
    cause: thrown,
  });
}
