import { expect, test } from 'vitest';
import {
  GUIDE_SIZE,
  planRun,
  secondsOf,
  type PlanRequest,
} from '../../../src/core/acceptance/acceptance-plan';
import { appErrorIn } from '../../fakes/app-error-of';

const request = (change: Partial<PlanRequest> = {}): PlanRequest => ({
  target: 'sandbox',
  size: GUIDE_SIZE,
  only: [],
  perMinute: null,
  cases: 0,
  ...change,
});

test('the guide’s acceptance is ten checks, four figures, a hundred calls and thirty seconds', () => {
  const { checks, criteria, size } = planRun(request());
  expect([checks.length, criteria.length, size]).toEqual([
    10,
    4,
    { calls: 100, seconds: 30, recoverySeconds: 30 },
  ]);
});

test('on this machine nothing costs anything', () => {
  expect(planRun(request()).cost).toEqual({ calls: 0, questions: 0 });
  expect(planRun(request({ target: 'local', cases: 5 })).cost).toEqual({ calls: 0, questions: 0 });
});

test('the cloud is asked a hundred questions, those of the checks and the clock, and the saved ones', () => {
  expect(planRun(request({ target: 'connection', perMinute: 60, cases: 4 })).cost).toEqual({
    calls: 127,
    questions: 110,
  });
});

test('a limit of requests a minute makes it take longer', () => {
  const quick = secondsOf(planRun(request({ target: 'connection', perMinute: 60 })));
  expect(secondsOf(planRun(request({ target: 'connection', perMinute: 20 })))).toBeGreaterThan(
    quick + 150,
  );
});

test('only what is asked for is planned, and saved cases only with the whole', () => {
  const { checks, criteria, cases } = planRun(request({ only: ['jwt', 'recovery'], cases: 3 }));
  expect([checks, criteria, cases]).toEqual([['jwt'], ['recovery'], false]);
});

test('an id nobody knows is refused by name', () => {
  const error = appErrorIn(() => planRun(request({ only: ['jwt', '__proto__'] })));
  expect([error.code, error.params]).toEqual(['INVALID_INPUT', { detail: '__proto__' }]);
});
