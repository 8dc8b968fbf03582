import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A place on a screen, pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How far the window's corner is from that of the screen's work area, pixels. */
export interface Offset {
  x: number;
  y: number;
}

export const QUICK_ASK_WIDTH = 680;
const HEIGHT_MIN = 96;
const HEIGHT_MAX = 620;
/** Without a remembered place: so far down the screen, where eyes are. */
const DOWN = 0.2;

/**
 * Where the window goes on the screen with this work area: where it was put on a screen before,
 * else in the middle and a little above it; always whole within the screen. `height` is what its
 * page wants.
 */
export function quickAskBounds(screen: Area, height: number, offset: Offset | null): Area {
  const width = Math.min(QUICK_ASK_WIDTH, screen.width);
  const high = Math.round(Math.min(Math.max(height, HEIGHT_MIN), HEIGHT_MAX, screen.height));
  const { x, y } = offset ?? { x: (screen.width - width) / 2, y: screen.height * DOWN };
  return {
    x: screen.x + within(x, screen.width - width),
    y: screen.y + within(y, screen.height - high),
    width,
    height: high,
  };
}

function within(wanted: number, room: number): number {
  return Math.round(Math.min(Math.max(wanted, 0), Math.max(room, 0)));
}

/** Reads `quick-ask.json`; anything odd means that it was never moved. */
export function readOffset(dataFolder: string): Offset | null {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(dataFolder, 'quick-ask.json'), 'utf8'));
    const [x, y] = ['x', 'y'].map((name): unknown => Reflect.get(Object(stored), name));
    return Number.isFinite(x) && Number.isFinite(y) ? { x: Number(x), y: Number(y) } : null;
  } catch {
    return null;
  }
}

/** Writes `quick-ask.json`; a disk that refuses costs only the place. */
export function writeOffset(dataFolder: string, offset: Offset): void {
  const path = join(dataFolder, 'quick-ask.json');
  try {
    writeFileSync(`${path}.new`, JSON.stringify(offset));
    renameSync(`${path}.new`, path);
  } catch {
    // Next time it opens in the middle.
  }
}
