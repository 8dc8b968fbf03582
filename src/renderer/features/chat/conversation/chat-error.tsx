import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import { navigate } from '../../../lib/hash-route';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { remedyFor } from './error-remedy';

const renewToken = () => request('health.renewToken');

interface ChatErrorProps {
  error: ErrorView;
  /** Asks again; also called after a token was renewed. */
  onAskAgain?: (() => void) | undefined;
}

/** What went wrong with a question, and the button that fixes it. */
export function ChatError({ error, onAskAgain }: ChatErrorProps): ReactNode {
  const { t } = useTranslation('chat');
  const renewal = useAction(async () => {
    const result = await renewToken();
    if (result.ok) onAskAgain?.();
    return result;
  });
  const shown = renewal.error ?? error;
  const actions = {
    renew: {
      label: t(onAskAgain ? 'remedy.renewAndAsk' : 'remedy.renew'),
      run: () => void renewal.run(),
      busy: renewal.running,
    },
    connect: { label: t('remedy.connect'), run: () => navigate(['connection']) },
  };
  const remedy = remedyFor(shown.code);
  return (
    <ErrorCard
      error={shown}
      onCopy={copyText}
      onRetry={remedy === 'renew' ? undefined : onAskAgain}
      retryLabel={t('askAgain')}
      action={remedy ? actions[remedy] : undefined}
    />
  );
}
