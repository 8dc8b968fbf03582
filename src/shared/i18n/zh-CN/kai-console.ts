/** Words of the KAI console: servers, tools, calls, rules, log. */
export const kaiConsole = {
  title: 'KAI 工具',
  nav: { label: 'KAI 控制台', servers: '服务器', rules: '审批规则', mapping: '名称对应', audit: '决定记录', log: '报文日志' },
  more: '显示更早的',
  showList: '工具列表',
  none: { title: '还没有 KAI 服务器', text: '添加你的服务器，它的工具会列在这里。没有服务器时，可以先用沙箱自带的那台。', add: '添加服务器', sandbox: '使用沙箱' },
  tools: {
    search: '查找工具', list: '工具', empty: '没有工具', noMatch: '没有名称或说明与“{{search}}”相符的工具', off: '已停用', waiting: '正在连接',
    choose: '选择一个工具', chooseText: '左边是各台服务器的工具。选一个，填写参数，就能运行。', noneYet: '服务器还没有给出工具', noneYetText: '看看服务器的状态，里面有原因。', toServers: '查看服务器',
    gone: '没有这个工具', goneText: '服务器现在没有叫“{{name}}”的工具。', drift: { changed: '定义有变', blocked: '已阻止' }, warned: '说明里有可疑文字',
  },
  tab: { call: '调用', history: '历史', definition: '定义与规则', log: '报文' },
  policy: {
    label: '智能体要用时', ask: '每次询问', session: '本次运行允许', always: '始终允许', never: '从不允许',
    because: { default: '还没有规则', rule: '来自你的规则', 'read-only-hint': '因为它自称只读，而你信任这台服务器', drift: '因为定义变了，还没有接受' },
    console: '你在这里点运行，就是同意，不受这条规则限制。',
  },
  limit: { label: '时间上限（秒）', hint: '等这么久没有回答也没有进度，就停止。', save: '保存', reset: '用服务器的上限', raise: '把上限提高到 {{seconds}} 秒', raised: '上限现在是 {{seconds}} 秒。' },
  definition: {
    input: '参数的 JSON Schema', output: '结果的 JSON Schema', hints: '工具自己的说法', noHints: '没有', bots: '智能体用的名称', noBots: '没有',
    hint: { readOnly: '只读', destructive: '会删改', idempotent: '可重复', openWorld: '访问外部' }, hintIs: '{{name}}：{{answer}}', yes: '是', no: '否', schemaProblem: '它的参数定义用不了，不能调用：{{problem}}',
  },
  warning: { title: '说明里有需要你看一眼的文字', invisible: '看不见的字符', instruction: '像是给模型的指令' },
  drift: {
    title: '定义和你接受的不一样', text: '接受之前，智能体不会自动用它。', blockedTitle: '你阻止了这次变化', blockedText: '接受之前，谁都不能运行它。', accept: '接受', block: '阻止', review: '查看变化',
    before: '之前', after: '现在', nothing: '（没有）', breaking: '可能影响现有调用', at: '{{time}}发现', gone: '这个工具已经不在了。', whole: '完整定义',
    kind: {
      'argument-added': '新参数', 'argument-removed': '去掉的参数', 'argument-retyped': '参数类型变了', 'argument-now-required': '参数变为必填', 'argument-now-optional': '参数变为可选',
      'argument-limits-changed': '参数的限制变了', 'argument-description-changed': '参数的说明变了', 'result-changed': '结果变了', 'description-changed': '说明变了', 'title-changed': '标题变了',
      'hint-changed': '自己的说法变了', 'schema-changed': '定义变了', 'tool-removed': '工具没有了',
    },
  },
  call: {
    form: '参数', json: 'JSON', notJson: '这不是 JSON 对象，改好后表单会跟上。', run: '运行', cancel: '停止', elapsed: '已用 {{seconds}} 秒，上限 {{limit}} 秒', noForm: '这个工具没有参数。', formBroken: '这个工具的参数没法显示成表单，请直接写 JSON。',
    payload: '参数（JSON）', result: '结果', progress: '进度', reset: '恢复初值',
    item: { add: '添加一项', remove: '删除这一项', up: '上移', down: '下移', none: '还没有内容', fresh: '新值', key: '{{name}} 的名称', option: '选择 {{number}}' },
    fault: { required: '必填', notAllowed: '不接受这个参数', oneOf: '只能是：{{values}}' },
  },
  status: { 'waiting-approval': '等待批准', running: '运行中', completed: '完成', failed: '失败', refused: '被拒绝', stopped: '已停止', toolError: '工具报错' },
  gaveUp: { 'our-limit': '这边等到上限后停止的', person: '你停止的', sdk: '协议库读不懂回答', server: '服务器结束的', proxy: '中间的代理结束的' },
  result: {
    isError: '工具说它失败了。下面是它的原话。', cut: '结果太大，这里不完整。', size: '大小 {{size}}', structured: '结构化内容', problem: '不符合工具自己的结果定义：{{problem}}', empty: '结果是空的。', image: '工具给出的图片',
    badImage: '这张图片显示不了（{{type}}）。', audio: '音频', resource: '资源', link: '资源链接', unknown: '其他内容', look: '显示方式', plain: '原文', rendered: '排版',
  },
  history: {
    title: '历史', empty: '还没有调用过', emptyText: '运行一次，记录就在这里。', rerun: '再次运行', use: '填入表单', clear: '清空历史', clearTitle: '清空“{{name}}”的历史？', clearText: '只清除记录，规则和设置都不变。',
    source: { console: '控制台', chat: '对话', knowledge: '知识', command: '快捷指令' },
  },
  explain: { action: '解释这次失败', running: '正在检查每一环', title: '为什么失败', act: { 'edit-server': '编辑服务器', 'enter-secret': '填写密钥', 'review-drift': '查看变化', 'fix-payload': '改参数', retry: '再次运行' } },
  log: {
    title: '报文日志', text: '只在内存里，最多 1,000 行；密钥已遮住。', filter: '筛选', kind: { all: '全部', rpc: 'JSON-RPC', http: 'HTTP', error: '出错' }, clear: '清空', copy: '复制显示的', empty: '还没有报文', emptyText: '连接服务器或运行工具后，每条报文都会出现在这里。',
    noMatch: '没有符合的报文', sent: '发出', received: '收到', answer: '回答', cut: '太长，没有全部保留。', headers: '头', body: '正文', copyLine: '复制这一条', list: '报文',
  },
  rules: {
    title: '审批规则', text: '你做过的决定。撤销后，那个工具又会先问你。', empty: '还没有规则', emptyText: '在对话里选“始终允许”，或在工具的“定义与规则”里设置，规则就会列在这里。', undo: '撤销', undoNamed: '撤销 {{tool}} 的规则', any: '任何参数', only: '只有：{{conditions}}',
    others: { allowed: '其他参数随意', refused: '不能有其他参数' }, is: { equals: '等于', 'one-of': '是其中之一', 'starts-with': '开头是', 'at-most': '不超过', 'at-least': '不少于' }, open: '打开工具', list: '规则',
  },
  mapping: {
    title: '名称对应', text: '智能体说的工具名，由哪个 KAI 工具来回答。', empty: '智能体还没有要过工具', emptyText: '智能体第一次要用工具时，它说的名称会出现在这里。', source: { operator: '你选的', 'by-name': '同名', none: '没有工具回答' },
    target: '由谁回答', byName: '按名称', asked: '上次要用：{{time}}', never: '还没有要过', add: '添加', addLabel: '智能体说的工具名', list: '名称对应',
  },
  audit: {
    title: '决定记录', text: '谁在什么时候决定了什么。记录不能改。', empty: '还没有决定', emptyText: '批准、规则、密钥和服务器的每次改动都会记在这里。', list: '决定', at: '时间', action: '决定', subject: '对象', detail: '细节',
    did: {
      'approval-once': '同意一次', 'approval-session': '同意，本次运行有效', 'approval-always': '按“始终允许”同意', 'approval-refused': '拒绝', 'approval-never': '按“从不允许”拒绝', 'approval-blocked': '拒绝，定义未接受',
      'approval-read-only-hint': '按“只读”说法同意', 'approval-command': '由命令行的设定同意', 'approval-knowledge-mode': '按知识模式查询', 'approval-withdrawn': '没等到决定，已撤回', 'rule-ask': '规则：每次询问', 'rule-session': '规则：本次运行允许',
      'rule-always': '规则：始终允许', 'rule-never': '规则：从不允许', 'rule-removed': '撤销规则', 'drift-accepted': '接受定义变化', 'drift-blocked': '阻止定义变化', 'mapping-changed': '改名称对应',
      'server-saved': '保存服务器', 'server-removed': '删除服务器', 'key-set': '设置密钥', 'key-removed': '删除密钥',
    },
  },
  servers: {
    title: 'KAI 服务器', add: '添加服务器', list: '服务器', edit: '编辑', remove: '删除', enable: '启用“{{name}}”', reconnect: '重新连接', diagnose: '诊断', refresh: '重新读取工具', builtIn: '沙箱自带',
    status: { off: '已停用', connecting: '正在连接', ready: '正常', degraded: '能用，有问题', down: '不可用' }, address: '地址', key: '密钥', keySet: '已设置', keyNotSet: '没有设置', protocol: '协议', transport: '传输', software: '软件', tools: '工具', toolCount_one: '{{count}} 个', toolCount_other: '{{count}} 个', local: '本机或内网',
    era: { modern: '新协议', legacy: '旧协议' }, transports: { 'streamable-http': 'Streamable HTTP', sse: 'HTTP + SSE（旧）' }, unknown: '还不知道', checked: '上次确认：{{time}}',
    removeTitle: '删除“{{name}}”？', removeText: '密钥、规则和名称对应也会一起删除；调用历史会留下。', healthy: '每一环都正常', unhealthy: '有一环没有通过', timeline: '检查结果',
  },
  form: {
    newTitle: '添加 KAI 服务器', editTitle: '编辑 {{name}}', back: '返回服务器列表', where: '在哪里', name: '名称', nameHint: '显示用；空着就用服务器自己的名称。', url: '地址', urlHint: '以 https:// 开头，例如 https://kai.example.com/mcp', urlEmpty: '请填写地址。',
    local: '这台服务器在本机或内网', localHint: '只有打开它，才会连接 http:// 或内网地址。', keyTitle: '密钥', key: '密钥', keyHint: '只送往这台服务器，存在系统钥匙串里，之后不再显示。', keyStored: '已经存有密钥', keyChange: '更换', keyForget: '不再用密钥', keyForgotten: '保存后不再带密钥', keyKeep: '保留原来的',
    keyHeader: '放密钥的请求头', keyHeaderHint: '空着就用 Authorization: Bearer。', keyHeaderBad: '请求头的名称只能有字母、数字和连字符。', headers: '额外的请求头', headersText: '每次请求都带上；会明文保存，不要放密钥。', headerName: '请求头 {{number}} 的名称', headerValue: '请求头 {{number}} 的值', headerAdd: '添加请求头', headerRemove: '删除请求头 {{number}}', headerPlaceholder: '名称', valuePlaceholder: '值',
    limits: '时间', timeout: '多久没有动静就停止（秒）', timeoutHint: '每次收到进度都重新计时。', total: '最长运行（秒）', totalHint: '不管有没有进度，到时都停止。', trustTitle: '信任', trust: '相信“只读”的说法', trustHint: '打开后，自称只读的工具不再问你就运行。说法来自服务器，没有人核实；只对你信任的服务器打开。',
    test: '测试', testing: '正在测试', save: '保存', result: '测试结果', passed: '测试通过，可以保存', notPassed: '测试没有通过', thisRun: '只在本次运行使用密钥',
  },
} as const;
