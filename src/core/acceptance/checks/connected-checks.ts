import type { AcceptanceCheckDefinition, CheckFinding } from './acceptance-check';

const TOOL_SECONDS = 30;

/** The sample event of the guide, step 5.2: taken and handed on with the token, refused without. */
export function webhookCheck(): AcceptanceCheckDefinition {
  return {
    id: 'webhook',
    async run(app): Promise<CheckFinding> {
      const good = await app.deliver(true);
      const bad = await app.deliver(false);
      const passed = good.status === 200 && good.ended === 'delivered' && bad.status === 401;
      return {
        passed,
        key: passed ? 'webhook' : 'webhookWrong',
        params: { good: good.status, ended: good.ended, bad: bad.status },
      };
    },
  };
}

/** The tool and the question of the guide, step 6.2. */
export function kaiToolCheck(question: string): AcceptanceCheckDefinition {
  return {
    id: 'kai_tool',
    async run(app, signal): Promise<CheckFinding> {
      const { name, text, error } = await app.callTool(question, TOOL_SECONDS, signal);
      if (error) return { passed: false, key: 'kaiToolFailed', params: { name }, error };
      return {
        passed: text.trim() !== '',
        key: 'kaiTool',
        params: { name, characters: Array.from(text).length },
      };
    },
  };
}

/**
 * `/health`, `/monitoring.json`, `/metrics` and the page answer, and include the calls of this run.
 */
export function monitoringCheck(): AcceptanceCheckDefinition {
  return {
    id: 'monitoring',
    run: (app) =>
      app.operations(async (get): Promise<CheckFinding> => {
        const health = await get('/health');
        const figures = await get('/monitoring.json');
        const metrics = await get('/metrics');
        const page = await get('/monitoring');
        const calls = callsIn(figures.text);
        const passed =
          health.text.includes('"services"') &&
          calls > 0 &&
          metrics.status === 200 &&
          page.status === 200;
        return {
          passed,
          key: passed ? 'monitoring' : 'monitoringWrong',
          params: { calls, health: health.status, metrics: metrics.status, page: page.status },
        };
      }),
  };
}

function callsIn(text: string): number {
  const found = /"api":\{"calls":(\d+)/.exec(text);
  return Number(found?.[1] ?? 0);
}
