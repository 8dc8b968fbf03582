import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp-folder';

/** What cloudflared says; `$n` is the number of the run. */
const LINES = [
  '2026-01-01T00:00:00Z INF Thank you for trying Cloudflare Tunnel. Learn more: ' +
    'https://developers.cloudflare.com/cloudflare-one/',
  '2026-01-01T00:00:00Z INF Requesting new quick Tunnel on trycloudflare.com...',
  '2026-01-01T00:00:01Z INF |  https://crema-foam-$n.trycloudflare.com  |',
  '2026-01-01T00:00:02Z INF Registered tunnel connection connIndex=0',
];

export interface FakeProgram {
  folder: string;
  path: string;
  /** The arguments of each run. */
  calls: () => string[];
  pids: () => number[];
}

/**
 * A program that behaves like cloudflared: notes how it was called and its process id, says lines
 * on stderr, and runs on or ends.
 */
export function fakeCloudflared({
  first = '',
  lines = LINES,
  last = 'exec sleep 60',
}: { first?: string; lines?: string[]; last?: string } = {}): FakeProgram {
  const folder = tempFolder();
  const path = join(folder, 'cloudflared');
  const said = lines.map((line) => `echo "${line}" >&2`);
  const script = [
    '#!/bin/sh',
    `echo "$@" >> '${folder}/calls'`,
    `echo $$ >> '${folder}/pids'`,
    `n=$(wc -l < '${folder}/calls')`,
    first,
    ...said,
    last,
    '',
  ];
  writeFileSync(path, script.join('\n'));
  chmodSync(path, 0o755);
  const read = (name: string): string[] =>
    existsSync(join(folder, name))
      ? readFileSync(join(folder, name), 'utf8').trim().split('\n')
      : [];
  return { folder, path, calls: () => read('calls'), pids: () => read('pids').map(Number) };
}
