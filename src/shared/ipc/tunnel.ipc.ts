import { z } from 'zod';
import { tunnelChoiceSchema, tunnelSecretNameSchema, tunnelViewSchema } from '../model/tunnel';
import { nothing, request, snapshotOf } from './define';

const tunnelSnapshot = snapshotOf(tunnelViewSchema);

/**
 * The tunnel from a public address to the listener. Secrets are only sent to the main process,
 * never back.
 */
export const tunnelRequests = {
  'tunnel.state': request(nothing, tunnelSnapshot),
  /** Saves the settings; an open tunnel is opened again with them. */
  'tunnel.configure': request(tunnelChoiceSchema, nothing),
  /**
   * Stores a secret, or removes it when the text is empty. TUNNEL_KEY_INVALID,
   * KEYCHAIN_UNAVAILABLE.
   */
  'tunnel.setSecret': request(
    z.object({ name: tunnelSecretNameSchema, value: z.string().max(20_000) }),
    nothing,
  ),
  /** Lets the person pick the file of an SSH key. False when cancelled. TUNNEL_KEY_INVALID. */
  'tunnel.pickKeyFile': request(nothing, z.object({ kept: z.boolean() })),
  /**
   * Opens it and keeps it open. Fails with the first attempt's error; temporary ones are retried all
   * the same.
   */
  'tunnel.open': request(nothing, nothing),
  'tunnel.close': request(nothing, nothing),
  /**
   * Trusts the key the SSH server presents now, if it is still this one, and opens. INVALID_INPUT
   * when it is another.
   */
  'tunnel.acceptHostKey': request(z.object({ key: z.string().max(500) }), nothing),
  /** The next connection trusts the key it finds. */
  'tunnel.forgetHostKey': request(nothing, nothing),
  /** Copies the public address and remembers it as the one Coze has. WEBHOOK_NO_PUBLIC_ADDRESS. */
  'tunnel.copyAddress': request(nothing, nothing),
  /** The person has already changed the address at Coze. WEBHOOK_NO_PUBLIC_ADDRESS. */
  'tunnel.confirmAddress': request(nothing, nothing),
};

export const tunnelEvents = { 'tunnel.changed': tunnelSnapshot };
