import type { appErrors as zh } from '../../zh-CN/errors/app-errors';
import type { Texts } from '../../text-shape';

export const appErrors: Texts<typeof zh> = {
  INVALID_INPUT: {
    message: 'What was entered does not fit: {{detail}}',
    remedy: 'Correct it as described and try again.',
  },
  UNKNOWN_REQUEST: {
    message: 'The app does not know this request.',
    remedy: 'Reopen the window; if it persists, update the app.',
  },
  FORBIDDEN_SENDER: {
    message: 'The request came from a page that is not trusted and was refused.',
    remedy: 'Work only in Coffee Salon’s own windows.',
  },
  INTERNAL: {
    message: 'Something went wrong inside the app. Nothing of yours was lost.',
    remedy: 'Try again; if it repeats, hand this log entry to support.',
  },
  ABORTED: { message: 'Stopped as you asked.', remedy: 'Send it again when you need it.' },
  NOT_CONFIGURED: {
    message: 'No Coze connection is set up yet.',
    remedy: 'Finish the set-up under Connection, or try the built-in sandbox first.',
  },

  WORKSPACE_MISSING: {
    message: 'This token sees no workspace.',
    remedy:
      'Open “OAuth apps” at Coze and check that the app is authorised for the bot’s workspace.',
  },

  SHORTCUT_TAKEN: {
    message: 'Another program already uses {{keys}}.',
    remedy: 'Choose other keys under Settings, Shortcuts, or release them in that program.',
  },
  SHORTCUT_WAYLAND: {
    message: 'In a Wayland session no program may listen to keys everywhere.',
    remedy:
      'In the system’s keyboard settings, bind keys to the command that starts Coffee Salon, followed by --quick-ask.',
  },
  LOGIN_ITEM_REFUSED: {
    message: 'The system did not take the change to what starts with it.',
    remedy: 'Change it in the system’s own settings for login items.',
  },
  NOTIFICATIONS_UNSUPPORTED: {
    message: 'This system shows no notifications of programs.',
    remedy:
      'On Linux install and start a notification service, for example dunst or xfce4-notifyd.',
  },
  NOTIFICATION_FAILED: {
    message: 'The system did not show the notification: {{detail}}',
    remedy:
      'Allow Coffee Salon in the system’s notification settings and switch off “do not disturb”.',
  },

  OPS_PORT_TAKEN: {
    message: 'Another program uses port {{port}}, so the monitoring page did not start.',
    remedy: 'End that program, or choose another port under “Monitoring” in the settings.',
  },

  STAND_IN_RUNTIME: {
    message:
      'The window runs in a stand-in Electron that gets no security fixes: it is for trying the ' +
      'sandbox only.',
    remedy:
      'Before you enter real keys, start once where Electron’s own download can be reached, or ' +
      'name a mirror in ELECTRON_MIRROR.',
  },
};
