import type { AttachmentKind } from '../../shared/model/attachment';
import { imageTypeOf } from '../lib/image-type';

/** What a file's ending says: how Coze takes it, and how a page can show it. */
export interface FileType {
  kind: AttachmentKind;
  imageType: string;
}

/** Pictures a page can show, by ending. */
const SHOWN_IMAGES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
};
const OTHER_IMAGES = ['heic', 'heif', 'tif', 'tiff'];
const AUDIO = ['wav', 'mp3', 'flac', 'm4a', 'aac', 'ogg', 'wma', 'midi'];
const FILES = [
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'ppt',
  'pptx',
  'numbers',
  'csv',
  'txt',
  'md',
  'json',
  'c',
  'cpp',
  'py',
  'java',
  'js',
  'ts',
  'html',
  'css',
  'zip',
  'rar',
  '7z',
  'gz',
  'mp4',
  'avi',
  'mov',
  'mkv',
  'webm',
  'flv',
  'wmv',
];

const TYPES: ReadonlyMap<string, FileType> = new Map([
  ...Object.entries(SHOWN_IMAGES).map(([ending, imageType]): [string, FileType] => [
    ending,
    { kind: 'image', imageType },
  ]),
  ...OTHER_IMAGES.map((ending): [string, FileType] => [ending, { kind: 'image', imageType: '' }]),
  ...AUDIO.map((ending): [string, FileType] => [ending, { kind: 'audio', imageType: '' }]),
  ...FILES.map((ending): [string, FileType] => [ending, { kind: 'file', imageType: '' }]),
]);

/** Every ending that is taken, without dots. */
export const ATTACHMENT_ENDINGS: readonly string[] = [...TYPES.keys()];

/**
 * What kind of file this is, by its ending; null when Coze would not take it. A picture must also
 * begin like one: an ending is easily wrong, and a page must not be handed something else under a
 * picture's type.
 */
export function fileTypeOf(name: string, content: Uint8Array): FileType | null {
  const type = TYPES.get(endingOf(name));
  if (!type || type.imageType === '') return type ?? null;
  const imageType = imageTypeOf(content);
  return imageType === null ? null : { ...type, imageType };
}

/** The ending in small letters, empty without one. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
