import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Translator } from '../../core/lib/translator';
import { trayIconFile } from './tray-icon';
import { trayMenu, trayTooltip, type TrayActions } from './tray-menu';
import { overallStatus, type TrayFacts } from './tray-state';

export interface SalonTrayOptions {
  iconFolder: string;
  translator: Translator;
  actions: TrayActions;
}

/** The tray icon: shape, colour, tooltip and menu follow the state at once. */
export class SalonTray {
  private readonly tray: Tray;
  private facts: TrayFacts;
  /** What is shown now: an open menu must not be replaced by an identical one. */
  private shown = '';

  constructor(
    private readonly options: SalonTrayOptions,
    facts: TrayFacts,
  ) {
    this.facts = facts;
    this.tray = new Tray(this.icon());
    this.tray.on('click', () => options.actions.open());
    this.show(facts);
  }

  /** Also called after a change of language. */
  show(facts: TrayFacts): void {
    this.facts = facts;
    const wanted = JSON.stringify([this.options.translator.language, facts]);
    if (wanted === this.shown) return;
    this.shown = wanted;
    this.redraw();
  }

  /** A new menu each time: Linux does not notice changes inside one. */
  redraw(): void {
    const { translator, actions } = this.options;
    const status = overallStatus(this.facts.parts);
    this.tray.setImage(this.icon());
    this.tray.setToolTip(
      trayTooltip(this.facts.pausedUntil === null ? status : 'paused', translator),
    );
    this.tray.setContextMenu(Menu.buildFromTemplate(trayMenu(this.facts, translator, actions)));
  }

  dispose(): void {
    this.tray.destroy();
  }

  private icon(): Electron.NativeImage {
    const { parts, pausedUntil } = this.facts;
    const image = nativeImage.createFromPath(
      join(
        this.options.iconFolder,
        trayIconFile(overallStatus(parts), process.platform, pausedUntil !== null),
      ),
    );
    if (process.platform === 'darwin') image.setTemplateImage(true);
    return image;
  }
}
