import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookState } from '../../../../shared/model/webhook';
import { Section } from '../../../ui/page';
import { SecretInput } from './secret-input';

/** The secrets against which signatures are checked. */
export function GuardsSection({ guards }: { guards: WebhookState['guards'] }): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <Section title={t('setup.guards.title')} text={t('setup.guards.text')}>
      <SecretInput
        guard="callback"
        label={t('setup.guards.callback')}
        hint={t('setup.guards.callbackHint')}
        isSet={guards.callback.secret === 'set'}
      />
      <SecretInput
        guard="standard"
        label={t('setup.guards.standard')}
        hint={t('setup.guards.standardHint')}
        isSet={guards.standard.secret === 'set'}
      />
    </Section>
  );
}
