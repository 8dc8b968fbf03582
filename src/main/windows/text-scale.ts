import { app, BrowserWindow } from 'electron';

/**
 * Scale of every window's page, in percent. Chromium stores it per origin and loses it with the
 * page, so it is set again after each load.
 */
export class TextScale {
  constructor(private percent: number) {
    app.on('web-contents-created', (_created, contents) => {
      contents.on('did-finish-load', () => contents.setZoomFactor(this.percent / 100));
    });
  }

  change(percent: number): void {
    if (percent === this.percent) return;
    this.percent = percent;
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.setZoomFactor(percent / 100);
  }
}
