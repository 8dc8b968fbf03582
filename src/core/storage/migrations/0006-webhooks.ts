/**
 * The webhook inbox. The columns of the list are separate from what was sent, so that a page of the
 * list reads no bodies.
 * A delivery with an id of its own (`event_key`, `repeat_key`) is stored once; one without is
 * recognised by `digest` within a short time. Repetitions made here have neither. `conversation_id`
 * sets the order of handing on; `owner_pid` is the process that does it.
 */
export const webhooksMigration = `
CREATE TABLE webhook_deliveries (
  number          INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  received_at     INTEGER NOT NULL,
  event           TEXT NOT NULL,
  status          TEXT NOT NULL,
  attempts        INTEGER NOT NULL DEFAULT 0,
  verified        INTEGER NOT NULL,
  origin          TEXT NOT NULL,
  body_bytes      INTEGER NOT NULL,
  answer_status   INTEGER NOT NULL,
  answer_ms       REAL,
  event_key       TEXT,
  repeat_key      TEXT,
  digest          TEXT,
  conversation_id TEXT,
  owner_pid       INTEGER NOT NULL,
  next_attempt_at INTEGER,
  received_by     TEXT NOT NULL DEFAULT '[]',
  repeats         TEXT
) STRICT;
CREATE UNIQUE INDEX webhook_by_event ON webhook_deliveries (event_key) WHERE event_key IS NOT NULL;
CREATE UNIQUE INDEX webhook_by_repeat_key ON webhook_deliveries (repeat_key) WHERE repeat_key IS NOT NULL;
CREATE INDEX webhook_by_digest ON webhook_deliveries (digest, received_at) WHERE digest IS NOT NULL;
CREATE INDEX webhook_open ON webhook_deliveries (owner_pid, number) WHERE status IN ('pending', 'retrying');
CREATE INDEX webhook_retrying ON webhook_deliveries (next_attempt_at) WHERE status = 'retrying';
CREATE INDEX webhook_unusual ON webhook_deliveries (status, number) WHERE status IN ('dead', 'refused');

CREATE TABLE webhook_contents (
  number      INTEGER PRIMARY KEY,
  method      TEXT NOT NULL,
  path        TEXT NOT NULL,
  source      TEXT NOT NULL,
  headers     TEXT NOT NULL,
  body        TEXT NOT NULL,
  proof       TEXT NOT NULL,
  reason      TEXT NOT NULL,
  answer_body TEXT NOT NULL
) STRICT;

CREATE TABLE webhook_attempts (
  delivery INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  receiver TEXT NOT NULL,
  at       INTEGER NOT NULL,
  ms       REAL NOT NULL,
  error    TEXT,
  PRIMARY KEY (delivery, number, receiver)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook_rules (
  id       TEXT PRIMARY KEY,
  event    TEXT NOT NULL,
  status   INTEGER NOT NULL,
  body     TEXT NOT NULL,
  delay_ms INTEGER NOT NULL,
  fault    TEXT NOT NULL,
  enabled  INTEGER NOT NULL
) STRICT;

CREATE TABLE webhook_tests (
  id              TEXT PRIMARY KEY,
  delivery_id     TEXT NOT NULL,
  name            TEXT NOT NULL,
  event           TEXT NOT NULL,
  headers         TEXT NOT NULL,
  body            TEXT NOT NULL,
  proof           TEXT NOT NULL,
  expected_answer INTEGER NOT NULL,
  expected_status TEXT NOT NULL,
  last_run        TEXT,
  created_at      INTEGER NOT NULL
) STRICT;

ALTER TABLE conversations ADD COLUMN from_webhook INTEGER NOT NULL DEFAULT 0;
CREATE INDEX turns_by_remote_conversation ON turns (remote_conversation_id) WHERE remote_conversation_id IS NOT NULL;
`;
