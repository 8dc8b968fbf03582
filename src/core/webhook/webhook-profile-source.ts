import type { WebhookGuardName } from '../../shared/model/webhook';

/** Names of a profile's webhook secrets in the secret store. */
export type WebhookSecretNames = Record<'token' | WebhookGuardName, string>;

/** Addresses a person entered for a profile's webhooks; empty for none. */
export interface WebhookAddresses {
  publicUrl: string;
  triggerUrl: string;
}

/**
 * Whose webhooks there are. Every profile has a desk of its own; the desk of nobody, with an empty
 * id, is in use while there is no profile.
 */
export interface WebhookProfileSource {
  /** The one that is shown and changed now. */
  activeId(): string;
  /** All whose deliveries are taken, the active one among them. */
  ids(): string[];
  /** Does the active one take over what belongs to nobody. */
  takesOver(): boolean;
  /** The profile's name for a person; empty for nobody. */
  nameOf(profileId: string): string;
  addresses(profileId: string): WebhookAddresses;
  keepAddresses(profileId: string, change: Partial<WebhookAddresses>): void;
  /** Moves the addresses of nobody to the active profile, where it has none. */
  takeOverAddresses(): void;
  secretNames(profileId: string): WebhookSecretNames;
}

/** The desk of nobody. */
export const NOBODY = '';
