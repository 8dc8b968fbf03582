import { Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '../../../../shared/model/chat';
import { request } from '../../../lib/ipc';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { ErrorCard } from '../../../ui/error-card';
import { Field } from '../../../ui/field';
import styles from './save-case-dialog.module.css';

interface CaseDraft {
  name: string;
  question: string;
  toolName: string | null;
  contains: string;
}

const save = async (draft: CaseDraft) => {
  const result = await request('acceptance.saveCase', draft);
  return result.ok ? { ok: true as const, value: true } : result;
};

/** Characters of the question that name a case at first. */
const NAME_MAX = 60;

/** Saves a turn as an acceptance case: its question, and what a run has to answer to it. */
export function SaveCaseDialog({ turn, onClose }: { turn: Turn; onClose: () => void }): ReactNode {
  const { t } = useTranslation(['acceptance', 'ui']);
  const tools = [...new Set(turn.toolCalls.map(({ name }) => name))];
  const [draft, setDraft] = useState<CaseDraft>({
    name: turn.question.slice(0, NAME_MAX),
    question: turn.question,
    toolName: tools[0] ?? null,
    contains: '',
  });
  const action = useAction(save);
  const keep = async (): Promise<void> => {
    if ((await action.run(draft)) === true) onClose();
  };
  const change = (more: Partial<CaseDraft>): void => setDraft((before) => ({ ...before, ...more }));
  return (
    <Modal
      open
      width={480}
      title={t('saveCase.title')}
      okText={t('saveCase.save')}
      cancelText={t('ui:action.cancel')}
      confirmLoading={action.running}
      okButtonProps={{ disabled: draft.name.trim() === '' || draft.question.trim() === '' }}
      onOk={() => void keep()}
      onCancel={onClose}
    >
      <div className={styles.fields}>
        <CaseFields draft={draft} tools={tools} onChange={change} />
        {action.error ? <ErrorCard error={action.error} onCopy={copyText} /> : null}
      </div>
    </Modal>
  );
}

/** What is asked, and what its answer has to call and to say. */
function CaseFields({
  draft,
  tools,
  onChange,
}: {
  draft: CaseDraft;
  /** Called in the turn that is kept. */
  tools: readonly string[];
  onChange: (change: Partial<CaseDraft>) => void;
}): ReactNode {
  const { t } = useTranslation('acceptance');
  return (
    <>
      <Field label={t('saveCase.name')} hint={t('saveCase.text')}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('saveCase.question')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={draft.question}
            onChange={(event) => onChange({ question: event.target.value })}
          />
        )}
      </Field>
      {tools.length === 0 ? null : (
        <Field label={t('saveCase.tool')}>
          {(control) => (
            <Select
              {...control}
              value={draft.toolName ?? ''}
              options={[
                ...tools.map((value) => ({ value, label: value })),
                { value: '', label: t('saveCase.noTool') },
              ]}
              onChange={(value) => onChange({ toolName: value === '' ? null : value })}
            />
          )}
        </Field>
      )}
      <Field label={t('saveCase.contains')}>
        {(control) => (
          <Input
            {...control}
            maxLength={1000}
            value={draft.contains}
            onChange={(event) => onChange({ contains: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
