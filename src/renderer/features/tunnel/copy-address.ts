import { request } from '../../lib/ipc';

/** Copies the public address through the main process, which remembers it as the one Coze has. */
export async function copyAddress(): Promise<boolean> {
  return (await request('tunnel.copyAddress')).ok;
}
