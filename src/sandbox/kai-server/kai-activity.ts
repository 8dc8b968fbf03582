/** Records what the sandbox KAI was asked to do; for tests. */
export class KaiActivity {
  readonly calls: { tool: string; input: Record<string, unknown> }[] = [];
  /** Names of tools whose caller cancelled them while they ran. */
  readonly cancelledTools: string[] = [];
  /** Requests refused for their key. */
  refusals = 0;

  began(tool: string, input: Record<string, unknown>): void {
    this.calls.push({ tool, input });
  }

  cancelled(tool: string): void {
    this.cancelledTools.push(tool);
  }
}
