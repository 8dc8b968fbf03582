// npm run build: builds the app and the headless program into out/.
import { build } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';

ensureInstalled();
build();
