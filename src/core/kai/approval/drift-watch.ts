import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ToolAddress } from '../../../shared/model/kai';
import type { DriftStatus, ToolDrift } from '../../../shared/model/kai-tool';
import { AppError } from '../../lib/errors';
import type { Clock } from '../../ports/clock';
import type { KaiStore, StoredFingerprint } from '../store/kai-store';
import { canonical } from './argument-pattern';
import { diffDefinitions } from './drift-diff';
import { findTextWarnings } from './text-warnings';
import type { ToolDefinition } from '../tools/tool-definition';

const hint = z.boolean().nullable();
const definitionSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  inputSchema: z.record(z.string(), z.unknown()),
  outputSchema: z.record(z.string(), z.unknown()).nullable(),
  hints: z.object({ readOnly: hint, destructive: hint, idempotent: hint, openWorld: hint }),
});

/**
 * Detects changed tool definitions. The first definition seen is accepted; after any later change
 * the tool is not called automatically until a person accepts it. Fingerprints are stored, so
 * changes made while the app was closed are detected too.
 */
export class DriftWatch {
  private readonly prints = new Map<string, Map<string, StoredFingerprint>>();

  constructor(
    private readonly store: KaiStore,
    private readonly clock: Clock,
  ) {}

  /** Records the tools a server has listed. */
  record(serverId: string, definitions: readonly ToolDefinition[]): void {
    const known = this.of(serverId);
    const changed: StoredFingerprint[] = [];
    for (const definition of definitions) {
      const before = known.get(definition.name);
      const after = before
        ? seenAgain(before, definition, this.clock.now())
        : firstSight(serverId, definition, this.clock.now());
      if (after === before) continue;
      known.set(definition.name, after);
      changed.push(after);
    }
    this.store.saveFingerprints(changed);
  }

  statusOf({ serverId, toolName }: ToolAddress): DriftStatus {
    const print = this.of(serverId).get(toolName);
    if (print?.blocked === true) return 'blocked';
    return print !== undefined && print.seenHash !== null ? 'changed' : 'known';
  }

  /**
   * The accepted and the present definition and their differences. `isListed`: the server still
   * offers the tool. TOOL_MISSING for a tool never seen.
   */
  describe({ serverId, toolName }: ToolAddress, isListed: boolean): ToolDrift {
    const print = this.find({ serverId, toolName });
    const before = definitionSchema.parse(JSON.parse(print.accepted));
    const now = print.seen === null ? before : definitionSchema.parse(JSON.parse(print.seen));
    const changes = isListed
      ? diffDefinitions(before, now)
      : [{ kind: 'tool-removed' as const, path: '', before: toolName, after: '', breaking: true }];
    return {
      serverId,
      toolName,
      status: this.statusOf({ serverId, toolName }),
      firstSeenAt: new Date(print.firstSeenAt).toISOString(),
      changedAt: print.changedAt === null ? null : new Date(print.changedAt).toISOString(),
      before: view(before),
      after: isListed ? view(now) : null,
      changes,
      warnings: findTextWarnings(now),
    };
  }

  /** Accepts the present definition. */
  accept(address: ToolAddress): void {
    const print = this.find(address);
    this.save({
      ...print,
      accepted: print.seen ?? print.accepted,
      acceptedHash: print.seenHash ?? print.acceptedHash,
      seen: null,
      seenHash: null,
      blocked: false,
      changedAt: null,
    });
  }

  block(address: ToolAddress): void {
    this.save({ ...this.find(address), blocked: true });
  }

  forgetServer(serverId: string): void {
    this.prints.delete(serverId);
  }

  private find({ serverId, toolName }: ToolAddress): StoredFingerprint {
    const print = this.of(serverId).get(toolName);
    if (!print) throw new AppError('TOOL_MISSING', { params: { tool: toolName } });
    return print;
  }

  private save(print: StoredFingerprint): void {
    this.store.saveFingerprint(print);
    this.of(print.serverId).set(print.toolName, print);
  }

  private of(serverId: string): Map<string, StoredFingerprint> {
    let known = this.prints.get(serverId);
    if (!known) {
      known = new Map(this.store.fingerprints(serverId).map((print) => [print.toolName, print]));
      this.prints.set(serverId, known);
    }
    return known;
  }
}

/** Fingerprint of a definition, independent of key order. */
function fingerprintOf(definition: ToolDefinition): string {
  return createHash('sha256').update(canonical(definition)).digest('hex');
}

function firstSight(serverId: string, definition: ToolDefinition, now: number): StoredFingerprint {
  return {
    serverId,
    toolName: definition.name,
    accepted: JSON.stringify(definition),
    acceptedHash: fingerprintOf(definition),
    seen: null,
    seenHash: null,
    blocked: false,
    firstSeenAt: now,
    changedAt: null,
  };
}

/** The tool is back at its accepted definition: known again, unless a person blocked it. */
function seenAgain(
  print: StoredFingerprint,
  definition: ToolDefinition,
  now: number,
): StoredFingerprint {
  const hash = fingerprintOf(definition);
  if (hash === (print.seenHash ?? print.acceptedHash)) return print;
  if (hash === print.acceptedHash) return { ...print, seen: null, seenHash: null, changedAt: null };
  return { ...print, seen: JSON.stringify(definition), seenHash: hash, changedAt: now };
}

function view({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
  hints,
}: ToolDefinition): ToolDrift['before'] {
  return {
    name,
    title,
    description,
    inputSchema: JSON.stringify(inputSchema, null, 2),
    outputSchema: outputSchema && JSON.stringify(outputSchema, null, 2),
    hints,
  };
}
