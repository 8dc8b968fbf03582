import { expect, test } from 'vitest';
import { ServiceHistory } from '../../../../src/core/health/services/service-history';
import { ServiceWatch } from '../../../../src/core/health/services/service-watch';
import { AppError } from '../../../../src/core/lib/errors';
import { Observable } from '../../../../src/core/lib/observable';
import { Translator } from '../../../../src/core/lib/translator';
import { openStorage } from '../../../../src/core/storage/open-storage';
import { ServiceChangeStore } from '../../../../src/core/health/store/service-change-store';
import type { ConnectionState, LinkStatus } from '../../../../src/shared/model/health';
import { FakeClock } from '../../../fakes/fake-clock';
import { FAKE_TUNNEL } from '../../../fakes/fake-tunnel-handlers';
import { RecordingLogger } from '../../../fakes/recording-logger';

const MINUTE = 60_000;
const refused = new Translator('en').describe(
  new AppError('CONNECTION_REFUSED', { params: { host: 'x' } }),
);

function link(status: LinkStatus): ConnectionState {
  return { status, reason: status === 'down' ? refused : null, target: 'bot', checkedAt: null };
}

function rig() {
  const clock = new FakeClock(Date.UTC(2026, 0, 2, 12));
  const { database } = openStorage('/nowhere', null, () => new Date(clock.now()));
  const logger = new RecordingLogger();
  const history = new ServiceHistory(clock, logger);
  const coze = new Observable(link('not-set-up'));
  const state = { paused: false };
  const watch = new ServiceWatch({
    coze,
    kai: new Observable(link('not-set-up')),
    tunnel: new Observable(FAKE_TUNNEL),
    history,
    isPaused: () => state.paused,
  });
  history.keepIn(new ServiceChangeStore(database));
  return { clock, coze, logger, state, watch };
}

test('a service’s state, reason and past are told together, and every change is announced', () => {
  const { clock, coze, watch } = rig();
  let heard = 0;
  watch.changed.on(() => (heard += 1));
  coze.set(link('ok'));
  clock.advance(30 * MINUTE);
  coze.set(link('down'));
  clock.advance(10 * MINUTE);
  const [first] = watch.services('24h');
  expect(first).toMatchObject({
    service: 'coze',
    status: 'down',
    target: 'bot',
    reason: { code: 'CONNECTION_REFUSED' },
    since: '2026-01-02T12:30:00.000Z',
  });
  expect(first?.upShare).toBeCloseTo(0.75);
  expect(heard).toBe(2);
});

test('being looked at is no state of its own', () => {
  const { clock, coze, watch } = rig();
  coze.set(link('ok'));
  clock.advance(10 * MINUTE);
  coze.set(link('checking'));
  clock.advance(10 * MINUTE);
  expect(watch.services('24h')[0]).toMatchObject({ status: 'checking', upShare: 1 });
});

test('an outage while work is under way is neither logged nor counted; what lasts beyond it is', () => {
  const { clock, coze, logger, state, watch } = rig();
  coze.set(link('ok'));
  clock.advance(10 * MINUTE);
  state.paused = true;
  watch.review();
  coze.set(link('down'));
  clock.advance(20 * MINUTE);
  expect(watch.services('24h')[0]?.upShare).toBe(1);
  expect(logger.lines).toEqual([]);
  state.paused = false;
  watch.review();
  clock.advance(10 * MINUTE);
  expect(watch.services('24h')[0]?.upShare).toBeCloseTo(0.5);
  expect(logger.lines.map(({ message }) => message)).toEqual(['service down']);
});
