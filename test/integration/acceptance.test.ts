import { createServer, request as httpRequest } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../src/core/lib/errors';
import type { Fault } from '../../src/core/acceptance/faults/fault';
import { FAULT_IDS, type AcceptanceRun } from '../../src/shared/model/acceptance';
import { patName } from '../../src/core/setup/secret-vault';
import type { RunningSandbox } from '../../src/sandbox/start-sandbox';
import { openAcceptance } from '../fakes/open-test-acceptance';
import { sampleProfile } from '../fakes/sample-profile';
import { startTestSandbox } from '../fakes/start-test-sandbox';

/** The figures that were missed. */
function missed({ criteria }: AcceptanceRun): string[] {
  return criteria.filter(({ passed }) => !passed).map(({ id }) => id);
}

const measuredOf = ({ criteria }: AcceptanceRun, id: string): number | null =>
  criteria.find((criterion) => criterion.id === id)?.measured ?? null;

describe('on a sandbox that works', () => {
  test('all is green; every fault struck and was recovered from, and how fast is told', async () => {
    const { acceptance, app, sandboxes } = await openAcceptance();
    const told: string[] = [];
    acceptance.state.subscribe(
      ({ value: { running } }) =>
        void (running && told.at(-1) !== running.phase && told.push(running.phase)),
    );
    const run = await acceptance.run({ choice: 'sandbox' });
    expect(run.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect([missed(run), run.passed, run.failuresInAll]).toEqual([[], true, 0]);
    expect(run.faults.map(({ id }) => id).toSorted()).toEqual([...FAULT_IDS].toSorted());
    expect(
      run.faults.filter(({ struck, recoveryMs }) => struck === 0 || recoveryMs === null),
    ).toEqual([]);
    console.info(
      run.faults
        .map(
          ({ id, recoveryMs }) =>
            `${id}: recovered after ${Math.round(recoveryMs ?? Number.NaN)} ms`,
        )
        .join('\n'),
    );
    expect(told).toEqual(['starting', 'checks', 'series', 'load', 'faults', 'cases', 'ending']);
    expect([acceptance.state.value.running, acceptance.state.value.lastRunId, sandboxes()]).toEqual(
      [null, run.id, 0],
    );
    // Nothing of it is in the person's own product.
    expect((await app.chat()).conversations.value).toEqual([]);
  }, 90_000);

  test('runs are kept, compared, reported and deleted', async () => {
    const { acceptance } = await openAcceptance();
    const first = await acceptance.run({ choice: 'sandbox', only: ['success_rate', 'jwt'] });
    const second = await acceptance.run({ choice: 'sandbox', only: ['success_rate', 'jwt'] });
    expect((await acceptance.runs()).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await acceptance.openBeside(second.id)).before?.id).toBe(first.id);
    const { html } = await acceptance.report(second.id);
    expect(html).toContain(first.startedAt);
    await acceptance.remove(second.id);
    await expect(acceptance.open(second.id)).rejects.toMatchObject({
      code: 'ACCEPTANCE_RUN_MISSING',
    });
  });

  test('a stop leaves nothing behind, and one run at a time is enough', async () => {
    const { acceptance, sandboxes } = await openAcceptance();
    const work = acceptance.run({ choice: 'sandbox' });
    await expect(acceptance.run({ choice: 'sandbox' })).rejects.toMatchObject({
      code: 'ACCEPTANCE_RUNNING',
    });
    const begun = new Promise<void>((resolve) =>
      acceptance.state.subscribe(
        ({ value: { running } }) => void (running?.phase === 'checks' && resolve()),
      ),
    );
    await begun;
    acceptance.cancel();
    await expect(work).rejects.toMatchObject({ code: 'ABORTED' });
    expect([sandboxes(), await acceptance.runs(), acceptance.state.value.error]).toEqual([
      0,
      [],
      null,
    ]);
  });
});

