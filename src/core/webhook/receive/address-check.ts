import type { Clock } from '../../ports/clock';

/**
 * Time in milliseconds during which Coze's check of the address needs no proof, after the person
 * asked for it.
 */
const ADDRESS_CHECK_MS = 10 * 60_000;

/**
 * Whether Coze is about to check the address, as it does while the address is registered: a person
 * said so, or `serve` was started with a verify token and nothing has come yet that Coze signed
 * with it.
 */
export class AddressCheck {
  private until = 0;
  private isUnproved = false;

  constructor(private readonly clock: Clock) {}

  expect(isExpected: boolean): void {
    this.until = isExpected ? this.clock.now() + ADDRESS_CHECK_MS : 0;
  }

  /** From now until the first delivery Coze has signed. */
  expectUntilProved(): void {
    this.isUnproved = true;
  }

  /** Coze signed a delivery, so the address is registered. */
  recordProof(): void {
    this.isUnproved = false;
  }

  get isExpected(): boolean {
    return this.isUnproved || this.isAskedFor;
  }

  /** ISO 8601; null while a person expects none. */
  get expectedUntil(): string | null {
    return this.isAskedFor ? new Date(this.until).toISOString() : null;
  }

  private get isAskedFor(): boolean {
    return this.until > this.clock.now();
  }
}
