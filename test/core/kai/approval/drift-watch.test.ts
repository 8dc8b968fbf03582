import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ToolDefinition } from '../../../../src/core/kai/tools/tool-definition';
import { DriftWatch } from '../../../../src/core/kai/approval/drift-watch';
import { KaiStore } from '../../../../src/core/kai/store/kai-store';
import { openStorage } from '../../../../src/core/storage/open-storage';
import { appErrorIn } from '../../../fakes/app-error-of';
import { FakeClock } from '../../../fakes/fake-clock';

const AT = { serverId: 's', toolName: 'query' };
const base: ToolDefinition = {
  name: 'query',
  title: '',
  description: 'asks',
  inputSchema: { type: 'object', properties: { q: { type: 'string' } }, required: ['q'] },
  outputSchema: null,
  hints: { readOnly: true, destructive: null, idempotent: null, openWorld: null },
};

function watch() {
  const store = new KaiStore(openStorage('/nowhere', null, () => new Date()).database);
  const clock = new FakeClock();
  return { store, clock, drift: new DriftWatch(store, clock) };
}

test('what is seen first is known; the order of keys makes no difference', () => {
  const { drift } = watch();
  drift.record('s', [base]);
  drift.record('s', [
    {
      ...base,
      inputSchema: { required: ['q'], properties: { q: { type: 'string' } }, type: 'object' },
    },
  ]);
  expect(drift.statusOf(AT)).toBe('known');
});

test('any mutation of an accepted definition is a change, until it is accepted or taken back; a block stays', () => {
  const mutations: fc.Arbitrary<ToolDefinition> = fc.oneof(
    fc.string({ minLength: 1 }).map((more) => ({ ...base, description: base.description + more })),
    fc.string({ minLength: 1 }).map((title) => ({ ...base, title })),
    fc
      .string({ minLength: 1 })
      .filter((name) => name !== 'q')
      .map((name) => ({
        ...base,
        inputSchema: { ...base.inputSchema, properties: { q: { type: 'string' }, [name]: {} } },
      })),
    fc.constantFrom('number', 'array', 'null').map((type) => ({
      ...base,
      inputSchema: { ...base.inputSchema, properties: { q: { type } } },
    })),
    fc.constant({ ...base, inputSchema: { ...base.inputSchema, required: [] } }),
    fc
      .constantFrom('readOnly' as const, 'destructive' as const, 'openWorld' as const)
      .map((name) => ({ ...base, hints: { ...base.hints, [name]: false } })),
    fc.constant({ ...base, outputSchema: { type: 'object' } }),
  );
  fc.assert(
    fc.property(mutations, (changed) => {
      const { drift } = watch();
      drift.record('s', [base]);
      drift.record('s', [changed]);
      expect(drift.statusOf(AT)).toBe('changed');
      expect(drift.describe(AT, true).changes).not.toEqual([]);
      drift.record('s', [base]);
      expect(drift.statusOf(AT)).toBe('known');
      drift.record('s', [changed]);
      drift.block(AT);
      drift.record('s', [changed]);
      expect(drift.statusOf(AT)).toBe('blocked');
      drift.accept(AT);
      expect(drift.statusOf(AT)).toBe('known');
      drift.record('s', [base]);
      expect(drift.statusOf(AT)).toBe('changed');
    }),
    { numRuns: 60 },
  );
});

test('is remembered by the next start; a tool that is gone says so; one never seen is TOOL_MISSING', () => {
  const { store, clock, drift } = watch();
  drift.record('s', [base]);
  clock.advance(1000);
  const later = new DriftWatch(store, clock);
  later.record('s', [{ ...base, description: 'asks and tells' }]);
  expect(new DriftWatch(store, clock).statusOf(AT)).toBe('changed');
  expect(later.describe(AT, true)).toMatchObject({
    changedAt: '2026-01-01T00:00:01.000Z',
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    before: { description: 'asks' },
    after: { description: 'asks and tells' },
  });
  expect(later.describe(AT, false)).toMatchObject({
    after: null,
    changes: [{ kind: 'tool-removed' }],
  });
  expect(appErrorIn(() => later.describe({ serverId: 's', toolName: 'x' }, true)).code).toBe(
    'TOOL_MISSING',
  );
});
