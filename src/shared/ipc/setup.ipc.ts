import { z } from 'zod';
import { connectionDraftSchema, pendingKeySchema, profileViewSchema } from '../model/profile';
import { doctorReportSchema } from '../model/health';
import { nothing, request, snapshotOf } from './define';

const profilesSnapshot = snapshotOf(z.array(profileViewSchema));

/** Where a secret may be kept: `this-run` is the person's choice when no keychain exists. */
const keepSchema = z.enum(['keychain', 'this-run']);

const profileId = z.object({ profileId: z.string() });

/** Connecting to Coze. Secrets go down here and never come up. */
export const setupRequests = {
  'setup.profiles': request(nothing, profilesSnapshot),
  /** Starts the built-in sandbox and makes it the active profile. */
  'setup.useSandbox': request(nothing, profileViewSchema),
  /**
   * Makes an RSA 2048 pair; the private half waits in the main process until the connection is
   * saved.
   */
  'setup.generateKey': request(nothing, pendingKeySchema),
  /**
   * Takes a pasted or dropped PEM. Refusals: KEY_INVALID, KEY_ENCRYPTED, KEY_NOT_RSA,
   * KEY_TOO_SHORT, KEY_IS_PUBLIC.
   */
  'setup.importKey': request(z.object({ pem: z.string().max(50_000) }), pendingKeySchema),
  /** Lets the person pick a PEM file; the text never enters the page. Null when cancelled. */
  'setup.importKeyFile': request(nothing, pendingKeySchema.nullable()),
  /** Forgets the waiting key or token. */
  'setup.discardSecret': request(nothing, nothing),
  /** Hands down a personal access token; it waits like a key. */
  'setup.trySecret': request(z.object({ pat: z.string().trim().min(1).max(500) }), nothing),
  /** Checks the draft layer by layer with the waiting (or stored) secret, saving nothing. */
  'setup.tryConnection': request(connectionDraftSchema, doctorReportSchema),
  /**
   * Saves the draft and its secret and makes it active. KEYCHAIN_UNAVAILABLE when there is no place
   * for the secret.
   */
  'setup.saveConnection': request(
    z.object({ draft: connectionDraftSchema, keep: keepSchema }),
    profileViewSchema,
  ),
  /** Another name; an empty one gives it back the bot's. */
  'setup.rename': request(profileId.extend({ name: z.string().trim().max(100) }), nothing),
  /** The same once more, without its secrets; not made active. */
  'setup.duplicate': request(profileId, profileViewSchema),
  /**
   * Lets the person choose a file and writes the profile there, without secrets. Null when
   * cancelled.
   */
  'setup.exportProfile': request(profileId, z.object({ path: z.string() }).nullable()),
  /**
   * Lets the person choose a file and adds a profile from it. Null when cancelled.
   * PROFILE_FILE_INVALID, PROFILE_FILE_EXTRA, PROFILE_FILE_NEWER.
   */
  'setup.importProfile': request(nothing, profileViewSchema.nullable()),
  /** The last day of the personal access token; null for one that does not expire. */
  'setup.setPatExpiry': request(profileId.extend({ lastDay: z.iso.date().nullable() }), nothing),
  /**
   * Takes the waiting key or token as the next one, beside the one in use. KEY_MISSING,
   * PAT_MISSING, SECRET_UNCHANGED, KEYCHAIN_UNAVAILABLE.
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
   * The next one replaces the old one, which is deleted. ROTATION_NOT_PROVEN before it was seen
   * working.
   */
  'setup.finishRotation': request(profileId, nothing),
  /** Forgets the next one; the old one goes on. */
  'setup.cancelRotation': request(profileId, nothing),
  'setup.activate': request(profileId, nothing),
  'setup.remove': request(profileId, nothing),
};

export const setupEvents = { 'setup.changed': profilesSnapshot };
