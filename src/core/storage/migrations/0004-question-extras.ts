/**
 * Additions to a question: files, a command of the bot, and the user id.
 * Files attached to questions. A file may belong to several turns (asked again, edited); it is
 * deleted with the last of them. One without a turn was picked and not sent yet.
 * `turns.attachments` lists a turn's files without reading them.
 */
export const questionExtrasMigration = `
CREATE TABLE attachment_files (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  image_type TEXT NOT NULL,
  bytes      INTEGER NOT NULL,
  content    BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

ALTER TABLE turns ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE turns ADD COLUMN command TEXT;
ALTER TABLE conversations ADD COLUMN user_id TEXT NOT NULL DEFAULT 'coffee-salon';

CREATE TABLE turn_attachments (
  turn_id  TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
  file_id  TEXT NOT NULL REFERENCES attachment_files (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (turn_id, position)
) STRICT;
CREATE INDEX turn_attachments_by_file ON turn_attachments (file_id);

CREATE TRIGGER turn_attachment_deleted AFTER DELETE ON turn_attachments
  WHEN NOT EXISTS (SELECT 1 FROM turn_attachments WHERE file_id = old.file_id) BEGIN
  DELETE FROM attachment_files WHERE id = old.file_id;
END;
`;
