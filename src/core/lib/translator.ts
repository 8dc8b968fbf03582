import { createInstance, type i18n } from 'i18next';
import type { ErrorParams, ErrorView } from '../../shared/model/error-view';
import type { Language } from '../../shared/model/settings';
import { texts } from '../../shared/i18n/texts';
import type { AppError } from './errors';

/** The stored parts of an error: its sentence is made again when it is shown. */
export type StoredError = Pick<AppError, 'code' | 'params' | 'layer' | 'logid'>;

/** Texts in the person's language, for everything that is not a window. */
export class Translator {
  private readonly i18n: i18n;

  constructor(language: Language) {
    this.i18n = createInstance();
    void this.i18n.init({
      lng: language,
      fallbackLng: 'en',
      resources: texts,
      interpolation: { escapeValue: false },
      initAsync: false,
    });
  }

  get language(): Language {
    return this.i18n.language === 'en' ? 'en' : 'zh-CN';
  }

  setLanguage(language: Language): void {
    void this.i18n.changeLanguage(language);
  }

  /** Keys are `namespace:path`, for example `tray:open`. */
  t(key: string, params: ErrorParams = {}): string {
    return this.i18n.t(key, params);
  }

  /** An error as it may cross a process boundary. */
  describe(error: StoredError): ErrorView {
    return {
      code: error.code,
      message: this.t(`errors:${error.code}.message`, error.params),
      remedy: this.t(`errors:${error.code}.remedy`, error.params),
      layer: error.layer,
      logid: error.logid,
      params: error.params,
    };
  }
}
