import {
  requests,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from '../../shared/ipc/contract';
import { fail, succeed, type Result } from '../../shared/ipc/result';
import { AppError, toAppError } from '../../core/lib/errors';
import type { StoredError } from '../../core/lib/translator';
import type { ErrorView } from '../../shared/model/error-view';

/** What a handler may know about the sender of a request. */
export interface RequestContext {
  /** Id of the window, for answers that follow as events. */
  windowId: number;
}

/** One handler per request of the contract: a missing or undeclared one does not compile. */
export type Handlers = {
  [N in RequestName]: (
    input: RequestInput<N>,
    context: RequestContext,
  ) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

/** The handlers of one domain: those with its name as prefix. */
export type HandlersOf<Domain extends string> = Pick<
  Handlers,
  Extract<keyof Handlers, `${Domain}.${string}`>
>;

export interface DispatchOptions {
  handlers: Handlers;
  describe: (error: StoredError) => ErrorView;
  /** Receives internal failures (INTERNAL) with the original error. */
  onInternalError: (name: string, thrown: unknown) => void;
}

export type Dispatch = (
  trusted: boolean,
  name: unknown,
  input: unknown,
  context: RequestContext,
) => Promise<Result<unknown>>;

/**
 * The only entry point for requests: checks sender, name and input, makes one core call, returns a
 * Result. Nothing is thrown across the boundary, and no internals are revealed.
 */
export function createDispatch({ handlers, describe, onInternalError }: DispatchOptions): Dispatch {
  const refuse = (error: AppError): Result<never> => fail(describe(error));
  return async (trusted, name, input, context) => {
    if (!trusted) return refuse(new AppError('FORBIDDEN_SENDER'));
    if (!isRequestName(name)) return refuse(new AppError('UNKNOWN_REQUEST'));
    const parsed = requests[name].input.safeParse(input);
    if (!parsed.success) {
      const detail = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
      return refuse(new AppError('INVALID_INPUT', { params: { detail } }));
    }
    try {
      // The output is parsed as well: fields the contract does not name, such as a secret, do not
      // leave this process.
      return succeed(requests[name].output.parse(await call(handlers[name], parsed.data, context)));
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'INTERNAL') onInternalError(name, error.cause ?? thrown);
      return refuse(error);
    }
  };
}

/**
 * TypeScript cannot see that handler and input belong to the same name; `safeParse` of that name
 * has just checked it.
 */
function call(
  handler: (input: never, context: RequestContext) => unknown,
  input: unknown,
  context: RequestContext,
): unknown {
  return Reflect.apply(handler, undefined, [input, context]);
}

/** Own names only: `__proto__` and the like are not requests. */
function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}
