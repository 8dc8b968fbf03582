import type { Resources } from '../../../shared/model/monitoring';
import type { Clock } from '../../ports/clock';
import type { ResourceUsage } from '../../ports/resource-usage';

/**
 * Shortest interval in milliseconds between two measurements; anything shorter would measure noise.
 */
const LOOK_MS = 1000;
const MEGABYTE = 1024 * 1024;

/** Converts processor time to percent of one core, between the last two measurements. */
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
