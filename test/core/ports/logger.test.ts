import { expect, test } from 'vitest';
import { inTurn } from '../../../src/core/lib/turn-context';
import { inModule, markingTurns } from '../../../src/core/ports/logger';
import { RecordingLogger } from '../../fakes/recording-logger';

test('a line that is written on behalf of a turn has its id, at every level; any other line has none', () => {
  const kept = new RecordingLogger();
  const logger = inModule(markingTurns(kept), 'kai');
  inTurn('t1', () => {
    logger.debug('a');
    logger.info('b', { ms: 1 });
    logger.warn('c');
    logger.error('d');
  });
  logger.info('e');
  expect(
    kept.lines.map(({ message, fields }) => [message, fields['turn'], fields['module']]),
  ).toEqual([
    ['a', 't1', 'kai'],
    ['b', 't1', 'kai'],
    ['c', 't1', 'kai'],
    ['d', 't1', 'kai'],
    ['e', undefined, 'kai'],
  ]);
});

test('a line that names its turn itself is believed', () => {
  const kept = new RecordingLogger();
  inTurn('t1', () => markingTurns(kept).info('turn began', { turn: 't2' }));
  expect(kept.lines[0]?.fields).toEqual({ turn: 't2' });
});
