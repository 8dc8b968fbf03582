import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { webhookState } from '../../../lib/main-states';
import { useMainState } from '../../../lib/use-main-state';
import { Field } from '../../../ui/field';

/** Our own listener, our listener by its public address, or another address. */
export type Target = 'listener' | 'public' | 'address';

/** Where a test event goes; only `address` needs a URL. */
export function TargetFields({
  target,
  url,
  onTarget,
  onUrl,
}: {
  target: Target;
  url: string;
  onTarget: (target: Target) => void;
  onUrl: (url: string) => void;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  const state = useMainState(webhookState).value;
  const options: { value: Target; label: string; disabled?: boolean }[] = [
    { value: 'listener', label: t('send.listener') },
    { value: 'public', label: t('send.public'), disabled: !state?.publicAddress.url },
    { value: 'address', label: t('send.address') },
  ];
  return (
    <>
      <Field
        label={t('send.target')}
        hint={
          target === 'public'
            ? state?.publicAddress.url
            : target === 'listener'
              ? state?.url
              : undefined
        }
      >
        {(control) => (
          <Select<Target> {...control} value={target} options={options} onChange={onTarget} />
        )}
      </Field>
      {target === 'address' ? (
        <Field label={t('send.url')}>
          {(control) => (
            <Input
              {...control}
              type="url"
              placeholder="https://"
              value={url}
              maxLength={2000}
              onChange={(event) => onUrl(event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
