/** One good input per webhook request that takes one. */
export const WEBHOOK_INPUTS: Record<string, unknown> = {
  'webhook.setPublicAddress': { url: 'https://salon.example' }, 'webhook.rotateBearer': { overlapMinutes: 60 }, 'webhook.setGuard': { guard: 'callback', value: 'x' },
  'webhook.expectAddressCheck': { expected: true }, 'webhook.page': { filter: '', offset: 0, limit: 100 }, 'webhook.open': { deliveryId: 'd' },
  'webhook.replay': { deliveryId: 'd' }, 'webhook.resendEdited': { deliveryId: 'd', body: '{}' }, 'webhook.replayMany': { deliveryIds: ['d'] }, 'webhook.redrive': {},
  'webhook.diff': { leftId: 'd', rightId: 'e' }, 'webhook.curl': { deliveryId: 'd' }, 'webhook.export': { filter: '' },
  'webhook.sendTest': { target: 'listener', url: '', proof: 'token', body: '{}' }, 'webhook.callTrigger': { url: 'https://api.coze.cn/', body: '{}' },
  'webhook.saveRule': { id: '', event: '*', status: 500, body: '', delayMs: 0, fault: 'none', enabled: true }, 'webhook.removeRule': { ruleId: 'r' },
  'webhook.saveTest': { deliveryId: 'd', name: 'n' }, 'webhook.runTest': { testId: 't' }, 'webhook.removeTest': { testId: 't' },
};
