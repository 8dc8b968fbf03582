/** A session beside us. */
export interface DesktopSession {
  /** What a program needs to be in it. */
  env: Record<string, string>;
  stop(): Promise<void>;
}

/** `display`: the first number to try. Rejects when none can be started. */
export function startDesktopSession(display: number): Promise<DesktopSession>;
