import { session } from 'electron';
import type { SystemProxy } from '../../core/ports/proxy';
import { readPacAnswer } from './pac-answer';

/** The operating system's proxy settings, including PAC scripts, as read by Chromium. */
export const systemProxy: SystemProxy = {
  async resolve(url) {
    try {
      return readPacAnswer(await session.defaultSession.resolveProxy(url));
    } catch {
      return null;
    }
  },
};
