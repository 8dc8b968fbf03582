// Who may import whom: the rules of ARCHITECTURE.md as a gate (`npm run layers`). Each comment says
// what to do instead.
'use strict';

const DOMAINS =
  'auth|coze|kai|chat|webhook|tunnel|automation|health|acceptance|setup|insights|notifications|backup|audit';
/** Where domains meet. */
const COMPOSITION = '^src/core/app/';
/** A package, found in node_modules or not. */
const npm = (...names) => `^(node_modules/)?(${names.join('|')})(/|$)`;
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const shared = [
  forbid(
    'shared-imports-nobody',
    'src/shared is read by every process, so it may import only itself and zod. Put state ' +
      'and I/O into core or main, and pass plain data here.',
    { path: '^src/shared/' },
    { pathNot: ['^src/shared/', npm('zod')] },
  ),
];

const core = [
  forbid(
    'core-is-pure',
    'Nothing reachable from src/core may end in Electron, React or a process folder, not ' +
      'even through a third file. Describe what you need as an interface in core/ports and ' +
      'implement it in src/adapters (or src/main/adapters when it needs Electron).',
    { path: '^src/core/' },
    {
      path: [
        '^src/(main|preload|renderer|cli|adapters|sandbox)/',
        npm('electron', 'electron-store', 'react', 'react-dom', 'antd'),
      ],
      reachable: true,
    },
  ),
  forbid(
    'domains-are-strangers',
    'A domain of core imports no sibling: only ports, lib, storage, net and shared. Let ' +
      'core/app hand one domain to the other, typed by an interface in core/ports.',
    { path: `^src/core/(${DOMAINS})/` },
    { path: '^src/core/', pathNot: '^src/core/($1|ports|lib|storage|net)/' },
  ),
  forbid(
    'only-the-composition-knows-the-domains',
    'Domains meet in core/app alone. Any other file of core takes what it needs as an argument.',
    { path: '^src/core/', pathNot: [COMPOSITION, `^src/core/(${DOMAINS})/`] },
    { path: [`^src/core/(${DOMAINS})/`, COMPOSITION] },
  ),
  forbid(
    'ports-are-leaves',
    'A port is a small interface: it may name types of core/lib and shared, and nothing ' +
      'else. The implementation belongs in src/adapters or in a domain.',
    { path: '^src/core/ports/' },
    { pathNot: ['^src/core/(ports|lib)/', '^src/shared/'] },
  ),
  forbid(
    'lib-is-a-leaf',
    'core/lib is imported by everyone in core, so of src it may import only itself and ' +
      'shared. Move what knows more into the domain that uses it.',
    { path: '^src/core/lib/' },
    { path: '^src/', pathNot: ['^src/core/lib/', '^src/shared/'] },
  ),
  forbid(
    'storage-knows-no-domain',
    'core/storage keeps and finds; it imports only lib, ports and shared. A domain passes ' +
      'plain data in and gets plain data back.',
    { path: '^src/core/storage/' },
    { path: '^src/', pathNot: ['^src/core/(storage|lib|ports)/', '^src/shared/'] },
  ),
  forbid(
    'net-knows-no-domain',
    'core/net moves bytes; it imports only lib, ports and the shared codes. What a vendor ' +
      'means by an answer is the business of core/coze or core/kai.',
    { path: '^src/core/net/' },
    { path: '^src/', pathNot: ['^src/core/(net|lib|ports)/', '^src/shared/'] },
  ),
];

