import { isIP } from 'node:net';
import { AppError } from '../lib/errors';
import { imageTypeOf } from '../lib/image-type';
import type { HttpClient, HttpStream } from './http-client';
import { isPublicAddress } from './public-address';

/** A picture in a form that a page can show. */
export interface RemoteImage {
  imageType: string;
  content: Uint8Array<ArrayBuffer>;
}

export interface RemoteImagesOptions {
  http: HttpClient;
  /** For tests; default: https, no credentials, no address of the user's own network. */
  mayFetch?: (url: URL) => boolean;
}

/** Coze's own hosts for pictures: fetching one there reveals nothing to anyone else. */
const COZE_HOSTS = [
  'coze.cn',
  'coze.com',
  'oceancloudapi.com',
  'byteacctimg.com',
  'byteimg.com',
  'ibyteimg.com',
];
const BYTES_MAX = 10 * 1024 * 1024;
/** Coze's short links redirect once or twice. */
const REDIRECTS_MAX = 3;
/** How many bytes of pictures are kept in memory. */
const KEPT_BYTES_MAX = 32 * 1024 * 1024;

/**
 * Fetches pictures for pages, which load nothing themselves. An answer may name any address, and an
 * attacker may have led it to: a picture outside Coze's hosts is fetched only when the user agrees,
 * because fetching it tells that host that the answer was read.
 */
export class RemoteImages {
  /** Least recently used first. */
  private readonly kept = new Map<string, RemoteImage>();

  constructor(private readonly options: RemoteImagesOptions) {}

  /**
   * The picture, or the host when the user has to agree first. IMAGE_REFUSED, IMAGE_UNUSABLE,
   * network errors.
   */
  async load(address: string, agreed: boolean): Promise<RemoteImage | { host: string }> {
    const known = this.kept.get(address);
    if (known) return this.keep(address, known);
    let url = this.checked(address);
    for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
      if (!agreed && !isCozeHost(url.hostname)) return { host: url.host };
      const response = await this.options.http.open({
        method: 'GET',
        url: url.href,
        headers: { accept: 'image/*' },
      });
      const target =
        response.status >= 300 && response.status < 400 ? response.headers['location'] : undefined;
      if (target === undefined) return this.keep(address, await readImage(response, url));
      response.close();
      url = this.checked(new URL(target, url).href);
    }
    throw new AppError('IMAGE_UNUSABLE', { params: { host: url.host } });
  }

  private checked(address: string): URL {
    let url: URL;
    try {
      url = new URL(address);
    } catch {
      throw new AppError('IMAGE_REFUSED');
    }
    if (!(this.options.mayFetch ?? isPublicHttps)(url)) throw new AppError('IMAGE_REFUSED');
    return url;
  }

  private keep(address: string, image: RemoteImage): RemoteImage {
    this.kept.delete(address);
    this.kept.set(address, image);
    let bytes = 0;
    for (const [name, { content }] of [...this.kept].toReversed()) {
      bytes += content.byteLength;
      if (bytes > KEPT_BYTES_MAX) this.kept.delete(name);
    }
    return image;
  }
}

function isPublicHttps({ protocol, username, password, hostname }: URL): boolean {
  const literal = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return (
    protocol === 'https:' &&
    username === '' &&
    password === '' &&
    (!literal || isPublicAddress(hostname))
  );
}

function isCozeHost(hostname: string): boolean {
  return COZE_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

async function readImage(response: HttpStream, { host }: URL): Promise<RemoteImage> {
  if (response.status !== 200) {
    response.close();
    throw new AppError('IMAGE_UNUSABLE', { params: { host } });
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > BYTES_MAX) throw new AppError('IMAGE_UNUSABLE', { params: { host } });
    chunks.push(chunk);
  }
  const content = Uint8Array.from(Buffer.concat(chunks));
  const imageType = imageTypeOf(content);
  if (imageType === null) throw new AppError('IMAGE_UNUSABLE', { params: { host } });
  return { imageType, content };
}
