import { AppError } from '../lib/errors';

/** No permission to write, or something else in the place of the folder or file. */
const NOT_WRITABLE: ReadonlySet<string> = new Set([
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ENOTEMPTY',
]);

/**
 * Converts errors of the file system or SQLite to DISK_FULL, DISK_READ_ONLY, DATABASE_BUSY or
 * DATABASE_DAMAGED; returns others unchanged.
 */
export function toFileError(thrown: unknown, path: string): unknown {
  const code =
    typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL')
    return new AppError('DISK_FULL', { cause: thrown });
  if (
    NOT_WRITABLE.has(code) ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN')
  ) {
    return new AppError('DISK_READ_ONLY', { params: { path }, cause: thrown });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new AppError('DATABASE_BUSY', { cause: thrown });
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) {
    return new AppError('DATABASE_DAMAGED', { params: { file: path }, cause: thrown });
  }
  return thrown;
}
