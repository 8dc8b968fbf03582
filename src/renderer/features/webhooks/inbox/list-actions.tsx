import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/system-actions';
import { ErrorCard } from '../../../ui/error-card';
import { useListActions } from './use-list-actions';
import styles from './inbox-view.module.css';

interface ListActionsProps {
  filter: string;
  total: number | null;
  dead: number;
  selected: ReadonlySet<string>;
  onClear: () => void;
  onCompare: (leftId: string, rightId: string) => void;
}

/**
 * What can be done with many deliveries: replay, compare, redrive, export. The result is shown
 * below.
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
  const { replay, redrive, write, running, note, error } = useListActions(filter);
  const ids = [...selected];
  return (
    <div className={styles.actions}>
      <span>
        {ids.length > 0
          ? t('list.selected', { count: ids.length })
          : t('list.total', { count: total ?? 0 })}
      </span>
      {ids.length > 0 ? (
        <SelectionButtons
          ids={ids}
          replaying={running.replay}
          redriving={running.redrive}
          onReplay={() => void replay(ids)}
          onRedrive={() => void redrive(ids)}
          onCompare={onCompare}
          onClear={onClear}
        />
      ) : (
        <>
          <Button
            size="small"
            type="link"
            loading={running.write}
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
                loading={running.redrive}
                onClick={() => void redrive(undefined)}
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

interface SelectionButtonsProps extends Pick<ListActionsProps, 'onCompare' | 'onClear'> {
  ids: readonly string[];
  replaying: boolean;
  redriving: boolean;
  onReplay: () => void;
  onRedrive: () => void;
}

/** What can be done with the selected deliveries; two of them can be compared. */
function SelectionButtons({
  ids,
  replaying,
  redriving,
  onReplay,
  onRedrive,
  onCompare,
  onClear,
}: SelectionButtonsProps): ReactNode {
  const { t } = useTranslation('webhooks');
  const [left, right] = ids;
  return (
    <>
      <Button size="small" loading={replaying} onClick={onReplay}>
        {t('list.replayMany')}
      </Button>
      {left !== undefined && right !== undefined && ids.length === 2 ? (
        <Button size="small" onClick={() => onCompare(left, right)}>
          {t('list.compare')}
        </Button>
      ) : null}
      <Button size="small" loading={redriving} onClick={onRedrive}>
        {t('list.redriveMany')}
      </Button>
      <Button size="small" type="link" onClick={onClear}>
        {t('list.clear')}
      </Button>
    </>
  );
}
