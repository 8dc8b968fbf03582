import { KaiConnection } from '../../../src/core/kai/connection/kai-connection';
import { directDispatcher } from '../../../src/core/kai/connection/kai-dispatcher';
import { SchemaCompiler } from '../../../src/core/kai/tools/json-schema';
import { RunningCalls } from '../../../src/core/kai/tools/running-calls';
import { ServerQuestions } from '../../../src/core/kai/connection/server-questions';
import { WireLog } from '../../../src/core/kai/connection/wire-log';
import { Redactor } from '../../../src/core/lib/redact';
import { systemClock } from '../../../src/core/ports/clock';
import { kaiServerSchema } from '../../../src/shared/model/kai';

// Our client as the conformance suite drives it: connects to the address it is given, lists the
// tools, calls every one of them with numbers for numbers, and accepts what it is asked without
// filling anything in.
const url = process.argv.at(-1) ?? '';
const schemas = new SchemaCompiler();
const questions = new ServerQuestions({
  clock: systemClock,
  schemas,
  attended: true,
  running: new RunningCalls(),
});
questions.questions.subscribe(({ value }) =>
  value.forEach(({ id }) =>
    setImmediate(() => questions.answer(id, { action: 'accept', content: '{}' })),
  ),
);
const server = kaiServerSchema.parse({
  id: 's',
  profileId: null,
  name: 'conformance',
  url,
  local: true,
});
const connection = new KaiConnection({
  server,
  apiKey: null,
  dispatcher: directDispatcher,
  questions,
  schemas,
  log: new WireLog(new Redactor(), systemClock),
  version: '1.0.0',
  now: Date.now,
});
await connection.session();
for (const { wire, definition } of connection.state.value.list.tools) {
  const names = Object.keys({ ...Object(definition.inputSchema['properties']) });
  const payload = Object.fromEntries(names.map((name, index) => [name, index + 1]));
  await connection.call(wire, payload, {
    signal: AbortSignal.timeout(10_000),
    onProgress: () => {},
  });
}
await connection.dispose();
