import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import { request } from '../../../lib/ipc';
import { useAction } from '../../../lib/use-action';

interface ListActionsModel {
  replay: (ids: string[]) => Promise<void>;
  /** Undefined: every delivery that has failed for good. */
  redrive: (ids: string[] | undefined) => Promise<void>;
  /** Exports what matches the filter into a file. */
  write: () => Promise<void>;
  running: { replay: boolean; redrive: boolean; write: boolean };
  /** The result of the last one, in words. */
  note: string;
  error: ErrorView | null;
}

const replayMany = (deliveryIds: string[]) => request('webhook.replayMany', { deliveryIds });
const redriveMany = (deliveryIds: string[] | undefined) =>
  request('webhook.redrive', { deliveryIds });
const exportAll = (filter: string) => request('webhook.export', { filter });

/** What can be done with many deliveries at once. */
export function useListActions(filter: string): ListActionsModel {
  const { t } = useTranslation('webhooks');
  const replaying = useAction(replayMany);
  const redriving = useAction(redriveMany);
  const exporting = useAction(exportAll);
  const [note, setNote] = useState('');
  const replay = async (ids: string[]): Promise<void> => {
    const done = await replaying.run(ids);
    if (done)
      setNote(
        t('list.replayed', {
          count: done.results.length,
          ok: done.results.filter(({ status }) => status === 200).length,
        }),
      );
  };
  const redrive = async (chosen: string[] | undefined): Promise<void> => {
    const done = await redriving.run(chosen);
    if (done) setNote(t('list.redriven', { count: done.count }));
  };
  const write = async (): Promise<void> => {
    const done = await exporting.run(filter);
    if (done) setNote(t('list.exported', done));
  };
  const error = replaying.error ?? redriving.error ?? exporting.error;
  return {
    replay,
    redrive,
    write,
    running: {
      replay: replaying.running,
      redrive: redriving.running,
      write: exporting.running,
    },
    note,
    error,
  };
}
