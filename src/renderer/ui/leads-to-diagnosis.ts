import type { ErrorCode, ErrorView, Layer } from '../../shared/model/error-view';

/** Links of the chain to Coze that the diagnosis of the connection looks at. */
const LAYERS: ReadonlySet<Layer> = new Set<Layer>([
  'key',
  'clock',
  'proxy',
  'network',
  'jwt',
  'region',
  'token',
  'scope',
  'workspace',
  'bot',
  'stream',
]);
/** Other links have a diagnosis of their own. */
const ELSEWHERE = /^(TUNNEL|WEBHOOK|KAI|IMAGE|ADDRESS|ATTACHMENT)_/;
/** What a person hands in and the app refuses says itself what is wrong. */
const INPUT = new Set<ErrorCode>([
  'KEY_INVALID',
  'KEY_ENCRYPTED',
  'KEY_NOT_RSA',
  'KEY_TOO_SHORT',
  'KEY_IS_PUBLIC',
]);

/** Does an error come from the link to Coze, so that the layered diagnosis can find its place. */
export function leadsToDiagnosis({ code, layer }: Pick<ErrorView, 'code' | 'layer'>): boolean {
  return layer !== null && LAYERS.has(layer) && !ELSEWHERE.test(code) && !INPUT.has(code);
}
