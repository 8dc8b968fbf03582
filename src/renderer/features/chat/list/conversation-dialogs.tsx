import { lazy, type ReactNode, Suspense } from 'react';
import type { Conversation } from '../../../../shared/model/chat';

const RenameDialog = lazy(() =>
  import('./rename-dialog').then((m) => ({ default: m.RenameDialog })),
);
const DetailsDialog = lazy(() =>
  import('./details-dialog').then((m) => ({ default: m.DetailsDialog })),
);
const RemoveDialog = lazy(() =>
  import('./remove-dialog').then((m) => ({ default: m.RemoveDialog })),
);

/** A dialog about one conversation. */
export interface ConversationDialog {
  kind: 'rename' | 'details' | 'remove';
  conversation: Conversation;
}

interface ConversationDialogsProps {
  /** Null: none is open. */
  dialog: ConversationDialog | null;
  onRemoved: (id: string) => void;
  onClose: () => void;
}

/** The dialogs that the menu of a conversation opens, each loaded when it is first needed. */
export function ConversationDialogs({
  dialog,
  onRemoved,
  onClose,
}: ConversationDialogsProps): ReactNode {
  return <Suspense fallback={null}>{dialog ? shown(dialog, onRemoved, onClose) : null}</Suspense>;
}

function shown(
  { kind, conversation }: ConversationDialog,
  onRemoved: (id: string) => void,
  onClose: () => void,
): ReactNode {
  switch (kind) {
    case 'rename':
      return <RenameDialog conversation={conversation} onClose={onClose} />;
    case 'details':
      return <DetailsDialog conversation={conversation} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog conversation={conversation} onRemoved={onRemoved} onClose={onClose} />;
  }
}
