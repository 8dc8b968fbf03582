import type { Texts } from '../text-shape';
import type { quickAsk as zh } from '../zh-CN/quick-ask';

/** Words of the quick ask window. */
export const quickAsk: Texts<typeof zh> = {
  field: 'Your question',
  placeholder: 'What would you like to know?',
  followUp: 'Ask a follow-up',
  hint: 'Enter to ask, Esc to hide',
  ask: 'Ask',
  stop: 'Stop',
  new: 'New question',
  copy: 'Copy answer',
  openChat: 'Open in Chat',
  connect: 'Open Connection',
};
