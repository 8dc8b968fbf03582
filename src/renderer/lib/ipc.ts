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

/** Asks the main process. Never throws: a broken pipe answers like any other failure. */
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
let stopHearing: (() => void) | null = null;

/**
 * Calls back for every event of this name from now on; returns the function that ends it. However
 * many listen, the pipe is heard once.
 */
export function onEvent<N extends EventName>(
  name: N,
  listener: (payload: EventPayload<N>) => void,
): () => void {
  const hear: Listener = (heard, payload) => {
    // Both ends are derived from the contract.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    if (heard === name) listener(payload as EventPayload<N>);
  };
  listeners.add(hear);
  stopHearing ??= window.salon.on((heard, payload) => {
    for (const each of listeners) each(heard, payload);
  });
  return () => {
    listeners.delete(hear);
    if (listeners.size > 0) return;
    stopHearing?.();
    stopHearing = null;
  };
}
