import 'i18next';
import type { rendererTexts } from './renderer-texts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: (typeof rendererTexts)['zh-CN'];
    returnNull: false;
  }
}
