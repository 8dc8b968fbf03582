import type { Texts } from '../text-shape';
import type { welcome as zh } from '../zh-CN/welcome';

/** Words of the first run. */
export const welcome: Texts<typeof zh> = {
  title: 'Welcome to Coffee Salon',
  text: 'Connect your Coze bot to this computer, chat about coffee, and always see whether the connection works.',
  sandbox: {
    title: 'Try the built-in sandbox',
    text: 'No account, no network. The coffee assistant in the sandbox answers your questions.',
    action: 'Open the sandbox',
  },
  own: {
    title: 'Connect your own bot',
    text:
      'You need an OAuth app or a personal access token from Coze. About 5 minutes, and every ' +
      'step can be tested first.',
    action: 'Start connecting',
    resume: 'Continue setup',
    resumeText: 'Last time you got to “{{step}}”. Everything you entered is still there.',
  },
  later: 'You can switch between the two under “Connection” at any time.',
};
