/**
 * Conversations and their turns. Times are milliseconds since the epoch; lists and objects are JSON
 * text.
 */
export const conversationsMigration = `
CREATE TABLE conversations (
  id          TEXT PRIMARY KEY,
  profile_id  TEXT NOT NULL,
  title       TEXT NOT NULL,
  remote_id   TEXT,
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_by_profile ON conversations (profile_id, updated_at DESC);

CREATE TABLE turns (
  id              TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
  question        TEXT NOT NULL,
  answer          TEXT NOT NULL DEFAULT '',
  reasoning       TEXT NOT NULL DEFAULT '',
  status          TEXT NOT NULL,
  error           TEXT,
  follow_ups      TEXT NOT NULL DEFAULT '[]',
  tool_calls      TEXT NOT NULL DEFAULT '[]',
  usage           TEXT,
  seq             INTEGER NOT NULL DEFAULT 0,
  remote_chat_id  TEXT,
  owner_pid       INTEGER NOT NULL,
  created_at      INTEGER NOT NULL,
  first_token_ms  INTEGER,
  total_ms        INTEGER
) STRICT;
CREATE INDEX turns_by_conversation ON turns (conversation_id, created_at);
`;
