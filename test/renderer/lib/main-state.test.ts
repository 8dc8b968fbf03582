import { describe, expect, it } from 'vitest';
import { mirrorMainState, type Snapshot } from '../../../src/renderer/lib/main-state';
import { fail, type Result, succeed } from '../../../src/shared/ipc/result';
import { fakeError } from '../../fakes/fake-world';

function source() {
  const calls: string[] = [];
  const ends: {
    push?: (snapshot: Snapshot<string>) => void;
    answer?: (result: Result<Snapshot<string>>) => void;
  } = {};
  const state = mirrorMainState<string>({
    fetch: () => {
      calls.push('fetch');
      return new Promise((resolve) => {
        ends.answer = resolve;
      });
    },
    listen: (listener) => {
      calls.push('listen');
      ends.push = listener;
      return () => undefined;
    },
  });
  return {
    state,
    calls,
    push: (snapshot: Snapshot<string>) => ends.push?.(snapshot),
    answer: (result: Result<Snapshot<string>>) => ends.answer?.(result),
  };
}

describe('mirrorMainState', () => {
  it('subscribes before it fetches, once for any number of components', () => {
    const { state, calls } = source();
    state.subscribe(() => undefined);
    state.subscribe(() => undefined);
    expect(calls).toEqual(['listen', 'fetch']);
  });

  it('keeps the higher revision, whichever way it comes', async () => {
    const { state, push, answer } = source();
    state.subscribe(() => undefined);
    push({ revision: 5, value: 'pushed' });
    answer(succeed({ revision: 4, value: 'fetched' }));
    await Promise.resolve();
    expect(state.view().value).toBe('pushed');
    push({ revision: 3, value: 'late' });
    expect(state.view().value).toBe('pushed');
    push({ revision: 6, value: 'next' });
    expect(state.view().value).toBe('next');
  });

  it('shows a failure only while there is nothing else to show, and recovers by reload', async () => {
    const { state, answer } = source();
    state.subscribe(() => undefined);
    answer(fail(fakeError('DATABASE_BUSY')));
    await Promise.resolve();
    await Promise.resolve();
    expect(state.view()).toMatchObject({ status: 'failed', error: { code: 'DATABASE_BUSY' } });
    state.reload();
    answer(succeed({ revision: 1, value: 'there' }));
    await Promise.resolve();
    await Promise.resolve();
    expect(state.view()).toMatchObject({ status: 'ready', value: 'there' });
  });
});
