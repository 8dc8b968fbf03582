import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './drop-zone.module.css';

interface DropZoneProps {
  className: string;
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}

/** Accepts dropped files, and says so while they hover. Dragged text is left to the text field. */
export function DropZone({ className, onFiles, children }: DropZoneProps): ReactNode {
  const { t } = useTranslation('chat');
  const [hovering, setHovering] = useState(false);
  /** Entering a child leaves its parent: only the last leave counts. */
  const depth = useRef(0);
  const enter = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    depth.current += 1;
    setHovering(true);
  };
  const leave = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    depth.current -= 1;
    if (depth.current === 0) setHovering(false);
  };
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setHovering(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={`${styles.zone} ${className}`}
      onDragEnter={enter}
      onDragOver={takeFiles}
      onDragLeave={leave}
      onDrop={drop}
    >
      {children}
      {hovering ? <div className={styles.veil}>{t('attachment.drop')}</div> : null}
    </div>
  );
}

/** Without this the browser would not let them be dropped. */
function takeFiles(event: DragEvent): void {
  if (hasFiles(event)) event.preventDefault();
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files');
}
