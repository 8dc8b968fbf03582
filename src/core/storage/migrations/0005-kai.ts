/**
 * KAI. Sources and knowledge mode in the chat; tools' fingerprints, the operator's rules and
 * mappings, the calls made, and the log of decisions. A turn that waits for tools is not searched,
 * like a running one. `audit_log` is append-only: triggers refuse changes, and each entry's `hash`
 * covers the previous one.
 */
export const kaiMigration = `
ALTER TABLE conversations ADD COLUMN knowledge_mode TEXT NOT NULL DEFAULT 'off';
ALTER TABLE turns ADD COLUMN sources TEXT NOT NULL DEFAULT '[]';
ALTER TABLE turns ADD COLUMN knowledge TEXT;

DROP TRIGGER turn_ended;
DROP TRIGGER turn_deleted;
CREATE TRIGGER turn_ended AFTER UPDATE OF status, answer ON turns
  WHEN new.status NOT IN ('running', 'queued', 'waiting-for-tools') BEGIN
  INSERT INTO turn_search (turn_search, rowid, question, answer)
    VALUES ('delete', old.number, old.question, iif(old.status IN ('running', 'queued',
      'waiting-for-tools'), '', old.answer));
  INSERT INTO turn_search (rowid, question, answer) VALUES (new.number, new.question, new.answer);
END;
CREATE TRIGGER turn_deleted AFTER DELETE ON turns BEGIN
  INSERT INTO turn_search (turn_search, rowid, question, answer)
    VALUES ('delete', old.number, old.question, iif(old.status IN ('running', 'queued',
      'waiting-for-tools'), '', old.answer));
END;

CREATE TABLE kai_fingerprints (
  server_id TEXT NOT NULL,
  tool_name TEXT NOT NULL,
  accepted TEXT NOT NULL,
  accepted_hash TEXT NOT NULL,
  seen TEXT,
  seen_hash TEXT,
  blocked INTEGER NOT NULL DEFAULT 0,
  first_seen_at INTEGER NOT NULL,
  changed_at INTEGER,
  PRIMARY KEY (server_id, tool_name)
) STRICT;

CREATE TABLE kai_rules (
  id TEXT PRIMARY KEY,
  server_id TEXT NOT NULL,
  tool_name TEXT NOT NULL,
  policy TEXT NOT NULL,
  pattern TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX kai_rules_of_tool ON kai_rules (server_id, tool_name);

CREATE TABLE kai_mapping (
  profile_id TEXT NOT NULL,
  bot_tool_name TEXT NOT NULL,
  server_id TEXT,
  tool_name TEXT,
  last_asked_at INTEGER,
  PRIMARY KEY (profile_id, bot_tool_name)
) STRICT;

CREATE TABLE kai_calls (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  server_id TEXT NOT NULL,
  server_name TEXT NOT NULL,
  tool_name TEXT NOT NULL,
  source TEXT NOT NULL,
  payload TEXT NOT NULL,
  status TEXT NOT NULL,
  gave_up TEXT,
  error TEXT,
  result TEXT,
  summary TEXT NOT NULL DEFAULT '',
  timeout_seconds INTEGER NOT NULL,
  owner_pid INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  ms INTEGER
) STRICT;
CREATE INDEX kai_calls_of_tool ON kai_calls (server_id, tool_name, number);

CREATE TABLE audit_log (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_log_unchanged BEFORE UPDATE ON audit_log BEGIN
  SELECT RAISE(ABORT, 'audit log is append-only'); END;
CREATE TRIGGER audit_log_kept BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END;
`;
