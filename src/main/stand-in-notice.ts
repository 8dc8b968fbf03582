import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../core/lib/errors';

/** Set by `npm start` when it runs the app in the stand-in (docs/decisions/0001). */
const STAND_IN_VARIABLE = 'SALON_STAND_IN';

/**
 * Warns the person before real keys are entered into a runtime without security fixes: once per
 * data folder, remembered by an empty file in it, and not when started with the sandbox. Repeated
 * at every start when the file cannot be written.
 */
export function standInNotice(
  dataFolder: string,
  environment: NodeJS.ProcessEnv,
  parameters: readonly string[],
): AppError[] {
  if (environment[STAND_IN_VARIABLE] !== '1' || parameters.includes('--sandbox')) return [];
  try {
    writeFileSync(join(dataFolder, 'stand-in-notice-shown'), '', { mode: 0o600, flag: 'wx' });
  } catch (thrown) {
    if (thrown instanceof Error && Reflect.get(thrown, 'code') === 'EEXIST') return [];
  }
  return [new AppError('STAND_IN_RUNTIME')];
}
