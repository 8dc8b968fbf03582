/** Text of whole lines, and the place behind them. */
export interface LogText {
  text: string;
  /** Where what is written later begins. */
  end: number;
}

/** Where the log can be read again. A log that does not exist yet is empty. */
export interface LogSource {
  /** The end of it: at most so many bytes, from the beginning of a line on. */
  tail(bytes: number): Promise<LogText>;
  /** From a place on; a place that is no more (the log was rotated) means from its beginning. */
  after(place: number): Promise<LogText>;
}
