import { AppError } from '../core/lib/errors';

/** Names the port when a listener could not take it (INVALID_INPUT); anything else as it came. */
export function toPortError(thrown: unknown, port: number | undefined): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return thrown;
  return new AppError('INVALID_INPUT', { params: { detail: `--port ${port ?? 0}: ${code}` }, cause: thrown });
}
