import type { WebhookGuardName } from '../../shared/model/webhook';

/** Names of a profile's webhook secrets in the secret store. */
export type WebhookSecretNames = Record<'token' | WebhookGuardName, string>;

/** Addresses a person entered for a profile's webhooks; empty for none. */
export interface WebhookAddresses {
  publicUrl: string;
  triggerUrl: string;
}

/**
 * The profiles that have webhooks. Each has its own secrets, rules and deliveries; those without a
 * profile use an empty id.
 */
export interface WebhookProfileSource {
  /** The profile that is shown and changed now. */
  activeId(): string;
  /** All profiles that receive deliveries, including the active one. */
  ids(): string[];
  /** Tells whether the active profile takes over what has no profile. */
  takesOver(): boolean;
  /** The profile's display name; empty without a profile. */
  nameOf(profileId: string): string;
  addresses(profileId: string): WebhookAddresses;
  keepAddresses(profileId: string, change: Partial<WebhookAddresses>): void;
  /** Moves the addresses without a profile to the active one, where it has none. */
  takeOverAddresses(): void;
  secretNames(profileId: string): WebhookSecretNames;
}

/** The id used while there is no profile. */
export const NOBODY = '';
