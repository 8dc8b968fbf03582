import { z } from 'zod';
import { logFilterSchema, logPageSchema } from '../model/log';
import { nothing, request } from './define';

/** The log as stored in the files: secrets were removed before it was written. */
export const logRequests = {
  /** `after` null: the newest `limit` lines; otherwise those written after that position. */
  'log.read': request(
    z.object({
      filter: logFilterSchema,
      after: z.number().int().nullable(),
      limit: z.number().int().min(1).max(1000),
    }),
    logPageSchema,
  ),
  /** Opens the folder with the log files in the system's file manager. */
  'log.openFolder': request(nothing, nothing),
};

export const logEvents = {
  /** New lines were written; at most five times a second. */
  'log.grown': z.object({}),
};
