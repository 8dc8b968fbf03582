import type { QuickAskWindow } from '../../windows/quick-ask-window';
import type { HandlersOf } from '../dispatch';

export interface QuickAskHandlerOptions {
  quickAsk: QuickAskWindow;
  shell: { openRoute: (route: readonly string[]) => void };
}

/** Every request of and about the quick ask. */
export function quickAskHandlers({ quickAsk, shell }: QuickAskHandlerOptions): HandlersOf<'quick'> {
  return {
    'quick.toggle': () => quickAsk.toggle(),
    'quick.hide': () => quickAsk.hide(),
    'quick.fit': ({ height }, { windowId }) => quickAsk.fit(windowId, height),
    'quick.openMain': ({ route }) => {
      quickAsk.hide();
      shell.openRoute(route);
    },
  };
}
