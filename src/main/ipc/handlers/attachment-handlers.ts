import type { App } from '../../../core/app/app';
import { ATTACHMENT_ENDINGS } from '../../../core/chat/attachment-types';
import type { Attachments } from '../../../core/chat/attachments';
import { toAppError } from '../../../core/lib/errors';
import type { DesktopActions, PickedFile } from '../../desktop-actions';
import type { Handlers, HandlersOf } from '../dispatch';

/** Every request about attachments. */
export function attachmentHandlers(app: App, desktop: DesktopActions): HandlersOf<'attachment'> {
  const attachments = async (): Promise<Attachments> => (await app.chat()).attachments;
  return {
    'attachment.pick': async () =>
      takeAll(app, await attachments(), await desktop.pickFiles(ATTACHMENT_ENDINGS)),
    'attachment.add': async ({ name, content }) => (await attachments()).add(name, content),
    'attachment.read': async ({ attachmentId }) => (await attachments()).read(attachmentId),
    'attachment.discard': async ({ attachmentId }) => (await attachments()).discard(attachmentId),
  };
}

type Picked = Awaited<ReturnType<Handlers['attachment.pick']>>;

/**
 * Takes one file after the other: rejected ones are reported by name and do not affect the others.
 */
async function takeAll(
  app: App,
  attachments: Attachments,
  files: readonly PickedFile[],
): Promise<Picked> {
  const picked: Picked = { taken: [], refused: [] };
  for (const file of files) {
    try {
      attachments.checkSize(file.name, file.bytes);
      picked.taken.push(attachments.add(file.name, await file.read()));
    } catch (thrown) {
      picked.refused.push({ name: file.name, error: app.translator.describe(toAppError(thrown)) });
    }
  }
  return picked;
}
