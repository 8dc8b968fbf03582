import { z } from 'zod';
import { attachmentKindSchema, type Attachment } from '../../../shared/model/attachment';
import type { Database } from '../../storage/database';

const attachmentRow = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: attachmentKindSchema,
    image_type: z.string(),
    bytes: z.number(),
  })
  .transform(({ image_type: imageType, ...row }): Attachment => ({ ...row, imageType }));
const contentRow = z.object({ content: z.instanceof(Uint8Array) });

/** Stores files attached to questions, in the database beside their turns. */
export class AttachmentStore {
  constructor(private readonly database: Database) {}

  insert(attachment: Attachment, content: Uint8Array, createdAtMs: number): void {
    const { id, name, kind, imageType, bytes } = attachment;
    this.database.run(
      'INSERT INTO attachment_files (id, name, kind, image_type, bytes, content, created_at) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?)',
      [id, name, kind, imageType, bytes, content, createdAtMs],
    );
  }

  get(id: string): Attachment | null {
    const row = this.database.get(
      'SELECT id, name, kind, image_type, bytes FROM attachment_files WHERE id = ?',
      [id],
    );
    return row === undefined ? null : attachmentRow.parse(row);
  }

  /** The bytes of a file, or null when it is missing. */
  content(id: string): Uint8Array<ArrayBuffer> | null {
    const row = this.database.get('SELECT content FROM attachment_files WHERE id = ?', [id]);
    return row === undefined ? null : Uint8Array.from(contentRow.parse(row).content);
  }

  /** Deletes a file that does not belong to a turn. */
  discard(id: string): void {
    this.database.run(
      'DELETE FROM attachment_files WHERE id = ? AND id NOT IN (SELECT file_id FROM turn_attachments)',
      [id],
    );
  }

  /** Deletes files that were picked before this moment and never sent. */
  discardUnsent(beforeMs: number): void {
    this.database.run(
      'DELETE FROM attachment_files WHERE created_at < ? AND id NOT IN (SELECT file_id FROM turn_attachments)',
      [beforeMs],
    );
  }
}
