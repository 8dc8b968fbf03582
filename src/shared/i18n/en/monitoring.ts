import type { Texts } from '../text-shape';
import type { monitoring as zh } from '../zh-CN/monitoring';

/** Words of the monitoring page and of the charts in the health panel. */
export const monitoring: Texts<typeof zh> = {
  title: 'Monitoring',
  overall: { healthy: 'Everything is working', degraded: 'Some services have problems', unhealthy: 'Not available' },
  service: { auth_manager: 'Sign-in', coze_client: 'Coze', kai_manager: 'KAI', webhook_listener: 'Webhook' },
  state: { ok: 'OK', degraded: 'Degraded', error: 'Failing', not_configured: 'Not set up' },
  source: { label: 'Which calls', api: 'Coze API', kai: 'KAI tools', webhook: 'Webhook' },
  range: { label: 'Time range', '1h': '1 hour', '24h': '24 hours', '90d': '90 days' },
  recent: 'Last 5 minutes',
  calls: 'Calls',
  success: 'Success rate',
  mean: 'Mean response time',
  percentiles: 'Response times',
  errors: 'Errors',
  noErrors: 'No call failed.',
  resources: 'Resources',
  cpu: 'CPU',
  memory: 'Memory',
  uptime: 'Running for',
  target: { success: 'Target ≥ 99%', mean: 'Target ≤ 2 s' },
  empty: 'No calls in this time.',
  stale: 'The app cannot be reached. Retrying; the figures shown are the last ones received.',
  code: 'Error code',
  count: 'Count',
  share: 'Share',
  milliseconds: 'ms',
  percent: '%',
  megabytes: 'MB',
  unit: { second: 's', minute: 'min', hour: 'h', day: 'd' },
  theGuides: 'Response time is measured to the complete answer, or to the first byte of a streamed answer.',
};
