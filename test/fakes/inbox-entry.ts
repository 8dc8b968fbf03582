import type { InboxEntry } from '../../src/core/ports/inbox-writer';

/** A delivery as it goes to the disk. */
export function inboxEntry(id: string, more: Partial<InboxEntry> = {}): InboxEntry {
  const body = more.body ?? `{"event":"x","id":"${id}"}`;
  return {
    id,
    profileId: '',
    receivedAt: 1000,
    event: 'x',
    status: 'pending',
    origin: 'network',
    verification: { method: 'token', verified: true, reason: 'ok' },
    method: 'POST',
    path: '/webhook/coze',
    source: '127.0.0.1',
    headers: '[["content-type","application/json"]]',
    bodyBytes: body.length,
    answerStatus: 200,
    answerBody: '{"received":true}',
    eventKey: null,
    repeatKey: null,
    digest: null,
    digestSince: 0,
    conversationId: null,
    ownerPid: process.pid,
    repeats: null,
    ...more,
    body,
  };
}
