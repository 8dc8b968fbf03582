import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';

export interface ForwardOptions {
  onAnswer: (status: number) => void;
  /** Event streams are cut off after this many bytes. */
  cutAfter?: number;
  onCut?: () => void;
}

/** Coze's words for what a fault pretends. Source: docs/reference/coze-wire.md, 7.2. */
const BODIES: Readonly<Record<number, string>> = {
  401: JSON.stringify({
    code: 4100,
    msg: 'authentication is invalid',
    detail: { logid: 'acceptance-gate' },
  }),
  429: JSON.stringify({
    code: 4009,
    msg: 'requests too frequent',
    detail: { logid: 'acceptance-gate' },
  }),
};

/** An answer from the gate itself. */
export function refuse(response: ServerResponse, status: number): void {
  const body = BODIES[status];
  response.writeHead(status, {
    'content-type': body === undefined ? 'text/html' : 'application/json',
    connection: 'close',
  });
  response.end(body ?? '<html><body>Bad Gateway</body></html>');
}

/**
 * Forwards a request unchanged, and its answer back. The Host is kept: tokens name it as their
 * audience.
 */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  upstream: { host: string; port: number },
  options: ForwardOptions,
): void {
  const onward = httpRequest(
    {
      ...upstream,
      method: request.method,
      path: request.url,
      headers: request.headers,
      agent: false,
    },
    (answer) => {
      const status = answer.statusCode ?? 502;
      options.onAnswer(status);
      response.writeHead(status, answer.headers);
      const isStream = (answer.headers['content-type'] ?? '').startsWith('text/event-stream');
      if (options.cutAfter === undefined || !isStream) answer.pipe(response);
      else cutOff(answer, response, options.cutAfter, () => options.onCut?.());
    },
  );
  onward.on('error', () => response.destroy());
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}

function cutOff(
  answer: IncomingMessage,
  response: ServerResponse,
  bytes: number,
  onCut: () => void,
): void {
  let left = bytes;
  answer.on('data', (piece: Buffer) => {
    if (left <= 0) return;
    const part = piece.subarray(0, left);
    left -= part.length;
    const isLast = left <= 0;
    response.write(part, () => {
      if (!isLast) return;
      onCut();
      response.destroy();
    });
  });
  answer.once('end', () => response.end());
}
