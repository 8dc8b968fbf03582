import type { App } from '../../core/app/app';
import { describeChecks } from '../../core/health/doctor';
import type { CheckStatus } from '../../shared/model/health';
import type { Output } from '../output';

const MARKS: Record<CheckStatus, string> = { ok: '●', warn: '▲', fail: '■', skip: '○' };

/** `doctor`: runs the layered diagnosis. Returns whether all is well. */
export async function doctorCommand(app: App, output: Output): Promise<boolean> {
  const { translator } = app;
  const report = describeChecks(
    await app.diagnosis.chain(new AbortController().signal),
    translator,
  );
  const lines = report.checks.map(({ id, status, message, remedy, ms, logid }) => {
    const head = `${MARKS[status]} ${translator.t(`checks:${id}.name`)}  ${message}  ${ms} ms`;
    const advice =
      status === 'ok' || status === 'skip' || remedy === ''
        ? ''
        : `\n    ${translator.t('cli:remedy', { text: remedy })}`;
    return head + advice + (status === 'fail' && logid ? `\n    logid ${logid}` : '');
  });
  const verdict = translator.t(report.healthy ? 'cli:healthy' : 'cli:unhealthy');
  output.result(report, [...lines, verdict].join('\n'));
  return report.healthy;
}
