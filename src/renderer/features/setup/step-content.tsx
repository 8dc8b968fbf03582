import type { ReactNode } from 'react';
import type { WizardStep } from '../../../shared/model/wizard';
import { AppStep } from './steps/app-step';
import { BotStep } from './steps/bot-step';
import { CheckStep } from './steps/check-step';
import { KaiStep } from './steps/kai-step';
import { KeyStep } from './steps/key-step';
import { PlatformStep } from './steps/platform-step';
import { SignInStep } from './steps/sign-in-step';
import { WebhookStep } from './steps/webhook-step';

/** What a step asks for. */
export function StepContent({ step, tunnel }: { step: WizardStep; tunnel: ReactNode }): ReactNode {
  switch (step) {
    case 'platform':
      return <PlatformStep />;
    case 'app':
      return <AppStep />;
    case 'key':
      return <KeyStep />;
    case 'sign-in':
      return <SignInStep />;
    case 'bot':
      return <BotStep />;
    case 'kai':
      return <KaiStep />;
    case 'webhook':
      return <WebhookStep tunnel={tunnel} />;
    case 'check':
      return <CheckStep />;
    default:
      return step satisfies never;
  }
}
