import type { Texts } from '../text-shape';
import type { webhooks as zh } from '../zh-CN/webhooks';

/** Words of the webhook screens. */
export const webhooks: Texts<typeof zh> = {
  title: 'Webhooks',
  tab: { label: 'Webhook pages', inbox: 'Inbox', send: 'Test sender', rules: 'Answer rules', tests: 'Tests', setup: 'Address and verification' },
  listener: {
    label: 'Listener', listening: 'Listening', starting: 'Starting', stopped: 'Stopped', failed: 'Not started', start: 'Start listener', stop: 'Stop listener',
    local: 'Local address', public: 'Public address', noPublic: 'No public address', addPublic: 'Add one', copyLocal: 'Copy local address', copyPublic: 'Copy public address',
    notDurable: 'Events are kept in memory only and are lost when the app quits.', rulesActive_one: '{{count}} answer rule changes what we answer.', rulesActive_other: '{{count}} answer rules change what we answer.', showRules: 'Show rules',
    counts: '{{accepted}} accepted, {{duplicates}} duplicates, {{refused}} refused', dead_one: '{{count}} dead letter', dead_other: '{{count}} dead letters', redriveAll: 'Redeliver all',
  },
  status: { pending: 'Pending', retrying: 'Retrying', delivered: 'Delivered', dead: 'Dead letter', refused: 'Refused' },
  origin: { network: 'External', test: 'Test', replay: 'Replay', edited: 'Edited and resent', 'self-test': 'Self-test' },
  verdict: { label: 'Compared with the original', fixed: 'Fixed', regressed: 'Regressed', same: 'Same' },
  proof: { token: 'Bearer token', 'coze-signature': 'Coze signature', 'standard-webhooks': 'Standard Webhooks signature', none: 'Unsigned' },
  list: {
    label: 'Events', toggle: 'Events', total_one: '{{count}} event', total_other: '{{count}} events', noEvent: '(no event type)', select: 'Select {{event}}, {{time}}', selected: '{{count}} selected', clear: 'Clear selection',
    replayMany: 'Replay selected', redriveMany: 'Redeliver dead letters', compare: 'Compare the two', export: 'Export NDJSON', exported_one: '{{count}} event written to {{path}}', exported_other: '{{count}} events written to {{path}}', replayed: '{{ok}} of {{count}} answered 200',
    redriven: '{{count}} redelivered', newer_one: '{{count}} new event', newer_other: '{{count}} new events', emptyTitle: 'No events yet', emptyText: 'Send a test event and watch it arrive, get verified and be processed.', emptyAction: 'Send a test event',
    noneTitle: 'No events match', noneText: 'Change the filter or clear it.', chooseTitle: 'Choose an event', chooseText: 'Its body, headers, verification and delivery attempts appear here.', bytes_one: '{{count}} byte', bytes_other: '{{count}} bytes',
  },
  filter: {
    label: 'Filter', placeholder: 'For example status:dead event:bot.*', help: 'Filter syntax', quick: 'Common filters', all: 'All', intro: 'All conditions must hold; put - in front to exclude.',
    event: 'Event type; * stands for anything', status: 'State, or the status code we answered', header: 'Header: equals, contains, or exists', path: 'JSON path: equals, contains (~), greater, less, or exists', origin: 'Origin: network, test, replay, edited', verified: 'Whether it was verified', text: 'Text in body, event or id; in quotes if it has spaces',
  },
  filterError: {
    'unclosed-quote': 'A quotation mark is missing: {{text}}', 'unknown-status': 'There is no such state: {{text}}. Use pending, retrying, delivered, dead, refused or a status code.',
    'unknown-field': '{{text}} is not a known field. If it is plain text, put it in quotes.', 'bad-header': 'Write headers as header:name=value: {{text}}', 'bad-path': 'Write JSON paths as $.data.x=value: {{text}}', 'missing-value': 'A value is missing: {{text}}',
  },
  detail: {
    label: 'Event', replay: 'Replay', edit: 'Edit and resend', curl: 'Copy as cURL', curlCopied: 'cURL copied, with a variable for the token', saveTest: 'Save as test', redrive: 'Redeliver', more: 'More', close: 'Close', back: 'Back to the list',
    verdict: 'Verification: {{verdict}}', verification: 'Verification', verified: 'Passed', unverified: 'Failed', method: 'Method', source: 'Source', origin: 'Origin', received: 'Received', eventId: 'Event ID', conversation: 'Coze conversation', id: 'Record ID',
    answer: 'Our answer', answerMs: 'answered after {{time}}', attempts: 'Delivery attempts', attempt: 'Attempt {{number}} · {{receiver}}', noAttempts: 'Not processed yet', nextAttempt: 'Next attempt: {{time}}', delivered: 'accepted',
    receiver: { chat: 'chat', notice: 'notification' }, headers: 'Headers ({{count}})', body: 'Body', pretty: 'Pretty', raw: 'Raw', repeats: 'Replay of', openOriginal: 'Open the original', request: 'Request', sentAgain: 'Sent again, answered {{status}}', openNew: 'Open the new event', verdictUnknown: 'Still being processed',
  },
  edit: { title: 'Edit and resend', text: 'It is signed again with the current time and sent to the local listener.', body: 'Body (JSON)', send: 'Resend', invalid: 'This is not valid JSON. You can still send it to see what happens.' },
  saveTest: { title: 'Save as test', name: 'Name', text: 'When sent again, it must get the same answer and the same outcome.', save: 'Save', saved: 'Saved as test' },
  diff: { title: 'Compare', close: 'Close comparison', left: 'Left event', right: 'Right event', none: 'The two events are identical.', absent: 'absent', part: { facts: 'Facts', headers: 'Headers', body: 'Body' }, place: 'Path' },
  send: {
    title: 'Test sender', text: 'Send an event and see the answer. Events for this computer go through the real listener, verification and storage.', sample: 'Sample event', sampleGuide: 'From the guide: conversation.message', sampleQuestion: 'A guest’s question', sampleChallenge: 'Address check (challenge)', sampleStandard: 'Standard Webhooks order',
    body: 'Body (JSON)', target: 'Send to', listener: 'Local listener', public: 'Public address', address: 'Another https address', url: 'Address', proof: 'Signing', send: 'Send', result: 'Result', status: 'Status', time: 'Time', answer: 'Answer', openArrived: 'View received event', noTokenAbroad: 'Your own token is never sent to other addresses. Choose a signature, or send it unsigned.',
  },
  rules: {
    title: 'Answer rules', text: 'Change our answer by event type to test the sender’s retries. Events are stored as usual.', add: 'Add rule', event: 'Event type', eventHint: 'A full name, a prefix with * (bot.*), or * for all', status: 'Status', body: 'Answer body', bodyHint: 'Leave empty for the usual answer', delay: 'Delay (ms)', fault: 'Fault', enabled: 'On', save: 'Save', remove: 'Delete',
    faults: { none: 'none', reset: 'drop the connection', truncate: 'send half an answer', silent: 'no answer for 30 s' }, emptyTitle: 'No rules', emptyText: 'Without rules, every event gets the usual 200.', every: 'Every event', answers: 'Answers {{status}}', after: 'after {{delay}} ms', edit: 'Edit',
  },
  tests: {
    title: 'Tests', text: 'Saved from received events. When sent again, they must get the same answer and outcome.', run: 'Run', runAll: 'Run all', remove: 'Delete', expected: 'Expects {{answer}}, then {{status}}', passed: 'Passed', failed: 'Failed', got: 'Got {{answer}}, {{status}}', never: 'Not run yet', emptyTitle: 'No tests yet', emptyText: 'Choose “Save as test” on an event.', emptyAction: 'Open the inbox', open: 'Open event',
  },
  setup: {
    address: { title: 'Public address', text: 'The address Coze calls from the internet. If you have a reverse proxy or a domain, enter it here. The listener accepts only this host and this computer.', label: 'https address', save: 'Save', clear: 'Clear', test: 'Self-test', testing: 'Testing', passed: 'The probe reached this computer.', failed: 'The probe did not arrive. It stopped at the step below.',
      hop: { address: 'Public address', dns: 'DNS', connect: 'Connection', tls: 'TLS', answer: 'Answer', arrival: 'Arrival' }, ok: 'OK', skip: 'Not checked' },
    token: { title: 'Bearer token', text: 'Senders must include it. It is kept only in the system keychain and can be shown or copied once.', show: 'Show once', copy: 'Copy once', copied: 'Copied. It is cleared from the clipboard in a minute', shown: 'Already shown. Renew it if you need a new one.', fresh: 'Not shown yet.', rotate: 'Renew', rotateTitle: 'Renew the bearer token', rotateText: 'The old token stays valid for this long, so you have time to change it at Coze.', overlap: 'Old token stays valid for', minutes: '{{count}} minutes', hours: '{{count}} hours', none: 'revoke now', older: 'The old token is valid until {{time}}', endOverlap: 'Revoke the old token now', notSet: 'No token yet' },
    guards: { title: 'Signatures', text: 'Signatures of Coze callback apps and Standard Webhooks are verified against the raw body.', callback: 'Verify token of the Coze callback app', callbackHint: 'Coze shows it when you create a callback app. Requests with X-Coze-Signature are then verified.', standard: 'Standard Webhooks secret', standardHint: 'Starts with whsec_, or any text.', set: 'Set', notSet: 'Not set', save: 'Save', remove: 'Clear' },
    coze: { title: 'Enter at Coze', text: 'Developer console → app settings → Webhook. Copy and paste each value.', url: 'Callback URL', noUrl: 'Enter the public address first', token: 'Bearer token', tokenHint: 'Copy it under “Bearer token” below.', check: 'Wait for Coze’s check', checkText: 'When you save the URL, Coze sends a challenge, possibly without the token. It will be answered for the next ten minutes.', checkOn: 'Waiting until {{time}}', checkOff: 'Stop waiting' },
    trigger: { title: 'Call an inbound trigger at Coze', text: 'The webhook trigger of a bot: send it JSON and the bot runs. Its token is shown in the trigger dialog and is not the access token.', url: 'Trigger address', token: 'Trigger token', body: 'Body (JSON)', call: 'Call', set: 'Token is set', save: 'Save token' },
    number: {
      webhookPort: { label: 'Listener port', hint: 'On 127.0.0.1. Default 8787; 0 picks a free port.' }, webhookMaxAgeSeconds: { label: 'Signature window (s)', hint: 'Signatures older than this are refused. Default 300.' },
      webhookRepeatSeconds: { label: 'Duplicate window (s)', hint: 'The same body without an ID counts as one event for this long. Default 60; 0 turns it off.' }, webhookKeepDays: { label: 'Days to keep', hint: 'Older events are removed unless they are still pending. Default 30.' }, webhookKeepMegabytes: { label: 'Maximum size (MB)', hint: 'The oldest are removed first. Default 500.' },
    },
    keep: { title: 'Retention and limits', now: 'Clean up now', removed: 'Last clean-up removed {{count}} ({{time}})', removedNow: '{{count}} removed', notifications: 'Notify me of new messages while the window is in the background' },
  },
};
