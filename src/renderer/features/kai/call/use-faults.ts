import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import { type FaultTree, faultTree, type PayloadFault, readPayloadFaults } from './payload-faults';

/** The faults of a refused payload for the form, and the error in the same words. */
export function useFaults(error: ErrorView | null): {
  faults: FaultTree;
  shownError: ErrorView | null;
} {
  const { t } = useTranslation('kaiConsole');
  return useMemo(() => {
    const found =
      error?.code === 'TOOL_PAYLOAD_INVALID'
        ? readPayloadFaults(String(error.params['detail'] ?? ''))
        : [];
    const say = (fault: PayloadFault): string => {
      if (fault.kind === 'required') return t('call.fault.required');
      if (fault.kind === 'not-allowed') return t('call.fault.notAllowed');
      return fault.kind === 'one-of' ? t('call.fault.oneOf', { values: fault.words }) : fault.words;
    };
    const detail = found
      .map((fault) => [fault.path.join('.'), say(fault)].filter(Boolean).join(': '))
      .join('; ');
    return {
      faults: faultTree(found, say),
      shownError:
        error && found.length > 0 ? { ...error, params: { ...error.params, detail } } : error,
    };
  }, [error, t]);
}
