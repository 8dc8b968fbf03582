import type { Plugin } from 'vite';

/**
 * What `@coze/api` and its axios import for calls that are not made through them (decision 0004),
 * by the package that imports it: sign-in, web sockets, streams, uploads, and axios' own sockets.
 */
const UNUSED: ReadonlyArray<[importer: string, names: ReadonlySet<string>]> = [
  ['@coze/api', new Set(['jsonwebtoken', 'node-fetch', 'reconnecting-websocket', 'ws'])],
  ['axios', new Set(['form-data', './http.js'])],
];
const STUB = '\0unused-part-of-coze-sdk';

/** Puts a function that throws in the place of each, which leaves a fifth of the code. */
export const withoutUnusedSdkParts: Plugin = {
  name: 'without-unused-sdk-parts',
  enforce: 'pre',
  resolveId: (id, from) =>
    UNUSED.some(([name, ids]) => ids.has(id) && from?.includes(`/node_modules/${name}/`))
      ? STUB
      : null,
  load: (id) =>
    id === STUB
      ? `export default function () { throw new Error('This part of @coze/api is not built in.'); }`
      : null,
};

/** The SDK with what is left of its axios: loaded with the first call, not with the program. */
export const COZE_SDK_MODULES = /node_modules\/(@coze|axios)\/|\0unused-part-of-coze-sdk/;
