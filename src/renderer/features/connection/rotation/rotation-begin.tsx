import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../../shared/model/profile';
import { request } from '../../../lib/ipc';
import { copyText, openLink } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import { Section } from '../../../ui/page';
import { consolePage } from '../../../lib/console-pages';
import { KeyInput } from '../form/key-input';
import { dayIn } from '../profiles/days';

type Keep = 'keychain' | 'this-run';

const PAT_DAYS = 30;

/** The first step: where the new key or token comes from. */
export function RotationBegin({ profile }: { profile: ProfileView }): ReactNode {
  const { t } = useTranslation('setup');
  const [lastDay, setLastDay] = useState(profile.platform === 'studio' ? '' : dayIn(PAT_DAYS));
  const begin = useAction((keep: Keep) =>
    request('setup.beginRotation', {
      profileId: profile.id,
      keep,
      ...(profile.auth === 'pat' && { lastDay: lastDay === '' ? null : lastDay }),
    }),
  );
  const noKeychain = begin.error?.code === 'KEYCHAIN_UNAVAILABLE';
  return (
    <>
      {profile.auth === 'jwt' ? <NewKey onKey={() => void begin.run('keychain')} /> : null}
      {profile.auth === 'pat' ? (
        <NewToken
          profile={profile}
          lastDay={lastDay}
          onLastDay={setLastDay}
          busy={begin.running}
          onToken={() => void begin.run('keychain')}
        />
      ) : null}
      {begin.error ? (
        <ErrorCard
          error={begin.error}
          onCopy={copyText}
          action={
            noKeychain
              ? { label: t('form.thisRun'), run: () => void begin.run('this-run') }
              : undefined
          }
        />
      ) : null}
    </>
  );
}

function NewKey({ onKey }: { onKey: () => void }): ReactNode {
  const { t } = useTranslation('setup');
  const [pem, setPem] = useState('');
  return (
    <Section title={t('rotation.step.newKey')} text={t('rotation.step.newKeyText')}>
      <KeyInput pem={pem} fault={null} onType={setPem} onKey={onKey} />
    </Section>
  );
}

interface NewTokenProps {
  profile: ProfileView;
  lastDay: string;
  onLastDay: (day: string) => void;
  busy: boolean;
  onToken: () => void;
}

/** The token is typed once, sent to the main process, never shown again. */
function NewToken({ profile, lastDay, onLastDay, busy, onToken }: NewTokenProps): ReactNode {
  const { t } = useTranslation('setup');
  const [pat, setPat] = useState('');
  const page = profile.platform === 'sandbox' ? null : consolePage(profile.platform, 'pat');
  const { run, running, error } = useAction(async () => {
    const result = await request('setup.trySecret', { pat: pat.trim() });
    if (result.ok) {
      setPat('');
      onToken();
    }
    return result;
  });
  return (
    <Section
      title={t('rotation.step.newToken')}
      text={t('rotation.step.newTokenText')}
      action={page ? <Button onClick={() => openLink(page)}>{t('console.pat')}</Button> : undefined}
    >
      <Field
        label={t('rotation.newPat')}
        hint={profile.platform === 'studio' ? t('pat.studioHint') : t('scopes')}
      >
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            value={pat}
            onChange={(event) => setPat(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('profile.lastDay')} hint={t('rotation.lastDayHint')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={lastDay}
            onChange={(event) => onLastDay(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button
          type="primary"
          disabled={pat.trim() === ''}
          loading={busy || running}
          onClick={() => void run()}
        >
          {t('rotation.keepToken')}
        </Button>
      </div>
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </Section>
  );
}
