import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { navigate } from '../../lib/hash-route';
import { webhookState } from '../../lib/main-states';
import { copyText } from '../../lib/system-actions';
import { useMainState } from '../../lib/use-main-state';
import { Choice } from '../../ui/choice';
import { ErrorCard } from '../../ui/error-card';
import { PageSkeleton } from '../../ui/skeletons';
import { InboxView } from './inbox/inbox-view';
import { ListenerBar } from './listener-bar';
import { RulesView } from './rules/rules-view';
import { TestSender } from './send/test-sender';
import { SetupView } from './setup/setup-view';
import { TestsView } from './rules/tests-view';
import styles from './webhooks-screen.module.css';

const TABS = ['inbox', 'send', 'rules', 'tests', 'setup'] as const;
type Tab = (typeof TABS)[number];

/**
 * `#/webhooks`, `#/webhooks/<delivery>`, and `#/webhooks/send`, `rules`, `tests`, `setup`: the
 * listener is always on top. `tunnel`: another screen's panel, shown where addresses are set.
 */
export function WebhooksScreen({
  path,
  tunnel,
}: {
  path: readonly string[];
  tunnel: ReactNode;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  const state = useMainState(webhookState);
  if (state.status === 'failed')
    return (
      <ErrorCard error={state.error} onCopy={copyText} onRetry={webhookState.reload} standalone />
    );
  if (state.status === 'loading') return <PageSkeleton />;
  const [part = 'inbox'] = path;
  const tab = TABS.find((each) => each === part) ?? 'inbox';
  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <ListenerBar state={state.value} />
      <nav className={styles.tabs} aria-label={t('tab.label')}>
        <Choice<Tab>
          label={t('tab.label')}
          value={tab}
          options={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
          onChoose={(next) => navigate(next === 'inbox' ? ['webhooks'] : ['webhooks', next])}
        />
      </nav>
      <div key={state.value.profileId} className={styles.content}>
        {tab === 'inbox' ? (
          <InboxView deliveryId={part === 'inbox' ? null : part} dead={state.value.counts.dead} />
        ) : null}
        {tab === 'send' ? <TestSender /> : null}
        {tab === 'rules' ? <RulesView /> : null}
        {tab === 'tests' ? <TestsView /> : null}
        {tab === 'setup' ? <SetupView state={state.value} tunnel={tunnel} /> : null}
      </div>
    </div>
  );
}
