import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quickAskBounds, readOffset, writeOffset } from '../../../src/main/windows/quick-ask-place';
import { tempFolder } from '../../fakes/temp-folder';

const screen = { x: 1600, y: 40, width: 1600, height: 960 };

test('it opens in the middle, a little above', () => {
  expect(quickAskBounds(screen, 96, null)).toEqual({
    x: 1600 + 460,
    y: 40 + 192,
    width: 680,
    height: 96,
  });
});

test('it comes back to where it was put, on whatever screen', () => {
  expect(quickAskBounds(screen, 96, { x: 20, y: 30 })).toMatchObject({ x: 1620, y: 70 });
  expect(
    quickAskBounds({ x: 0, y: 0, width: 1280, height: 720 }, 96, { x: 20, y: 30 }),
  ).toMatchObject({ x: 20, y: 30 });
});

test('it is always whole within the screen, however small that is and however much it holds', () => {
  for (const offset of [{ x: 5000, y: 5000 }, { x: -300, y: -300 }, null]) {
    for (const area of [screen, { x: 0, y: 0, width: 640, height: 480 }]) {
      const { x, y, width, height } = quickAskBounds(area, 4000, offset);
      expect(x).toBeGreaterThanOrEqual(area.x);
      expect(y).toBeGreaterThanOrEqual(area.y);
      expect(x + width).toBeLessThanOrEqual(area.x + area.width);
      expect(y + height).toBeLessThanOrEqual(area.y + area.height);
    }
  }
});

test('the place survives a restart; what cannot be read is none', () => {
  const folder = tempFolder();
  expect(readOffset(folder)).toBeNull();
  writeOffset(folder, { x: 12, y: 34 });
  expect(readOffset(folder)).toEqual({ x: 12, y: 34 });
  for (const odd of ['{', 'null', '{"x":"1","y":2}', '[]']) {
    writeFileSync(join(folder, 'quick-ask.json'), odd);
    expect(readOffset(folder), odd).toBeNull();
  }
});
