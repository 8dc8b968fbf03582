import type { Texts } from '../text-shape';
import type { network as zh } from '../zh-CN/network';

/** Words of the network part of the settings. */
export const network: Texts<typeof zh> = {
  title: 'Network',
  text: 'How Coze and other services are reached. This computer itself and the sandbox are always reached directly.',
  mode: { label: 'Proxy', system: 'System', custom: 'Custom', none: 'None' },
  address: {
    label: 'Proxy address',
    hint: 'For example http://127.0.0.1:7890 or socks5://127.0.0.1:1080. User name and password go below.',
    fault:
      'Enter an address that starts with http, https or socks5, without user name or password.',
  },
  user: { label: 'User name', hint: 'Leave it empty if the proxy needs none.' },
  password: {
    label: 'Password',
    hint: 'Kept in the system keychain, not in the settings file.',
    set: 'Saved',
    change: 'Change',
    save: 'Save password',
    remove: 'Remove',
    thisRun: 'Use for this run only',
  },
  test: {
    label: 'Test',
    hint: 'Tries to reach Coze with the current settings, without using up a call.',
    run: 'Test',
    running: 'Testing',
    works: '{{way}}: {{target}} answered in {{time}}.',
    fails: '{{way}}: {{target}} could not be reached.',
  },
  way: {
    none: 'Directly, no proxy',
    loopback: 'Directly, this computer',
    'system-direct': 'Directly, no system proxy',
    'system-proxy': 'Through the system proxy {{proxy}}',
    'custom-proxy': 'Through your proxy {{proxy}}',
  },
};
