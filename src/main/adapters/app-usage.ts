import { app } from 'electron';
import type { ResourceUsage } from '../../core/ports/resource-usage';

/**
 * Resource usage of all processes of the app: this one, the page, the graphics and network helpers.
 */
export class AppUsage implements ResourceUsage {
  private cpu = 0;
  private lookedAt = performance.now();

  /** Chromium reports the share since the last call; the shares are added up. */
  cpuMs(): number {
    const now = performance.now();
    const share = app.getAppMetrics().reduce((sum, { cpu }) => sum + cpu.percentCPUUsage, 0) / 100;
    this.cpu += share * (now - this.lookedAt);
    this.lookedAt = now;
    return this.cpu;
  }

  memoryBytes(): number {
    return app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize * 1024, 0);
  }

  uptimeS(): number {
    return process.uptime();
  }
}
