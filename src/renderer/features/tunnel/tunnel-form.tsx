import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TunnelChoice, TunnelView } from '../../../shared/model/tunnel';
import { request } from '../../lib/ipc';
import { copyText } from '../../lib/system-actions';
import { useAction } from '../../lib/use-action';
import { Choice } from '../../ui/choice';
import { ErrorCard } from '../../ui/error-card';
import { Field } from '../../ui/field';
import { SecretInput } from './secret-input';
import { SshFields } from './ssh-fields';
import styles from './tunnel-form.module.css';

const KINDS = ['ssh', 'cloudflared', 'ngrok'] as const;

const configure = async (choice: TunnelChoice) => {
  const result = await request('tunnel.configure', choice);
  return result.ok ? { ...result, value: true } : result;
};

/** The tunnel's settings. Secrets are saved one by one, the rest together. */
export function TunnelForm({ tunnel }: { tunnel: TunnelView }): ReactNode {
  const { t } = useTranslation('tunnel');
  const [draft, setDraft] = useState(tunnel.choice);
  const [isSaved, setSaved] = useState(false);
  const { run, running, error } = useAction(configure);
  const change = (more: Partial<TunnelChoice>): void => {
    setDraft({ ...draft, ...more });
    setSaved(false);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setSaved((await run(draft)) === true);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)} aria-label={t('settings')}>
      <div>
        <Choice
          label={t('kind.label')}
          value={draft.kind}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChoose={(kind) => change({ kind })}
        />
        <p className={styles.hint}>{t(`kindHint.${draft.kind}`)}</p>
      </div>
      <KindFields tunnel={tunnel} draft={draft} onChange={change} />
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
      <div className={styles.end}>
        <Button htmlType="submit" loading={running}>
          {t('save')}
        </Button>
        <span role="status" className={styles.hint}>
          {isSaved ? t('saved') : ''}
        </span>
      </div>
    </form>
  );
}

/** What the chosen kind of tunnel needs. */
function KindFields({
  tunnel,
  draft,
  onChange,
}: {
  tunnel: TunnelView;
  draft: TunnelChoice;
  onChange: (change: Partial<TunnelChoice>) => void;
}): ReactNode {
  const { t } = useTranslation('tunnel');
  switch (draft.kind) {
    case 'ssh':
      return <SshFields tunnel={tunnel} ssh={draft.ssh} onChange={(ssh) => onChange({ ssh })} />;
    case 'cloudflared':
      return (
        <Field label={t('cloudflared.path')} hint={t('cloudflared.pathHint')}>
          {(control) => (
            <Input
              {...control}
              value={draft.cloudflaredPath}
              maxLength={1000}
              spellCheck={false}
              onChange={(event) => onChange({ cloudflaredPath: event.target.value })}
            />
          )}
        </Field>
      );
    case 'ngrok':
      return (
        <>
          <SecretInput
            name="ngrok-token"
            label={t('ngrok.token')}
            isSet={tunnel.kept['ngrok-token'] === 'set'}
          />
          <Field label={t('ngrok.domain')} hint={t('ngrok.domainHint')}>
            {(control) => (
              <Input
                {...control}
                value={draft.ngrokDomain}
                maxLength={255}
                spellCheck={false}
                onChange={(event) => onChange({ ngrokDomain: event.target.value })}
              />
            )}
          </Field>
        </>
      );
  }
}
