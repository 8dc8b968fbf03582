import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConsolePage } from '../console-page';
import { WireLog } from './wire-log';

/** The wire log of all servers. */
export function WireLogPage(): ReactNode {
  const { t } = useTranslation('kaiConsole');
  return (
    <ConsolePage title={t('log.title')} text={t('log.text')}>
      <WireLog serverId={null} />
    </ConsolePage>
  );
}
