import type { AttachmentKind } from '../../shared/model/attachment';
import { imageTypeOf } from '../lib/image-type';

/** What a file's extension means: how Coze takes the file, and how a page can show it. */
export interface FileType {
  kind: AttachmentKind;
  imageType: string;
}

/** Image types a page can show, by extension. */
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

/** Every accepted extension, without dots. */
export const ATTACHMENT_ENDINGS: readonly string[] = [...TYPES.keys()];

/**
 * The type of a file, by its extension; null when Coze would not accept it. An image must also
 * start like one: an extension is easily wrong, and a page must not receive something else under an
 * image type.
 */
export function fileTypeOf(name: string, content: Uint8Array): FileType | null {
  const type = TYPES.get(endingOf(name));
  if (!type || type.imageType === '') return type ?? null;
  const imageType = imageTypeOf(content);
  return imageType === null ? null : { ...type, imageType };
}

/** The extension in lower case, empty when there is none. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
