import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { AppError } from '../../../../src/core/lib/errors';
import type {
  DeliveryReceiver,
  WebhookDelivery,
} from '../../../../src/core/ports/delivery-receiver';
import { DirectInboxWriter } from '../../../../src/core/webhook/store/direct-inbox-writer';
import { WebhookReadStore } from '../../../../src/core/webhook/store/webhook-read-store';
import {
  DELIVERY_RETRY,
  DeliveryWorker,
} from '../../../../src/core/webhook/deliver/delivery-worker';
import { eventually } from '../../../fakes/deferred';
import { FakeClock } from '../../../fakes/fake-clock';
import { inboxEntry } from '../../../fakes/inbox-entry';
import { memoryDatabase } from '../../../fakes/test-webhooks';

interface Setup {
  worker: DeliveryWorker;
  reader: WebhookReadStore;
  writer: DirectInboxWriter;
  clock: FakeClock;
  /** How long the worker slept between attempts, milliseconds. */
  pauses: number[];
}

/** A worker whose pauses pass at once, on a clock that they move. */
function setUp(receivers: readonly DeliveryReceiver[], random = () => 0.5): Setup {
  const database = memoryDatabase();
  const [reader, writer, clock] = [
    new WebhookReadStore(database),
    new DirectInboxWriter(database),
    new FakeClock(),
  ];
  const pauses: number[] = [];
  const pause = async (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds);
    clock.advance(milliseconds);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    reader,
    writer,
    clock,
    pauses,
    worker: new DeliveryWorker({ reader, writer, receivers, clock, random, pause }),
  };
}

function receiver(
  name: string,
  receive: (delivery: WebhookDelivery) => void | Promise<void>,
  wants: (delivery: WebhookDelivery) => boolean = () => true,
): DeliveryReceiver {
  return { name, wants, receive: async (delivery) => receive(delivery) };
}

const statusOf = (reader: WebhookReadStore, id: string): string | undefined =>
  reader.delivery(id)?.status;

test('a delivery goes to everybody who wants it and to no one else, and each attempt is recorded', async () => {
  const got: string[] = [];
  const { worker, reader, writer } = setUp([
    receiver('chat', ({ id }) => void got.push(`chat ${id}`)),
    receiver('notice', ({ id }) => void got.push(`notice ${id}`)),
    receiver(
      'other',
      ({ id }) => void got.push(`other ${id}`),
      () => false,
    ),
  ]);
  await writer.append([inboxEntry('a')]);
  await worker.start(() => true);
  await eventually(() => statusOf(reader, 'a') === 'delivered', 'delivered');
  expect(got.toSorted()).toEqual(['chat a', 'notice a']);
  expect(reader.attempts('a')).toMatchObject([
    { number: 1, receiver: 'chat', error: null },
    { number: 1, receiver: 'notice', error: null },
  ]);
  await worker.dispose();
});

