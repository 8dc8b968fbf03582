import { AppError } from '../lib/errors';

/** Turns what the file system or SQLite threw into DISK_FULL, DISK_READ_ONLY, DATABASE_BUSY or DATABASE_DAMAGED; else as it came. */
export function toFileError(thrown: unknown, path: string): unknown {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return new AppError('DISK_FULL', { cause: thrown });
  if (['EROFS', 'EACCES', 'EPERM', 'ENOTDIR'].includes(code) || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new AppError('DISK_READ_ONLY', { params: { path }, cause: thrown });
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new AppError('DATABASE_BUSY', { cause: thrown });
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) {
    return new AppError('DATABASE_DAMAGED', { params: { file: path }, cause: thrown });
  }
  return thrown;
}
