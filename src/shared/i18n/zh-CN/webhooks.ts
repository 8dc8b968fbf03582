import type { DeliveryOrigin, DeliveryStatus, FilterProblem, ResponseRule, SelfTest, SendProof, Verdict } from '../../model/webhook';

/** Words of the webhook screens. */
export const webhooks = {
  title: 'Webhook',
  tab: { label: 'Webhook 页面', inbox: '收件箱', send: '测试发送', rules: '应答规则', tests: '测试用例', setup: '地址与验证' },
  listener: {
    label: '监听状态', listening: '正在监听', starting: '正在启动', stopped: '已停止', failed: '没有启动', start: '启动监听', stop: '停止监听',
    local: '本机地址', public: '公网地址', noPublic: '没有公网地址', addPublic: '填写公网地址', copyLocal: '复制本机地址', copyPublic: '复制公网地址',
    notDurable: '收到的事件只在内存里，退出后消失。', rulesActive_one: '有 {{count}} 条应答规则正在改变我们的回答。', rulesActive_other: '有 {{count}} 条应答规则正在改变我们的回答。', showRules: '查看规则',
    counts: '已接收 {{accepted}}，重复 {{duplicates}}，拒绝 {{refused}}', dead_one: '{{count}} 个死信', dead_other: '{{count}} 个死信', redriveAll: '全部重新投递',
  },
  status: { pending: '待处理', retrying: '重试中', delivered: '已处理', dead: '死信', refused: '已拒绝' } satisfies Record<DeliveryStatus, string>,
  origin: { network: '外部请求', test: '测试发送', replay: '重放', edited: '编辑后重发', 'self-test': '自检' } satisfies Record<DeliveryOrigin, string>,
  verdict: { label: '与原来相比', fixed: '已修复', regressed: '变坏了', same: '没有变化' } satisfies Record<Verdict, string> & { label: string },
  proof: { token: 'Bearer Token', 'coze-signature': 'Coze 签名', 'standard-webhooks': 'Standard Webhooks 签名', none: '不带验证' } satisfies Record<SendProof, string>,
  list: {
    label: '收到的事件', toggle: '事件列表', total_one: '{{count}} 条', total_other: '{{count}} 条', noEvent: '（没有事件名）', select: '选中 {{event}}，{{time}}', selected: '已选 {{count}} 条', clear: '取消选择',
    replayMany: '重放所选', redriveMany: '重新投递所选死信', compare: '比较这两条', export: '导出 NDJSON', exported_one: '已导出 {{count}} 条到 {{path}}', exported_other: '已导出 {{count}} 条到 {{path}}', replayed: '{{count}} 条中 {{ok}} 条得到 200',
    redriven: '{{count}} 条已重新投递', newer_one: '{{count}} 条新事件', newer_other: '{{count}} 条新事件', emptyTitle: '还没有收到事件', emptyText: '发送一个测试事件，看它如何到达、验证和处理。', emptyAction: '发送测试事件',
    noneTitle: '没有符合条件的事件', noneText: '改一改过滤条件，或清空它。', chooseTitle: '选择一个事件', chooseText: '这里会显示它的正文、请求头、验证结果和处理经过。', bytes_one: '{{count}} 字节', bytes_other: '{{count}} 字节',
  },
  filter: {
    label: '过滤', placeholder: '例如 status:dead event:bot.*', help: '过滤语法', quick: '常用过滤', all: '全部', intro: '用空格分开的条件必须同时满足，前面加 - 表示排除。',
    event: '事件名，* 代表任意内容', status: '处理状态，或我们回答的状态码', header: '请求头：等于、包含，或只要存在', path: 'JSON 路径：等于、包含（~）、大于、小于，或只要存在', origin: '来源：network、test、replay、edited', verified: '验证是否通过', text: '正文、事件名或编号里的文字，有空格时加引号',
  },
  filterError: {
    'unclosed-quote': '引号没有成对：{{text}}', 'unknown-status': '没有这个状态：{{text}}。可用 pending、retrying、delivered、dead、refused 或状态码。',
    'unknown-field': '不认识 {{text}}。如果它只是文字，请加引号。', 'bad-header': '请求头写成 header:名字=值：{{text}}', 'bad-path': 'JSON 路径写成 $.data.x=值：{{text}}', 'missing-value': '缺少值：{{text}}',
  } satisfies Record<FilterProblem['problem'], string>,
  detail: {
    label: '事件详情', replay: '重放', edit: '编辑并重发', curl: '复制为 cURL', curlCopied: 'cURL 已复制，令牌以变量代替', saveTest: '存为测试', redrive: '重新投递', more: '更多', close: '关闭', back: '返回列表',
    verdict: '验证：{{verdict}}', verification: '验证', verified: '通过', unverified: '未通过', method: '方式', source: '来源地址', origin: '由谁发出', received: '收到时间', eventId: '事件编号', conversation: 'Coze 会话', id: '记录编号',
    answer: '我们的回答', answerMs: '{{time}}后回答', attempts: '处理经过', attempt: '第 {{number}} 次 · {{receiver}}', noAttempts: '还没有处理', nextAttempt: '下次重试：{{time}}', delivered: '已收下', 
    receiver: { chat: '对话', notice: '通知' }, headers: '请求头（{{count}}）', body: '正文', pretty: '整理后', raw: '原文', repeats: '重放自', openOriginal: '打开原事件', request: '请求', sentAgain: '已重新发送，回答 {{status}}', openNew: '查看新事件', verdictUnknown: '等待处理结束',
  },
  edit: { title: '编辑并重发', text: '用新的时间戳重新签名，发给本机监听。', body: '正文（JSON）', send: '重新发送', invalid: '这不是有效的 JSON，也可以照样发送来看结果。' },
  saveTest: { title: '存为测试', name: '名称', text: '以后重新发送时，回答和处理结果必须与这次相同。', save: '保存', saved: '已存为测试' },
  diff: { title: '比较', close: '关闭比较', left: '左边的事件', right: '右边的事件', none: '两个事件没有区别。', absent: '没有', part: { facts: '概况', headers: '请求头', body: '正文' }, place: '位置' },
  send: {
    title: '测试发送', text: '发送一个事件，看对方如何回答。发给本机的事件走真实的监听、验证和写盘。', sample: '示例事件', sampleGuide: '指南示例：conversation.message', sampleQuestion: '用户提问', sampleChallenge: '地址验证（challenge）', sampleStandard: 'Standard Webhooks 订单',
    body: '正文（JSON）', target: '发给', listener: '本机监听', public: '公网地址', address: '其他 https 地址', url: '地址', proof: '验证方式', send: '发送', result: '结果', status: '状态码', time: '用时', answer: '回答', openArrived: '查看收到的事件', noTokenAbroad: '自己的令牌不会发给其他地址；可选签名或不带验证。',
  },
  rules: {
    title: '应答规则', text: '按事件类型改变我们的回答，用来测试对方的重试。事件照常写盘。', add: '添加规则', event: '事件类型', eventHint: '完整名称、前缀加 *（bot.*），或 * 代表全部', status: '状态码', body: '回答正文', bodyHint: '留空则用平常的回答', delay: '延迟（毫秒）', fault: '故障', enabled: '启用', save: '保存', remove: '删除',
    faults: { none: '无', reset: '断开连接', truncate: '只回一半', silent: '30 秒不回答' } satisfies Record<ResponseRule['fault'], string>, emptyTitle: '没有规则', emptyText: '没有规则时，每个事件都得到平常的 200。', every: '所有事件', answers: '回答 {{status}}', after: '先等 {{delay}} 毫秒', edit: '编辑',
  },
  tests: {
    title: '测试用例', text: '从收到的事件保存的测试：重新发送，回答和处理结果必须与当时相同。', run: '运行', runAll: '全部运行', remove: '删除', expected: '应回答 {{answer}}，最后{{status}}', passed: '通过', failed: '未通过', got: '得到 {{answer}}，{{status}}', never: '还没有运行', emptyTitle: '还没有测试用例', emptyText: '在事件详情里选择“存为测试”。', emptyAction: '打开收件箱', open: '查看事件',
  },
  setup: {
    address: { title: '公网地址', text: 'Coze 从互联网调用的地址。如果你已有反向代理或域名，填在这里；监听只接受这个 Host 和本机。', label: 'https 地址', save: '保存', clear: '清除', test: '自检', testing: '正在自检', passed: '探测已经绕回这台电脑。', failed: '探测没有到达，断在下面这一步。',
      hop: { address: '公网地址', dns: '域名解析', connect: '建立连接', tls: '安全连接', answer: '监听回答', arrival: '到达本机' } satisfies Record<SelfTest['hops'][number]['hop'], string>, ok: '正常', skip: '没有检查' },
    token: { title: 'Bearer Token', text: '发送方必须带上它。它只在系统钥匙串里，只能查看或复制一次。', show: '查看一次', copy: '复制一次', copied: '已复制，一分钟后从剪贴板清除', shown: '已经查看过。需要时更换一个新的。', fresh: '还没有查看过。', rotate: '更换', rotateTitle: '更换 Bearer Token', rotateText: '旧令牌在这段时间内仍然有效，够你在 Coze 里改好。', overlap: '旧令牌继续有效', minutes: '{{count}} 分钟', hours: '{{count}} 小时', none: '立即失效', older: '旧令牌有效至 {{time}}', endOverlap: '旧令牌立即失效', notSet: '还没有令牌' },
    guards: { title: '签名验证', text: 'Coze 回调应用和 Standard Webhooks 的签名按原始正文验证。', callback: 'Coze 回调应用的 Verify Token', callbackHint: '在 Coze 创建回调应用后得到。设置后，带 X-Coze-Signature 的请求会被验证。', standard: 'Standard Webhooks 密钥', standardHint: '以 whsec_ 开头的密钥，或任意文字。', set: '已设置', notSet: '未设置', save: '保存', remove: '清除' },
    coze: { title: '在 Coze 里填写', text: '开发者控制台 → 应用设置 → Webhook。逐项复制粘贴。', url: '回调 URL', noUrl: '先填写公网地址', token: 'Bearer Token', tokenHint: '在下面“Bearer Token”里复制。', check: '等待 Coze 验证地址', checkText: '保存回调 URL 时 Coze 会发送 challenge，它可能不带令牌。点击后十分钟内回答它。', checkOn: '正在等待，{{time}} 结束', checkOff: '不再等待' },
    trigger: { title: '调用 Coze 的入站触发器', text: '智能体的 Webhook 触发器：把 JSON 发给它，智能体就会运行。令牌在触发器对话框里，与访问令牌不同。', url: '触发器地址', token: '触发器令牌', body: '正文（JSON）', call: '调用', set: '令牌已设置', save: '保存令牌' },
    number: {
      webhookPort: { label: '监听端口', hint: '在 127.0.0.1 上。默认 8787，0 表示任选一个空闲端口。' }, webhookMaxAgeSeconds: { label: '签名有效时间（秒）', hint: '签名的时间与现在相差更多就拒绝。默认 300。' },
      webhookRepeatSeconds: { label: '重复判断时间（秒）', hint: '没有编号的相同正文在这段时间内算同一个事件。默认 60，0 表示不判断。' }, webhookKeepDays: { label: '保留天数', hint: '更早的事件会被清除，待处理的除外。默认 30。' }, webhookKeepMegabytes: { label: '最多占用（MB）', hint: '超过时先清除最早的。默认 500。' },
    },
    keep: { title: '保留与时限', now: '立即清理', removed: '上次清理了 {{count}} 条（{{time}}）', removedNow: '清理了 {{count}} 条', notifications: '窗口不在前面时通知新消息' },
  },
} as const;
