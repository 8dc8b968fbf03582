import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/ipc/contract';
import { type Result, succeed } from '../../src/shared/ipc/result';
import { tunnelChoiceSchema, type TunnelView } from '../../src/shared/model/tunnel';

type TunnelRequests = Extract<RequestName, `tunnel.${string}`>;
type FakeTunnelHandlers = {
  [N in TunnelRequests]: (input: RequestInput<N>) => Result<RequestOutput<N>>;
};

/** A tunnel nobody has set up. */
export const FAKE_TUNNEL: TunnelView = {
  status: 'closed',
  address: null,
  since: '2026-01-01T00:00:00.000Z',
  error: null,
  retryAt: null,
  choice: tunnelChoiceSchema.parse({}),
  kept: {
    'ssh-key': 'not-set',
    'ssh-passphrase': 'not-set',
    'ssh-password': 'not-set',
    'ngrok-token': 'not-set',
  },
  hostFingerprint: { remembered: null, offered: null },
  staleAddress: null,
};

const nothing = (): Result<undefined> => succeed(undefined);

/** The tunnel for screens: it stays as it was given. */
export function fakeTunnelHandlers(world: { tunnel: TunnelView }): FakeTunnelHandlers {
  return {
    'tunnel.state': () => succeed({ revision: 0, value: world.tunnel }),
    'tunnel.configure': nothing,
    'tunnel.setSecret': nothing,
    'tunnel.open': nothing,
    'tunnel.close': nothing,
    'tunnel.acceptHostKey': nothing,
    'tunnel.forgetHostKey': nothing,
    'tunnel.copyAddress': nothing,
    'tunnel.confirmAddress': nothing,
    'tunnel.pickKeyFile': () => succeed({ kept: true }),
  };
}
