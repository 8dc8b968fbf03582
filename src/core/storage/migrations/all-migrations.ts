import { conversationsMigration } from './0001-conversations';
import { branchesMarksSearchMigration } from './0002-branches-marks-search';
import { pathsMigration } from './0003-paths-through-long-conversations';
import { questionExtrasMigration } from './0004-question-extras';
import { kaiMigration } from './0005-kai';
import { webhooksMigration } from './0006-webhooks';
import { webhooksPerProfileMigration } from './0007-webhooks-per-profile';
import { metricsMigration } from './0008-metrics';
import { acceptanceMigration } from './0009-acceptance';
import { auditActorMigration } from './0010-audit-actor';

/**
 * In order; the database's user_version is the number of those applied. Never change a released
 * one: add another.
 */
export const migrations: readonly string[] = [
  conversationsMigration,
  branchesMarksSearchMigration,
  pathsMigration,
  questionExtrasMigration,
  kaiMigration,
  webhooksMigration,
  webhooksPerProfileMigration,
  metricsMigration,
  acceptanceMigration,
  auditActorMigration,
];
