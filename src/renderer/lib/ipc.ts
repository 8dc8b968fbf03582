import type { EventName, EventPayload, RequestInput, RequestName, RequestOutput } from '../../shared/ipc/contract';
import type { Result } from '../../shared/ipc/result';
import { fail } from '../../shared/ipc/result';

type InputArgument<N extends RequestName> = [RequestInput<N>] extends [void] ? [] : [RequestInput<N>];

/** Asks the main process. Never throws: a broken pipe answers like any other failure. */
export async function request<N extends RequestName>(name: N, ...input: InputArgument<N>): Promise<Result<RequestOutput<N>>> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are derived from the contract
    return (await window.salon.request(name, input[0])) as Result<RequestOutput<N>>;
  } catch {
    return fail({ code: 'INTERNAL', message: 'INTERNAL', remedy: '', layer: 'app', logid: null, params: {} });
  }
}

/** Calls back for every event of this name from now on; returns the function that ends it. */
export function onEvent<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.salon.on((heard, payload) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are derived from the contract
    if (heard === name) listener(payload as EventPayload<N>);
  });
}
