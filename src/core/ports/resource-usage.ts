/** Resource usage of the app so far, all its processes together. */
export interface ResourceUsage {
  /** Processor time since the start, in milliseconds. */
  cpuMs(): number;
  /** Memory in use, in bytes. */
  memoryBytes(): number;
  /** Time since the start, in seconds. */
  uptimeS(): number;
}

/** Usage of this process alone. */
export const processUsage: ResourceUsage = {
  cpuMs() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  memoryBytes: () => process.memoryUsage.rss(),
  uptimeS: () => process.uptime(),
};
