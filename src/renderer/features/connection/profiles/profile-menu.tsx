import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';

/** What can be done with a connection besides using and editing it. */
export type ProfileVerb = 'rename' | 'duplicate' | 'export' | 'pat-expiry' | 'remove';

/** The rarer actions of a connection. The built-in sandbox can only be renamed and removed. */
export function ProfileMenu({
  profile,
  onChoose,
}: {
  profile: ProfileView;
  onChoose: (verb: ProfileVerb) => void;
}): ReactNode {
  const { t } = useTranslation('setup');
  const isOwn = profile.platform !== 'sandbox';
  const items: MenuProps['items'] = [
    { key: 'rename', label: t('profile.rename'), onClick: () => onChoose('rename') },
    ...(isOwn
      ? [
          { key: 'duplicate', label: t('profile.duplicate'), onClick: () => onChoose('duplicate') },
          { key: 'export', label: t('profile.export'), onClick: () => onChoose('export') },
        ]
      : []),
    { type: 'divider' },
    { key: 'remove', label: t('profile.remove'), danger: true, onClick: () => onChoose('remove') },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button
        size="small"
        type="text"
        icon={<DownOutlined aria-hidden="true" />}
        iconPosition="end"
        aria-label={t('profile.moreOf', { name: profile.name })}
      >
        {t('profile.more')}
      </Button>
    </Dropdown>
  );
}
