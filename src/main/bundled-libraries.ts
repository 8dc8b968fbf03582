import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../core/lib/errors';
import { bundledLibrarySchema, type BundledLibrary } from '../shared/model/desktop';

const fileSchema = z.array(bundledLibrarySchema.extend({ text: z.string().nullable() }));

/**
 * The list written by the build (scripts/list-licences.mjs): every library in the app, with the
 * text of its licence.
 */
export class BundledLibraries {
  private read: Promise<z.infer<typeof fileSchema>> | null = null;

  constructor(private readonly path: string) {}

  /** Throws FILE_UNREADABLE. */
  async list(): Promise<BundledLibrary[]> {
    return (await this.load()).map(({ text: _text, ...library }) => library);
  }

  /** Null when its author added none. */
  async textOf({
    name,
    version,
  }: Pick<BundledLibrary, 'name' | 'version'>): Promise<string | null> {
    return (
      (await this.load()).find((library) => library.name === name && library.version === version)
        ?.text ?? null
    );
  }

  private load(): Promise<z.infer<typeof fileSchema>> {
    this.read ??= readFile(this.path, 'utf8')
      .then((text) => fileSchema.parse(JSON.parse(text)))
      .catch((cause: unknown) => {
        this.read = null;
        throw new AppError('FILE_UNREADABLE', { params: { name: this.path }, cause });
      });
    return this.read;
  }
}
