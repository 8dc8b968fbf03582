import type { Page } from '@playwright/test';
import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import type { SalonBridge } from '../../src/shared/ipc/contract';
import { expect, test } from './salon-app';

const QUESTION = '埃塞俄比亚咖啡特点';

/** Asks the main process as a screen does. */
async function ask<N extends RequestName>(
  page: Page,
  name: N,
  input: RequestInput<N>,
): Promise<RequestOutput<N>> {
  const result = await page.evaluate(
    ([asked, value]) => {
      const bridge: unknown = Reflect.get(window, 'salon');
      // What the preload script puts there.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return (bridge as SalonBridge).request(asked, value);
    },
    [name, input] as const,
  );
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  // Parsed by the contract on its way up.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return result.value as RequestOutput<N>;
}

async function begin(page: Page): Promise<{ conversationId: string; turnId: string }> {
  const { id: conversationId } = await ask(page, 'chat.createConversation', undefined);
  const { id: turnId } = await ask(page, 'chat.send', { conversationId, text: QUESTION });
  return { conversationId, turnId };
}

const turnOf = async (page: Page, conversationId: string) =>
  (await ask(page, 'chat.open', { conversationId })).turns.at(-1);

test(
  'the bot asks for the tool, the approval shows its arguments, "always" is remembered ' +
    'after a restart, the answer has its source',
  async ({ launch }) => {
    const salon = await launch({ parameters: ['--sandbox'] });
    await expect
      .poll(async () => (await ask(salon.page, 'kai.state', undefined)).value.status)
      .toBe('ok');
    const { conversationId } = await begin(salon.page);
    await expect
      .poll(async () => (await ask(salon.page, 'kai.approvals', undefined)).value.length)
      .toBe(1);
    const [pending] = (await ask(salon.page, 'kai.approvals', undefined)).value;
    expect(pending).toMatchObject({
      toolName: 'coffee_knowledge_query',
      arguments: JSON.stringify({ query: QUESTION }),
      readOnly: true,
      changed: false,
    });
    expect(await turnOf(salon.page, conversationId)).toMatchObject({
      status: 'running',
      toolCalls: [{ status: 'waiting-approval', approvalId: pending?.id }],
    });
    await ask(salon.page, 'kai.answerApproval', {
      approvalId: pending?.id ?? '',
      answer: 'always',
      pattern: null,
    });
    await expect
      .poll(async () => (await turnOf(salon.page, conversationId))?.status, { timeout: 30_000 })
      .toBe('completed');
    const turn = await turnOf(salon.page, conversationId);
    expect(turn).toMatchObject({
      toolCalls: [
        { status: 'completed', approval: 'always', serverName: expect.any(String), gaveUp: null },
      ],
    });
    expect(turn?.sources[0]).toMatchObject({ title: '埃塞俄比亚：阿拉比卡的故乡', from: 'tool' });
    expect(turn?.trace.map(({ name }) => name)).toContain('tool');
    expect(await salon.quit()).toBe(0);

    const again = await launch({ dataFolder: salon.dataFolder });
    await expect
      .poll(async () => (await ask(again.page, 'kai.state', undefined)).value.status)
      .toBe('ok');
    expect((await ask(again.page, 'kai.rules', undefined)).value).toMatchObject([
      { toolName: 'coffee_knowledge_query', policy: 'always', pattern: null },
    ]);
    const second = await begin(again.page);
    await expect
      .poll(async () => (await turnOf(again.page, second.conversationId))?.status, {
        timeout: 30_000,
      })
      .toBe('completed');
    expect((await ask(again.page, 'kai.audit', { limit: 10 })).map(({ action }) => action)).toEqual(
      ['approval.always', 'approval.always', 'rule.always'],
    );
  },
);

test('a restart while the approval is open leaves the turn to be gone on with', async ({
  launch,
}) => {
  const salon = await launch({ parameters: ['--sandbox'] });
  const { conversationId } = await begin(salon.page);
  await expect
    .poll(async () => (await ask(salon.page, 'kai.approvals', undefined)).value.length, {
      timeout: 15_000,
    })
    .toBe(1);
  await salon.kill();

  const again = await launch({ dataFolder: salon.dataFolder });
  expect((await turnOf(again.page, conversationId))?.status).toBe('waiting-for-tools');
});
