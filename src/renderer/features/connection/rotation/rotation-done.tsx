import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { navigate } from '../../../lib/hash-route';
import { EmptyState } from '../../../ui/empty-state';
import { StatusMark } from '../../../ui/status-mark';
import { Button } from 'antd';

/** The new secret is in use and the old one deleted here; what is left to do at Coze. */
export function RotationDone({ profile }: { profile: ProfileView }): ReactNode {
  const { t } = useTranslation('setup');
  return (
    <EmptyState
      mark={<StatusMark status="ok" size={20} />}
      title={t(`rotation.done.${profile.auth}`)}
      text={t(`rotation.doneText.${profile.auth}`)}
      action={
        <Button type="primary" onClick={() => navigate(['connection'])}>
          {t('rotation.close')}
        </Button>
      }
    />
  );
}
