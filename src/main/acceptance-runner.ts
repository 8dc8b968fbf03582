import { acceptancePorts, type AcceptancePortsOptions } from '../adapters/acceptance-ports';
import { createAcceptance } from '../core/app/acceptance/create-acceptance';
import type { AcceptanceService } from '../core/acceptance/acceptance-service';
import { DailySchedule } from '../core/acceptance/cases/daily-schedule';
import type { App } from '../core/app/app';
import { systemClock } from '../core/ports/clock';
import type { Settings } from '../shared/model/settings';
import { announceAcceptance } from './ipc/events/announce-acceptance';

/** The acceptance beside a window; runs its saved cases every day if the settings say so. */
export class AcceptanceRunner {
  readonly service: AcceptanceService;
  private readonly daily: DailySchedule;

  constructor(
    app: App,
    settings: () => Settings,
    options: Omit<AcceptancePortsOptions, 'environment'>,
  ) {
    this.service = createAcceptance(app, acceptancePorts({ ...options, environment: process.env }));
    this.daily = new DailySchedule(
      systemClock,
      () => settings().acceptanceDailyAt,
      () => void this.service.runCases(null).catch(() => {}),
    );
    announceAcceptance(this.service);
    // Another profile has other cases.
    app.setup.activeChanged.on(() => void this.service.lookAtCases().catch(() => {}));
  }

  /** To be called once storage is open: reads the results of the saved cases. */
  async start(): Promise<void> {
    await this.service.lookAtCases().catch(() => {});
  }

  /** Stops a run and releases what was started for it. */
  async dispose(): Promise<void> {
    this.daily.dispose();
    await this.service.dispose();
  }
}
