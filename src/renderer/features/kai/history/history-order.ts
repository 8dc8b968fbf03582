import type { KaiCall } from '../../../../shared/model/kai-call';

/** The list with this call in its place: changed where it stands, or new at the top. */
export function withCall(calls: readonly KaiCall[], call: KaiCall): KaiCall[] {
  const known = calls.some(({ id }) => id === call.id);
  return known ? calls.map((one) => (one.id === call.id ? call : one)) : [call, ...calls];
}
