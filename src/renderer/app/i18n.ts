import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/model/settings';
import { rendererTexts } from './renderer-texts';

const i18n = createInstance();

/** Sets up the texts, synchronously: all of them are in the bundle. */
export function startI18n(language: Language): void {
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: rendererTexts,
    ns: Object.keys(rendererTexts['zh-CN']),
    defaultNS: 'ui',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  markLanguage(language);
}

/** Switches the language of everything on screen. */
export function switchLanguage(language: Language): void {
  if (i18n.language === language) return;
  void i18n.changeLanguage(language);
  markLanguage(language);
}

function markLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.title = rendererTexts[language].ui.appName;
}
