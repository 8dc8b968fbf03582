import type { ReactNode } from 'react';
import { RestoreDialog, type RestoreSource } from './restore-dialog';
import { SaveCopyDialog } from './save-copy-dialog';
import { UnlockDialog } from './unlock-dialog';

/** A dialog about backups; `unlock` asks for the passphrase of a file that was picked. */
export type BackupDialog =
  | { kind: 'save' }
  | { kind: 'unlock'; name: string }
  | { kind: 'restore'; source: RestoreSource };

interface BackupDialogsProps {
  /** Null: none is open. */
  dialog: BackupDialog | null;
  onSaved: (path: string) => void;
  onClose: () => void;
}

/** The dialog that is open, if one is. */
export function BackupDialogs({ dialog, onSaved, onClose }: BackupDialogsProps): ReactNode {
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'save':
      return <SaveCopyDialog onSaved={onSaved} onClose={onClose} />;
    case 'unlock':
      return <UnlockDialog name={dialog.name} onClose={onClose} />;
    case 'restore':
      return <RestoreDialog source={dialog.source} onClose={onClose} />;
  }
}
