import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Translator } from '../../core/lib/translator';
import type { ConnectionState } from '../../shared/model/health';
import { trayIconFile } from './tray-icon';
import { trayMenu, trayTooltip, type TrayActions } from './tray-menu';

export interface SalonTrayOptions {
  iconFolder: string;
  translator: Translator;
  actions: TrayActions;
}

/** The icon that tells the truth: shape, colour, tooltip and menu follow the state at once. */
export class SalonTray {
  private readonly tray: Tray;

  constructor(
    private readonly options: SalonTrayOptions,
    state: ConnectionState,
  ) {
    this.tray = new Tray(this.icon(state));
    this.tray.on('click', () => options.actions.open());
    this.show(state);
  }

  /** Also after a change of language. A new menu each time: Linux does not notice changes inside one. */
  show(state: ConnectionState): void {
    const { translator, actions } = this.options;
    this.tray.setImage(this.icon(state));
    this.tray.setToolTip(trayTooltip(state, translator));
    this.tray.setContextMenu(Menu.buildFromTemplate(trayMenu(state, translator, actions)));
  }

  dispose(): void {
    this.tray.destroy();
  }

  private icon(state: ConnectionState): Electron.NativeImage {
    const image = nativeImage.createFromPath(join(this.options.iconFolder, trayIconFile(state.status, process.platform)));
    if (process.platform === 'darwin') image.setTemplateImage(true);
    return image;
  }
}
