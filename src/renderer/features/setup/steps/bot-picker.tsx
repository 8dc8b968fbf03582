import { Button, Input, Select } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BotChoice } from '../../../../shared/model/wizard';
import { botPage } from '../../../lib/console-pages';
import { copyText, openLink } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { RadioList } from '../../../ui/radio-list';
import { TextSkeleton } from '../../../ui/skeletons';
import { useWizard } from '../use-wizard';
import { WizardInput } from '../wizard-input';
import { useBotLists } from './use-bot-lists';
import styles from '../setup-wizard.module.css';

/** How many bots are listed at once; the others are found by name. */
const SHOWN_MAX = 30;

/** Workspace and bot from Coze's lists, or an id where there are none. */
export function BotPicker({ signedIn }: { signedIn: boolean }): ReactNode {
  const { t } = useTranslation(['wizard', 'setup']);
  const { draft, change } = useWizard();
  const workspaceId = draft.workspaceId.trim();
  const choose = useCallback((id: string) => change({ workspaceId: id }), [change]);
  const lists = useBotLists(signedIn, workspaceId, choose);
  const { workspaces } = lists;
  const byId = (
    <WizardInput field="botId" mono label={t('setup:botId.label')} hint={t('bot.byIdHint')} />
  );
  if (!signedIn) return byId;
  if (lists.notServed) {
    return (
      <>
        <p className={styles.soft}>{t('bot.noLists')}</p>
        {byId}
      </>
    );
  }
  return (
    <>
      {lists.error ? (
        <ErrorCard error={lists.error} onCopy={copyText} onRetry={lists.reload} />
      ) : null}
      {workspaces ? (
        <div className={styles.row}>
          <div className={styles.grow}>
            <Field label={t('bot.workspace')}>
              {({ id }) => (
                <Select
                  id={id}
                  style={{ width: '100%' }}
                  value={workspaceId || null}
                  options={workspaces.map((each) => ({
                    value: each.id,
                    label: each.name || each.id,
                  }))}
                  onChange={(value) => change({ workspaceId: value, botId: '' })}
                />
              )}
            </Field>
          </div>
          <Button onClick={lists.reload}>{t('bot.reload')}</Button>
        </div>
      ) : null}
      {lists.bots ? (
        <Bots bots={lists.bots} />
      ) : lists.error ? null : (
        <TextSkeleton widths={[60, 72, 54]} />
      )}
      <details
        className={styles.details}
        open={lists.error !== null || isStrange(draft.botId, lists.bots) || undefined}
      >
        <summary>{t('bot.byId')}</summary>
        {byId}
      </details>
    </>
  );
}

/** An id that is not in the list was typed or pasted: it must stay visible. */
function isStrange(botId: string, bots: readonly BotChoice[] | undefined): boolean {
  return botId.trim() !== '' && bots !== undefined && !bots.some(({ id }) => id === botId.trim());
}

function Bots({ bots }: { bots: readonly BotChoice[] }): ReactNode {
  const { t } = useTranslation('wizard');
  const { draft, change } = useWizard();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const fitting = bots.filter(
    ({ name, id }) => wanted === '' || name.toLowerCase().includes(wanted) || id.includes(wanted),
  );
  const chosen = bots.find(({ id }) => id === draft.botId.trim());
  const page =
    chosen && !chosen.published
      ? botPage(draft.platform, draft.workspaceId.trim(), chosen.id)
      : null;
  if (bots.length === 0) return <p className={styles.soft}>{t('bot.none')}</p>;
  return (
    <div className={styles.part}>
      {bots.length > 5 ? (
        <Input.Search
          aria-label={t('bot.search')}
          placeholder={t('bot.search')}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      ) : null}
      {fitting.length === 0 ? (
        <p className={styles.soft}>{t('bot.noMatch')}</p>
      ) : (
        <RadioList
          label={t('bot.list')}
          value={draft.botId.trim()}
          options={fitting.slice(0, SHOWN_MAX).map(({ id, name, published }) => ({
            value: id,
            label: name || id,
            hint: t(published ? 'bot.published' : 'bot.unpublished'),
          }))}
          onChange={(botId) => change({ botId })}
        />
      )}
      {page ? (
        <div>
          <Button size="small" onClick={() => openLink(page)}>
            {t('bot.publish')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
