import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorView } from '../../../../shared/model/error-view';
import { changePlatform } from '../../../lib/platforms';
import { compareFingerprints } from '../../../ui/fingerprint';
import type { Fix } from '../trial-result';
import { useWizard } from '../use-wizard';

/** What to do about a refused sign-in without leaving the wizard. */
export function useSignInFix(retry: () => Promise<void>): (error: ErrorView) => Fix | undefined {
  const { t } = useTranslation(['wizard', 'setup']);
  const { state, draft, change, go } = useWizard();
  const { fingerprint } = state.held;
  return useCallback(
    (error) => {
      const again = (part: Parameters<typeof change>[0]): void => {
        change(part);
        void retry();
      };
      const { code } = error;
      if (code === 'JWT_WRONG_REGION') {
        const platform = String(error.params['found']).endsWith('coze.com')
          ? 'coze-com'
          : 'coze-cn';
        const { apiBase } = changePlatform({ ...draft, apiBase: '' }, platform);
        return {
          label: t('fix.region', { platform: t(`setup:platform.${platform}`) }),
          run: () => again({ platform, apiBase }),
        };
      }
      if (
        code === 'JWT_KID_UNKNOWN' &&
        fingerprint !== null &&
        compareFingerprints(fingerprint, draft.kid) !== 'same'
      ) {
        return { label: t('fix.fingerprint'), run: () => again({ kid: fingerprint }) };
      }
      if (code === 'JWT_KID_UNKNOWN' || code === 'PERMISSION_DENIED')
        return { label: t('fix.toApp'), run: () => go('app') };
      if (code === 'JWT_SIGNATURE_INVALID' || code === 'JWT_REJECTED')
        return { label: t('fix.toKey'), run: () => go('key') };
      if (code === 'TOKEN_INVALID' && draft.auth === 'pat')
        return { label: t('fix.toToken'), run: () => go('app') };
      return { label: t('fix.retry'), run: () => void retry() };
    },
    [t, draft, fingerprint, change, go, retry],
  );
}
