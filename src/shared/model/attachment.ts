import { z } from 'zod';

/** How Coze takes a file (`object_string` part types, docs/reference/coze-wire.md, 3.2). */
export const attachmentKindSchema = z.enum(['image', 'audio', 'file']);
export type AttachmentKind = z.infer<typeof attachmentKindSchema>;

/** A file attached to a question. Kept in the database until its conversation is deleted. */
export const attachmentSchema = z.object({
  id: z.string(),
  /** Name of the person's file; shown, never used as a path. */
  name: z.string(),
  kind: attachmentKindSchema,
  /** Type of an image the page can show, for example `image/png`; empty for everything else. */
  imageType: z.string(),
  bytes: z.number().int(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/**
 * Largest file, in bytes. Coze takes 512 MB; a chat on a desktop holds its files in memory and in
 * its database.
 */
export const ATTACHMENT_BYTES_MAX = 20 * 1024 * 1024;

/** Number of files per question. */
export const ATTACHMENTS_MAX = 10;
