import { inEveryLanguage } from './camera';

const STEPS = ['platform', 'app', 'key', 'sign-in', 'bot', 'kai', 'webhook', 'check'];
const EMPTY_PLACES = [
  ['#/connection', 'connection-empty'],
  ['#/connection/new', 'connection-form'],
  ['#/kai', 'kai-empty'],
  ['#/health', 'health-empty'],
  ['#/health/figures', 'health-figures-empty'],
] as const;

inEveryLanguage('welcome and wizard', { sandbox: false }, async (camera) => {
  const { page, words } = camera;
  await camera.take('welcome');
  await camera.takeTight('welcome');
  for (const step of STEPS) {
    await camera.go(`#/setup/${step}`);
    await camera.take(`setup-${step}`);
  }
  await camera.takeTight('setup-check');
  await camera.go('#/setup/key');
  await camera.press(words.wizard.key.generate);
  await page.waitForTimeout(500);
  await camera.take('setup-key-made');
  await camera.go('#/setup/sign-in');
  await page.getByRole('textbox', { name: words.setup.appId.label }).fill('1182034567890');
  await camera.go('#/setup/platform');
  await camera.press(words.wizard.restart);
  await camera.take('setup-restart');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  for (const [place, name] of EMPTY_PLACES) {
    await camera.go(place);
    await camera.take(name);
  }
  await camera.go('#/connection/new');
  await camera.press(words.setup.form.save);
  await camera.take('connection-form-refused');
});
