import { session } from 'electron';
import type { SystemProxy } from '../../core/ports/proxy';
import { readPacAnswer } from './pac-answer';

/** What the operating system says, PAC scripts included, as Chromium reads it. */
export const systemProxy: SystemProxy = {
  async resolve(url) {
    try {
      return readPacAnswer(await session.defaultSession.resolveProxy(url));
    } catch {
      return null;
    }
  },
};
