import { readFileSync, writeFileSync } from 'node:fs';
import type { App } from '../../core/app/app';
import { AppError } from '../../core/lib/errors';
import type { ProfileView } from '../../shared/model/profile';
import type { Output } from '../output';

/** `profile list`: lists the connections of the data folder, without secrets. */
export async function profileListCommand(app: App, output: Output): Promise<void> {
  await app.setup.refresh();
  const profiles = app.setup.profiles.value.map(described);
  const lines = profiles.map(({ id, name, platform, auth, active, secret }) =>
    [active ? '*' : ' ', id, name, platform, auth, secret].join('  '),
  );
  output.result({ profiles }, lines.join('\n'));
}

/** `profile export ID --out FILE`: never overwrites a file (INVALID_INPUT). */
export async function profileExportCommand(
  app: App,
  id: string,
  file: string,
  output: Output,
): Promise<void> {
  const { text } = await app.maintenance.files.write(id);
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (thrown) {
    throw new AppError('INVALID_INPUT', { params: { detail: `--out ${file}` }, cause: thrown });
  }
  output.result({ file }, file);
}

/**
 * `profile import FILE`: adds a profile and changes nothing else. PROFILE_FILE_INVALID,
 * PROFILE_FILE_EXTRA, PROFILE_FILE_NEWER.
 */
export async function profileImportCommand(app: App, file: string, output: Output): Promise<void> {
  const added = described(await app.maintenance.files.read(readText(file)));
  output.result(added, `${added.id}  ${added.name}  ${added.secret}`);
}

function described({
  id,
  name,
  platform,
  apiBase,
  auth,
  botId,
  active,
  secret,
  missingKaiKeys,
  warning,
}: ProfileView) {
  return {
    id,
    name,
    platform,
    apiBase,
    auth,
    botId,
    active,
    secret,
    missingKaiKeys,
    warning: warning?.code ?? null,
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    throw new AppError('INVALID_INPUT', { params: { detail: file }, cause: thrown });
  }
}
