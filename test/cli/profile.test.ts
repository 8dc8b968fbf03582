import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sampleProfile } from '../fakes/sample-profile';
import { tempFolder } from '../fakes/temp-folder';
import { expectError, salon } from './run-salon';

const listSchema = z.strictObject({
  profiles: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      platform: z.string(),
      apiBase: z.string(),
      auth: z.string(),
      botId: z.string(),
      active: z.boolean(),
      secret: z.string(),
      missingKaiKeys: z.array(z.string()),
      warning: z.string().nullable(),
    }),
  ),
});

test(
  'a profile is listed, exported, never over a file that is there, and imported into ' +
    'another data folder',
  async () => {
    const folder = tempFolder();
    const place = (name: string): string[] => [
      '--json',
      '--data-dir',
      join(folder, name),
      '--secrets',
      `file:${join(folder, `${name}.json`)}`,
    ];
    mkdirSync(join(folder, 'one'));
    writeFileSync(
      join(folder, 'one', 'settings.json'),
      JSON.stringify({ profiles: [sampleProfile({ botName: '咖啡助手' })], activeProfileId: 'p1' }),
    );
    expect(
      (await salon(['profile', 'list', ...place('one')])).read(listSchema).profiles,
    ).toMatchObject([{ id: 'p1', name: '咖啡助手', active: true, secret: 'not-set' }]);

    const file = join(folder, 'shop.json');
    expect(
      (await salon(['profile', 'export', 'p1', '--out', file, ...place('one')])).json(),
    ).toEqual({ file });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      kind: 'coffee-salon-profile',
      version: 1,
    });
    expectError(
      await salon(['profile', 'export', 'p1', '--out', file, ...place('one')]),
      'INVALID_INPUT',
      2,
    );
    expectError(
      await salon([
        'profile',
        'export',
        'nowhere',
        '--out',
        join(folder, 'x.json'),
        ...place('one'),
      ]),
      'INVALID_INPUT',
      2,
    );
    expect(existsSync(join(folder, 'x.json'))).toBe(false);

    expect((await salon(['profile', 'import', file, ...place('two')])).json()).toMatchObject({
      name: '咖啡助手',
      active: false,
      secret: 'not-set',
    });
    expect(
      (await salon(['profile', 'list', ...place('two')])).read(listSchema).profiles,
    ).toHaveLength(1);
    writeFileSync(file, '{"kind":"coffee-salon-profile","version":9}');
    expectError(await salon(['profile', 'import', file, ...place('two')]), 'PROFILE_FILE_NEWER', 1);
    expect(
      (await salon(['profile', 'list', ...place('two')])).read(listSchema).profiles,
    ).toHaveLength(1);
  },
  60_000,
);
