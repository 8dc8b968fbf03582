import type {
  SandboxAddress,
  SandboxLauncher,
  SeparateSandbox,
} from '../core/ports/sandbox-launcher';
import type { RunningSandbox } from '../sandbox/start-sandbox';

/**
 * Starts the built-in sandbox in this process, on a free port of the loopback address, on first
 * use.
 */
export class LocalSandboxLauncher implements SandboxLauncher {
  private running: Promise<RunningSandbox> | null = null;

  /** `tokenDelayMs`: delay between the words of an answer; by default a person's reading speed. */
  constructor(
    private readonly knowledgeFolder: string,
    private readonly tokenDelayMs?: number,
  ) {}

  async start(): Promise<SandboxAddress> {
    this.running ??= this.launch(this.tokenDelayMs);
    const { coze, kai } = await this.running;
    return { ...coze, kai };
  }

  async dispose(): Promise<void> {
    const running = this.running;
    this.running = null;
    await running?.then((sandbox) => sandbox.close()).catch(() => {});
  }

  /** Starts another one, which answers without delay between words; the caller closes it. */
  async startSeparate(): Promise<SeparateSandbox> {
    const sandbox = await this.launch(0);
    return { ...sandbox.coze, kai: sandbox.kai, dispose: () => sandbox.close() };
  }

  private async launch(tokenDelayMs?: number): Promise<RunningSandbox> {
    const { startSandbox } = await import('../sandbox/start-sandbox');
    return startSandbox({
      knowledgeFolder: this.knowledgeFolder,
      ...(tokenDelayMs !== undefined && { tokenDelayMs }),
    });
  }
}
