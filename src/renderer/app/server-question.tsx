import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../shared/model/error-view';
import type { ServerQuestion as Question } from '../../shared/model/kai-approval';
import { request } from '../lib/ipc';
import { questionsState } from '../lib/main-states';
import { copyText, openLink } from '../lib/system-actions';
import { useMainState } from '../lib/use-main-state';
import { ErrorCard } from '../ui/error-card';
import { readForm, type FormValues } from './question-form';
import { QuestionFields } from './question-fields';
import styles from './server-question.module.css';

/**
 * What a KAI server asks while a tool runs, one at a time, on whatever screen. All of its text
 * comes from the server.
 */
export function ServerQuestion(): ReactNode {
  const [question] = useMainState(questionsState).value ?? [];
  return question ? <Dialog key={question.id} question={question} /> : null;
}

function Dialog({ question }: { question: Question }): ReactNode {
  const { t } = useTranslation(['ui']);
  const form = readForm(question.schema);
  const [values, setValues] = useState<FormValues>(form.initial);
  const [text, setText] = useState('');
  const [error, setError] = useState<ErrorView | null>(null);
  const answer = async (action: 'accept' | 'decline' | 'cancel'): Promise<void> => {
    const given =
      action === 'accept' && question.kind === 'form' ? { content: JSON.stringify(values) } : {};
    const written = action === 'accept' && question.kind === 'sampling' ? { text } : {};
    const result = await request('kai.answerQuestion', {
      questionId: question.id,
      action,
      ...given,
      ...written,
    });
    setError(result.ok ? null : result.error);
  };
  const ready = question.kind !== 'sampling' || text.trim() !== '';
  return (
    <Modal
      open
      mask={{ closable: false }}
      width={520}
      title={t('ui:question.title', { server: question.serverName })}
      onCancel={() => void answer('cancel')}
      footer={[
        <Button key="decline" onClick={() => void answer('decline')}>
          {t('ui:question.decline')}
        </Button>,
        <Button key="accept" type="primary" disabled={!ready} onClick={() => void answer('accept')}>
          {t(question.kind === 'url' ? 'ui:question.done' : 'ui:question.send')}
        </Button>,
      ]}
    >
      <p className={styles.origin}>
        {question.toolName === null
          ? t('ui:question.byServer')
          : t('ui:question.byTool', { tool: question.toolName })}
      </p>
      <p className={styles.message}>{question.message}</p>
      {question.kind === 'form' ? (
        <QuestionFields fields={form.fields} values={values} onChange={setValues} />
      ) : null}
      {question.kind === 'url' && question.url !== null ? (
        <LinkOut host={question.host ?? ''} url={question.url} />
      ) : null}
      {question.kind === 'sampling' ? (
        <Sampling question={question} text={text} onChange={setText} />
      ) : null}
      {error ? <ErrorCard error={error} onCopy={copyText} /> : null}
    </Modal>
  );
}

/** The host is shown large: it is what a person has to trust. */
function LinkOut({ host, url }: { host: string; url: string }): ReactNode {
  const { t } = useTranslation(['ui']);
  return (
    <div className={styles.link}>
      <strong>{host}</strong>
      <span className={styles.url}>{url}</span>
      <Button onClick={() => openLink(url)}>{t('ui:question.open')}</Button>
    </div>
  );
}

function Sampling({
  question,
  text,
  onChange,
}: {
  question: Question;
  text: string;
  onChange: (text: string) => void;
}): ReactNode {
  const { t } = useTranslation(['ui']);
  return (
    <>
      <ul className={styles.messages}>
        {question.messages.map(({ role, text: said }) => (
          <li key={`${role} ${said}`}>
            <span className={styles.origin}>{t(`ui:question.${role}`)}</span> {said}
          </li>
        ))}
      </ul>
      <textarea
        className={styles.text}
        rows={4}
        aria-label={t('ui:question.answer')}
        placeholder={t('ui:question.answer')}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
