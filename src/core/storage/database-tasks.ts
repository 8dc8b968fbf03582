import { Worker } from 'node:worker_threads';
import type { ErrorCode, ErrorParams } from '../../shared/model/error-view';
import { AppError } from '../lib/errors';
import { copyDatabase, inspectDatabase, openForTrial, prepareRestored } from './database-copy';

/** Work on whole database files, which takes time in proportion to their size. */
export const databaseTasks = { copyDatabase, inspectDatabase, openForTrial, prepareRestored };
export type DatabaseTask = keyof typeof databaseTasks;

/** The same as promises, so that callers are not blocked. */
export type DatabaseTasks = {
  [T in DatabaseTask]: (
    ...input: Parameters<(typeof databaseTasks)[T]>
  ) => Promise<ReturnType<(typeof databaseTasks)[T]>>;
};

/**
 * A call to the thread, and its answer. Keys never leave this process: a thread shares its memory.
 */
export interface DatabaseTaskCall {
  task: DatabaseTask;
  input: unknown[];
}
export type DatabaseTaskAnswer =
  | { ok: true; value: unknown }
  | { ok: false; code: ErrorCode; params: ErrorParams };

/** Runs in this thread: for commands and tests, which have no window to block. */
export const tasksHere: DatabaseTasks = {
  copyDatabase: async (...input) => copyDatabase(...input),
  inspectDatabase: async (...input) => inspectDatabase(...input),
  openForTrial: async (...input) => openForTrial(...input),
  prepareRestored: async (...input) => prepareRestored(...input),
};

/**
 * Runs each task in its own thread (`program`: the built `database-thread.ts`): the window stays
 * responsive, and the file handles are closed with the thread, which the driver otherwise keeps
 * until its statements are collected.
 */
export function tasksInThreads(program: string): DatabaseTasks {
  return {
    copyDatabase: (...input) => inThread(program, 'copyDatabase', input),
    inspectDatabase: (...input) => inThread(program, 'inspectDatabase', input),
    openForTrial: (...input) => inThread(program, 'openForTrial', input),
    prepareRestored: (...input) => inThread(program, 'prepareRestored', input),
  };
}

function inThread<T>(program: string, task: DatabaseTask, input: unknown[]): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const thread = new Worker(program, { workerData: { task, input } satisfies DatabaseTaskCall });
    let answer: DatabaseTaskAnswer | null = null;
    thread.on('message', (message: DatabaseTaskAnswer) => (answer = message));
    thread.on('error', (cause) => reject(new AppError('INTERNAL', { cause })));
    thread.on('exit', () => {
      if (answer === null) reject(new AppError('INTERNAL'));
      // The thread answers with what the task gives.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      else if (answer.ok) resolve(answer.value as T);
      else reject(new AppError(answer.code, { params: answer.params }));
    });
  });
}
