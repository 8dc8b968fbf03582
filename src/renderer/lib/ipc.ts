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

type Heard = (name: string, payload: unknown) => void;
const listeners = new Set<Heard>();
let source: Window['salon'] | null = null;

/** One listener at the bridge for the whole page: each one there costs a copy of every event. */
function hearEvents(): void {
  if (source === window.salon) return;
  source = window.salon;
  source.on((name, payload) => {
    for (const listener of listeners) listener(name, payload);
  });
}

/** Calls back for every event of this name from now on; returns the function that ends it. */
export function onEvent<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  const hear: Heard = (heard, payload) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are derived from the contract
    if (heard === name) listener(payload as EventPayload<N>);
  };
  listeners.add(hear);
  hearEvents();
  return () => listeners.delete(hear);
}
