import type {
  EventName,
  EventPayload,
  RequestInput,
  RequestName,
  RequestOutput,
} from '../../shared/ipc/contract';
import type { Result } from '../../shared/ipc/result';
import { fail } from '../../shared/ipc/result';

type InputArgument<N extends RequestName> = [RequestInput<N>] extends [void]
  ? []
  : [RequestInput<N>];

/** Asks the main process. Never throws: a broken channel is a failure like any other. */
export async function request<N extends RequestName>(
  name: N,
  ...input: InputArgument<N>
): Promise<Result<RequestOutput<N>>> {
  try {
    // Both ends are derived from the contract.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (await window.salon.request(name, input[0])) as Result<RequestOutput<N>>;
  } catch {
    return fail({
      code: 'INTERNAL',
      message: 'INTERNAL',
      remedy: '',
      layer: 'app',
      logid: null,
      params: {},
    });
  }
}

type Listener = (name: string, payload: unknown) => void;
const listeners = new Set<Listener>();
let unsubscribe: (() => void) | null = null;

/**
 * Calls back for every event of this name; returns the function that unsubscribes. However many
 * listeners there are, the channel has one.
 */
export function onEvent<N extends EventName>(
  name: N,
  listener: (payload: EventPayload<N>) => void,
): () => void {
  const deliver: Listener = (received, payload) => {
    // Both ends are derived from the contract.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (received === name) listener(payload as EventPayload<N>);
  };
  listeners.add(deliver);
  unsubscribe ??= window.salon.on((received, payload) => {
    for (const each of listeners) each(received, payload);
  });
  return () => {
    listeners.delete(deliver);
    if (listeners.size > 0) return;
    unsubscribe?.();
    unsubscribe = null;
  };
}
