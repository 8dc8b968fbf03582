import { useEffect, useState } from 'react';
import type { Attachment } from '../../../../shared/model/attachment';
import type { ErrorView } from '../../../../shared/model/error-view';
import { request } from '../../../lib/ipc';

/** Largest file, as `ATTACHMENT_BYTES_MAX` of the contract: more is not even read. */
export const FILE_LIMIT = 20 * 1024 * 1024;

/** The files of a question that is being written. */
export interface ChosenFiles {
  attachments: readonly Attachment[];
  /** How many are being added right now. */
  pending: number;
  /** Why files were refused. */
  refused: readonly ErrorView[];
  /** Opens the system's file picker. */
  pick: () => void;
  /** Adds files that were pasted or dropped. */
  add: (files: readonly File[]) => void;
  remove: (id: string) => void;
  /** Dismisses the reasons for refused files. */
  forgive: () => void;
  /** The question was sent with them. */
  clear: () => void;
}

/**
 * `initial`: what was added earlier in this conversation; `onChange` is called with every change,
 * to keep it.
 */
export function useAttachments(
  initial: readonly Attachment[],
  onChange: (attachments: readonly Attachment[]) => void,
): ChosenFiles {
  const [attachments, setAttachments] = useState(initial);
  const [pending, setPending] = useState(0);
  const [refused, setRefused] = useState<readonly ErrorView[]>([]);
  useEffect(() => onChange(attachments), [attachments, onChange]);

  const pick = async (): Promise<void> => {
    setRefused([]);
    const result = await request('attachment.pick');
    if (!result.ok) return setRefused([result.error]);
    setAttachments((old) => [...old, ...result.value.taken]);
    setRefused(result.value.refused.map(({ error }) => error));
  };
  const add = async (files: readonly File[]): Promise<void> => {
    setRefused([]);
    setPending((count) => count + files.length);
    for (const file of files) {
      const result = await request('attachment.add', {
        name: file.name || 'clipboard.png',
        content: await bytesOf(file),
      });
      setPending((count) => count - 1);
      if (result.ok) setAttachments((old) => [...old, result.value]);
      else setRefused((old) => [...old, result.error]);
    }
  };
  const remove = (id: string): void => {
    setAttachments((old) => old.filter((attachment) => attachment.id !== id));
    void request('attachment.discard', { attachmentId: id });
  };
  const clear = (): void => {
    setAttachments([]);
    setRefused([]);
  };
  return {
    attachments,
    pending,
    refused,
    pick: () => void pick(),
    add: (files) => void add(files),
    remove,
    forgive: () => setRefused([]),
    clear,
  };
}

/**
 * Of a file that is too large, one byte over the limit is read: enough to be refused for its size.
 */
async function bytesOf(file: File): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(0, FILE_LIMIT + 1).arrayBuffer());
}
