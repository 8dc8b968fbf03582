import { readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { app, clipboard, dialog } from 'electron';
import { AppError } from '../core/lib/errors';
import { writeFileAtomically } from '../adapters/atomic-file';
import type { Translator } from '../core/lib/translator';
import { openExternalLink, openFolder } from './windows/external-links';

/** Largest key file in characters; they are about 2 KB. */
const KEY_FILE_MAX = 50_000;
/** Time in milliseconds after which a copied secret is removed from the clipboard. */
const SECRET_ON_CLIPBOARD_MS = 60_000;

/** A file the person picked, not read yet. */
export interface PickedFile {
  name: string;
  bytes: number;
  /** Throws FILE_UNREADABLE. */
  read(): Promise<Uint8Array>;
}

/** What requests may do to the desktop around the page. */
export interface DesktopActions {
  copyText(text: string): void;
  /** False when the link was refused. */
  openLink(url: string): Promise<boolean>;
  /** Opens one of our own folders; returns the system's error text when that failed. */
  openFolder(path: string): Promise<string>;
  /** The text of a key file the person picked, or null. */
  pickKeyFile(): Promise<string | null>;
  /** Files the person picked, with one of these extensions; none when cancelled. */
  pickFiles(endings: readonly string[]): Promise<PickedFile[]>;
  /** The path of a file the person picked, not read; null when cancelled. */
  pickPath(endings: readonly string[]): Promise<string | null>;
  /** Asks the person where to save a file; null when cancelled. */
  pickSavePath(suggestedName: string): Promise<string | null>;
  /**
   * Shows a secret in a dialog of the operating system, outside any page, where it can be copied.
   */
  showSecretOnce(secret: string, translator: Translator): Promise<void>;
  /** Puts a secret on the clipboard for a minute. */
  copySecret(secret: string): void;
  /**
   * Asks the person where to save, and writes the text there; returns the path, or null when
   * cancelled.
   */
  saveTextFile(suggestedName: string, content: string): Promise<string | null>;
}

/** The real desktop. */
export const desktopActions: DesktopActions = {
  copyText(text) {
    void clipboard.writeText(text);
  },
  openLink: openExternalLink,
  openFolder,
  async pickKeyFile() {
    const { filePaths } = await dialog.showOpenDialog({
      properties: ['openFile'],
      filters: [
        { name: 'PEM', extensions: ['pem', 'key', 'txt'] },
        { name: '*', extensions: ['*'] },
      ],
    });
    const [path] = filePaths;
    return path === undefined ? null : (await readFile(path, 'utf8')).slice(0, KEY_FILE_MAX);
  },
  async pickFiles(endings) {
    const { filePaths } = await dialog.showOpenDialog({
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: '*', extensions: [...endings] }],
    });
    return Promise.all(filePaths.map(pickedFile));
  },
  async pickPath(endings) {
    const { filePaths } = await dialog.showOpenDialog({
      properties: ['openFile'],
      filters: [{ name: '*', extensions: [...endings] }],
    });
    return filePaths[0] ?? null;
  },
  pickSavePath,
  async showSecretOnce(secret, translator) {
    const t = (key: string): string => translator.t(`webhook:${key}`);
    const { response } = await dialog.showMessageBox({
      type: 'info',
      title: t('tokenTitle'),
      message: t('tokenText'),
      detail: `${secret}\n\n${t('tokenHint')}`,
      buttons: [t('tokenCopy'), t('tokenClose')],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (response === 0) this.copySecret(secret);
  },
  copySecret(secret) {
    void clipboard.writeText(secret);
    const forget = async (): Promise<void> => {
      // A promise in newer versions, the text itself in older ones.
      if ((await clipboard.readText()) === secret) clipboard.clear();
    };
    setTimeout(() => void forget(), SECRET_ON_CLIPBOARD_MS).unref();
  },
  async saveTextFile(suggestedName, content) {
    const filePath = await pickSavePath(suggestedName);
    if (filePath !== null) await writeFileAtomically(filePath, content);
    return filePath;
  },
};

async function pickedFile(path: string): Promise<PickedFile> {
  const name = basename(path);
  const unreadable = (cause: unknown): never => {
    throw new AppError('FILE_UNREADABLE', { params: { name }, cause });
  };
  // A file that cannot be accessed is reported when it is read.
  const { size } = await stat(path).catch(() => ({ size: 1 }));
  return { name, bytes: size, read: () => readFile(path).catch(unreadable) };
}

async function pickSavePath(suggestedName: string): Promise<string | null> {
  const extension = extname(suggestedName).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  });
  return canceled || filePath === '' ? null : filePath;
}
