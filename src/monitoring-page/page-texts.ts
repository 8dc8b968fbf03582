import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { monitoring as monitoringEn } from '../shared/i18n/en/monitoring';
import { monitoring } from '../shared/i18n/zh-CN/monitoring';
import type { Language } from '../shared/model/settings';

/** Chinese until the app has said which language it speaks. */
export function startTexts(): void {
  void i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'en',
    resources: { 'zh-CN': { monitoring }, en: { monitoring: monitoringEn } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Speaks the app's language from now on. */
export function speak(language: Language): void {
  if (i18next.language === language) return;
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
