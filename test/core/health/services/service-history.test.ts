import { expect, test } from 'vitest';
import { ServiceHistory } from '../../../../src/core/health/services/service-history';
import { openStorage } from '../../../../src/core/storage/open-storage';
import { ServiceChangeStore } from '../../../../src/core/health/store/service-change-store';
import { FakeClock } from '../../../fakes/fake-clock';
import { RecordingLogger } from '../../../fakes/recording-logger';

const MINUTE = 60_000;

function rig() {
  const clock = new FakeClock(Date.UTC(2026, 0, 2, 12));
  const { database } = openStorage('/nowhere', null, () => new Date(clock.now()));
  const logger = new RecordingLogger();
  const begin = (): ServiceHistory => {
    const history = new ServiceHistory(clock, logger);
    history.keepIn(new ServiceChangeStore(database));
    return history;
  };
  return { clock, database, logger, begin };
}

test('a service that goes down and comes back is one line in the log each, however often it is said', () => {
  const { clock, logger, begin } = rig();
  const history = begin();
  history.record('coze', 'ok', null);
  for (let said = 0; said < 3; said += 1) history.record('coze', 'down', 'TIMEOUT');
  clock.advance(MINUTE);
  history.record('coze', 'ok', null);
  history.record('coze', 'ok', null);
  expect(logger.lines.map(({ level, message }) => [level, message])).toEqual([
    ['error', 'service down'],
    ['info', 'service back'],
  ]);
  expect(logger.lines[0]?.fields).toEqual({ service: 'coze', code: 'TIMEOUT' });
});

test('what was known before the database was open is kept as well', () => {
  const { clock, database } = rig();
  const history = new ServiceHistory(clock, new RecordingLogger());
  history.record('kai', 'ok', null);
  history.keepIn(new ServiceChangeStore(database));
  clock.advance(10 * MINUTE);
  expect(history.past('kai', '24h').bars.at(-1)?.status).toBe('ok');
});

test('an orderly end is the end of what was watched', () => {
  const { clock, begin } = rig();
  const history = begin();
  history.record('coze', 'down', 'TIMEOUT');
  clock.advance(5 * MINUTE);
  history.dispose();
  clock.advance(600 * MINUTE);
  const next = begin();
  next.record('coze', 'ok', null);
  clock.advance(5 * MINUTE);
  expect(next.past('coze', '24h').upShare).toBeCloseTo(0.5);
});

test('after a kill what was watched ends with the last sign of life', () => {
  const { clock, database, begin } = rig();
  const killed = begin();
  killed.record('coze', 'ok', null);
  clock.advance(10 * MINUTE);
  database.run('INSERT INTO resource_metrics (at, cpu_percent, rss_mb) VALUES (?, 0, 0)', [
    clock.now() / 1000,
  ]);
  clock.advance(300 * MINUTE);
  const next = begin();
  next.record('coze', 'down', 'TIMEOUT');
  clock.advance(10 * MINUTE);
  expect(next.past('coze', '24h').upShare).toBeCloseTo(0.5);
});

test('a service nobody has set up leaves no trace', () => {
  const { begin, database } = rig();
  const history = begin();
  history.record('tunnel', 'off', null);
  history.dispose();
  expect(database.all('SELECT * FROM service_changes')).toEqual([]);
  expect(history.past('tunnel', '24h')).toMatchObject({ upShare: null, since: null });
});
