import { spawn, type ChildProcess } from 'node:child_process';
import { hasTrayHost, TRAY_WATCHER } from './tray-host';

/**
 * Time in milliseconds after a host's last signal before it is queried: it announces itself in
 * several steps.
 */
const SETTLE_MS = 300;

/**
 * Prints a line whenever the watcher's name changes its owner, and ends with its standard input, so
 * that nothing is left behind even when this process is killed.
 */
const SCRIPT = `
if command -v gdbus >/dev/null 2>&1; then gdbus monitor --session --dest "$0" &
elif command -v dbus-monitor >/dev/null 2>&1; then
  dbus-monitor --session "type='signal',member='NameOwnerChanged',arg0='$0'" &
else exit 0; fi
child=$!
read -r line
kill "$child"`;

/**
 * Notices when a host for tray icons appears or disappears, as when a panel is restarted. Other
 * systems than Linux always have one.
 */
export class TrayHostWatch {
  private child: ChildProcess | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isThere = false;

  constructor(
    private readonly platform: NodeJS.Platform,
    private readonly onChange: (isThere: boolean) => void,
  ) {}

  /** Returns whether there is one now. */
  async start(): Promise<boolean> {
    this.isThere = await hasTrayHost(this.platform);
    if (this.platform === 'linux') this.listen();
    return this.isThere;
  }

  dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    this.child?.stdin?.end();
    this.child = null;
  }

  private listen(): void {
    const child = spawn('sh', ['-c', SCRIPT, TRAY_WATCHER], { stdio: ['pipe', 'pipe', 'ignore'] });
    // Without a shell there is nothing to notice; a broken pipe belongs to a child that has ended.
    child.on('error', () => {});
    child.stdin.on('error', () => {});
    child.stdout.on('data', () => this.lookSoon());
    this.child = child;
  }

  private lookSoon(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), SETTLE_MS);
  }

  private async look(): Promise<void> {
    const isThere = await hasTrayHost(this.platform);
    if (isThere === this.isThere || this.child === null) return;
    this.isThere = isThere;
    this.onChange(isThere);
  }
}
