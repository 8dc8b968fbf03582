import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import type { KeyValue } from '../../../ui/key-value-list';
import { useMomentWords } from '../../../ui/moment-words';
import { daysSince, daysUntil } from './days';
import styles from './profile-item.module.css';

/** The facts of a connection: where it leads, whose it is, how old its secret is. */
export function useProfileFacts(profile: ProfileView, onChangeExpiry: () => void): KeyValue[] {
  const { t } = useTranslation('setup');
  const { day } = useMomentWords();
  const address = { name: t('profile.address'), value: profile.apiBase, mono: true };
  if (profile.platform === 'sandbox') return [address];
  const expiry =
    profile.patExpiresAt === null ? t('profile.patNoEnd') : patLine(profile.patExpiresAt);
  return [
    address,
    ...(profile.auth === 'jwt'
      ? [{ name: t('profile.app'), value: profile.appId, mono: true }]
      : []),
    {
      name: t('profile.bot'),
      value: profile.botName ? `${profile.botName} (${profile.botId})` : profile.botId,
    },
    ...(profile.fingerprint
      ? [{ name: t('profile.fingerprint'), value: profile.fingerprint, mono: true }]
      : []),
    ...(profile.inUseSince && profile.secret === 'set' && profile.auth === 'jwt'
      ? [
          {
            name: t('profile.age'),
            value: t('profile.ageValue', {
              count: daysSince(profile.inUseSince),
              day: day(profile.inUseSince),
            }),
          },
        ]
      : []),
    ...(profile.auth === 'pat' && profile.secret === 'set'
      ? [{ name: t('profile.patEnd'), value: expiryLine(expiry) }]
      : []),
  ];

  function patLine(instant: string): string {
    const days = daysUntil(instant);
    return days < 0
      ? t('profile.patEnded', { count: -days, day: day(instant) })
      : t('profile.patEnds', { count: days, day: day(instant) });
  }

  function expiryLine(text: string) {
    return (
      <span className={styles.fact}>
        {text}
        <Button type="link" size="small" className={styles.change ?? ''} onClick={onChangeExpiry}>
          {t('profile.changePatEnd')}
        </Button>
      </span>
    );
  }
}
