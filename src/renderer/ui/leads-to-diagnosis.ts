import type { ErrorCode, ErrorView, Layer } from '../../shared/model/error-view';

/** Layers on the way to Coze that the connection's diagnosis checks. */
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
/** Other layers have a diagnosis of their own. */
const ELSEWHERE = /^(TUNNEL|WEBHOOK|KAI|IMAGE|ADDRESS|ATTACHMENT)_/;
/** Refused input already says what is wrong. */
const INPUT = new Set<ErrorCode>([
  'KEY_INVALID',
  'KEY_ENCRYPTED',
  'KEY_NOT_RSA',
  'KEY_TOO_SHORT',
  'KEY_IS_PUBLIC',
]);

/**
 * Whether an error comes from the connection to Coze, so that the layered diagnosis can locate it.
 */
export function leadsToDiagnosis({ code, layer }: Pick<ErrorView, 'code' | 'layer'>): boolean {
  return layer !== null && LAYERS.has(layer) && !ELSEWHERE.test(code) && !INPUT.has(code);
}
