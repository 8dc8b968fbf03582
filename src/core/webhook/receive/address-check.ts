import type { Clock } from '../../ports/clock';

/**
 * Time in milliseconds during which Coze's check of the address needs no proof, after the person
 * asked for it.
 */
const ADDRESS_CHECK_MS = 10 * 60_000;

/** Tells whether Coze is about to check the address, as it does on registration. */
export class AddressCheck {
  private until = 0;

  constructor(private readonly clock: Clock) {}

  expect(isExpected: boolean): void {
    this.until = isExpected ? this.clock.now() + ADDRESS_CHECK_MS : 0;
  }

  get isExpected(): boolean {
    return this.until > this.clock.now();
  }

  /** ISO 8601; null while none is expected. */
  get expectedUntil(): string | null {
    return this.isExpected ? new Date(this.until).toISOString() : null;
  }
}
