import { app, BrowserWindow } from 'electron';

/**
 * How large every window draws its page, percent. Chromium keeps it per origin and forgets it with
 * a page: it is set again after each load.
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
