import { openConfSettings } from '../../../src/adapters/conf-settings';

// Writes the settings again and again until it is killed: FOLDER.
const [folder = ''] = process.argv.slice(2);

const store = openConfSettings(folder);
process.stdout.write('writing\n');
for (let seconds = 60; ; seconds = seconds === 80_000 ? 60 : seconds + 1)
  store.changeSettings({ tokenCacheTtlSeconds: seconds });
