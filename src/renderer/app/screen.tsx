import { lazy, type ReactNode, Suspense } from 'react';
import { useRoute } from '../lib/hash-route';
import { profilesState } from '../lib/main-states';
import { useMainState } from '../lib/use-main-state';
import { ErrorCard } from '../ui/error-card';
import { copyText } from '../lib/system-actions';
import { PageSkeleton } from '../ui/skeletons';

const ChatScreen = lazy(() =>
  import('../features/chat/chat-screen').then((m) => ({ default: m.ChatScreen })),
);
const ConnectionScreen = lazy(() =>
  import('../features/connection/connection-screen').then((m) => ({ default: m.ConnectionScreen })),
);
const HealthScreen = lazy(() =>
  import('../features/health/health-screen').then((m) => ({ default: m.HealthScreen })),
);
const KaiScreen = lazy(() =>
  import('../features/kai/kai-screen').then((m) => ({ default: m.KaiScreen })),
);
const SettingsScreen = lazy(() =>
  import('../features/settings/settings-screen').then((m) => ({ default: m.SettingsScreen })),
);
const SetupScreen = lazy(() =>
  import('../features/setup/setup-screen').then((m) => ({ default: m.SetupScreen })),
);
const TunnelPanel = lazy(() =>
  import('../features/tunnel/tunnel-panel').then((m) => ({ default: m.TunnelPanel })),
);
const WebhooksScreen = lazy(() =>
  import('../features/webhooks/webhooks-screen').then((m) => ({ default: m.WebhooksScreen })),
);
const WelcomeScreen = lazy(() =>
  import('../features/welcome/welcome-screen').then((m) => ({ default: m.WelcomeScreen })),
);
const showGallery = import.meta.env.DEV || import.meta.env.MODE === 'test';
const Gallery = showGallery
  ? lazy(() => import('./gallery/gallery').then((m) => ({ default: m.Gallery })))
  : null;

/** The screen the address asks for; without any connection the chat is the welcome screen. */
export function Screen(): ReactNode {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <RoutedScreen />
    </Suspense>
  );
}

function RoutedScreen(): ReactNode {
  const [screen, ...rest] = useRoute();
  switch (screen) {
    case 'connection':
      return <ConnectionScreen path={rest} />;
    case 'webhooks':
      return <WebhooksScreen path={rest} tunnel={<TunnelPanel />} />;
    case 'kai':
      return <KaiScreen path={rest} />;
    case 'health':
      return <HealthScreen path={rest} />;
    case 'setup':
      return <SetupScreen path={rest} tunnel={<TunnelPanel />} />;
    case 'settings':
      return <SettingsScreen path={rest} />;
    case 'gallery':
      return Gallery ? <Gallery /> : <HomeScreen conversationId={null} turnId={null} />;
    case undefined:
    default:
      return <HomeScreen conversationId={rest[0] ?? null} turnId={rest[1] ?? null} />;
  }
}

function HomeScreen({
  conversationId,
  turnId,
}: {
  conversationId: string | null;
  turnId: string | null;
}): ReactNode {
  const profiles = useMainState(profilesState);
  if (profiles.status === 'loading') return <PageSkeleton />;
  if (profiles.status === 'failed') {
    return (
      <ErrorCard
        error={profiles.error}
        onCopy={copyText}
        onRetry={profilesState.reload}
        standalone
      />
    );
  }
  return profiles.value.length === 0 ? (
    <WelcomeScreen />
  ) : (
    <ChatScreen conversationId={conversationId} turnId={turnId} />
  );
}
