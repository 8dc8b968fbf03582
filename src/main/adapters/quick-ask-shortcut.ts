import { AppError } from '../../core/lib/errors';
import { Observable } from '../../core/lib/observable';
import { keyWords } from '../../shared/i18n/key-words';

/** The used part of Electron's `globalShortcut`. */
export interface KeyRegistrar {
  register(accelerator: string, onPressed: () => void): boolean;
  unregister(accelerator: string): void;
}

/** Whether the keys are registered, and if not, why. */
export interface KeyStanding {
  status: 'off' | 'held' | 'refused';
  error: AppError | null;
}

/**
 * The keys that open the quick ask from any program. Registers one accelerator at a time; a refusal
 * is a state, not a failure.
 */
export class QuickAskShortcut {
  readonly state = new Observable<KeyStanding>({ status: 'off', error: null });
  private held: string | null = null;
  private wanted = '';
  private paused = false;

  constructor(
    private readonly registrar: KeyRegistrar,
    private readonly system: { platform: NodeJS.Platform; environment: NodeJS.ProcessEnv },
    private readonly onPressed: () => void,
  ) {}

  /**
   * Registers these keys; empty for none. The same keys again only retry a refused registration.
   */
  use(accelerator: string): void {
    if (accelerator === this.wanted && (this.held !== null || accelerator === '')) return;
    this.release();
    this.wanted = accelerator;
    if (!this.paused) this.state.set(this.take(accelerator));
  }

  /** Releases the keys while a person chooses new ones by pressing them. */
  pause(): void {
    this.paused = true;
    this.release();
  }

  /** Registers the present keys again. */
  resume(): void {
    if (!this.paused) return;
    this.paused = false;
    this.state.set(this.take(this.wanted));
  }

  release(): void {
    if (this.held !== null) this.registrar.unregister(this.held);
    this.held = null;
  }

  private take(accelerator: string): KeyStanding {
    if (accelerator === '') return { status: 'off', error: null };
    const { platform, environment } = this.system;
    // Electron would report success, but receive no keys while another window is in front.
    if (platform === 'linux' && isWayland(environment))
      return { status: 'refused', error: new AppError('SHORTCUT_WAYLAND') };
    if (!this.register(accelerator))
      return {
        status: 'refused',
        error: new AppError('SHORTCUT_TAKEN', {
          params: { keys: keyWords(accelerator, platform) },
        }),
      };
    this.held = accelerator;
    return { status: 'held', error: null };
  }

  private register(accelerator: string): boolean {
    try {
      return this.registrar.register(accelerator, this.onPressed);
    } catch {
      return false;
    }
  }
}

function isWayland(environment: NodeJS.ProcessEnv): boolean {
  return (
    environment['XDG_SESSION_TYPE'] === 'wayland' || (environment['WAYLAND_DISPLAY'] ?? '') !== ''
  );
}
