import { z } from 'zod';
import { tunnelChoiceSchema, tunnelSecretNameSchema, tunnelViewSchema } from '../model/tunnel';
import { nothing, request, snapshotOf } from './define';

const tunnelSnapshot = snapshotOf(tunnelViewSchema);

/** The way from a public address to the listener. Secrets go down and never come up. */
export const tunnelRequests = {
  'tunnel.state': request(nothing, tunnelSnapshot),
  /** Keeps what is set; a tunnel that is open opens anew with it. */
  'tunnel.configure': request(tunnelChoiceSchema, nothing),
  /**
   * Keeps a secret, or forgets it when the text is empty. TUNNEL_KEY_INVALID, KEYCHAIN_UNAVAILABLE.
   */
  'tunnel.setSecret': request(
    z.object({ name: tunnelSecretNameSchema, value: z.string().max(20_000) }),
    nothing,
  ),
  /** Lets the person choose the file of an SSH key. False when cancelled. TUNNEL_KEY_INVALID. */
  'tunnel.pickKeyFile': request(nothing, z.object({ kept: z.boolean() })),
  /**
   * Opens it and keeps it open. The first attempt's error; what may pass is tried again all the
   * same.
   */
  'tunnel.open': request(nothing, nothing),
  'tunnel.close': request(nothing, nothing),
  /**
   * Trusts the key the SSH server shows now, if it is still this one, and opens. INVALID_INPUT when
   * it is another.
   */
  'tunnel.acceptHostKey': request(z.object({ key: z.string().max(500) }), nothing),
  /** The next connection takes the key it finds. */
  'tunnel.forgetHostKey': request(nothing, nothing),
  /**
   * Puts the public address on the clipboard and remembers it as the one Coze has.
   * WEBHOOK_NO_PUBLIC_ADDRESS.
   */
  'tunnel.copyAddress': request(nothing, nothing),
  /** The person has changed the address at Coze already. WEBHOOK_NO_PUBLIC_ADDRESS. */
  'tunnel.confirmAddress': request(nothing, nothing),
};

export const tunnelEvents = { 'tunnel.changed': tunnelSnapshot };
