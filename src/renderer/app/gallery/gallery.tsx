import type { ReactNode } from 'react';
import { Page } from '../../ui/page';
import { GalleryControls } from './gallery-controls';
import { GalleryData } from './gallery-data';
import { GalleryText } from './gallery-text';

/**
 * Every component of `ui/` in all its states, for development and tests. Its texts are not
 * translated.
 */
export function Gallery(): ReactNode {
  return (
    <Page title="Gallery">
      <GalleryControls />
      <GalleryData />
      <GalleryText />
    </Page>
  );
}
