import { randomUUID } from 'node:crypto';
import type { BundleContents, BundlePart } from '../../shared/model/bundle';
import type { Redactor } from '../lib/redact';

const FORMAT = 1;
/** Characters of a part shown before saving. */
const SHOWN_MAX = 20_000;

/** A collected part; lists are counted by their length, anything else by its fields. */
export interface BundleMaterial {
  part: BundlePart;
  content: unknown;
}

export interface BundleRules {
  redactor: Redactor;
  /** The person's home folder; its name identifies them, so it becomes `~`. */
  homeFolder: string;
  now: Date;
}

/** A finished bundle. */
export interface Bundle {
  text: string;
  contents: BundleContents;
}

/**
 * Assembles a bundle: one JSON file that a person can read. Every text in it, including names of
 * fields, passes the redactor before it is written, so that collectors need not care.
 */
export function assembleBundle(
  materials: readonly BundleMaterial[],
  { redactor, homeFolder, now }: BundleRules,
): Bundle {
  const clean = (text: string): string =>
    redactor.redact(homeFolder.length > 1 ? text.replaceAll(homeFolder, '~') : text);
  const parts = materials.map(({ part, content }) => {
    const cleaned = cleanedOf(content, clean);
    const text = JSON.stringify(cleaned, null, 2) ?? 'null';
    return {
      part,
      cleaned,
      entries: countOf(cleaned),
      bytes: Buffer.byteLength(text),
      text: text.slice(0, SHOWN_MAX),
      cut: text.length > SHOWN_MAX,
    };
  });
  const whole = {
    kind: 'coffee-salon-diagnostics',
    version: FORMAT,
    createdAt: now.toISOString(),
    ...Object.fromEntries(parts.map(({ part, cleaned }) => [part, cleaned])),
  };
  const text = `${JSON.stringify(whole, null, 2)}\n`;
  const fileName = `coffee-salon-diagnostics-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.json`;
  return {
    text,
    contents: {
      bundleId: randomUUID(),
      fileName,
      bytes: Buffer.byteLength(text),
      parts: parts.map(({ cleaned: _cleaned, ...part }) => part),
    },
  };
}

function cleanedOf(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((each: unknown) => cleanedOf(each, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]: [string, unknown]) => [
      clean(name),
      cleanedOf(each, clean),
    ]),
  );
}

function countOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 1;
}
