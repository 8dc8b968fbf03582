import type { AppStateView } from '../shared/model/app-state';
import type { ErrorCode } from '../shared/model/error-view';
import type { Language } from '../shared/model/settings';
import type { AppError } from '../core/lib/errors';
import { Observable } from '../core/lib/observable';
import type { Translator } from '../core/lib/translator';

export interface AppStateFacts {
  version: string;
  dataFolder: string;
  translator: Translator;
  startNotices: readonly AppError[];
}

/** What every window needs to know about the running app, in one observable. */
export class AppState {
  readonly state: Observable<AppStateView>;
  private notices: readonly AppError[];
  private readonly seen = new Set<AppError>();

  constructor(private readonly facts: AppStateFacts) {
    this.notices = facts.startNotices;
    for (const notice of facts.startNotices) this.seen.add(notice);
    this.state = new Observable<AppStateView>({
      version: facts.version,
      platform:
        process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      language: facts.translator.language,
      secretStorage: { kind: 'keychain', available: true },
      trayAvailable: false,
      closeAsked: false,
      routeAsked: null,
      notices: this.describe(),
      dataFolder: facts.dataFolder,
    });
  }

  change(change: Partial<AppStateView>): void {
    this.state.set({ ...this.state.value, ...change });
  }

  /**
   * Adds new notices; a second one of the same kind (the folder, then a file in it) says nothing
   * new.
   */
  addNotices(notices: readonly AppError[]): void {
    for (const notice of notices) {
      if (this.seen.has(notice)) continue;
      this.seen.add(notice);
      if (!this.notices.some(({ code }) => code === notice.code))
        this.notices = [...this.notices, notice];
    }
    this.change({ notices: this.describe() });
  }

  /** Removes a notice whose cause is gone. */
  withdrawNotice(code: ErrorCode): void {
    this.notices = this.notices.filter((notice) => notice.code !== code);
    this.change({ notices: this.describe() });
  }

  dismissNotice(index: number): void {
    this.notices = this.notices.filter((_notice, at) => at !== index);
    this.change({ notices: this.describe() });
  }

  /** Publishes everything again in another language. */
  republish(language: Language): void {
    this.change({ language, notices: this.describe() });
  }

  private describe(): AppStateView['notices'] {
    return this.notices.map((notice) => this.facts.translator.describe(notice));
  }
}
