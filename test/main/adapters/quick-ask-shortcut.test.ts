import { beforeEach, expect, test } from 'vitest';
import { QuickAskShortcut, type KeyRegistrar } from '../../../src/main/adapters/quick-ask-shortcut';

/** The system's keys: who holds what. */
class FakeKeys implements KeyRegistrar {
  readonly held = new Map<string, () => void>();
  readonly taken = new Set<string>();

  register(accelerator: string, onPressed: () => void): boolean {
    if (accelerator === 'Nonsense') throw new TypeError('conversion failure');
    if (this.taken.has(accelerator)) return false;
    this.held.set(accelerator, onPressed);
    return true;
  }

  unregister(accelerator: string): void {
    this.held.delete(accelerator);
  }
}

let keys: FakeKeys;
let presses: number;
beforeEach(() => {
  keys = new FakeKeys();
  presses = 0;
});

const create = (environment: NodeJS.ProcessEnv = {}): QuickAskShortcut =>
  new QuickAskShortcut(keys, { platform: 'linux', environment }, () => (presses += 1));

test('the keys are held and call', () => {
  const shortcut = create();
  shortcut.use('Alt+Space');
  keys.held.get('Alt+Space')?.();
  expect(presses).toBe(1);
  expect(shortcut.state.value).toEqual({ status: 'held', error: null });
});

test('other keys take the place of the old ones, none releases them', () => {
  const shortcut = create();
  shortcut.use('Alt+Space');
  shortcut.use('Alt+Q');
  expect([...keys.held.keys()]).toEqual(['Alt+Q']);
  shortcut.use('');
  expect([...keys.held.keys()]).toEqual([]);
  expect(shortcut.state.value).toEqual({ status: 'off', error: null });
});

test('keys that another program holds are refused with the keys in words, and tried again when asked', () => {
  keys.taken.add('CommandOrControl+Shift+Space');
  const shortcut = create();
  shortcut.use('CommandOrControl+Shift+Space');
  expect(shortcut.state.value).toMatchObject({
    status: 'refused',
    error: { code: 'SHORTCUT_TAKEN', params: { keys: 'Ctrl+Shift+Space' } },
  });
  keys.taken.clear();
  shortcut.use('CommandOrControl+Shift+Space');
  expect(shortcut.state.value.status).toBe('held');
});

test('keys the system does not understand are refused, not thrown', () => {
  const shortcut = create();
  shortcut.use('Nonsense');
  expect(shortcut.state.value.status).toBe('refused');
});

test.each([{ XDG_SESSION_TYPE: 'wayland' }, { WAYLAND_DISPLAY: 'wayland-0' }])(
  'in a Wayland session nothing is promised that is not kept (%o)',
  (environment) => {
    const shortcut = create(environment);
    shortcut.use('Alt+Space');
    expect(keys.held.size).toBe(0);
    expect(shortcut.state.value).toMatchObject({
      status: 'refused',
      error: { code: 'SHORTCUT_WAYLAND' },
    });
  },
);

test('while a person chooses new keys none are held; afterwards the wanted ones are', () => {
  const shortcut = create();
  shortcut.use('Alt+Space');
  shortcut.pause();
  expect([...keys.held.keys()]).toEqual([]);
  shortcut.use('Alt+Q');
  expect([...keys.held.keys()]).toEqual([]);
  shortcut.resume();
  expect([...keys.held.keys()]).toEqual(['Alt+Q']);
  expect(shortcut.state.value).toEqual({ status: 'held', error: null });
});

test('choosing none after all leaves the old keys held, and switched off ones off', () => {
  const shortcut = create();
  shortcut.use('Alt+Space');
  shortcut.pause();
  shortcut.resume();
  shortcut.resume();
  expect([...keys.held.keys()]).toEqual(['Alt+Space']);
  shortcut.pause();
  shortcut.use('');
  shortcut.resume();
  expect(shortcut.state.value).toEqual({ status: 'off', error: null });
});
