/**
 * The audit log records who did what (empty in older entries, whose hashes do not cover it), and
 * the number and hash of the last entry are stored separately, so that entries removed from the end
 * are detected as well.
 */
export const auditActorMigration = `
ALTER TABLE audit_log ADD COLUMN actor TEXT NOT NULL DEFAULT '';
CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head (id, number, hash) SELECT 1, number, hash FROM audit_log ORDER BY number DESC LIMIT 1;
CREATE TRIGGER audit_head_kept BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END;
CREATE TRIGGER audit_head_grows BEFORE UPDATE ON audit_head WHEN new.number <= old.number BEGIN
  SELECT RAISE(ABORT, 'audit log is append-only'); END;
`;
