import { z } from 'zod';
import {
  acceptanceCaseSchema,
  acceptanceCostSchema,
  acceptanceRunSchema,
  acceptanceRunSummarySchema,
  acceptanceStateSchema,
  targetChoiceSchema,
} from '../model/acceptance';
import { nothing, request, snapshotOf } from './define';

const stateSnapshot = snapshotOf(acceptanceStateSchema);
const choice = z.object({ choice: targetChoiceSchema });
const runId = z.object({ runId: z.string() });
const caseId = z.object({ caseId: z.string() });

/**
 * The acceptance of docs/reference/guide.md: one run at a time, on a product of its own; past runs;
 * saved cases.
 */
export const acceptanceRequests = {
  'acceptance.state': request(nothing, stateSnapshot),
  /** What a run would do and cost. NOT_CONFIGURED for `active` without a profile. */
  'acceptance.cost': request(choice, acceptanceCostSchema),
  /**
   * Starts a run; `acceptance.changed` reports its progress and end. ACCEPTANCE_RUNNING;
   * ACCEPTANCE_NOT_AGREED for the cloud without `agreed`.
   */
  'acceptance.start': request(choice.extend({ agreed: z.boolean() }), nothing),
  /** No error when nothing is running. */
  'acceptance.cancel': request(nothing, nothing),
  /** Newest first. */
  'acceptance.runs': request(nothing, z.array(acceptanceRunSummarySchema)),
  /** One run, and the previous one of the same target. ACCEPTANCE_RUN_MISSING. */
  'acceptance.open': request(
    runId,
    z.object({ run: acceptanceRunSchema, before: acceptanceRunSummarySchema.nullable() }),
  ),
  'acceptance.remove': request(runId, nothing),
  /**
   * Asks the person where to save; null when cancelled. ACCEPTANCE_RUN_MISSING, DISK_FULL,
   * DISK_READ_ONLY.
   */
  'acceptance.saveReport': request(runId, z.object({ path: z.string().nullable() })),

  /** Cases of the active profile, including webhook tests. */
  'acceptance.cases': request(nothing, z.array(acceptanceCaseSchema)),
  'acceptance.saveCase': request(
    z.object({
      name: z.string().trim().min(1).max(200),
      question: z.string().trim().min(1).max(100_000),
      toolName: z.string().max(500).nullable(),
      contains: z.string().max(1000),
    }),
    nothing,
  ),
  /** For questions; a webhook test is removed where it was made. */
  'acceptance.removeCase': request(caseId, nothing),
  /** Runs all of them, or one; resolves at the end. Questions go to the active connection. */
  'acceptance.runCases': request(z.object({ caseId: z.string().nullable() }), nothing),
  /** The person has seen which cases regressed. */
  'acceptance.markSeen': request(nothing, nothing),
};

export const acceptanceEvents = {
  'acceptance.changed': stateSnapshot,
  /** A case was added, removed, or run: read them again. */
  'acceptance.cases-changed': z.object({}),
};
