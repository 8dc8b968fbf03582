import { Option, type Command } from 'commander';
import {
  webhookListCommand,
  webhookReplayCommand,
  webhookSendCommand,
  type WebhookSendOptions,
} from '../commands/webhook-command';
import { add, addConnectionOptions, wholeNumber } from './command-options';
import { type CommandRunner } from './command-runner';

/** `webhook`: deliveries. */
export function addWebhookCommands(program: Command, runner: CommandRunner): void {
  const webhook = program.command('webhook').description('webhook deliveries').exitOverride();
  addConnectionOptions(add(webhook, 'send', 'post the guide’s sample event'))
    .option('--url <url>', 'where to, the listener on this machine by default')
    .option('--token <token>', 'bearer token, that of the data folder by default')
    .option('--event <file>', 'JSON to send instead of the sample')
    .action(
      runner.withApp((app, output, command) =>
        webhookSendCommand(app, command.opts<WebhookSendOptions>(), output),
      ),
    );
  addConnectionOptions(add(webhook, 'list', 'what came in, the newest first'))
    .addOption(new Option('--limit <n>', 'so many at most').default(50).argParser(wholeNumber))
    .option('--status <status>', 'pending, retrying, delivered, dead or refused')
    .action(
      runner.withApp((app, output, command) =>
        webhookListCommand(app, command.opts<{ limit: number; status?: string }>(), output),
      ),
    );
  addConnectionOptions(add(webhook, 'replay <id>', 'send a delivery again, newly signed')).action(
    runner.withApp((app, output, command) =>
      webhookReplayCommand(app, command.args[0] ?? '', output),
    ),
  );
}
