import type { Texts } from '../text-shape';
import type { webhooks as zh } from '../zh-CN/webhooks';

/** Words of the webhook screens. */
export const webhooks: Texts<typeof zh> = {
  title: 'Webhooks',
  tab: { label: 'Webhook pages', inbox: 'Inbox', send: 'Test sender', rules: 'Answers', tests: 'Tests', setup: 'Address and proof' },
  listener: {
    label: 'Listener', listening: 'Listening', starting: 'Starting', stopped: 'Stopped', failed: 'Not started', start: 'Start listener', stop: 'Stop listener',
    local: 'On this computer', public: 'Public address', noPublic: 'No public address', addPublic: 'Enter one', copyLocal: 'Copy local address', copyPublic: 'Copy public address',
    notDurable: 'There is no system keychain, so events are in memory only and gone when the app quits.', rulesActive: '{{count}} answer rules change what we answer.', showRules: 'Show rules',
    counts: '{{accepted}} taken, {{duplicates}} repeated, {{refused}} refused', dead: '{{count}} dead letters', redriveAll: 'Hand all in again',
  },
  status: { pending: 'Waiting', retrying: 'Retrying', delivered: 'Delivered', dead: 'Dead letter', refused: 'Refused' },
  origin: { network: 'Outside', test: 'Test sender', replay: 'Replay', edited: 'Edited and resent', 'self-test': 'Self-test' },
  verdict: { label: 'Against the original', fixed: 'Fixed', regressed: 'Regressed', same: 'Same' },
  proof: { token: 'Bearer token', 'coze-signature': 'Coze signature', 'standard-webhooks': 'Standard Webhooks signature', none: 'No proof' },
  list: {
    label: 'Events', toggle: 'Events', total: '{{count}} events', noEvent: '(no event type)', select: 'Select {{event}}, {{time}}', selected: '{{count}} selected', clear: 'Clear selection',
    replayMany: 'Replay selected', redriveMany: 'Hand in dead letters again', compare: 'Compare the two', export: 'Export NDJSON', exported: '{{count}} events written to {{path}}', replayed: '{{ok}} of {{count}} answered 200',
    redriven: '{{count}} handed in again', newer: '{{count}} new events', emptyTitle: 'No events yet', emptyText: 'Send a test event and watch it arrive, be verified and processed.', emptyAction: 'Send a test event',
    noneTitle: 'Nothing fits the filter', noneText: 'Change the filter or clear it.', clearFilter: 'Clear filter', chooseTitle: 'Choose an event', chooseText: 'Its body, headers, verification and what became of it are shown here.', bytes: '{{count}} bytes',
  },
  filter: {
    label: 'Filter', placeholder: 'For example status:dead event:bot.*', help: 'Filter language', intro: 'All conditions must hold; put - in front to exclude.',
    event: 'Event type; * stands for anything', status: 'State, or the status we answered', header: 'Header: equals, contains, or is there', path: 'JSON path: equals, contains (~), more, less, or is there', origin: 'From: network, test, replay, edited', verified: 'Whether it was verified', text: 'Text in body, event or id; in quotes if it has spaces',
  },
  filterError: {
    'unclosed-quote': 'A quotation mark is missing: {{text}}', 'unknown-status': 'There is no such state: {{text}}. Use pending, retrying, delivered, dead, refused or a status code.',
    'unknown-field': '{{text}} is not known. If it is plain text, put it in quotes.', 'bad-header': 'Write headers as header:name=value: {{text}}', 'bad-path': 'Write JSON paths as $.data.x=value: {{text}}', 'missing-value': 'A value is missing: {{text}}',
  },
  detail: {
    label: 'Event', replay: 'Replay', edit: 'Edit and resend', curl: 'Copy as cURL', curlCopied: 'cURL copied, with a variable for the token', saveTest: 'Save as test', redrive: 'Hand in again', more: 'More', close: 'Close', back: 'Back to the list',
    verdict: 'Verification: {{verdict}}', verification: 'Verification', verified: 'Passed', unverified: 'Failed', method: 'Proof', source: 'Sender', origin: 'Made by', received: 'Received', eventId: 'Event id', conversation: 'Coze conversation', id: 'Record',
    answer: 'Our answer', answerMs: 'answered after {{time}}', attempts: 'What became of it', attempt: 'Attempt {{number}} · {{receiver}}', noAttempts: 'Not processed yet', nextAttempt: 'Next attempt: {{time}}', delivered: 'taken',
    receiver: { chat: 'chat', notice: 'notification' }, headers: 'Headers ({{count}})', body: 'Body', pretty: 'Pretty', raw: 'Raw', repeats: 'Repeats', openOriginal: 'Open the original', request: 'Request', sentAgain: 'Sent again, answered {{status}}', openNew: 'Open the new event', verdictUnknown: 'Still being processed',
  },
  edit: { title: 'Edit and resend', text: 'It is signed anew with the time of now and sent to the listener here.', body: 'Body (JSON)', send: 'Resend', invalid: 'This is not valid JSON; you can send it all the same to see what happens.' },
  saveTest: { title: 'Save as test', name: 'Name', text: 'Sent again, it must be answered and end as it did this time.', save: 'Save', saved: 'Saved as test' },
  diff: { title: 'Compare', close: 'Close comparison', left: 'Left', right: 'Right', none: 'The two events do not differ.', absent: 'absent', part: { facts: 'Facts', headers: 'Headers', body: 'Body' }, place: 'Place' },
  send: {
    title: 'Test sender', text: 'Send an event and see the answer. What goes to this computer passes the real listener, verification and disk.', sample: 'Sample event', sampleGuide: 'The guide’s: conversation.message', sampleQuestion: 'A guest’s question', sampleChallenge: 'Address check (challenge)', sampleStandard: 'Standard Webhooks order',
    body: 'Body (JSON)', target: 'Send to', listener: 'Listener here', public: 'Public address', address: 'Another https address', url: 'Address', proof: 'Proof', send: 'Send', result: 'Result', status: 'Status', time: 'Time', answer: 'Answer', openArrived: 'Open the event that arrived', noTokenAbroad: 'Your own token never goes to other addresses; choose a signature or no proof.',
  },
  rules: {
    title: 'Answer rules', text: 'Change what we answer by event type, to test the other side’s retries. Events are stored all the same.', add: 'Add rule', event: 'Event type', eventHint: 'The whole name, a prefix with * (bot.*), or * for all', status: 'Status', body: 'Answer body', bodyHint: 'Empty for the usual answer', delay: 'Delay (ms)', fault: 'Fault', enabled: 'On', save: 'Save', remove: 'Delete',
    faults: { none: 'none', reset: 'connection breaks', truncate: 'half an answer', silent: 'no answer for 30 s' }, emptyTitle: 'No rules', emptyText: 'Without rules every event gets the usual 200.', summary: 'Answers {{status}} after {{delay}} ms, fault: {{fault}}', edit: 'Edit',
  },
  tests: {
    title: 'Tests', text: 'Saved from events that came in: sent again, they must be answered and end as they did.', run: 'Run', runAll: 'Run all', remove: 'Delete', expected: 'Answer {{answer}}, then {{status}}', passed: 'Passed', failed: 'Failed', got: 'Got {{answer}}, {{status}}', never: 'Not run yet', emptyTitle: 'No tests yet', emptyText: 'Choose “Save as test” on an event.', emptyAction: 'Open the inbox', open: 'Open event',
  },
  setup: {
    address: { title: 'Public address', text: 'What Coze calls from the internet. If you have a reverse proxy or a domain, enter it here; the listener takes this Host and this computer’s only.', label: 'https address', save: 'Save', clear: 'Clear', test: 'Self-test', testing: 'Testing', passed: 'The probe came back to this computer.', failed: 'The probe did not arrive; it broke at the step below.',
      hop: { address: 'Public address', dns: 'Name', connect: 'Connection', tls: 'Secure connection', answer: 'Answer', arrival: 'Arrival here' }, ok: 'Fine', skip: 'Not tried' },
    token: { title: 'Bearer token', text: 'Senders must show it. It is in the system keychain alone and can be seen or copied once.', show: 'Show once', copy: 'Copy once', copied: 'Copied; it leaves the clipboard in a minute', shown: 'It was shown already. Renew it when you need it again.', fresh: 'Not shown yet.', rotate: 'Renew', rotateTitle: 'Renew the bearer token', rotateText: 'The older one works on for this long, enough to change it at Coze.', overlap: 'Older token works on for', minutes: '{{count}} minutes', hours: '{{count}} hours', none: 'not at all', older: 'The older token works until {{time}}', endOverlap: 'End the older token now', notSet: 'No token yet' },
    guards: { title: 'Signatures', text: 'Signatures of Coze callback apps and of Standard Webhooks are verified over the raw body.', callback: 'Verify token of the Coze callback app', callbackHint: 'You get it when you create a callback app at Coze. Requests with X-Coze-Signature are verified then.', standard: 'Standard Webhooks secret', standardHint: 'Begins with whsec_, or any text.', set: 'Set', notSet: 'Not set', save: 'Save', remove: 'Clear' },
    coze: { title: 'Enter at Coze', text: 'Developer console → app settings → Webhook. Copy and paste each value.', url: 'Callback URL', noUrl: 'Enter the public address first', token: 'Bearer token', tokenHint: 'Copy it under “Bearer token” below.', check: 'Expect Coze’s check', checkText: 'When you save the URL, Coze sends a challenge, perhaps without the token. For ten minutes it will be answered.', checkOn: 'Waiting until {{time}}', checkOff: 'Stop waiting' },
    trigger: { title: 'Call an inbound trigger at Coze', text: 'A webhook trigger of an agent: send it JSON and the agent runs. Its token is in the trigger’s dialog and is not the access token.', url: 'Trigger address', token: 'Trigger token', body: 'Body (JSON)', call: 'Call', set: 'Token is set', save: 'Save token' },
    number: {
      webhookPort: { label: 'Listener port', hint: 'On 127.0.0.1. Default 8787; 0 takes any free one.' }, webhookMaxAgeSeconds: { label: 'Signature window (s)', hint: 'A signature further from now is refused. Default 300.' },
      webhookRepeatSeconds: { label: 'Same body within (s)', hint: 'The same body without an id counts as one event for this long. Default 60; 0 never.' }, webhookKeepDays: { label: 'Days kept', hint: 'Older events are removed, except those still to be processed. Default 30.' }, webhookKeepMegabytes: { label: 'Room at most (MB)', hint: 'The oldest go first. Default 500.' },
    },
    keep: { title: 'Retention and limits', now: 'Clean up now', removed: 'Last removed: {{count}} ({{time}})', removedNow: '{{count}} removed', notifications: 'Tell of new messages while the window is not in front' },
  },
};
