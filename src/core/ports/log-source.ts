/** Whole lines of text, and the position after them. */
export interface LogText {
  text: string;
  /** Position where later lines start. */
  end: number;
}

/** Reads the log. A log that does not exist yet is empty. */
export interface LogSource {
  /** The end of the log: at most this many bytes, from the start of a line. */
  tail(bytes: number): Promise<LogText>;
  /**
   * Reads from a position; one that no longer exists (the log was rotated) means from the start.
   */
  after(place: number): Promise<LogText>;
}
