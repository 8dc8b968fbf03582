/** The only path of the webhook listener; people register it at Coze, so it never changes. */
export const WEBHOOK_PATH = '/webhook/coze';