const processes = [
  forbid(
    'adapters-implement-ports',
    'src/adapters implements ports without Electron, for the window and the headless program ' +
      'alike. It imports core/ports, core/lib, core/storage/file-errors and shared; what it ' +
      'needs besides comes in as an argument.',
    { path: '^src/adapters/' },
    {
      path: '^src/',
      pathNot: [
        '^src/adapters/',
        '^src/core/(ports|lib)/',
        '^src/core/storage/file-errors\\.ts$',
        '^src/shared/',
        '^src/sandbox/',
      ],
    },
  ),
  forbid(
    'adapters-never-reach-electron',
    'The headless program uses src/adapters without Electron. An adapter that needs Electron ' +
      'goes into src/main/adapters.',
    { path: '^src/adapters/' },
    { path: [npm('electron', 'electron-store'), '^src/(main|preload|renderer)/'], reachable: true },
  ),
  forbid(
    'main-imports-no-screen',
    'The main process serves the page; it imports nothing of it, of the preload or of the ' +
      'headless program. What both need is in src/shared or core.',
    { path: '^src/main/' },
    { path: '^src/(renderer|preload|cli)/' },
  ),
  forbid(
    'preload-is-a-pipe',
    'The preload knows two channel names, the type of the contract and Electron. Do the work ' +
      'in the handler (src/main/ipc) or in the page (src/renderer/lib).',
    { path: '^src/preload/' },
    { pathNot: ['^src/preload/', '^src/shared/ipc/(channels|contract)\\.ts$', npm('electron')] },
  ),
  forbid(
    'preload-takes-the-contract-as-a-type',
    'Use `import type`: the contract as a value would carry zod into the sandboxed preload.',
    { path: '^src/preload/' },
    { path: '^src/shared/ipc/contract\\.ts$', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'cli-never-reaches-electron',
    'The headless program proves that core needs no window. Take the Electron-free adapter ' +
      'from src/adapters, or write one.',
    { path: '^src/cli/' },
    {
      path: [
        npm('electron', 'electron-store', 'react', 'react-dom', 'antd'),
        '^src/(main|preload|renderer)/',
      ],
      reachable: true,
    },
  ),
  forbid(
    'electron-stays-in-its-processes',
    'Only src/main and src/preload import Electron. Describe what you need as a port, or as ' +
      'a request of the contract when you are in the page.',
    { path: '^src/', pathNot: '^src/(main|preload)/' },
    { path: npm('electron', 'electron-store') },
  ),
];

const renderer = [
  forbid(
    'renderer-imports-only-shared',
    'A screen knows no process: it sends a request (renderer/lib/ipc.ts) and shows the state ' +
      'that is pushed. Add the request to shared/ipc and a handler in main.',
    { path: '^src/renderer/' },
    { path: '^src/', pathNot: '^src/(renderer|shared)/' },
  ),
  forbid(
    'renderer-takes-types-from-shared',
    'Use `import type`: schemas would carry zod into the page, and a limit known twice ' +
      'drifts. Values may come from ipc/result, ipc/channels, i18n and markdown only. A figure ' +
      'the page needs (such as the longest question) travels in the state the main process ' +
      'pushes, or the refusal of the request is shown.',
    { path: '^src/renderer/' },
    {
      path: '^src/shared/',
      pathNot: ['^src/shared/ipc/(result|channels)\\.ts$', '^src/shared/(i18n|markdown)/'],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'renderer-has-no-node',
    'The page is sandboxed: there is no Node in it. Ask the main process through a request.',
    { path: '^src/renderer/' },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'features-are-strangers',
    'A screen imports no other screen. Put what both show into renderer/ui (props in, ' +
      'callbacks out), what both ask into renderer/lib.',
    { path: '^src/renderer/features/([^/]+)/' },
    { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
  ),
  forbid(
    'ui-takes-props',
    'A component of renderer/ui asks nobody: no request, no screen, no app. Take the data as ' +
      'props and tell through callbacks.',
    { path: '^src/renderer/ui/' },
    { path: ['^src/renderer/(features|app)/', '^src/renderer/lib/ipc\\.ts$'] },
  ),
];

const monitoringPage = [
  forbid(
    'monitoring-page-shows',
    'The page of the operations listener runs in any browser: it takes looks from ' +
      'renderer/ui, texts and types from shared, and data over HTTP.',
    { path: '^src/monitoring-page/' },
    { path: '^src/', pathNot: ['^src/monitoring-page/', '^src/renderer/ui/', '^src/shared/'] },
  ),
  forbid(
    'monitoring-page-stands-alone',
    'Nobody imports the page: it is built by itself and served as files.',
    { path: '^src/', pathNot: '^src/monitoring-page/' },
    { path: '^src/monitoring-page/' },
  ),
];

const everywhere = [
  forbid(
    'no-cycles',
    'Two files that need each other are one file, or need a third that both import. Types count too.',
    {},
    { circular: true },
  ),
  forbid(
    'sandbox-is-another-program',
    'The product talks to the sandbox over HTTP exactly as to the real cloud. Only ' +
      'adapters/local-sandbox-launcher.ts and cli/commands/sandbox-command.ts may start it.',
    {
      path: '^src/',
      pathNot: [
        '^src/sandbox/',
        '^src/adapters/local-sandbox-launcher\\.ts$',
        '^src/cli/commands/sandbox-command\\.ts$',
      ],
    },
    { path: '^src/sandbox/' },
  ),
  forbid(
    'sandbox-stands-alone',
    'The sandbox checks the product from outside, so it shares no code with it: the same ' +
      'mistake on both sides would go unseen.',
    { path: '^src/sandbox/' },
    { path: '^src/', pathNot: '^src/sandbox/' },
  ),
  forbid(
    'keychain-only-in-its-adapter',
    'Secrets pass through core/ports/secret-store.ts; only adapters/keychain-secret-store.ts knows the keychain.',
    { pathNot: '^src/adapters/keychain-secret-store\\.ts$' },
    { path: npm('@napi-rs/keyring') },
  ),
  forbid(
    'database-driver-in-one-file',
    'The driver stays behind core/storage/database.ts so that it can be replaced. Use the Database of that file.',
    { pathNot: '^src/core/storage/database\\.ts$' },
    { path: npm('libsql') },
  ),
  forbid(
    'coze-sdk-in-one-folder',
    'The SDK and its axios stay behind core/coze/sdk, which runs them over our own client and lets ' +
      'none of their errors out (decision 0004). Add the call to CozeSdk.',
    { pathNot: '^src/core/coze/sdk/' },
    { path: npm('@coze/api', 'axios') },
  ),
  forbid(
    'imports-resolve',
    'This import leads nowhere: a wrong path, or a package that package.json does not name.',
    {},
    { couldNotResolve: true },
  ),
];

module.exports = {
  forbidden: [...shared, ...core, ...processes, ...renderer, ...monitoringPage, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['types', 'module', 'main'],
    },
  },
};
