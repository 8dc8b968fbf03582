import { type Context, Hono } from 'hono';
import { requireBearer } from '../bearer-check';
import type { CozeApiContext } from '../coze-api-parts';
import { succeed } from '../envelope';
import { CozeApiFailure, failures } from '../errors';
import { requireQuery } from '../request-body';
import type { SandboxEnv } from '../sandbox-env';
import type { UploadedFile } from '../wire-model';

const LARGEST_FILE_BYTES = 512 * 1024 * 1024;

/**
 * File upload and description. The sandbox keeps only name and size; as with Coze nothing can be
 * downloaded again.
 */
export function fileRoutes(parts: CozeApiContext): Hono<SandboxEnv> {
  const routes = new Hono<SandboxEnv>();
  const bearer = requireBearer(parts.tokens);
  routes.post('/v1/files/upload', bearer, async (context) => {
    const { name, bytes } = await readUpload(context);
    const id = parts.state.ids.next();
    const file: UploadedFile = { id, bytes, file_name: name, created_at: parts.clock.nowSeconds() };
    parts.state.files.set(id, file);
    return succeed(context, file);
  });
  routes.get('/v1/files/retrieve', bearer, (context) => {
    const id = requireQuery(context, 'file_id');
    const file = parts.state.files.get(id);
    if (file === undefined) throw failures.fileNotFound(id);
    return succeed(context, file);
  });
  return routes;
}

async function readUpload(context: Context<SandboxEnv>): Promise<{ name: string; bytes: number }> {
  if (Number(context.req.header('content-length') ?? 0) > LARGEST_FILE_BYTES) {
    throw new CozeApiFailure(4302, 'The file is larger than 512 MB.');
  }
  const form = await context.req.formData().catch(() => undefined);
  const parts = form?.getAll('file') ?? [];
  const [file] = parts;
  if (file === undefined) throw failures.parameter('file is required (multipart/form-data)');
  if (parts.length > 1) throw new CozeApiFailure(4301, 'Only one file may be uploaded at a time.');
  // A part without a file name arrives as text; the SDK sends Buffers like that.
  const bytes = typeof file === 'string' ? Buffer.byteLength(file) : file.size;
  if (bytes === 0) throw new CozeApiFailure(4300, 'The file is empty.');
  return { name: typeof file === 'string' ? 'file' : file.name, bytes };
}