describe('one thing wrong turns one figure red', () => {
  test('slow: only the mean response time', async () => {
    const { acceptance } = await openAcceptance(
      { latencyMs: 2100 },
      { size: { calls: 3, seconds: 8, recoverySeconds: 30 } },
    );
    const run = await acceptance.run({
      choice: 'sandbox',
      only: ['success_rate', 'mean_latency', 'throughput'],
    });
    expect(missed(run)).toEqual(['mean_latency']);
    expect(measuredOf(run, 'mean_latency')).toBeGreaterThan(2);
  }, 60_000);

  test('failing: only the success rate, with every failure told', async () => {
    const faults = [
      { path: '/v3/chat', after: 15, times: 5, action: { type: 'status' as const, status: 500 } },
    ];
    const { acceptance } = await openAcceptance(
      { faults },
      { size: { calls: 100, seconds: 1, recoverySeconds: 10 } },
    );
    const run = await acceptance.run({
      choice: 'sandbox',
      only: ['success_rate', 'mean_latency', 'throughput', 'recovery'],
    });
    expect(missed(run)).toEqual(['success_rate']);
    expect(measuredOf(run, 'success_rate')).toBe(95);
    expect(
      run.failures.filter(({ phase }) => phase === 'series').map(({ error }) => error.code),
    ).toEqual(Array.from({ length: 5 }, () => 'COZE_SERVER_ERROR'));
  }, 60_000);

  test('lossy under load: only the throughput', async () => {
    const faults = [
      { path: '/v1/users/me', after: 3, action: { type: 'delay' as const, ms: 3000 } },
    ];
    const { acceptance } = await openAcceptance(
      { faults },
      { size: { calls: 5, seconds: 4, recoverySeconds: 10 } },
    );
    const run = await acceptance.run({
      choice: 'sandbox',
      only: ['success_rate', 'mean_latency', 'throughput'],
    });
    expect(missed(run)).toEqual(['throughput']);
  }, 60_000);

  test('never the same again after a fault: only the recovery', async () => {
    let isBroken = false;
    const lasting: Fault = {
      id: 'server_down',
      holdMs: 50,
      inject: () => Promise.resolve(void (isBroken = true)),
      lift: () => Promise.resolve(),
      isOver: () => true,
      struck: () => ({ times: 1, lastAt: 0 }),
      probe: () =>
        isBroken
          ? Promise.reject(new AppError('CONNECTION_REFUSED', { params: { host: 'sandbox' } }))
          : Promise.resolve(),
    };
    const { acceptance } = await openAcceptance(
      {},
      { moreFaults: () => [lasting], size: { calls: 5, seconds: 1, recoverySeconds: 3 } },
    );
    const run = await acceptance.run({ choice: 'sandbox' });
    expect([missed(run), run.checks.filter(({ passed }) => !passed).map(({ id }) => id)]).toEqual([
      ['recovery'],
      ['performance'],
    ]);
    expect(measuredOf(run, 'recovery')).toBeNull();
  }, 90_000);
});

/** Another address than this machine's usual one, so that it counts as far away. */
async function farAway(
  sandbox: RunningSandbox,
): Promise<{ apiBase: string; questions: () => number }> {
  let questions = 0;
  const { port } = new URL(sandbox.coze.apiBase);
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/v3/chat') === true && request.method === 'POST') questions += 1;
    const headers = { ...request.headers, host: `127.0.0.1:${port}` };
    const onward = httpRequest(
      { host: '127.0.0.1', port, method: request.method, path: request.url, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(onward);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', resolve));
  const address = server.address();
  return {
    apiBase: `http://127.0.0.2:${typeof address === 'object' && address ? address.port : 0}`,
    questions: () => questions,
  };
}

describe('the cloud', () => {
  test(
    'is not asked without a word; then as often as was said, with its limit kept, and load ' +
      'and faults stay on a sandbox',
    async () => {
      const sandbox = await startTestSandbox();
      onTestFinished(() => sandbox.close());
      const { apiBase, questions } = await farAway(sandbox);
      const profile = sampleProfile({ apiBase, auth: 'pat', botId: sandbox.coze.botId });
      const { acceptance, app } = await openAcceptance(
        {},
        { size: { calls: 3, seconds: 1, recoverySeconds: 10 } },
        [profile],
      );
      await app.setup.setForThisRun(patName(profile.id), Buffer.from(sandbox.coze.pat));
      const only = ['success_rate', 'throughput', 'recovery'];
      await expect(acceptance.run({ choice: 'active', only })).rejects.toMatchObject({
        code: 'ACCEPTANCE_NOT_AGREED',
        params: { calls: 6, questions: 6 },
      });
      expect(questions()).toBe(0);
      const run = await acceptance.run({ choice: 'active', only, agreed: true });
      expect(run.criteria.map(({ id, passed, place }) => [id, passed, place])).toEqual([
        ['success_rate', true, 'target'],
        ['throughput', true, 'sandbox'],
        ['recovery', true, 'target'],
      ]);
      expect(run.faults.filter(({ place }) => place === 'target').map(({ id }) => id)).toEqual([
        'clock_jumped',
      ]);
      expect(run.conditions).toMatchObject({ target: 'connection', perMinute: 60 });
      expect(questions()).toBeLessThanOrEqual(6);
    },
    60_000,
  );
});

describe('saved cases', () => {
  test('a question asked again: its tool and its words; a regression is told until it is seen or passes', async () => {
    const { acceptance } = await openAcceptance();
    const { cases } = acceptance;
    await cases.save({
      name: 'tool',
      question: '埃塞俄比亚咖啡特点',
      toolName: 'coffee_knowledge_query',
      contains: '',
    });
    await cases.save({
      name: 'words',
      question: '你好',
      toolName: null,
      contains: 'no such words',
    });
    await acceptance.runCases(null);
    const outcomes = async (): Promise<unknown> =>
      Object.fromEntries(
        (await cases.list()).map(({ name, lastRun, regressed }) => [
          name,
          [lastRun?.passed, regressed],
        ]),
      );
    // What never passed has not regressed.
    expect(await outcomes()).toEqual({ tool: [true, false], words: [false, false] });
    expect(acceptance.state.value.regressed).toBe(0);
  }, 30_000);
});
