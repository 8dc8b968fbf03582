/**
 * Indexes for paths through a conversation without reading the texts: in a row of `turns` the
 * parent comes after the answer, so reading it reads the whole row. Each index contains everything
 * its query needs.
 */
export const pathsMigration = `
CREATE INDEX turns_by_id_with_parent ON turns (id, parent_id);
CREATE INDEX turns_by_parent ON turns (conversation_id, parent_id, number, id);
CREATE INDEX turns_links ON turns (conversation_id, created_at, number, id, parent_id, remote_conversation_id);
DROP INDEX turns_by_conversation;
`;
