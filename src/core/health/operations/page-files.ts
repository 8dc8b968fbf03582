import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface PageFile {
  type: string;
  content: Buffer;
}

/**
 * A file of the built page, or null: for a path outside the folder, another kind of file, or a
 * missing one.
 */
export async function pageFile(folder: string, path: string): Promise<PageFile | null> {
  const type = TYPES[extname(path)];
  const file = normalize(join(folder, path));
  if (type === undefined || !file.startsWith(folder + sep)) return null;
  try {
    return { type, content: await readFile(file) };
  } catch {
    return null;
  }
}
