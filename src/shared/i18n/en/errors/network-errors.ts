import type { networkErrors as zh } from '../../zh-CN/errors/network-errors';
import type { Texts } from '../../text-shape';

export const networkErrors: Texts<typeof zh> = {
  DNS_FAILED: {
    message: 'The server {{host}} cannot be found.',
    remedy: 'Check the network and the spelling of the address.',
  },
  CONNECTION_REFUSED: {
    message: '{{host}} refused the connection.',
    remedy: 'Make sure the service runs and the port is right.',
  },
  CONNECTION_RESET: {
    message: 'The connection to {{host}} broke.',
    remedy: 'Check the network or proxy and try again.',
  },
  TLS_FAILED: {
    message: 'No secure connection to {{host}} ({{detail}}).',
    remedy:
      'Check this computer’s time; if your company inspects encrypted traffic, install its root certificate.',
  },
  TIMEOUT: {
    message: '{{host}} did not answer within {{seconds}} s.',
    remedy: 'Check the network; on a slow one raise the time limit in the settings.',
  },
  NETWORK_UNREACHABLE: {
    message: 'There is no route to {{host}}.',
    remedy: 'Check the cable, Wi-Fi or VPN.',
  },
  NOT_COZE_RESPONSE: {
    message: 'What {{host}} sent is not an answer from Coze (HTTP {{status}}).',
    remedy:
      'It may be a network sign-in page or a wrong address: open any web page to check, then check the API address.',
  },

  PROXY_NOT_SET: {
    message: 'A proxy of your own is chosen, but its address is missing or unusable.',
    remedy: 'Enter the address under Settings, Network, or follow the system, or use no proxy.',
  },
  PROXY_UNREACHABLE: {
    message: 'The proxy {{proxy}} cannot be reached ({{detail}}).',
    remedy:
      'Make sure the proxy is running and its address and port are right, or choose another ' +
      'way under Settings, Network.',
  },
  PROXY_AUTH_REQUIRED: {
    message:
      'The proxy {{proxy}} wants a user name and password, or does not accept the ones it got.',
    remedy:
      'Choose a proxy of your own under Settings, Network, and enter its user name and password.',
  },
  PROXY_REFUSED: {
    message: 'The proxy {{proxy}} did not let the request through ({{detail}}).',
    remedy:
      'It may not allow this address, or be offline itself. Ask whoever runs the network, or use another proxy.',
  },
};
