/** The only two channels between a page and the main process. */
export const REQUEST_CHANNEL = 'app:request';
export const EVENT_CHANNEL = 'app:event';
