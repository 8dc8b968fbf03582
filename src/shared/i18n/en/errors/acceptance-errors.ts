import type { acceptanceErrors as zh } from '../../zh-CN/errors/acceptance-errors';
import type { Texts } from '../../text-shape';

export const acceptanceErrors: Texts<typeof zh> = {
  ACCEPTANCE_RUNNING: {
    message: 'An acceptance run is under way already.',
    remedy: 'Wait until it ends, or cancel it first.',
  },
  ACCEPTANCE_NOT_AGREED: {
    message:
      'Testing {{name}} makes about {{calls}} API calls, {{questions}} of them questions that ' +
      'cost tokens, and takes about {{minutes}} min. It was not started.',
    remedy:
      'Agree to the cost: on the command line with --yes, in the window with “Start and pay”. ' +
      'Or test against the built-in sandbox, which costs nothing.',
  },
  ACCEPTANCE_RUN_MISSING: {
    message: 'This run no longer exists.',
    remedy: 'Choose another one from the list.',
  },
  ACCEPTANCE_CASE_MISSING: {
    message: 'This case no longer exists.',
    remedy: 'Choose another one from the list.',
  },
  ACCEPTANCE_REGRESSED: {
    message: 'Saved cases that passed before fail now: {{count}}.',
    remedy: 'Open the acceptance, look at what changed, and run the cases again.',
  },
};
