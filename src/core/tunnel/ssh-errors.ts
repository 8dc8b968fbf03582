import { AppError } from '../lib/errors';
import { toNetworkError } from '../net/network-errors';

/** The target of a connection, for errors. */
export interface SshTarget {
  host: string;
  port: number;
  user: string;
}

/** Converts an error of `ssh2`, by the stage it names. */
export function toSshError(
  thrown: unknown,
  { host, port, user }: SshTarget,
  seconds: number,
): AppError {
  if (thrown instanceof AppError) return thrown;
  const level = thrown instanceof Error && 'level' in thrown ? thrown.level : '';
  if (level === 'client-authentication')
    return new AppError('TUNNEL_SIGN_IN_REFUSED', { params: { host, user }, cause: thrown });
  if (level === 'client-timeout')
    return new AppError('TIMEOUT', { params: { host, seconds }, cause: thrown });
  if (level === 'handshake' || level === 'protocol')
    return new AppError('TUNNEL_LOST', { params: { host }, cause: thrown });
  return toNetworkError(
    thrown,
    `ssh://${host.includes(':') ? `[${host}]` : host}:${port}`,
    seconds,
  );
}
