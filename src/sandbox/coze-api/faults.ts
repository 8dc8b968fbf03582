import { readFileSync } from 'node:fs';
import { z } from 'zod';

const count = z.number().int().min(0);

const faultActionSchema = z.discriminatedUnion('type', [
  /** Answers with this HTTP status; `body` is sent as text when it is a string, else as JSON. */
  z.strictObject({
    type: z.literal('status'),
    status: z.number().int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
  }),
  /** Answers HTTP 200 with an error code in Coze's envelope. */
  z.strictObject({ type: z.literal('code'), code: z.number().int(), msg: z.string() }),
  /** Waits, then continues: later rules and the real answer still apply. */
  z.strictObject({ type: z.literal('delay'), ms: count }),
  /** Resets the connection (TCP RST) before any answer. */
  z.strictObject({ type: z.literal('reset') }),
  /** Sends the real answer's first bytes, then resets the connection. */
  z.strictObject({ type: z.literal('drop_after_bytes'), bytes: count }),
  /** Sends the real answer's first bytes, then nothing more, with the connection open. */
  z.strictObject({ type: z.literal('stall_after_bytes'), bytes: count }),
  /**
   * Answers HTTP 200 with something that is not Coze's protocol, like a captive portal (default
   * `text/html`).
   */
  z.strictObject({ type: z.literal('garbage'), contentType: z.string().optional() }),
]);

/** What a fault does. */
export type FaultAction = z.infer<typeof faultActionSchema>;

const faultRuleSchema = z.strictObject({
  /** A path such as `/v3/chat`; `*` stands for anything within one segment, `**` for anything. */
  path: z.string().startsWith('/'),
  /** Any method when absent. */
  method: z.string().optional(),
  /** Share of the matching requests that are hit, 0 to 1; 1 when absent. */
  probability: z.number().min(0).max(1).optional(),
  /** Limit of hits of the rule; none when absent. */
  times: count.optional(),
  /** Number of matching requests that pass before the rule becomes active; 0 when absent. */
  after: count.optional(),
  action: faultActionSchema,
});

/**
 * One fault: which requests, how often, and what happens to them. The first rule that hits wins,
 * except delays.
 */
export type FaultRule = z.input<typeof faultRuleSchema>;

/**
 * A faults file (`salon sandbox --faults FILE`): `{"seed": 1, "rules": [{"path": "/v3/chat",
 * "times": 1, "action": {"type": "status", "status": 503}}]}`. The same seed and the same order of
 * requests give the same faults.
 */
const faultsFileSchema = z.strictObject({
  seed: z.number().int().default(1),
  rules: z.array(faultRuleSchema),
});

/** Rules with the seed of the random numbers. */
export interface FaultSet {
  seed: number;
  rules: FaultRule[];
}

/** Reads a faults file; rejects with the file's name and the first error in it. */
export function readFaultsFile(file: string): FaultSet {
  const parsed = faultsFileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
}

/** Decides for each request which faults apply. */
export class FaultPlan {
  readonly #rules: { rule: FaultRule; pattern: RegExp; seen: number; struck: number }[];
  #random: () => number;

  constructor({ seed, rules }: FaultSet) {
    this.#random = createRandom(seed);
    this.#rules = rules.map((rule) => ({
      rule,
      pattern: globToPattern(rule.path),
      seen: 0,
      struck: 0,
    }));
  }

  /** The actions for a request: any delays, then at most one other action. */
  strike(method: string, path: string): FaultAction[] {
    const actions: FaultAction[] = [];
    for (const entry of this.#rules) {
      const { rule, pattern } = entry;
      if (!pattern.test(path) || (rule.method ?? method).toUpperCase() !== method) continue;
      entry.seen += 1;
      if (
        entry.seen <= (rule.after ?? 0) ||
        entry.struck >= (rule.times ?? Number.POSITIVE_INFINITY)
      )
        continue;
      if (rule.probability !== undefined && this.#random() >= rule.probability) continue;
      entry.struck += 1;
      actions.push(rule.action);
      if (rule.action.type !== 'delay') break;
    }
    return actions;
  }
}

function globToPattern(glob: string): RegExp {
  const parts = glob.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/]*' : part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** Mulberry32: small, seeded, good enough for random faults. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
