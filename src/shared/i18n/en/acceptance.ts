import type { acceptance as zh } from '../zh-CN/acceptance';
import type { Texts } from '../text-shape';

/** The acceptance: its screen, report and command. */
export const acceptance: Texts<typeof zh> = {
  title: 'Acceptance',
  lead: 'Runs the guide’s ten checks and measures four metrics on a separate instance. Nothing shows up in your conversations, webhooks or monitoring.',
  criterion: { success_rate: 'API success rate', mean_latency: 'Mean response time', throughput: 'Throughput', recovery: 'Recovery time' },
  criterionHow: {
    success_rate: '{{calls}} questions in a row', mean_latency: 'from the question to the first word', throughput: 'over {{seconds}} s; one call in 20 is a question, the rest are reads', recovery: 'the slowest of {{count}} faults',
  },
  target: { success_rate: '≥ {{value}} %', mean_latency: '≤ {{value}} s', throughput: '≥ {{value}} /s', recovery: '≤ {{value}} s' },
  value: { success_rate: '{{value}} %', mean_latency: '{{value}} s', throughput: '{{value}} /s', recovery: '{{value}} s' },
  notMeasured: 'not measured',
  reached: 'reached',
  missed: 'missed',
  onSandbox: 'measured on the built-in sandbox',
  check: {
    oauth_app: 'OAuth app', jwt: 'JWT made and accepted', access_token: 'Access token', conversation: 'Conversation and message', streaming: 'Streamed answer',
    webhook: 'Webhook', kai_tool: 'KAI tool call', error_handling: 'Error handling', monitoring: 'Monitoring', performance: 'Performance figures',
  },
  detail: {
    oauthApp: 'Key, fingerprint, region and bot fit together ({{host}}).', patInstead: 'A personal access token is used; there is no JWT.', layerFailed: 'The diagnosis fails at the layer “{{layer}}”.',
    jwt: 'A JWT was signed and {{host}} took it.', accessToken: 'The JWT was exchanged for a token, which is valid.', accessTokenPat: 'The personal access token is valid.',
    conversation: 'A message in a new conversation was answered with {{characters}} characters in {{ms}} ms.',
    streaming: 'The answer came in {{pieces}} pieces: the first after {{firstWordMs}} ms, all of it after {{ms}} ms.', streamingInOnePiece: 'The answer came in {{pieces}} piece, not word by word.',
    webhook: 'A delivery with the token was taken and handled ({{good}}), one without was refused ({{bad}}).', webhookWrong: 'With the token: {{good}} ({{ended}}); without: {{bad}}. Expected: 200 (delivered) and 401.',
    kaiTool: '{{name}} answered with {{characters}} characters.', kaiToolFailed: '{{name}} did not succeed.',
    errorHandling: '{{count}} troubles were recognised: {{codes}}.', errorUnseen: '“{{trouble}}” was not recognised as expected ({{code}}).',
    monitoring: '/health, /monitoring, /monitoring.json and /metrics answer; {{calls}} calls counted.', monitoringWrong: 'Monitoring is not complete: {{calls}} calls counted, /health {{health}}, /metrics {{metrics}}, /monitoring {{page}}.',
    performance: '{{good}} of {{all}} figures reach their target.', performanceUnmeasured: 'No figure was measured this time.', failed: 'Not completed.',
  },
  fault: {
    server_down: 'Server down and up', server_errors: 'Burst of 502', rate_limited: 'Burst of 429', token_revoked: 'Token revoked', stream_cut: 'Cut in mid-answer', kai_restarted: 'KAI restarted',
    network_gone: 'Network gone', clock_jumped: 'Clock jumped (+10 min, −24 h)',
  },
  faultStruck_one: 'struck {{count}} time', faultStruck_other: 'struck {{count}} times', faultNoticed: 'shows as {{code}}', faultUnnoticed: 'not noticed', notRecovered: 'not recovered',
  phase: { starting: 'Preparing', checks: 'Ten checks', series: 'Questions in a row', load: 'Load', faults: 'Faults', cases: 'Saved cases', ending: 'Saving' },
  case: {
    asExpected: 'as expected', empty: 'no answer', noTool: '{{name}} was not called', lacks: 'the answer lacks “{{text}}”', webhook: 'answered {{answer}}, ended {{status}}',
  },
  report: {
    title: 'Coffee Salon acceptance report', passed: 'All passed', failed: 'Not all passed', at: 'Time', duration: 'Took', target: 'Target', version: 'Version', machine: 'Machine', runtime: 'Runtime', calls: 'Questions in a row', load: 'Load',
    connections: 'Sockets at most', limiter: 'Client-side limit', lifted: 'lifted', perMinute: '{{count}} a minute', question: 'Question', conditions: 'Conditions', criteria: 'Four figures', checks: 'Ten checks', series: 'First word of each answer',
    perSecond: 'Good answers a second', outcomes: 'Outcomes', faults: 'Faults and recovery', failures: 'Every failure', noFailures: 'There were none.', more: '{{count}} more failures are not listed.', cases: 'Saved cases', before: 'Compared with the run before',
    beforeAt: 'Before: {{at}}', ok: 'ok', chart: '{{name}}: from {{min}} to {{max}}', percentile: 'Percentiles (ms)', what: 'What', result: 'Result', outcome: 'Outcome', share: 'Share', count: 'Count', recovery: 'Recovery', struck: 'Struck',
    noticed: 'Shows as', phase: 'Part', number: 'No.', code: 'Code', message: 'What happened', remedy: 'What to do', logid: 'logid', mean: 'Mean', value: 'Measured', goal: 'Target', change: 'Change', minutes: '{{count}} min', seconds: '{{count}} s', milliseconds: '{{count}} ms',
    failedCall: 'red line: a question that failed', callersNote: '{{callers}} callers, {{calls}} calls in all, {{chats}} of them questions',
  },
  kind: { sandbox: 'built-in sandbox', local: 'server on this machine', connection: 'cloud connection' },
  ui: {
    start: 'Run acceptance', cancel: 'Cancel', startTitle: 'New run', chooseTarget: 'Target', sandboxHint: 'On a separate sandbox: free, and your connection is not touched.', activeHint: '{{name}}: about {{calls}} API calls, {{questions}} of them questions that cost tokens, about {{minutes}} min. Load and network faults still run on the sandbox.',
    activeLocalHint: '{{name}} is on this machine and costs nothing. About {{minutes}} min.', agree: 'Accept cost and start', agreeTitle: 'Test against the cloud?', agreeText: 'About {{calls}} API calls to “{{name}}”, {{questions}} of them questions that cost tokens. Takes about {{minutes}} min.',
    left: 'about {{count}} s left', running: 'Testing: {{name}}', progress: 'Progress of the acceptance', lastRun: 'Result', passed: 'Passed', failed: 'Not passed', checksLabel: 'Ten checks', criteriaLabel: 'Four metrics', save: 'Save report', saved: 'Saved to {{path}}', remove: 'Delete run', removeTitle: 'Delete this run?', removeText: 'It is removed from this machine; saved report files stay.',
    past: 'Earlier runs', none: 'No runs yet', noneText: 'Choose “Run acceptance”. It takes about a minute.', open: 'Open', casesTitle: 'Saved cases', casesText: 'Saved from a chat turn or a received event. They run with an acceptance of the current connection, or on their own.',
    noCases: 'No cases yet. Choose “Save as acceptance case” under an answer, or save an event as a test under Webhooks.', runCases: 'Run cases', runningCases: 'Running', casePassed: 'passed', caseFailed: 'failed', caseNew: 'not run yet', removeCase: 'Delete case', seen: 'Got it', regressed: 'Cases that used to pass now fail: {{count}}.',
    schedule: 'Run every day', scheduleHint: 'Runs the saved cases only; on a cloud connection they cost API calls.', scheduleOff: 'Off', scheduleAt: 'Daily at {{time}}', time: 'Time', faultsLabel: 'Faults and recovery', compare: 'Compared with the run before',
    tool: 'calls {{name}}', contains: 'contains “{{text}}”', answered: 'is answered', slower: '{{value}}', ofRun: '{{at}}, {{name}}',
  },
  saveCase: { action: 'Save as acceptance case', title: 'Save as acceptance case', text: 'The question is asked again later and the answer is checked.', name: 'Name', question: 'Question', tool: 'Tool that must be called', noTool: 'Do not check tools', contains: 'The answer must contain (optional)', save: 'Save case', saved: 'Saved as acceptance case' },
};
