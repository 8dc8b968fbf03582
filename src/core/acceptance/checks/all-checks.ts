import type { AcceptanceCheckDefinition } from './acceptance-check';
import { conversationCheck, streamingCheck } from './chat-checks';
import { kaiToolCheck, monitoringCheck, webhookCheck } from './connected-checks';
import { errorHandlingCheck } from './error-handling-check';
import { accessTokenCheck, jwtCheck, oauthAppCheck } from './sign-in-checks';

/** The questions of the guide, steps 4.2, 4.3 and 6.2. */
export const GUIDE_QUESTIONS = {
  whole: '你好，我想了解咖啡知识',
  streamed: '请介绍一下手冲咖啡的技巧',
  tool: '埃塞俄比亚咖啡特点',
} as const;

/** All but the tenth, which is derived from the four figures. */
export function allChecks(): AcceptanceCheckDefinition[] {
  return [
    oauthAppCheck(),
    jwtCheck(),
    accessTokenCheck(),
    conversationCheck(GUIDE_QUESTIONS.whole),
    streamingCheck(GUIDE_QUESTIONS.streamed),
    webhookCheck(),
    kaiToolCheck(GUIDE_QUESTIONS.tool),
    errorHandlingCheck(GUIDE_QUESTIONS.tool),
    monitoringCheck(),
  ];
}
