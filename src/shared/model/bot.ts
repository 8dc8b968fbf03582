import { z } from 'zod';

/** A field of a command: free text, or one of several choices. */
const commandFieldSchema = z.object({
  name: z.string(),
  description: z.string(),
  /** Empty: free text. */
  choices: z.array(z.string()),
  initial: z.string(),
});

/**
 * A command prepared by the bot's author. `template`: the question in words, fields as `{{name}}`.
 */
const botCommandSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  template: z.string(),
  fields: z.array(commandFieldSchema),
});
export type BotCommand = z.infer<typeof botCommandSchema>;

/** A published bot as its author presents it. Every text is the author's: not trustworthy. */
export const botFactsSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** Address of the image, empty without one; only fetched through the main process. */
  iconUrl: z.string(),
  prologue: z.string(),
  suggestedQuestions: z.array(z.string()),
  commands: z.array(botCommandSchema),
});
export type BotFacts = z.infer<typeof botFactsSchema>;
