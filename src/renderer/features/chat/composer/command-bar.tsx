import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BotCommand } from '../../../../shared/model/bot';
import type { ErrorView } from '../../../../shared/model/error-view';
import { ChatError } from '../conversation/chat-error';
import { fillTemplate } from './command-template';
import type { SendQuestion } from '../turn/use-turn-actions';
import styles from './command-bar.module.css';

const CommandDialog = lazy(() =>
  import('./command-dialog').then((m) => ({ default: m.CommandDialog })),
);

/**
 * The commands prepared by the bot's author. One without fields is sent at once, the others ask for
 * their fields first.
 */
export function CommandBar({
  commands,
  onSend,
}: {
  commands: readonly BotCommand[];
  onSend: SendQuestion;
}): ReactNode {
  const { t } = useTranslation('chat');
  const [open, setOpen] = useState<BotCommand | null>(null);
  const [error, setError] = useState<ErrorView | null>(null);
  if (commands.length === 0) return null;
  const send = async (command: BotCommand, parameters: Record<string, string>): Promise<void> => {
    const { id, name, template } = command;
    setError(
      await onSend(fillTemplate(template, parameters), { command: { id, name, parameters } }),
    );
  };
  return (
    <>
      {error ? <ChatError error={error} /> : null}
      <ul className={styles.bar} aria-label={t('command.list')}>
        {commands.map((command) => (
          <li key={command.id}>
            <button
              type="button"
              className={styles.command}
              title={command.description}
              onClick={() =>
                command.fields.length === 0 ? void send(command, {}) : setOpen(command)
              }
            >
              {command.name}
            </button>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {open ? (
          <CommandDialog
            command={open}
            onClose={() => setOpen(null)}
            onSend={(parameters) => {
              setOpen(null);
              void send(open, parameters);
            }}
          />
        ) : null}
      </Suspense>
    </>
  );
}
