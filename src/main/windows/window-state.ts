import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Position of the window, in pixels of the screen. */
export interface WindowState {
  width: number;
  height: number;
  x?: number;
  y?: number;
  maximized: boolean;
}

const DEFAULT: WindowState = { width: 1180, height: 780, maximized: false };
const MIN_WIDTH = 640;
const MIN_HEIGHT = 480;

/**
 * Reads `window.json`; invalid content gives the default. A position off every screen is dropped.
 */
export function readWindowState(
  dataFolder: string,
  isVisible: (x: number, y: number) => boolean,
): WindowState {
  try {
    const stored: unknown = JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'));
    if (typeof stored !== 'object' || stored === null) return DEFAULT;
    const number = (name: string): number | null => {
      const value: unknown = Reflect.get(stored, name);
      return typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : null;
    };
    const width = Math.max(MIN_WIDTH, number('width') ?? DEFAULT.width);
    const height = Math.max(MIN_HEIGHT, number('height') ?? DEFAULT.height);
    const x = number('x');
    const y = number('y');
    const position = x !== null && y !== null && isVisible(x, y) ? { x, y } : {};
    return { width, height, ...position, maximized: Reflect.get(stored, 'maximized') === true };
  } catch {
    return DEFAULT;
  }
}

/** Writes `window.json`; an error only costs the position. */
export function writeWindowState(dataFolder: string, state: WindowState): void {
  const path = join(dataFolder, 'window.json');
  try {
    writeFileSync(`${path}.new`, JSON.stringify(state));
    renameSync(`${path}.new`, path);
  } catch {
    // The next start uses the default position.
  }
}
