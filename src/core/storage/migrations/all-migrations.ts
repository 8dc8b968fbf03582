import { conversationsMigration } from './0001-conversations';
import { branchesMarksSearchMigration } from './0002-branches-marks-search';
import { webhooksMigration } from './0005-webhooks';

/** In order; the database's user_version is the number of those applied. Never change one that was released: add another. */
export const migrations: readonly string[] = [conversationsMigration, branchesMarksSearchMigration, webhooksMigration];
