import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings, SettingsChange } from '../../../../shared/model/settings';
import type { ShortcutAction } from '../../../../shared/model/shortcut';
import { desktopState } from '../../../lib/main-states';
import { keyFault, keysOf, SHORTCUT_ACTIONS, USUAL_KEYS } from '../../../lib/shortcuts';
import { copyText } from '../../../lib/system-actions';
import { useMainState } from '../../../lib/use-main-state';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { KeyField } from '../rows/key-field';
import { SettingRow } from '../rows/setting-row';

interface ShortcutSettingsProps {
  settings: Settings;
  platform: string;
  onChange: (change: SettingsChange) => void;
}

/** The default of `settingsSchema` (the page imports no values from there). */
const USUAL_GLOBAL_KEYS = 'CommandOrControl+Shift+Space';

/** The global shortcut, and those inside the window. */
export function ShortcutSettings({
  settings,
  platform,
  onChange,
}: ShortcutSettingsProps): ReactNode {
  const { t } = useTranslation('settings');
  const { shortcuts, quickAskShortcut } = settings;
  const change = (action: ShortcutAction, keys: string): void => {
    const { [action]: _before, ...others } = shortcuts;
    onChange({ shortcuts: keys === USUAL_KEYS[action] ? others : { ...others, [action]: keys } });
  };
  const standing = useMainState(desktopState).value?.quickAsk;
  return (
    <Section title={t('shortcuts.title')} text={t('shortcuts.text')}>
      <SettingRow
        label={t('shortcuts.global', { name: t('quickAskShortcut.label') })}
        hint={t('quickAskShortcut.hint')}
      >
        <KeyField
          name={t('quickAskShortcut.label')}
          keys={quickAskShortcut}
          usual={USUAL_GLOBAL_KEYS}
          platform={platform}
          judge={(keys) => keyFault(keys, 'global', shortcuts, quickAskShortcut)}
          onChange={(keys) => onChange({ quickAskShortcut: keys })}
        />
      </SettingRow>
      {standing?.error ? <ErrorCard error={standing.error} onCopy={copyText} /> : null}
      {SHORTCUT_ACTIONS.map((action) => (
        <SettingRow key={action} label={t(`shortcuts.name.${action}`)}>
          <KeyField
            name={t(`shortcuts.name.${action}`)}
            keys={keysOf(action, shortcuts)}
            usual={USUAL_KEYS[action]}
            platform={platform}
            judge={(keys) => keyFault(keys, action, shortcuts, quickAskShortcut)}
            onChange={(keys) => change(action, keys)}
          />
        </SettingRow>
      ))}
    </Section>
  );
}
