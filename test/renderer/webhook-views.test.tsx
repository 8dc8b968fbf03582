import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { rendererTexts } from '../../src/renderer/app/renderer-texts';
import { TurnView } from '../../src/renderer/features/chat/turn/turn-view';
import { VerificationView } from '../../src/renderer/features/webhooks/detail/verification-view';
import { isJson, prettyBody } from '../../src/renderer/features/webhooks/json-text';
import { RuleItem } from '../../src/renderer/features/webhooks/rules/rule-item';
import { StatusTag } from '../../src/renderer/features/webhooks/status-tag';
import type { DeliveryStatus, ResponseRule } from '../../src/shared/model/webhook';
import { fakeTurn } from '../fakes/fake-turn';

const i18next = createInstance();
const nothing = (): void => undefined;
const { webhooks, webhook, chat } = rendererTexts['zh-CN'];

/** The words of a rule. */
const drawnRule = (rule: Partial<ResponseRule>): string =>
  renderToStaticMarkup(
    <RuleItem
      rule={{
        id: 'r',
        event: '*',
        status: 500,
        body: '',
        delayMs: 0,
        fault: 'none',
        enabled: true,
        ...rule,
      }}
      onEdit={nothing}
      onSwitch={nothing}
      onRemove={nothing}
    />,
  ).replaceAll(/<[^>]*>/g, ' ');

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'zh-CN', resources: rendererTexts, defaultNS: 'ui' });
});

describe('webhook views', () => {
  it('a failed verification says why and what to do, with the guide’s words', () => {
    const out = renderToStaticMarkup(
      <VerificationView
        verification={{ method: 'token', verified: false, reason: 'wrong-token' }}
      />,
    );
    expect(out).toContain(webhooks.detail.unverified);
    expect(out).toContain('Webhook signature verification failed');
    expect(out).toContain(webhook.reason['wrong-token'].remedy);
  });

  it('a verified sender of something unreadable is shown as both', () => {
    const out = renderToStaticMarkup(
      <VerificationView verification={{ method: 'token', verified: true, reason: 'not-json' }} />,
    );
    expect(out).toContain(webhooks.detail.verified);
    expect(out).toContain(webhook.reason['not-json'].message);
  });

  it('a rule says which events it is for, and only what differs from an ordinary answer', () => {
    expect(drawnRule({})).toMatch(/所有事件\s+回答 500\s/);
    expect(drawnRule({ event: 'bot.*', delayMs: 200, fault: 'truncate' })).toMatch(
      /bot\.\*\s+回答 500 · 先等 200 毫秒 · 只回一半\s/,
    );
  });

  it('a verified delivery has nothing to explain', () => {
    const out = renderToStaticMarkup(
      <VerificationView
        verification={{ method: 'coze-signature', verified: true, reason: 'ok' }}
      />,
    );
    expect(out).toContain(webhooks.proof['coze-signature']);
    expect(out).not.toContain(webhook.reason.ok.message);
  });

  it('every state has its word, not colour alone', () => {
    for (const status of [
      'pending',
      'retrying',
      'delivered',
      'dead',
      'refused',
    ] satisfies DeliveryStatus[]) {
      expect(renderToStaticMarkup(<StatusTag status={status} />)).toContain(
        webhooks.status[status],
      );
    }
  });

  it('JSON is laid out, anything else stays as it is', () => {
    expect(prettyBody('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(prettyBody('not json')).toBe('not json');
    expect([isJson('[]'), isJson('{'), isJson('')]).toEqual([true, false, false]);
  });
});

describe('a message that came in by itself', () => {
  const actions = {
    send: () => Promise.resolve(null),
    ask: nothing,
    regenerate: nothing,
    edit: nothing,
    select: nothing,
    mark: nothing,
    cancel: nothing,
    goOn: nothing,
    inspect: nothing,
  };
  const turn = fakeTurn({ question: '', answer: 'Hello from Coze' });

  it('says where it came from, and offers neither to edit a question nor to ask again', () => {
    const out = renderToStaticMarkup(
      <TurnView turn={turn} versions={undefined} last busy={false} actions={actions} />,
    );
    expect(out).toContain(chat.received);
    expect(out).not.toContain(chat.edit.start);
    expect(out).toContain('Hello from Coze');
  });
});
