import { z } from 'zod';
import { connectionDraftSchema, pendingKeySchema, profileViewSchema } from '../model/profile';
import { doctorReportSchema } from '../model/health';
import { nothing, request, snapshotOf } from './define';

const profilesSnapshot = snapshotOf(z.array(profileViewSchema));

/** Where a secret may be kept: `this-run` is the person's choice when no keychain exists. */
const keepSchema = z.enum(['keychain', 'this-run']);

/** Connecting to Coze. Secrets go down here and never come up. */
export const setupRequests = {
  'setup.profiles': request(nothing, profilesSnapshot),
  /** Starts the built-in sandbox and makes it the active profile. */
  'setup.useSandbox': request(nothing, profileViewSchema),
  /** Makes an RSA 2048 pair; the private half waits in the main process until the connection is saved. */
  'setup.generateKey': request(nothing, pendingKeySchema),
  /** Takes a pasted or dropped PEM. Refusals: KEY_INVALID, KEY_ENCRYPTED, KEY_NOT_RSA, KEY_TOO_SHORT, KEY_IS_PUBLIC. */
  'setup.importKey': request(z.object({ pem: z.string().max(50_000) }), pendingKeySchema),
  /** Lets the person pick a PEM file; the text never enters the page. Null when cancelled. */
  'setup.importKeyFile': request(nothing, pendingKeySchema.nullable()),
  /** Forgets the waiting key or token. */
  'setup.discardSecret': request(nothing, nothing),
  /** Hands down a personal access token; it waits like a key. */
  'setup.trySecret': request(z.object({ pat: z.string().trim().min(1).max(500) }), nothing),
  /** Checks the draft layer by layer with the waiting (or stored) secret, saving nothing. */
  'setup.tryConnection': request(connectionDraftSchema, doctorReportSchema),
  /** Saves the draft and its secret and makes it active. KEYCHAIN_UNAVAILABLE when there is no place for the secret. */
  'setup.saveConnection': request(z.object({ draft: connectionDraftSchema, keep: keepSchema }), profileViewSchema),
  'setup.activate': request(z.object({ profileId: z.string() }), nothing),
  'setup.remove': request(z.object({ profileId: z.string() }), nothing),
};

export const setupEvents = { 'setup.changed': profilesSnapshot };
