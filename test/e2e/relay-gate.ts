import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A door on one port in front of a server: shut, nobody gets in and everybody inside is thrown out.
 * The server behind never notices more than that.
 */
export interface RelayGate {
  origin: string;
  shut(): Promise<void>;
  open(): Promise<void>;
}

export async function startRelayGate(target: string): Promise<RelayGate> {
  const targetPort = Number(new URL(target).port);
  const inside = new Set<Socket>();
  let port = 0;
  let server: Server | null = null;
  const open = async (): Promise<void> => {
    const opened = createServer((socket) => {
      const onward = connect(targetPort, '127.0.0.1');
      for (const end of [socket, onward]) {
        inside.add(end);
        end.on('error', () => {}).on('close', () => inside.delete(end));
      }
      socket.pipe(onward).pipe(socket);
    });
    await new Promise<void>((settle) => opened.listen(port, '127.0.0.1', settle));
    const address = opened.address();
    port = typeof address === 'object' && address ? address.port : 0;
    server = opened;
  };
  await open();
  return {
    origin: `http://127.0.0.1:${port}`,
    open,
    async shut() {
      const closing = server;
      server = null;
      const closed = new Promise((settle) => closing?.close(settle) ?? settle(undefined));
      for (const socket of inside) socket.resetAndDestroy();
      await closed;
    },
  };
}
