import { abortable, wait } from '../lib/abort';
import { AppError } from '../lib/errors';
import { parseUrl } from '../lib/parse-url';

/** Colours and cursor movements of a terminal. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const TERMINAL_CODES = /\u001B\[[\d;?]*[ -/]*[@-~]/g;
/** An https origin without a path: advertising and manuals have one. */
const ORIGIN = /https:\/\/(?:[\w-]+\.)*[\w-]+(?::\d{1,5})?(?![\w.:/-])/g;
const TUNNEL_WORD = /tunnel|forward/i;
/**
 * Time in milliseconds without output after which the output is evaluated, when no line mentioned a
 * tunnel.
 */
const QUIET_MS = 3000;
/** Time in milliseconds after which a public host that printed nothing has no address. */
const LIMIT_MS = 20_000;
const OUTPUT_MAX = 64 * 1024;

/**
 * Finds the public address in the output of a public SSH tunnel host. A line about a tunnel or
 * forwarding decides at once; otherwise the first bare origin counts when no more output comes.
 */
export class SessionAddress {
  private text = '';
  private grew: () => void = () => {};

  constructor(private readonly host: string) {}

  /** Adds output of the server. */
  feed(chunk: Buffer | string): void {
    this.text = (this.text + chunk.toString('utf8')).slice(0, OUTPUT_MAX);
    this.grew();
  }

  /** TUNNEL_NO_ADDRESS when the server does not print one; ABORTED. */
  async find(signal: AbortSignal): Promise<string> {
    for (;;) {
      const named = addressIn(this.text, true);
      if (named !== null) return named;
      const bare = addressIn(this.text, false);
      if (await abortable(this.isQuiet(bare === null ? LIMIT_MS : QUIET_MS), signal)) {
        if (bare !== null) return bare;
        throw new AppError('TUNNEL_NO_ADDRESS', { params: { host: this.host } });
      }
    }
  }

  /** Waits for more output; true when none came in this time. */
  private async isQuiet(milliseconds: number): Promise<boolean> {
    const more = new AbortController();
    this.grew = () => more.abort();
    return wait(milliseconds, more.signal).then(
      () => true,
      () => false,
    );
  }
}

/** The first bare https origin in complete lines; `onTunnelLines`: only in those about a tunnel. */
export function addressIn(output: string, onTunnelLines: boolean): string | null {
  const text = output.replaceAll(TERMINAL_CODES, '');
  const lines = text.split(/[\r\n]+/);
  if (!/[\r\n]$/.test(text)) lines.pop();
  for (const line of lines) {
    const found = onTunnelLines && !TUNNEL_WORD.test(line) ? null : line.match(ORIGIN)?.at(-1);
    const url = found === undefined || found === null ? null : parseUrl(found);
    if (url) return url.origin;
  }
  return null;
}
