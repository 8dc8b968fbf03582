import { randomUUID } from 'node:crypto';
import {
  ATTACHMENT_BYTES_MAX,
  ATTACHMENTS_MAX,
  type Attachment,
} from '../../shared/model/attachment';
import { AppError } from '../lib/errors';
import type { Clock } from '../ports/clock';
import type { AttachmentStore } from './store/attachment-store';
import { endingOf, fileTypeOf } from './attachment-types';

/** Time in milliseconds a picked file is kept without being sent. */
const UNSENT_MS = 24 * 60 * 60 * 1000;
const NAME_MAX = 120;

/** Files attached to questions: checked before they are accepted, stored before they are sent. */
export class Attachments {
  constructor(
    private readonly store: AttachmentStore,
    private readonly clock: Clock,
  ) {
    store.discardUnsent(clock.now() - UNSENT_MS);
  }

  /** ATTACHMENT_EMPTY, ATTACHMENT_TOO_LARGE, ATTACHMENT_TYPE; DISK_FULL. */
  add(givenName: string, content: Uint8Array): Attachment {
    const name = baseName(givenName);
    this.checkSize(name, content.byteLength);
    const type = fileTypeOf(name, content);
    if (!type)
      throw new AppError('ATTACHMENT_TYPE', { params: { name, ending: endingOf(name) || '–' } });
    const attachment = { id: randomUUID(), name, ...type, bytes: content.byteLength };
    this.store.insert(attachment, content, this.clock.now());
    return attachment;
  }

  /** Refuses a file by its size, before it is read. ATTACHMENT_EMPTY, ATTACHMENT_TOO_LARGE. */
  checkSize(name: string, bytes: number): void {
    if (bytes === 0) throw new AppError('ATTACHMENT_EMPTY', { params: { name } });
    if (bytes <= ATTACHMENT_BYTES_MAX) return;
    throw new AppError('ATTACHMENT_TOO_LARGE', {
      params: { name, max: ATTACHMENT_BYTES_MAX / 1024 / 1024 },
    });
  }

  /** The files to send with a question. ATTACHMENT_MISSING, ATTACHMENTS_TOO_MANY. */
  chosen(ids: readonly string[]): Attachment[] {
    if (ids.length > ATTACHMENTS_MAX)
      throw new AppError('ATTACHMENTS_TOO_MANY', { params: { max: ATTACHMENTS_MAX } });
    return ids.map((id) => {
      const found = this.store.get(id);
      if (!found) throw new AppError('ATTACHMENT_MISSING');
      return found;
    });
  }

  read(id: string): { imageType: string; content: Uint8Array<ArrayBuffer> } {
    const found = this.store.get(id);
    const content = this.store.content(id);
    if (!found || !content) throw new AppError('ATTACHMENT_MISSING');
    return { imageType: found.imageType, content };
  }

  discard(id: string): void {
    this.store.discard(id);
  }
}

/**
 * The last part of a path, without characters a file name should not contain; keeps the extension.
 */
function baseName(path: string): string {
  const name = path.split(/[/\\]/).at(-1)?.replaceAll(/\p{C}/gu, '').trim() || 'file';
  return name.length <= NAME_MAX ? name : `${name.slice(0, NAME_MAX - 16)}…${name.slice(-15)}`;
}
