import { inEveryLanguage } from './camera';

const STEPS = ['platform', 'app', 'key', 'sign-in', 'bot', 'kai', 'webhook', 'check'];

inEveryLanguage('welcome and wizard', { sandbox: false }, async (camera) => {
  const { page } = camera;
  await camera.take('welcome');
  await camera.takeTight('welcome');
  for (const step of STEPS) {
    await camera.go(`#/setup/${step}`);
    await camera.take(`setup-${step}`);
  }
  await camera.takeTight('setup-check');
  await camera.go('#/setup/key');
  await page.getByRole('button', { name: /生成一对新密钥|Generate a new pair|Generate/ }).first().click();
  await page.waitForTimeout(800);
  await camera.take('setup-key-made');
  for (const [place, name] of [['#/connection', 'connection-empty'], ['#/connection/new', 'connection-form'], ['#/kai', 'kai-empty'], ['#/health', 'health-empty']] as const) {
    await camera.go(place);
    await camera.take(name);
  }
});
