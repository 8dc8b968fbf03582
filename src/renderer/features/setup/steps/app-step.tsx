import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { consolePage } from '../../../lib/console-pages';
import { copyText, openLink } from '../../../lib/system-actions';
import { Choice } from '../../../ui/choice';
import { CopyButton } from '../../../ui/copy-button';
import { type KeyValue, KeyValueList } from '../../../ui/key-value-list';
import { StepFoot } from '../step-foot';
import { useWizard } from '../use-wizard';
import { PatInput } from './pat-input';
import styles from '../setup-wizard.module.css';

/** The name of the app (guide, step 1.1), in both languages. */
const APP_NAME = 'AI咖啡知识沙龙';
const SCOPES = ['bot:read', 'bot:write', 'conversation:read', 'conversation:write'];
const LINES = {
  jwt: ['one', 'two', 'three', 'four'],
  pat: ['one', 'two', 'three'],
  studio: ['one', 'two'],
} as const;

/** What to do at Coze: create the app, or a token instead. */
export function AppStep(): ReactNode {
  const { t } = useTranslation(['wizard', 'setup']);
  const { draft, state, change, confirm } = useWizard();
  const jwt = draft.auth === 'jwt';
  const studio = draft.platform === 'studio';
  const page = consolePage(draft.platform, jwt ? 'oauth' : 'pat');
  const isReady = jwt || state.held.secret === 'set';
  return (
    <>
      <p className={styles.lead}>{t('app.lead')}</p>
      <div className={styles.content}>
        <div className={styles.part}>
          {studio ? null : (
            <Choice
              label={t('setup:auth.legend')}
              value={draft.auth}
              options={(['jwt', 'pat'] as const).map((value) => ({
                value,
                label: t(`setup:auth.${value}`),
              }))}
              onChoose={(auth) => change({ auth })}
            />
          )}
          <p className={styles.soft}>
            {t(studio ? 'setup:auth.studioOnly' : `setup:auth.${draft.auth}Hint`)}
          </p>
        </div>
        <div className={styles.part}>
          {page ? (
            <div>
              <Button onClick={() => openLink(page)}>
                {t(jwt ? 'app.openOauth' : 'app.openPat')}
              </Button>
            </div>
          ) : null}
          <Todo kind={studio ? 'studio' : draft.auth} />
        </div>
        {studio ? null : <Values jwt={jwt} publicUrl={draft.publicUrl} />}
        {jwt ? null : <PatInput />}
      </div>
      <StepFoot
        step="app"
        onNext={isReady ? () => void confirm('app') : undefined}
        nextLabel={t(jwt ? 'app.created' : 'next')}
      />
    </>
  );
}

function Todo({ kind }: { kind: keyof typeof LINES }): ReactNode {
  const { t } = useTranslation('wizard');
  return (
    <ol className={styles.todo}>
      {LINES[kind].map((line) => (
        <li key={line}>
          {kind === 'jwt' ? t(`app.jwtSteps.${line}`) : <OtherLine kind={kind} line={line} />}
        </li>
      ))}
    </ol>
  );
}

function OtherLine({
  kind,
  line,
}: {
  kind: 'pat' | 'studio';
  line: 'one' | 'two' | 'three' | 'four';
}): ReactNode {
  const { t } = useTranslation('wizard');
  if (line === 'one' || line === 'two')
    return t(kind === 'pat' ? `app.patSteps.${line}` : `app.studioSteps.${line}`);
  return line === 'three' ? t('app.patSteps.three') : null;
}

/** The exact values, each with its copy button. */
function Values({ jwt, publicUrl }: { jwt: boolean; publicUrl: string }): ReactNode {
  const { t } = useTranslation('wizard');
  const redirect = redirectOf(publicUrl);
  const scopes: KeyValue = {
    name: t('app.scopes'),
    value: (
      <span>
        {SCOPES.join(', ')}{' '}
        <CopyButton iconOnly text={SCOPES.join(',')} label={t('app.scopesAll')} onCopy={copyText} />
      </span>
    ),
  };
  const app: KeyValue[] = [
    {
      name: t('app.name'),
      value: (
        <span>
          {APP_NAME}{' '}
          <CopyButton
            iconOnly
            text={APP_NAME}
            label={`${t('app.name')} ${APP_NAME}`}
            onCopy={copyText}
          />
        </span>
      ),
    },
    { name: t('app.type'), value: t('app.typeValue') },
    scopes,
    {
      name: t('app.redirect'),
      value: (
        <span>
          {redirect}{' '}
          <CopyButton
            iconOnly
            text={redirect}
            label={`${t('app.redirect')} ${redirect}`}
            onCopy={copyText}
          />
          <br />
          <span className={styles.soft}>{t('app.redirectHint')}</span>
        </span>
      ),
    },
  ];
  return (
    <div className={styles.part}>
      <h2>{t('app.values')}</h2>
      <KeyValueList items={jwt ? app : [scopes]} />
    </div>
  );
}

/** The redirect URI (guide, step 1), on the person's own domain once it is known. */
function redirectOf(publicUrl: string): string {
  const host = /^https:\/\/([^/\s]+)/i.exec(publicUrl.trim())?.[1];
  return `https://${host ?? 'your-domain.com'}/auth/callback`;
}
