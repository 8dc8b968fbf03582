import { type DragEvent, useState } from 'react';

/** Longest file that is read, bytes: a key or a configuration is far shorter. */
const TEXT_FILE_MAX = 50_000;

/** What an element needs so that the text of a file dropped on it is read. */
export interface FileDrop {
  /** A file hangs over it. */
  over: boolean;
  handlers: {
    onDragOver: (event: DragEvent) => void;
    onDragLeave: () => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Reads the text of a file dropped on an element; larger files than a key are left alone. */
export function useFileDrop(onText: (text: string) => void): FileDrop {
  const [over, setOver] = useState(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      const file = event.dataTransfer.files[0];
      setOver(false);
      if (!file) return;
      event.preventDefault();
      if (file.size <= TEXT_FILE_MAX) void file.text().then(onText);
    },
  };
  return { over, handlers };
}
