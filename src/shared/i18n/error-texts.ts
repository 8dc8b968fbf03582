import type { ErrorCode } from '../model/error-view';

/** What happened and what to do about it, for some of the error codes. */
export type ErrorTexts = Partial<Record<ErrorCode, { message: string; remedy: string }>>;
