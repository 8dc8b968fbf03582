import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import { type Result, succeed } from '../../src/shared/ipc/result';
import type { AuditEntry } from '../../src/shared/model/audit';
import type { BackupCounts, BackupView, RestorePreview } from '../../src/shared/model/backup';

type SafetyRequests = Extract<
  RequestName,
  `backup.${string}` | `audit.${string}` | `bundle.${string}` | 'app.startNormally'
>;
type FakeSafetyHandlers = {
  [N in SafetyRequests]: (input: RequestInput<N>) => Result<RequestOutput<N>>;
};

const COUNTS: BackupCounts = {
  conversations: 12,
  turns: 80,
  attachments: 2,
  deliveries: 5,
  toolCalls: 9,
  auditEntries: 31,
  profiles: 2,
  kaiServers: 1,
  keys: 0,
};
const BACKUP: BackupView = {
  fileName: 'automatic-2026-01-01.salonbackup',
  bytes: 2_400_000,
  verifiedAt: '2026-01-01T03:30:00.000Z',
  createdAt: '2026-01-01T03:30:00.000Z',
  appVersion: '0.1.0',
  kind: 'automatic',
  counts: COUNTS,
  withKeys: false,
  locked: false,
};
const PREVIEW: RestorePreview = {
  previewId: 'preview-1',
  fileName: BACKUP.fileName,
  backup: BACKUP,
  here: { ...COUNTS, conversations: 3 },
};
const ENTRY: AuditEntry = {
  number: 1,
  at: '2026-01-01T00:00:00.000Z',
  actor: 'person',
  action: 'secret.replaced',
  subject: 'profile/p1/pat',
  detail: '',
};

const nothing = (): Result<undefined> => succeed(undefined);

/** One backup, one entry, one bundle; everything can be done. */
export function fakeBackupHandlers(): FakeSafetyHandlers {
  return {
    'app.startNormally': nothing,
    'backup.state': () =>
      succeed({
        revision: 0,
        value: {
          backups: [BACKUP],
          running: null,
          failed: null,
          nextAt: '2026-01-02T03:30:00.000Z',
        },
      }),
    'backup.create': () => succeed(COUNTS),
    'backup.save': () => succeed({ path: '/tmp/own.salonbackup', counts: COUNTS }),
    'backup.verify': () => succeed(COUNTS),
    'backup.preview': () => succeed(PREVIEW),
    'backup.pickFile': () => succeed({ name: 'own.salonbackup', locked: true }),
    'backup.previewFile': () => succeed(PREVIEW),
    'backup.putAway': nothing,
    'backup.restore': nothing,
    'backup.remove': nothing,
    'audit.list': () => succeed([ENTRY]),
    'audit.prove': () => succeed({ entries: 1, brokenAt: null, lastHash: 'ab'.repeat(32) }),
    'audit.export': () => succeed({ path: '/tmp/audit.ndjson' }),
    'bundle.prepare': () =>
      succeed({
        bundleId: 'bundle-1',
        fileName: 'diagnostics.json',
        bytes: 4200,
        parts: [{ part: 'versions', entries: 5, bytes: 120, text: '{}', cut: false }],
      }),
    'bundle.save': () => succeed({ path: '/tmp/diagnostics.json' }),
  };
}
