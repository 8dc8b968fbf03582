import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import styles from './inbox-view.module.css';

interface ListActionsProps {
  filter: string;
  total: number | null;
  dead: number;
  selected: ReadonlySet<string>;
  onClear: () => void;
  onCompare: (leftId: string, rightId: string) => void;
}

const replayMany = (deliveryIds: string[]) => request('webhook.replayMany', { deliveryIds });
const redrive = (deliveryIds: string[] | undefined) => request('webhook.redrive', { deliveryIds });
const exportAll = (filter: string) => request('webhook.export', { filter });

/**
 * What is done with many: replay, compare, hand in again, export. What came of it is said below.
 */
export function ListActions({
  filter,
  total,
  dead,
  selected,
  onClear,
  onCompare,
}: ListActionsProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const replaying = useAction(replayMany);
  const redriving = useAction(redrive);
  const exporting = useAction(exportAll);
  const [note, setNote] = useState('');
  const ids = [...selected];
  const [left, right] = ids;
  const replay = async (): Promise<void> => {
    const done = await replaying.run(ids);
    if (done)
      setNote(
        t('list.replayed', {
          count: done.results.length,
          ok: done.results.filter(({ status }) => status === 200).length,
        }),
      );
  };
  const handIn = async (chosen: string[] | undefined): Promise<void> => {
    const done = await redriving.run(chosen);
    if (done) setNote(t('list.redriven', { count: done.count }));
  };
  const write = async (): Promise<void> => {
    const done = await exporting.run(filter);
    if (done) setNote(t('list.exported', done));
  };
  const error = replaying.error ?? redriving.error ?? exporting.error;
  return (
    <div className={styles.actions}>
      <span>
        {ids.length > 0
          ? t('list.selected', { count: ids.length })
          : t('list.total', { count: total ?? 0 })}
      </span>
      {ids.length > 0 ? (
        <>
          <Button size="small" loading={replaying.running} onClick={() => void replay()}>
            {t('list.replayMany')}
          </Button>
          {left !== undefined && right !== undefined && ids.length === 2 ? (
            <Button size="small" onClick={() => onCompare(left, right)}>
              {t('list.compare')}
            </Button>
          ) : null}
          <Button size="small" loading={redriving.running} onClick={() => void handIn(ids)}>
            {t('list.redriveMany')}
          </Button>
          <Button size="small" type="link" onClick={onClear}>
            {t('list.clear')}
          </Button>
        </>
      ) : (
        <>
          <Button
            size="small"
            type="link"
            loading={exporting.running}
            disabled={!total}
            onClick={() => void write()}
          >
            {t('list.export')}
          </Button>
          {dead > 0 ? (
            <>
              <span>{t('listener.dead', { count: dead })}</span>
              <Button
                size="small"
                loading={redriving.running}
                onClick={() => void handIn(undefined)}
              >
                {t('listener.redriveAll')}
              </Button>
            </>
          ) : null}
        </>
      )}
      <p className={styles.note} role="status">
        {note}
      </p>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </div>
  );
}
