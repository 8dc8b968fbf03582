import { Button, Checkbox, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import type { WebhookState } from '../../../../shared/model/webhook';
import { request } from '../../../lib/ipc';
import { settingsState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { useMomentWords } from '../../../ui/moment-words';
import { Section } from '../../../ui/page';
import styles from './setup.module.css';

/**
 * The numbers with their limits, those of `settingsSchema` (the page imports no values from there).
 */
const NUMBERS = {
  webhookPort: [0, 65_535],
  webhookMaxAgeSeconds: [10, 86_400],
  webhookRepeatSeconds: [0, 3600],
  webhookKeepDays: [1, 3650],
  webhookKeepMegabytes: [10, 100_000],
} as const;
type NumberName = keyof typeof NUMBERS;
const NAMES: readonly NumberName[] = [
  'webhookPort',
  'webhookMaxAgeSeconds',
  'webhookRepeatSeconds',
  'webhookKeepDays',
  'webhookKeepMegabytes',
];

const change = (part: SettingsChange) => request('settings.change', part);
const clean = () => request('webhook.applyRetention');

/** Port, time limits and how much is kept; saved on leaving a field. */
export function KeepSection({ state }: { state: WebhookState }): ReactNode {
  const { t } = useTranslation('webhooks');
  const { minute } = useMomentWords();
  const settings = useMainState(settingsState).value;
  const saving = useAction(change);
  const cleaning = useAction(clean);
  const [note, setNote] = useState('');
  const removeNow = async (): Promise<void> => {
    const done = await cleaning.run();
    if (done) setNote(t('setup.keep.removedNow', { count: done.count }));
  };
  const error = saving.error ?? cleaning.error;
  const last = state.removed
    ? t('setup.keep.removed', { count: state.removed.count, time: minute(state.removed.at) })
    : '';
  return (
    <Section title={t('setup.keep.title')}>
      {settings
        ? NAMES.map((name) => (
            <NumberField
              key={name}
              name={name}
              settings={settings}
              onChange={(part) => void saving.run(part)}
            />
          ))
        : null}
      {settings ? (
        <Checkbox
          checked={settings.webhookNotifications}
          onChange={(event) => void saving.run({ webhookNotifications: event.target.checked })}
        >
          {t('setup.keep.notifications')}
        </Checkbox>
      ) : null}
      <div className={styles.buttons}>
        <Button loading={cleaning.running} onClick={() => void removeNow()}>
          {t('setup.keep.now')}
        </Button>
        <span className={styles.soft} role="status">
          {note || last}
        </span>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </Section>
  );
}

function NumberField({
  name,
  settings,
  onChange,
}: {
  name: NumberName;
  settings: Settings;
  onChange: (part: SettingsChange) => void;
}): ReactNode {
  const { t } = useTranslation('webhooks');
  const [min, max] = NUMBERS[name];
  const [typed, setTyped] = useState<number | null>(null);
  const save = (): void => {
    if (typed !== null && typed !== settings[name]) onChange({ [name]: typed });
    setTyped(null);
  };
  return (
    <Field label={t(`setup.number.${name}.label`)} hint={t(`setup.number.${name}.hint`)}>
      {(control) => (
        <InputNumber
          {...control}
          min={min}
          max={max}
          precision={0}
          value={typed ?? settings[name]}
          onChange={setTyped}
          onBlur={save}
          onPressEnter={save}
        />
      )}
    </Field>
  );
}
