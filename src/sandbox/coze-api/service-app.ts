import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';

/** A key pair to use instead of a generated one; `kid` defaults to the public key's fingerprint. */
export interface GivenKeyPair {
  /** PKCS#8 PEM, RSA. */
  privateKeyPem: string;
  kid?: string;
  appId?: string;
}

/** The sandbox's one OAuth app of type "service": what a person would create on Coze's web page. */
export interface ServiceApp {
  appId: string;
  /** The public key's fingerprint: lowercase hex SHA-256 of its DER. */
  kid: string;
  /** PKCS#8. Coze itself never keeps it; the sandbox provides it for signing in. */
  privateKeyPem: string;
  /** By kid; more than one while a key is being replaced. */
  publicKeys: Map<string, KeyObject>;
}

const DEFAULT_APP_ID = '1130500000000000001';
const generateKeyPairAsync = promisify(generateKeyPair);

/** Creates the app with a fresh RSA 2048 key, or with the given one. */
export async function createServiceApp(given?: GivenKeyPair): Promise<ServiceApp> {
  const privateKey =
    given === undefined
      ? (await generateKeyPairAsync('rsa', { modulusLength: 2048 })).privateKey
      : createPrivateKey(given.privateKeyPem);
  const publicKey = createPublicKey(privateKey);
  const kid = given?.kid ?? fingerprintOf(publicKey);
  return {
    appId: given?.appId ?? DEFAULT_APP_ID,
    kid,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKeys: new Map([[kid, publicKey]]),
  };
}

/** Adds a public key (PEM) to the app; returns its kid, or null when it is not an RSA key. */
export function registerPublicKey(keys: Map<string, KeyObject>, pem: string): string | null {
  try {
    const publicKey = createPublicKey(pem);
    if (publicKey.asymmetricKeyType !== 'rsa') return null;
    const kid = fingerprintOf(publicKey);
    keys.set(kid, publicKey);
    return kid;
  } catch {
    return null;
  }
}

function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}
