/** What is needed to talk to a running sandbox. */
export interface SandboxAddress {
  apiBase: string;
  appId: string;
  kid: string;
  /** PKCS#8 PEM; new at every start and worthless outside the sandbox. */
  privateKeyPem: string;
  botId: string;
  /** Its KAI server. The key is new at every start as well. */
  kai: { url: string; apiKey: string };
}

/** Starts the built-in sandbox on first use; later calls return the same one. */
export interface SandboxLauncher {
  start(): Promise<SandboxAddress>;
  dispose(): Promise<void>;
}

/** A separate sandbox beside the shared one. */
export interface SeparateSandbox extends SandboxAddress {
  dispose(): Promise<void>;
}
