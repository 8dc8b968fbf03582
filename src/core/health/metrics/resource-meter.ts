import type { Resources } from '../../../shared/model/monitoring';
import type { Clock } from '../../ports/clock';
import type { ResourceUsage } from '../../ports/resource-usage';

/** Looks closer together than this would measure noise, milliseconds. */
const LOOK_MS = 1000;
const MEGABYTE = 1024 * 1024;

/** Turns processor time into percent: what was taken between the last two looks, of one core. */
export class ResourceMeter {
  private lookedAt: number;
  private cpuMs: number;
  private cpuPercent = 0;

  constructor(
    private readonly usage: ResourceUsage,
    private readonly clock: Clock,
  ) {
    this.lookedAt = clock.monotonic();
    this.cpuMs = usage.cpuMs();
  }

  read(): Resources {
    const now = this.clock.monotonic();
    const passed = now - this.lookedAt;
    if (passed >= LOOK_MS) {
      const cpuMs = this.usage.cpuMs();
      this.cpuPercent = Math.max(0, ((cpuMs - this.cpuMs) / passed) * 100);
      this.lookedAt = now;
      this.cpuMs = cpuMs;
    }
    return {
      cpuPercent: Math.round(this.cpuPercent * 10) / 10,
      rssMb: Math.round((this.usage.memoryBytes() / MEGABYTE) * 10) / 10,
      uptimeS: Math.round(this.usage.uptimeS()),
    };
  }
}
