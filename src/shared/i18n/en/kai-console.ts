import type { Texts } from '../text-shape';
import type { kaiConsole as zh } from '../zh-CN/kai-console';

/** Words of the KAI console: servers, tools, calls, rules, log. */
export const kaiConsole: Texts<typeof zh> = {
  title: 'KAI tools',
  nav: { label: 'KAI console', servers: 'Servers', rules: 'Approval rules', mapping: 'Name mapping', audit: 'Decisions', log: 'Message log' },
  more: 'Show older',
  showList: 'Tool list',
  none: { title: 'No KAI server yet', text: 'Add your server to see its tools here. If you have none, start with the sandbox server.', add: 'Add server', sandbox: 'Use the sandbox' },
  tools: {
    search: 'Find a tool', list: 'Tools', empty: 'No tools', noMatch: 'No tool matches “{{search}}” by name or description', off: 'Disabled', waiting: 'Connecting',
    choose: 'Choose a tool', chooseText: 'Your servers’ tools are on the left. Choose one, fill in its arguments and run it.', noneYet: 'The servers offer no tools yet', noneYetText: 'Check the state of the servers for the reason.', toServers: 'View servers',
    gone: 'No such tool', goneText: 'The server has no tool called “{{name}}” now.', drift: { changed: 'Definition changed', blocked: 'Blocked' }, warned: 'Suspicious text in its description',
  },
  tab: { call: 'Call', history: 'History', definition: 'Definition and rules', log: 'Messages' },
  policy: {
    label: 'When a bot wants to use it', ask: 'Ask each time', session: 'Allow this session', always: 'Always allow', never: 'Never allow',
    because: { default: 'No rule yet', rule: 'Set by your rule', 'read-only-hint': 'It calls itself read-only, and you trust this server', drift: 'Its definition changed and was not accepted' },
    console: 'Running it here is your consent; this rule does not apply.',
  },
  limit: { label: 'Time limit (seconds)', hint: 'Stops after this long without an answer or progress.', save: 'Save', reset: 'Use the server’s limit', raise: 'Raise the limit to {{seconds}} seconds', raised: 'The limit is {{seconds}} seconds now.' },
  definition: {
    input: 'JSON Schema of the arguments', output: 'JSON Schema of the result', hints: 'Claims about itself', noHints: 'None', bots: 'Names used by bots', noBots: 'None',
    hint: { readOnly: 'Read-only', destructive: 'Destructive', idempotent: 'Idempotent', openWorld: 'Reaches outside' }, hintIs: '{{name}}: {{answer}}', yes: 'yes', no: 'no', schemaProblem: 'Its argument schema is unusable, so it cannot be called: {{problem}}',
  },
  warning: { title: 'Its description contains text you should review', invisible: 'Invisible characters', instruction: 'Reads like an instruction to the model' },
  drift: {
    title: 'The definition differs from the one you accepted', text: 'Bots will not use it automatically until you accept it.', blockedTitle: 'You blocked this change', blockedText: 'Nobody can run it until you accept it.', accept: 'Accept', block: 'Block', review: 'Review change',
    before: 'Before', after: 'Now', nothing: '(nothing)', breaking: 'may break calls', at: 'Found {{time}}', gone: 'This tool is gone.', whole: 'Full definition',
    kind: {
      'argument-added': 'New argument', 'argument-removed': 'Argument removed', 'argument-retyped': 'Argument has another type', 'argument-now-required': 'Argument is now required', 'argument-now-optional': 'Argument is now optional',
      'argument-limits-changed': 'Limits of an argument changed', 'argument-description-changed': 'Description of an argument changed', 'result-changed': 'Result changed', 'description-changed': 'Description changed', 'title-changed': 'Title changed',
      'hint-changed': 'Claim about itself changed', 'schema-changed': 'Schema changed', 'tool-removed': 'Tool removed',
    },
  },
  call: {
    form: 'Arguments', json: 'JSON', notJson: 'This is not a JSON object. The form follows once it is.', run: 'Run', cancel: 'Stop', elapsed: '{{seconds}} s elapsed, limit {{limit}} s', noForm: 'This tool takes no arguments.', formBroken: 'The arguments of this tool cannot be shown as a form. Write JSON instead.',
    payload: 'Arguments (JSON)', result: 'Result', progress: 'Progress', reset: 'Reset',
    item: { add: 'Add item', remove: 'Remove item', up: 'Move up', down: 'Move down', none: 'Nothing here yet', fresh: 'New value', key: 'Name of {{name}}', option: 'Option {{number}}' },
    fault: { required: 'Required', notAllowed: 'This argument is not accepted', oneOf: 'Must be one of: {{values}}' },
  },
  status: { 'waiting-approval': 'Waiting for approval', running: 'Running', completed: 'Completed', failed: 'Failed', refused: 'Refused', stopped: 'Stopped', toolError: 'Tool error' },
  gaveUp: { 'our-limit': 'stopped here at the time limit', person: 'stopped by you', sdk: 'the protocol library could not read the answer', server: 'ended by the server', proxy: 'ended by a proxy in between' },
  result: {
    isError: 'The tool reported an error. Its own words are below.', cut: 'The result was too large and is not complete here.', size: 'Size {{size}}', structured: 'Structured content', problem: 'Does not match the tool’s own result schema: {{problem}}', empty: 'The result is empty.', image: 'Picture from the tool',
    badImage: 'This picture cannot be shown ({{type}}).', audio: 'Audio', resource: 'Resource', link: 'Resource link', unknown: 'Other content', look: 'Shown as', plain: 'Source', rendered: 'Formatted',
  },
  history: {
    title: 'History', empty: 'Not called yet', emptyText: 'Run it once and the record appears here.', rerun: 'Run again', use: 'Fill into form', clear: 'Clear history', clearTitle: 'Clear the history of “{{name}}”?', clearText: 'Only the records are removed. Rules and settings stay.',
    source: { console: 'Console', chat: 'Chat', knowledge: 'Knowledge', command: 'Command' },
  },
  explain: { action: 'Explain this failure', running: 'Checking every link', title: 'Why it failed', act: { 'edit-server': 'Edit server', 'enter-secret': 'Enter key', 'review-drift': 'Review change', 'fix-payload': 'Edit arguments', retry: 'Run again' } },
  log: {
    title: 'Message log', text: 'Kept in memory only, at most 1,000 lines. Secrets are masked.', filter: 'Filter', kind: { all: 'All', rpc: 'JSON-RPC', http: 'HTTP', error: 'Errors' }, clear: 'Clear', copy: 'Copy shown', empty: 'No messages yet', emptyText: 'Every message appears here once a server connects or a tool runs.',
    noMatch: 'No messages match', sent: 'Sent', received: 'Received', answer: 'answer', cut: 'Too long, not kept in full.', headers: 'Headers', body: 'Body', copyLine: 'Copy this message', list: 'Messages',
  },
  rules: {
    title: 'Approval rules', text: 'Decisions you made. After you undo one, the tool asks again.', empty: 'No rules yet', emptyText: 'Rules appear here when you choose “Always allow” in a chat or under “Definition and rules” of a tool.', undo: 'Undo', undoNamed: 'Undo the rule for {{tool}}', any: 'Any arguments', only: 'Only if: {{conditions}}',
    others: { allowed: 'other arguments allowed', refused: 'no other arguments' }, is: { equals: 'is', 'one-of': 'is one of', 'starts-with': 'starts with', 'at-most': 'is at most', 'at-least': 'is at least' }, open: 'Open tool', list: 'Rules',
  },
  mapping: {
    title: 'Name mapping', text: 'Which KAI tool answers when a bot asks for a name.', empty: 'No bot has asked for a tool yet', emptyText: 'The first time a bot asks for a tool, the name it uses appears here.', source: { operator: 'Chosen by you', 'by-name': 'Same name', none: 'No tool answers' },
    target: 'Answered by', byName: 'By name', asked: 'Last asked for: {{time}}', never: 'Never asked for', add: 'Add', addLabel: 'Tool name the bot uses', list: 'Name mapping',
  },
  audit: {
    title: 'Decisions', text: 'Who decided what and when. The record cannot be changed.', empty: 'No decisions yet', emptyText: 'Approvals and changes to rules, keys and servers are recorded here.', list: 'Decisions', at: 'Time', action: 'Decision', subject: 'Subject', detail: 'Detail',
    did: {
      'approval-once': 'Allowed once', 'approval-session': 'Allowed for the session', 'approval-always': 'Allowed by “always”', 'approval-refused': 'Refused', 'approval-never': 'Refused by “never”', 'approval-blocked': 'Refused, definition not accepted',
      'approval-read-only-hint': 'Allowed as read-only', 'approval-command': 'Allowed by the command line', 'approval-knowledge-mode': 'Asked by the knowledge mode', 'approval-withdrawn': 'Withdrawn before a decision', 'rule-ask': 'Rule: ask each time', 'rule-session': 'Rule: allow this session',
      'rule-always': 'Rule: always allow', 'rule-never': 'Rule: never allow', 'rule-removed': 'Rule undone', 'drift-accepted': 'Definition change accepted', 'drift-blocked': 'Definition change blocked', 'mapping-changed': 'Name mapping changed',
      'server-saved': 'Server saved', 'server-removed': 'Server removed', 'key-set': 'Key set', 'key-removed': 'Key removed',
    },
  },
  servers: {
    title: 'KAI servers', add: 'Add server', list: 'Servers', edit: 'Edit', remove: 'Remove', enable: 'Enable “{{name}}”', reconnect: 'Reconnect', diagnose: 'Diagnose', refresh: 'List tools again', builtIn: 'Part of the sandbox',
    status: { off: 'Disabled', connecting: 'Connecting', ready: 'Ready', degraded: 'Working, with a problem', down: 'Down' }, address: 'Address', key: 'Key', keySet: 'Set', keyNotSet: 'Not set', protocol: 'Protocol', transport: 'Transport', software: 'Software', tools: 'Tools', toolCount_one: '{{count}} tool', toolCount_other: '{{count}} tools', local: 'Local machine or network',
    era: { modern: 'modern', legacy: 'legacy' }, transports: { 'streamable-http': 'Streamable HTTP', sse: 'HTTP + SSE (legacy)' }, unknown: 'Not known yet', checked: 'Last checked: {{time}}',
    removeTitle: 'Remove “{{name}}”?', removeText: 'Its key, rules and name mappings are removed too. The call history stays.', healthy: 'Every link works', unhealthy: 'One link failed', timeline: 'Check result',
  },
  form: {
    newTitle: 'Add KAI server', editTitle: 'Edit {{name}}', back: 'Back to servers', where: 'Location', name: 'Name', nameHint: 'For display. If empty, the server’s own name is used.', url: 'Address', urlHint: 'Starts with https://, for example https://kai.example.com/mcp', urlEmpty: 'Enter the address.',
    local: 'This server is on this machine or network', localHint: 'http:// and private addresses are connected to only when this is on.', keyTitle: 'Key', key: 'Key', keyHint: 'Sent only to this server, stored in the system keychain and not shown again.', keyStored: 'A key is stored', keyChange: 'Replace', keyForget: 'Stop using a key', keyForgotten: 'No key will be sent after saving', keyKeep: 'Keep the old one',
    keyHeader: 'Header for the key', keyHeaderHint: 'If empty, Authorization: Bearer is used.', keyHeaderBad: 'Header names may contain only letters, digits and hyphens.', headers: 'Extra headers', headersText: 'Sent with every request. Stored unencrypted, so do not put secrets here.', headerName: 'Name of header {{number}}', headerValue: 'Value of header {{number}}', headerAdd: 'Add header', headerRemove: 'Remove header {{number}}', headerPlaceholder: 'Name', valuePlaceholder: 'Value',
    limits: 'Time limits', timeout: 'Idle limit (seconds)', timeoutHint: 'Restarts with every progress message.', total: 'Total limit (seconds)', totalHint: 'Stops then, regardless of progress.', trustTitle: 'Trust', trust: 'Believe “read-only”', trustHint: 'With this on, tools that call themselves read-only run without asking you. Nobody has verified the claim; turn it on only for servers you trust.',
    test: 'Test', testing: 'Testing', save: 'Save', result: 'Test result', passed: 'The test passed, you can save', notPassed: 'The test failed', thisRun: 'Use the key for this run only',
  },
};
