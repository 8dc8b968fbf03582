import type { FaultId } from '../../../shared/model/acceptance';
import { toAppError } from '../../lib/errors';
import type { IsolatedApp } from '../isolated-app';
import { askOnce } from '../ask-once';
import type { Fault } from './fault';
import type { FaultGate, GateMode } from './fault-gate';

/** Refusals in a row that make a burst. */
const BURST = 3;
/** After the events that start a chat, in the middle of its first words. */
const CUT_AFTER_BYTES = 900;
/** Clock ahead, then behind, in milliseconds. */
const JUMPS = [10 * 60_000, -24 * 60 * 60_000];
const TOOL_SECONDS = 10;
/**
 * Duration in milliseconds of a fault that does not end by itself, and maximum for one that does.
 */
const HOLD_MS = 1500;
const BURST_MS = 10_000;

/** Faults between us and Coze, made by the gate. */
const AT_COZE: Readonly<Partial<Record<FaultId, GateMode>>> = {
  server_down: { kind: 'closed' },
  server_errors: { kind: 'status', status: 502, times: BURST },
  rate_limited: { kind: 'status', status: 429, times: BURST },
  token_revoked: { kind: 'revoked' },
  stream_cut: { kind: 'cut', afterBytes: CUT_AFTER_BYTES, times: 1 },
  network_gone: { kind: 'silent' },
};

/** Every fault that can be made on this app, in the order of `FAULT_IDS`. */
export function faultsOf(app: IsolatedApp, questions: { chat: string; tool: string }): Fault[] {
  const chat = (signal: AbortSignal): Promise<void> => probeChat(app, questions.chat, signal);
  const faults: Fault[] = [];
  if (app.gates) {
    const { coze, kai } = app.gates;
    for (const [id, mode] of entriesOf(AT_COZE)) faults.push(gateFault(id, coze, mode, chat));
    if (kai)
      faults.push(
        gateFault('kai_restarted', kai, { kind: 'closed' }, (signal) =>
          probeTool(app, questions.tool, signal),
        ),
      );
  }
  faults.push(clockFault(app, chat));
  return faults;
}

function entriesOf(modes: typeof AT_COZE): [FaultId, GateMode][] {
  // The keys of the record are its own.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.entries(modes) as [FaultId, GateMode][];
}

/**
 * Asks a question and reads the answer to its end; reports the result to the connection's state
 * like the chat.
 */
async function probeChat(app: IsolatedApp, question: string, signal: AbortSignal): Promise<void> {
  try {
    await askOnce(app, question, true, signal);
    app.reportLink(null);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code !== 'ABORTED') app.reportLink(error);
    throw error;
  }
}

async function probeTool(app: IsolatedApp, question: string, signal: AbortSignal): Promise<void> {
  const { error } = await app.callTool(question, TOOL_SECONDS, signal);
  if (error) throw error;
}

function gateFault(id: FaultId, gate: FaultGate, mode: GateMode, probe: Fault['probe']): Fault {
  return {
    id,
    probe,
    holdMs: 'times' in mode || mode.kind === 'revoked' ? BURST_MS : HOLD_MS,
    inject: () => gate.set(mode),
    lift: () => gate.set({ kind: 'open' }),
    isOver: () => gate.isOver,
    struck: () => ({ times: gate.struck, lastAt: gate.struckAt }),
  };
}

/**
 * The clock stays wrong: working in spite of it is the recovery. A new token has to be requested,
 * which is where the clock matters.
 */
function clockFault(app: IsolatedApp, probe: Fault['probe']): Fault {
  const { clock } = app;
  const jumps: number[] = [];
  let times = 0;
  let lastAt = 0;
  return {
    id: 'clock_jumped',
    holdMs: 0,
    inject() {
      jumps.push(...JUMPS);
      lastAt = clock.monotonic();
      return Promise.resolve();
    },
    lift: () => Promise.resolve(clock.setOff(0)),
    isOver: () => true,
    struck: () => ({ times, lastAt }),
    async probe(signal) {
      for (let jump = jumps[0]; jump !== undefined; jump = jumps[0]) {
        clock.setOff(jump);
        times += 1;
        await app.renewToken();
        await probe(signal);
        jumps.shift();
      }
      if (times === 0) await probe(signal);
    },
  };
}
