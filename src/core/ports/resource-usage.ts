/** What the app has taken of the machine so far, all its processes together. */
export interface ResourceUsage {
  /** Processor time since the start, milliseconds. */
  cpuMs(): number;
  /** Memory in use, bytes. */
  memoryBytes(): number;
  /** Since the start, seconds. */
  uptimeS(): number;
}

/** Of this process alone. */
export const processUsage: ResourceUsage = {
  cpuMs() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  memoryBytes: () => process.memoryUsage.rss(),
  uptimeS: () => process.uptime(),
};
