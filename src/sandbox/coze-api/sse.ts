/** How a family of endpoints writes its events. */
export type SseStyle = 'chat' | 'workflow-chat' | 'workflow';

/** Receives the events of a running turn or workflow; writing after the client left is harmless. */
export interface EventSink {
  emit(event: string, data: unknown): void;
  /** Ends the response. */
  end(): void;
}

/**
 * Frames one event (docs/reference/coze-wire.md, 3.4, 4.2). `/v3/chat`: no space after the colons,
 * no id. Workflow chat: a space. Workflow runs: `id`, `event`, `data`, each with a space. Data is
 * always one line of JSON.
 */
export function frameEvent(style: SseStyle, event: string, data: unknown, id: number): string {
  const json = JSON.stringify(data);
  if (style === 'chat') return `event:${event}\ndata:${json}\n\n`;
  if (style === 'workflow-chat') return `event: ${event}\ndata: ${json}\n\n`;
  return `id: ${id}\nevent: ${event}\ndata: ${json}\n\n`;
}

/**
 * An HTTP 200 event stream; each event is flushed on its own. `onDrop` runs when the client leaves
 * early.
 */
export function openEventStream(
  style: SseStyle,
  onDrop: () => void,
): { response: Response; sink: EventSink } {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let nextId = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (started) => {
      controller = started;
    },
    cancel: () => {
      controller = undefined;
      onDrop();
    },
  });
  const sink: EventSink = {
    emit: (event, data) => {
      controller?.enqueue(encoder.encode(frameEvent(style, event, data, nextId)));
      nextId += 1;
    },
    end: () => {
      controller?.close();
      controller = undefined;
    },
  };
  return { response: new Response(body, { headers: EVENT_STREAM_HEADERS }), sink };
}

/**
 * `transfer-encoding` is named so that Node's adapter never collects a short stream into one body.
 */
const EVENT_STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache',
  'transfer-encoding': 'chunked',
} as const;

/** Swallows events: the sink of a chat that was started without streaming. */
export const silentSink: EventSink = { emit: () => {}, end: () => {} };
