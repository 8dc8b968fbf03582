import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Translator } from '../../core/lib/translator';
import type { LinkStatus } from '../../shared/model/health';
import { trayIconFile } from './tray-icon';
import { trayMenu, trayTooltip, type TrayActions } from './tray-menu';
import { overallStatus, type TrayPart } from './tray-state';

export interface SalonTrayOptions {
  iconFolder: string;
  translator: Translator;
  actions: TrayActions;
}

/** The icon that tells the truth: shape, colour, tooltip and menu follow the state at once. */
export class SalonTray {
  private readonly tray: Tray;
  /** What is shown now: an open menu must not be replaced by the same one. */
  private shown = '';

  constructor(
    private readonly options: SalonTrayOptions,
    parts: readonly TrayPart[],
  ) {
    this.tray = new Tray(this.icon(overallStatus(parts)));
    this.tray.on('click', () => options.actions.open());
    this.show(parts, null);
  }

  /** Also after a change of language. A new menu each time: Linux does not notice changes inside one. */
  show(parts: readonly TrayPart[], publicAddress: string | null): void {
    const { translator, actions } = this.options;
    const wanted = JSON.stringify([translator.language, publicAddress, parts]);
    if (wanted === this.shown) return;
    this.shown = wanted;
    const status = overallStatus(parts);
    this.tray.setImage(this.icon(status));
    this.tray.setToolTip(trayTooltip(status, translator));
    this.tray.setContextMenu(Menu.buildFromTemplate(trayMenu(parts, publicAddress, translator, actions)));
  }

  dispose(): void {
    this.tray.destroy();
  }

  private icon(status: LinkStatus): Electron.NativeImage {
    const image = nativeImage.createFromPath(join(this.options.iconFolder, trayIconFile(status, process.platform)));
    if (process.platform === 'darwin') image.setTemplateImage(true);
    return image;
  }
}
