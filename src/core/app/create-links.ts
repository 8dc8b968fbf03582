import { API_BASES } from '../../shared/model/profile';
import type { HealthMonitor } from '../health/services/health-monitor';
import { routedDispatcher } from '../kai/connection/kai-dispatcher';
import { HttpClient } from '../net/http-client';
import { NetworkService } from '../net/network-service';
import { publicLookup } from '../net/public-address';
import { RemoteImages } from '../net/remote-images';
import { inModule } from '../ports/logger';
import { noSystemProxy } from '../ports/proxy';
import type { SetupService } from '../setup/setup-service';
import { ActiveKai } from './active-kai';
import type { AppContext } from './app-context';
import type { AppPorts } from './app-ports';
import { ActiveConnection } from './connection/active-connection';
import { createHealthMonitor } from './link-reports';

/** Connections that leave this machine. */
export interface Links {
  /** Proxy and network access for everything that is sent. */
  network: NetworkService;
  /** Coze, over the active profile's connection. */
  connection: ActiveConnection;
  /** The state of the connection to Coze. */
  health: HealthMonitor;
  /** Images of bots and answers. */
  images: RemoteImages;
  kai: ActiveKai;
}

/** Creates the connections to Coze and KAI; none is opened yet. */
export function createLinks(context: AppContext, ports: AppPorts): Links {
  const { settings, clock, setup, vault, translator, meter, lifetime, readSettings } = context;
  const { sandbox, regions } = ports;
  lifetime.add(sandbox);
  const network = new NetworkService({
    settings: readSettings,
    secrets: vault,
    system: ports.systemProxy ?? noSystemProxy,
    clock,
    translator,
    trialTarget: () => trialTarget(setup),
  });
  const proxies = network.routes;
  const publicHttp = lifetime.add(new HttpClient({ lookup: publicLookup, proxies }));
  const connection = lifetime.add(
    new ActiveConnection({ setup, settings, sandbox, clock, regions, proxies, meter }),
  );
  connection.waiting.on((count) => network.recordWaiting(count));
  const kai = lifetime.add(
    new ActiveKai({
      ...context,
      sandbox,
      logger: inModule(context.logger, 'kai'),
      dispatcher: routedDispatcher(proxies),
      ...ports.kai,
    }),
  );
  return {
    network,
    connection,
    health: lifetime.add(createHealthMonitor(context, connection)),
    images: new RemoteImages({ http: publicHttp }),
    kai,
  };
}

/** The sandbox is reached without a proxy: a test of the proxy calls Coze itself then. */
function trialTarget({ active }: SetupService): string {
  return active && active.platform !== 'sandbox' ? active.apiBase : API_BASES['coze-cn'];
}
