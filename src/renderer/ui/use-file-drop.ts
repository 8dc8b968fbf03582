import { type DragEvent, useState } from 'react';

/** Longest file that is read, bytes: a key or a configuration is far shorter. */
const TEXT_FILE_MAX = 50_000;

/** The handlers an element needs to read a dropped file. */
export interface FileDrop {
  /** A file is being dragged over it. */
  over: boolean;
  handlers: {
    onDragOver: (event: DragEvent) => void;
    onDragLeave: () => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Reads the text of a file dropped on an element; files larger than a key are ignored. */
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
