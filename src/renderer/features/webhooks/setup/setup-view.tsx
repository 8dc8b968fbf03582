import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookState } from '../../../../shared/model/webhook';
import { Page } from '../../../ui/page';
import { AddressSection } from './address-section';
import { CozeFormSection } from './coze-form-section';
import { GuardsSection } from './guards-section';
import { KeepSection } from './keep-section';
import { TokenSection } from './token-section';
import { TriggerSection } from './trigger-section';

/** How senders reach the listener and prove who they are, and how long deliveries are kept. */
export function SetupView({
  state,
  tunnel,
}: {
  state: WebhookState;
  tunnel: ReactNode;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  return (
    <Page title={t('tab.setup')}>
      <AddressSection state={state} />
      {tunnel}
      <CozeFormSection state={state} />
      <TokenSection guards={state.guards} />
      <GuardsSection guards={state.guards} />
      <TriggerSection isSet={state.guards.trigger.secret === 'set'} stored={state.triggerUrl} />
      <KeepSection state={state} />
    </Page>
  );
}
