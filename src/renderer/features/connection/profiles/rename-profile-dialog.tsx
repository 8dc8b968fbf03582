import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { request } from '../../../lib/ipc';
import { Field } from '../../../ui/field';
import { SaveDialog } from './save-dialog';

/** Renames a connection; an empty name restores the bot's. */
export function RenameProfileDialog({
  profile,
  onClose,
}: {
  profile: ProfileView;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('setup');
  const [name, setName] = useState(profile.name);
  return (
    <SaveDialog
      title={t('profile.renameTitle')}
      save={() => request('setup.rename', { profileId: profile.id, name: name.trim() })}
      onClose={onClose}
    >
      {({ input, submit }) => (
        <Field label={t('profile.name')} hint={t('profile.nameHint')}>
          {(field) => (
            <Input
              {...field}
              ref={input}
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={(event) => {
                if (!event.nativeEvent.isComposing) submit();
              }}
            />
          )}
        </Field>
      )}
    </SaveDialog>
  );
}
