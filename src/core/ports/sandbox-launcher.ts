/** What the product must know to talk to a running sandbox. */
export interface SandboxAddress {
  apiBase: string;
  appId: string;
  kid: string;
  /** PKCS#8 PEM; made anew at every start and worth nothing outside it. */
  privateKeyPem: string;
  botId: string;
  /** Its KAI server. The key is made anew at every start as well. */
  kai: { url: string; apiKey: string };
}

/** Starts the built-in sandbox when it is first needed; later calls answer the same one. */
export interface SandboxLauncher {
  start(): Promise<SandboxAddress>;
  dispose(): Promise<void>;
}

/** A sandbox of somebody's own, beside the one that is shared. */
export interface SeparateSandbox extends SandboxAddress {
  dispose(): Promise<void>;
}
