import { useTranslation } from 'react-i18next';
import type { KaiServerView } from '../../../../shared/model/kai';
import type { KeyValue } from '../../../ui/key-value-list';
import { useRelativeTime } from '../../../ui/use-relative-time';

/** The known facts of a server, by name. */
export function useServerFacts(server: KaiServerView): KeyValue[] {
  const { t } = useTranslation('kaiConsole');
  const relative = useRelativeTime();
  const protocol =
    server.protocolVersion === null
      ? t('servers.unknown')
      : [server.protocolVersion, server.era ? t(`servers.era.${server.era}`) : '']
          .filter(Boolean)
          .join(' · ');
  const checked =
    server.checkedAt === null
      ? ''
      : t('servers.checked', { time: relative(new Date(server.checkedAt)) });
  return [
    { name: t('servers.address'), value: server.url, mono: true },
    {
      name: t('servers.key'),
      value: t(server.secret === 'set' ? 'servers.keySet' : 'servers.keyNotSet'),
    },
    { name: t('servers.protocol'), value: protocol },
    {
      name: t('servers.transport'),
      value: server.transport ? t(`servers.transports.${server.transport}`) : t('servers.unknown'),
    },
    ...(server.serverName
      ? [
          {
            name: t('servers.software'),
            value: `${server.serverName} ${server.serverVersion}`.trim(),
          },
        ]
      : []),
    {
      name: t('servers.tools'),
      value: [t('servers.toolCount', { count: server.toolCount }), checked]
        .filter(Boolean)
        .join(' · '),
    },
  ];
}
