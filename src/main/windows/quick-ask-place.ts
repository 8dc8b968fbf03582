import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An area of a screen, in pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Distance in pixels of the window's corner from that of the screen's work area. */
export interface Offset {
  x: number;
  y: number;
}

export const QUICK_ASK_WIDTH = 680;
const HEIGHT_MIN = 96;
const HEIGHT_MAX = 620;
/** Default distance from the top, as a share of the height, at eye level. */
const DOWN = 0.2;

/**
 * Position of the window in a work area: where it was put before, otherwise centred and a little
 * above the middle; always completely visible. `height` is what its page wants.
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

/** Reads `quick-ask.json`; invalid content means that it was never moved. */
export function readOffset(dataFolder: string): Offset | null {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(dataFolder, 'quick-ask.json'), 'utf8'));
    const [x, y] = ['x', 'y'].map((name): unknown => Reflect.get(Object(stored), name));
    return Number.isFinite(x) && Number.isFinite(y) ? { x: Number(x), y: Number(y) } : null;
  } catch {
    return null;
  }
}

/** Writes `quick-ask.json`; an error only costs the position. */
export function writeOffset(dataFolder: string, offset: Offset): void {
  const path = join(dataFolder, 'quick-ask.json');
  try {
    writeFileSync(`${path}.new`, JSON.stringify(offset));
    renameSync(`${path}.new`, path);
  } catch {
    // It opens in the middle next time.
  }
}
