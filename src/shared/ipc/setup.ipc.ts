import { z } from 'zod';
import { connectionDraftSchema, pendingKeySchema, profileViewSchema } from '../model/profile';
import { doctorReportSchema } from '../model/health';
import { nothing, request, snapshotOf } from './define';

const profilesSnapshot = snapshotOf(z.array(profileViewSchema));

/** Where a secret is kept: `this-run` is the person's choice when there is no keychain. */
const keepSchema = z.enum(['keychain', 'this-run']);

const profileId = z.object({ profileId: z.string() });

/** Connections to Coze. Secrets are only sent to the main process, never back. */
export const setupRequests = {
  'setup.profiles': request(nothing, profilesSnapshot),
  /** Starts the built-in sandbox and makes it the active profile. */
  'setup.useSandbox': request(nothing, profileViewSchema),
  /**
   * Makes an RSA 2048 pair; the private half stays in the main process until the connection is
   * saved.
   */
  'setup.generateKey': request(nothing, pendingKeySchema),
  /**
   * Imports a pasted or dropped PEM. Errors: KEY_INVALID, KEY_ENCRYPTED, KEY_NOT_RSA,
   * KEY_TOO_SHORT, KEY_IS_PUBLIC.
   */
  'setup.importKey': request(z.object({ pem: z.string().max(50_000) }), pendingKeySchema),
  /** Lets the person pick a PEM file; the text never enters the page. Null when cancelled. */
  'setup.importKeyFile': request(nothing, pendingKeySchema.nullable()),
  /** Discards the pending key or token. */
  'setup.discardSecret': request(nothing, nothing),
  /** Sends a personal access token, which is pending like a key. */
  'setup.trySecret': request(z.object({ pat: z.string().trim().min(1).max(500) }), nothing),
  /**
   * Checks the draft layer by layer with the pending (or stored) secret, without saving anything.
   */
  'setup.tryConnection': request(connectionDraftSchema, doctorReportSchema),
  /**
   * Saves the draft and its secret and makes it active. KEYCHAIN_UNAVAILABLE when the secret cannot
   * be stored.
   */
  'setup.saveConnection': request(
    z.object({ draft: connectionDraftSchema, keep: keepSchema }),
    profileViewSchema,
  ),
  /** Sets another name; an empty one restores the bot's. */
  'setup.rename': request(profileId.extend({ name: z.string().trim().max(100) }), nothing),
  /** Copies the profile without its secrets; does not make it active. */
  'setup.duplicate': request(profileId, profileViewSchema),
  /**
   * Asks the person for a file and writes the profile to it, without secrets. Null when cancelled.
   */
  'setup.exportProfile': request(profileId, z.object({ path: z.string() }).nullable()),
  /**
   * Lets the person pick a file and adds a profile from it. Null when cancelled.
   * PROFILE_FILE_INVALID, PROFILE_FILE_EXTRA, PROFILE_FILE_NEWER.
   */
  'setup.importProfile': request(nothing, profileViewSchema.nullable()),
  /** The last day of the personal access token; null for one that does not expire. */
  'setup.setPatExpiry': request(profileId.extend({ lastDay: z.iso.date().nullable() }), nothing),
  /**
   * Makes the pending key or token the next one, beside the one in use. KEY_MISSING, PAT_MISSING,
   * SECRET_UNCHANGED, KEYCHAIN_UNAVAILABLE.
   */
  'setup.beginRotation': request(
    profileId.extend({ keep: keepSchema, lastDay: z.iso.date().nullable().optional() }),
    nothing,
  ),
  /**
   * Signs in with the next key or token. With `finish` it replaces the old one at once if it works.
   * ROTATION_MISSING.
   */
  'setup.tryRotation': request(
    profileId.extend({ kid: z.string().trim().max(500), finish: z.boolean() }),
    doctorReportSchema,
  ),
  /**
   * Replaces the old one with the next one and deletes it. ROTATION_NOT_PROVEN before the next one
   * has worked.
   */
  'setup.finishRotation': request(profileId, nothing),
  /** Removes the next one; the old one stays in use. */
  'setup.cancelRotation': request(profileId, nothing),
  'setup.activate': request(profileId, nothing),
  'setup.remove': request(profileId, nothing),
};

export const setupEvents = { 'setup.changed': profilesSnapshot };
