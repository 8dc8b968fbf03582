import { describe, expect, it } from 'vitest';
import { traceBars } from '../../src/renderer/features/chat/trace-bars';

describe('traceBars', () => {
  it('puts steps on one scale, in the order of time, the whole turn last', () => {
    const bars = traceBars([
      { name: 'total', startMs: 0, endMs: 1000 },
      { name: 'stream', startMs: 400, endMs: 1000 },
      { name: 'first-byte', startMs: 100, endMs: 400 },
    ]);
    expect(bars.map(({ name, left, width, ms }) => [name, left, width, ms])).toEqual([
      ['first-byte', 10, 30, 300],
      ['stream', 40, 60, 600],
      ['total', 0, 100, 1000],
    ]);
  });

  it('keeps what is too short inside the track, and a turn that took no time drawable', () => {
    const [bar] = traceBars([{ name: 'tool', startMs: 1000, endMs: 1000 }]);
    expect(bar).toMatchObject({ left: 99.5, width: 0.5, ms: 0 });
    expect(traceBars([{ name: 'total', startMs: 0, endMs: 0 }])[0]).toMatchObject({ left: 0, width: 0.5 });
    expect(traceBars([])).toEqual([]);
  });
});
