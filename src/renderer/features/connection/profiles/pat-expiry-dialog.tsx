import { Checkbox, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { request } from '../../../lib/ipc';
import { Field } from '../../../ui/field';
import { dayIn, dayOf } from './days';
import { SaveDialog } from './save-dialog';

/** When a token expires, entered by its owner: Coze does not say. */
export function PatExpiryDialog({
  profile,
  onClose,
}: {
  profile: ProfileView;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('setup');
  const [day, setDay] = useState(
    profile.patExpiresAt ? dayOf(new Date(profile.patExpiresAt)) : dayIn(30),
  );
  const [hasEnd, setHasEnd] = useState(profile.patExpiresAt !== null);
  return (
    <SaveDialog
      title={t('profile.patEndTitle')}
      save={() =>
        request('setup.setPatExpiry', { profileId: profile.id, lastDay: hasEnd ? day : null })
      }
      disabled={hasEnd && day === ''}
      onClose={onClose}
    >
      {({ input, submit }) => (
        <>
          <Field label={t('profile.lastDay')} hint={t('profile.lastDayHint')}>
            {(field) => (
              <Input
                {...field}
                ref={input}
                type="date"
                disabled={!hasEnd}
                value={day}
                onChange={(event) => setDay(event.target.value)}
                onPressEnter={submit}
              />
            )}
          </Field>
          <Checkbox checked={!hasEnd} onChange={(event) => setHasEnd(!event.target.checked)}>
            {t('profile.patNoEnd')}
          </Checkbox>
        </>
      )}
    </SaveDialog>
  );
}