test(
  'what fails is tried again, only by the one that failed, with growing pauses, eight ' +
    'times, and is dead then',
  async () => {
    const got: string[] = [];
    const { worker, reader, writer, pauses } = setUp([
      receiver('well', () => void got.push('well')),
      receiver('ill', () => {
        got.push('ill');
        throw new Error('canary-secret');
      }),
    ]);
    await writer.append([inboxEntry('a')]);
    await worker.start(() => true);
    await eventually(() => statusOf(reader, 'a') === 'dead', 'dead');
    expect(got.filter((name) => name === 'ill')).toHaveLength(8);
    expect(got.filter((name) => name === 'well')).toHaveLength(1);
    expect(pauses).toEqual([750, 1500, 3000, 6000, 12_000, 24_000, 48_000]);
    const attempts = reader.attempts('a').filter(({ receiver: name }) => name === 'ill');
    expect(attempts.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(attempts.every(({ error }) => error?.code === 'WEBHOOK_RECEIVER_FAILED')).toBe(true);
    expect(JSON.stringify(attempts)).not.toContain('canary');
    await worker.dispose();
  },
);

test.each([
  [0, [500, 1000, 2000, 4000, 8000, 16_000, 32_000]],
  [1, [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000]],
])('half of a pause is chance: %i', async (chance, expected) => {
  const { worker, reader, writer, pauses } = setUp(
    [receiver('ill', () => Promise.reject(new Error('no')))],
    () => chance,
  );
  await writer.append([inboxEntry('a')]);
  await worker.start(() => true);
  await eventually(() => statusOf(reader, 'a') === 'dead', 'dead');
  expect(pauses).toEqual(expected);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(DELIVERY_RETRY.maxDelayMs);
  await worker.dispose();
});

test('a dead letter that is handed in again goes only to those who do not have it', async () => {
  const got: string[] = [];
  let isIll = true;
  const { worker, reader, writer } = setUp([
    receiver('well', () => void got.push('well')),
    receiver('ill', () => {
      if (isIll) throw new AppError('NOT_CONFIGURED');
      got.push('ill');
    }),
  ]);
  await writer.append([inboxEntry('a')]);
  await worker.start(() => true);
  await eventually(() => statusOf(reader, 'a') === 'dead', 'dead');
  expect(reader.attempts('a').at(-1)?.error?.code).toBe('NOT_CONFIGURED');
  isIll = false;
  expect(await writer.redrive('', ['a', 'unknown'], process.pid)).toBe(1);
  worker.wake();
  await eventually(() => statusOf(reader, 'a') === 'delivered', 'delivered');
  expect(got).toEqual(['well', 'ill']);
  await worker.dispose();
});

test(
  'of a conversation everything comes in order, also when some fail for a while; ' +
    'conversations do not wait for each other',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            conversation: fc.constantFrom('c1', 'c2', null),
            failures: fc.integer({ min: 0, max: 3 }),
          }),
          { minLength: 1, maxLength: 20 },
        ),
        async (plan) => {
          const left = new Map(plan.map(({ failures }, at) => [`d${at}`, failures]));
          const got: string[] = [];
          const { worker, reader, writer } = setUp([
            receiver('chat', ({ id }) => {
              const failures = left.get(id) ?? 0;
              left.set(id, failures - 1);
              if (failures > 0) throw new Error('not yet');
              got.push(id);
            }),
          ]);
          await writer.append(
            plan.map(({ conversation }, at) =>
              inboxEntry(`d${at}`, { conversationId: conversation }),
            ),
          );
          await worker.start(() => true);
          await eventually(() => got.length === plan.length, 'all are there');
          for (const conversation of ['c1', 'c2']) {
            const expected = plan.flatMap((each, at) =>
              each.conversation === conversation ? [`d${at}`] : [],
            );
            expect(got.filter((id) => expected.includes(id))).toEqual(expected);
          }
          await eventually(
            () => reader.due(process.pid, Number.MAX_SAFE_INTEGER, 10).length === 0,
            'nothing is left',
          );
          await worker.dispose();
        },
      ),
      { numRuns: 40 },
    );
  },
);

test('what a dead process left is taken over, what a living one has is left to it', async () => {
  const got: string[] = [];
  const { worker, writer } = setUp([receiver('chat', ({ id }) => void got.push(id))]);
  await writer.append([
    inboxEntry('of the dead', { ownerPid: 111 }),
    inboxEntry('of the living', { ownerPid: 222 }),
    inboxEntry('ours'),
  ]);
  await worker.start((pid) => pid === 222);
  await eventually(() => got.length === 2, 'two');
  expect(got.toSorted()).toEqual(['of the dead', 'ours']);
  await worker.dispose();
});

test('what cannot be recorded is not lost: it is handed on again', async () => {
  let isFull = true;
  const { reader, writer, clock } = setUp([]);
  const got: string[] = [];
  const full = {
    record: (...input: Parameters<typeof writer.record>) =>
      isFull ? Promise.reject(new AppError('DISK_FULL')) : writer.record(...input),
    adopt: writer.adopt,
  };
  const pause = async (): Promise<void> => {
    isFull = false;
    await new Promise((resolve) => setImmediate(resolve));
  };
  const worker = new DeliveryWorker({
    reader,
    writer: full,
    clock,
    receivers: [receiver('chat', ({ id }) => void got.push(id))],
    pause,
  });
  await writer.append([inboxEntry('a')]);
  await worker.start(() => true);
  await eventually(() => statusOf(reader, 'a') === 'delivered', 'delivered');
  expect(got).toEqual(['a']);
  await worker.dispose();
});
