import { Button } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AcceptanceCost, TargetChoice } from '../../../../shared/model/acceptance';
import { request } from '../../../lib/ipc';
import { profilesState } from '../../../lib/main-states';
import { copyText } from '../../../lib/system-actions';
import { useAction } from '../../../lib/use-action';
import { useMainState } from '../../../lib/use-main-state';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorCard } from '../../../ui/error-card';
import { Section } from '../../../ui/page';
import { RadioList } from '../../../ui/radio-list';
import { useFetched } from '../../../ui/use-fetched';

const start = (choice: TargetChoice, agreed: boolean) =>
  request('acceptance.start', { choice, agreed });

/**
 * Chooses the target, says what it costs, and starts; the cloud only after a second confirmation.
 */
export function StartPanel(): ReactNode {
  const { t } = useTranslation('acceptance');
  const [choice, setChoice] = useState<TargetChoice>('sandbox');
  const [isAsking, setAsking] = useState(false);
  const starting = useAction(start);
  const cost = useActiveCost();
  const isPaid = choice === 'active' && cost !== null && cost.calls > 0;
  const begin = async (agreed: boolean): Promise<void> => {
    await starting.run(choice, agreed);
    setAsking(false);
  };
  const options = [
    { value: 'sandbox' as const, label: t('kind.sandbox'), hint: t('ui.sandboxHint') },
    ...(cost ? [{ value: 'active' as const, label: cost.targetName, hint: hintOf(cost, t) }] : []),
  ];
  return (
    <Section
      title={t('ui.startTitle')}
      {...(options.length === 1 && { text: t('ui.sandboxHint') })}
      action={
        <Button
          type="primary"
          loading={starting.running}
          onClick={() => (isPaid ? setAsking(true) : void begin(false))}
        >
          {t('ui.start')}
        </Button>
      }
    >
      {options.length > 1 ? (
        <RadioList
          label={t('ui.chooseTarget')}
          value={choice}
          options={options}
          onChange={setChoice}
        />
      ) : null}
      {starting.error && !isAsking ? <ErrorCard error={starting.error} onCopy={copyText} /> : null}
      {isAsking && cost ? (
        <ConfirmDialog
          title={t('ui.agreeTitle')}
          text={t('ui.agreeText', costWords(cost))}
          confirmLabel={t('ui.agree')}
          busy={starting.running}
          error={starting.error}
          onCopy={copyText}
          onConfirm={() => void begin(true)}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
}

/** Of the active connection; null if there is none besides the sandbox. */
function useActiveCost(): AcceptanceCost | null {
  const active = useMainState(profilesState).value?.find((profile) => profile.active);
  const id = active && active.platform !== 'sandbox' ? active.id : null;
  const fetch = useCallback(
    async () => (id === null ? null : request('acceptance.cost', { choice: 'active' })),
    [id],
  );
  const answer = useFetched(fetch);
  return answer?.ok === true ? answer.value : null;
}

function hintOf(
  cost: AcceptanceCost,
  t: (key: 'ui.activeHint' | 'ui.activeLocalHint', values: ReturnType<typeof costWords>) => string,
): string {
  return t(cost.calls > 0 ? 'ui.activeHint' : 'ui.activeLocalHint', costWords(cost));
}

function costWords({ targetName: name, calls, questions, seconds }: AcceptanceCost): {
  name: string;
  calls: number;
  questions: number;
  minutes: number;
} {
  return { name, calls, questions, minutes: Math.ceil(seconds / 60) };
}
