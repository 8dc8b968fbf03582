import type { ErrorCode } from '../../../shared/model/error-view';
import type { AppError } from '../../lib/errors';
import type { IsolatedApp } from '../isolated-app';
import type { AcceptanceCheckDefinition, CheckFinding } from './acceptance-check';

/**
 * What the table of the guide's troubleshooting, has to be recognised as. A key Coze does not know
 * may be told by its signature or by its name.
 */
const WRONG_KEY: readonly ErrorCode[] = [
  'JWT_SIGNATURE_INVALID',
  'JWT_KID_UNKNOWN',
  'JWT_REJECTED',
];

/**
 * The four troubles of the guide's troubleshooting: wrong key, dead token, wrong webhook token, a
 * tool that does not answer. Each is recognised by its own code.
 */
export function errorHandlingCheck(question: string): AcceptanceCheckDefinition {
  return {
    id: 'error_handling',
    async run(app, signal): Promise<CheckFinding> {
      const key = await app.wrongKey(signal);
      if (key !== 'no-key' && (key === null || !WRONG_KEY.includes(key.code)))
        return unexpected('wrongKey', key);
      const token = await app.wrongToken(signal);
      if (token?.code !== 'TOKEN_INVALID') return unexpected('wrongToken', token);
      const { status } = await app.deliver(false);
      if (status !== 401)
        return {
          passed: false,
          key: 'errorUnseen',
          params: { trouble: 'webhook', code: String(status) },
        };
      const tool = await silentTool(app, question, signal);
      if (tool !== 'not-tried' && tool?.code !== 'TOOL_TIMEOUT') return unexpected('tool', tool);
      const codes = [
        key === 'no-key' ? undefined : key.code,
        token.code,
        'WEBHOOK_UNAUTHORIZED',
        tool === 'not-tried' ? undefined : tool.code,
      ].filter((code) => code !== undefined);
      return {
        passed: true,
        key: 'errorHandling',
        params: { codes: codes.join(', '), count: codes.length },
      };
    },
  };
}

/** A tool whose server goes silent; needs a gate in front of it. */
async function silentTool(
  app: IsolatedApp,
  question: string,
  signal: AbortSignal,
): Promise<AppError | null | 'not-tried'> {
  const gate = app.gates?.kai;
  if (!gate) return 'not-tried';
  await gate.set({ kind: 'silent' });
  try {
    return (await app.callTool(question, 1, signal)).error;
  } finally {
    await gate.set({ kind: 'open' });
  }
}

function unexpected(trouble: string, error: AppError | null): CheckFinding {
  return {
    passed: false,
    key: 'errorUnseen',
    params: { trouble, code: error?.code ?? '-' },
    error,
  };
}
