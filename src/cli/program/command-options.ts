import { InvalidArgumentError, Option, type Command } from 'commander';

/** A port; 0 means a free one. */
export function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('a port is at most 65535');
  return port;
}

/** A whole number from 0 on. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('a whole number is expected');
  return value;
}

/** An option that can also be set by an environment variable. */
export function named(flags: string, text: string, variable: string): Option {
  return new Option(flags, text).env(variable);
}

export function secretsOption(): Option {
  return named('--secrets <where>', 'keychain | file:PATH | memory', 'SALON_SECRETS');
}

/** Options for a connection other than the active profile. */
export function addConnectionOptions(command: Command): Command {
  return command
    .option('--sandbox', 'use the built-in sandbox, started for this command')
    .addOption(named('--api-base <url>', 'API base of Coze', 'SALON_API_BASE'))
    .addOption(named('--app-id <id>', 'id of the OAuth app', 'SALON_APP_ID'))
    .addOption(named('--kid <kid>', 'public key fingerprint', 'SALON_KID'))
    .addOption(named('--private-key-file <pem>', 'private key file', 'SALON_PRIVATE_KEY_FILE'))
    .addOption(named('--pat <token>', 'personal access token instead of a key', 'SALON_PAT'))
    .addOption(named('--bot-id <id>', 'id of the bot', 'SALON_BOT_ID'))
    .addOption(named('--kai-url <url>', 'address of a KAI (MCP) server', 'SALON_KAI_URL'))
    .addOption(named('--kai-key <key>', 'its key', 'SALON_KAI_KEY'))
    .addOption(secretsOption());
}

function addCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print exactly one JSON document')
    .addOption(new Option('--data-dir <dir>', 'where everything is kept').env('SALON_DATA_DIR'))
    .addOption(
      new Option('--lang <language>', 'zh-CN or en').choices(['zh-CN', 'en']).env('SALON_LANG'),
    )
    .option('--debug', 'more on stderr')
    .exitOverride();
}

/** A command with the common options. */
export function add(parent: Command, name: string, description: string): Command {
  return addCommonOptions(parent.command(name).description(description));
}

/** A whole number from 1 on. */
export function countNumber(text: string): number {
  const value = wholeNumber(text);
  if (value < 1) throw new InvalidArgumentError('a whole number is expected');
  return value;
}
