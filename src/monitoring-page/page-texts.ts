import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { monitoring as monitoringEn } from '../shared/i18n/en/monitoring';
import { monitoring } from '../shared/i18n/zh-CN/monitoring';
import type { Language } from '../shared/model/settings';

const i18n = createInstance();

/** Chinese until the app's language is known. */
export function startTexts(): void {
  void i18n.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'en',
    resources: { 'zh-CN': { monitoring }, en: { monitoring: monitoringEn } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Switches to the app's language. */
export function speak(language: Language): void {
  if (i18n.language === language) return;
  void i18n.changeLanguage(language);
  document.documentElement.lang = language;
}
