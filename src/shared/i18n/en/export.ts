import type { exported as zh } from '../zh-CN/export';
import type { Texts } from '../text-shape';

export const exported: Texts<typeof zh> = {
  stopped: 'Stopped; the answer is not whole.',
  stoppedEmpty: 'Stopped before anything arrived.',
  interrupted: 'The app closed during this answer; it is not whole.',
  emptyAnswer: 'No text arrived this time.',
};
