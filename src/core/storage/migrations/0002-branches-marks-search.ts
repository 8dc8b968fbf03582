/**
 * A conversation becomes a tree of turns, conversations can be pinned, turns marked, and all texts
 * searched.
 * `turns.number` identifies a turn in the index, since a rowid may change with VACUUM. It is set by
 * a trigger and only grows. The index contains an answer only once it has ended, so that saving a
 * running one every half second costs nothing; a deletion from the index must name exactly what was
 * inserted, hence the same condition in every trigger.
 */
export const branchesMarksSearchMigration = `
ALTER TABLE conversations ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN active_turn_id TEXT;
ALTER TABLE turns ADD COLUMN number INTEGER;
ALTER TABLE turns ADD COLUMN parent_id TEXT;
ALTER TABLE turns ADD COLUMN remote_conversation_id TEXT;
ALTER TABLE turns ADD COLUMN bookmarked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE turns ADD COLUMN rating TEXT;
ALTER TABLE turns ADD COLUMN trace TEXT NOT NULL DEFAULT '[]';

UPDATE turns SET number = rowid;
UPDATE turns SET parent_id = chain.parent
  FROM (SELECT id, lag(id) OVER (PARTITION BY conversation_id
    ORDER BY created_at, number) AS parent FROM turns) AS chain
  WHERE chain.id = turns.id;
UPDATE turns SET remote_conversation_id = (SELECT remote_id FROM conversations WHERE id = turns.conversation_id)
  WHERE remote_chat_id IS NOT NULL;
UPDATE conversations SET active_turn_id =
  (SELECT id FROM turns WHERE conversation_id = conversations.id ORDER BY created_at DESC, number DESC LIMIT 1);
ALTER TABLE conversations DROP COLUMN remote_id;

DROP INDEX conversations_by_profile;
CREATE INDEX conversations_by_profile ON conversations (profile_id, pinned DESC, updated_at DESC);
CREATE UNIQUE INDEX turns_by_number ON turns (number);
CREATE INDEX turns_bookmarked ON turns (created_at) WHERE bookmarked = 1;

CREATE VIRTUAL TABLE turn_search USING fts5(
  question, answer, content = 'turns', content_rowid = 'number', tokenize = 'trigram');
INSERT INTO turn_search (rowid, question, answer)
  SELECT number, question, iif(status IN ('running', 'queued'), '', answer) FROM turns;

CREATE TRIGGER turn_inserted AFTER INSERT ON turns BEGIN
  UPDATE turns SET number = (SELECT coalesce(max(number), 0) + 1 FROM turns) WHERE id = new.id;
  INSERT INTO turn_search (rowid, question, answer)
    SELECT number, question, iif(status IN ('running', 'queued'), '', answer) FROM turns WHERE id = new.id;
END;
CREATE TRIGGER turn_ended AFTER UPDATE OF status, answer ON turns
  WHEN new.status NOT IN ('running', 'queued') BEGIN
  INSERT INTO turn_search (turn_search, rowid, question, answer)
    VALUES ('delete', old.number, old.question, iif(old.status IN ('running', 'queued'), '', old.answer));
  INSERT INTO turn_search (rowid, question, answer) VALUES (new.number, new.question, new.answer);
END;
CREATE TRIGGER turn_deleted AFTER DELETE ON turns BEGIN
  INSERT INTO turn_search (turn_search, rowid, question, answer)
    VALUES ('delete', old.number, old.question, iif(old.status IN ('running', 'queued'), '', old.answer));
END;
`;
