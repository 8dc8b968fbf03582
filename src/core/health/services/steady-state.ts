import type { ConnectionState } from '../../../shared/model/health';
import { Observable } from '../../lib/observable';
import type { Clock } from '../../ports/clock';
import { FlapDamper } from './flap-damper';

/** A connection's dampened state, for tray and notices. */
export class SteadyState {
  readonly state: Observable<ConnectionState>;
  private readonly damper: FlapDamper;
  private readonly stop: () => void;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    source: Observable<ConnectionState>,
    private readonly clock: Clock,
  ) {
    this.damper = new FlapDamper(source.value);
    this.state = new Observable(source.value);
    this.stop = source.subscribe(({ value }) => {
      this.damper.take(value, clock.monotonic());
      this.show();
    });
  }

  dispose(): void {
    this.stop();
    if (this.timer) clearTimeout(this.timer);
  }

  private show(): void {
    if (this.damper.shown !== this.state.value) this.state.set(this.damper.shown);
    if (this.timer) clearTimeout(this.timer);
    const at = this.damper.lookAt();
    if (at === null) return;
    this.timer = setTimeout(
      () => {
        this.damper.look(this.clock.monotonic());
        this.show();
      },
      Math.max(1, at - this.clock.monotonic()),
    );
    this.timer.unref();
  }
}
