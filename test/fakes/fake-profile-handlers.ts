import type { RequestInput, RequestOutput } from '../../src/shared/ipc/contract';
import { type Result, succeed } from '../../src/shared/ipc/result';
import type { DoctorReport } from '../../src/shared/model/health';
import type { PendingKey, ProfileView, Rotation } from '../../src/shared/model/profile';
import { sampleProfileView } from './sample-profile';

type Names =
  | 'setup.rename'
  | 'setup.duplicate'
  | 'setup.exportProfile'
  | 'setup.importProfile'
  | 'setup.setPatExpiry'
  | 'setup.beginRotation'
  | 'setup.tryRotation'
  | 'setup.finishRotation'
  | 'setup.cancelRotation';
type FakeProfileHandlers = { [N in Names]: (input: RequestInput<N>) => Result<RequestOutput<N>> };

/**
 * Renames, copies, files and rotations of the fake main process; `tell` says that profiles changed.
 */
export function fakeProfileHandlers(
  world: { profiles: ProfileView[]; report: DoctorReport },
  { next, tell, pending }: { next: () => string; tell: () => void; pending: PendingKey },
): FakeProfileHandlers {
  const change = (profileId: string, changes: Partial<ProfileView>): Result<void> => {
    world.profiles = world.profiles.map((profile) =>
      profile.id === profileId ? { ...profile, ...changes } : profile,
    );
    tell();
    return succeed(undefined);
  };
  const add = (profile: ProfileView): Result<ProfileView> => {
    world.profiles = [...world.profiles, profile];
    tell();
    return succeed(profile);
  };
  const missing = { active: false, secret: 'not-set', fingerprint: null } as const;
  const over = { rotation: null, nextPublicHalf: null };
  return {
    'setup.rename': ({ profileId, name }) => change(profileId, { name, named: name !== '' }),
    'setup.duplicate': ({ profileId }) =>
      add({
        ...(world.profiles.find(({ id }) => id === profileId) ?? sampleProfileView()),
        id: next(),
        ...missing,
      }),
    'setup.exportProfile': () => succeed({ path: '/tmp/profile.coffee-salon.json' }),
    'setup.importProfile': () =>
      add(
        sampleProfileView({
          id: next(),
          name: '导入的连接',
          named: true,
          missingKaiKeys: ['KAI'],
          ...missing,
        }),
      ),
    'setup.setPatExpiry': ({ profileId, lastDay }) =>
      change(profileId, { patExpiresAt: lastDay && `${lastDay}T23:59:59.000Z` }),
    'setup.beginRotation': ({ profileId }) =>
      change(profileId, {
        rotation: rotation('waiting', pending.fingerprint),
        nextPublicHalf: pending,
      }),
    'setup.tryRotation': ({ profileId, kid, finish }) => {
      change(profileId, finish ? over : { rotation: rotation('proven', kid) });
      return succeed(world.report);
    },
    'setup.finishRotation': ({ profileId }) => change(profileId, over),
    'setup.cancelRotation': ({ profileId }) => change(profileId, over),
  };
}

function rotation(step: Rotation['step'], kid: string): Rotation {
  return { step, startedAt: new Date().toISOString(), kid, patExpiresAt: null };
}
