import { connect, type Socket } from 'node:net';

/** Where and how to post. `next` gives the bytes of one whole request. */
export interface LoadTarget {
  port: number;
  next: () => Buffer;
}

const END = Buffer.from('\r\n\r\n');

/**
 * So many requests over so many connections, each sending the next as soon as it is answered. Raw
 * sockets: a client library would cost more than the servers that are compared. Answers how long
 * each took, milliseconds; fails on anything but 200.
 */
export async function load(
  { port, next }: LoadTarget,
  requests: number,
  connections: number,
): Promise<number[]> {
  const times: number[] = [];
  let left = requests;
  const talk = async (): Promise<void> => {
    const socket = connect(port, '127.0.0.1').setNoDelay(true);
    await new Promise<void>((resolve, reject) =>
      socket.once('connect', resolve).once('error', reject),
    );
    await new Promise<void>((resolve, reject) => {
      let started = 0;
      const send = (): void => {
        if (left-- <= 0) {
          resolve();
          return;
        }
        started = performance.now();
        socket.write(next());
      };
      readAnswers(socket, (status) => {
        if (status !== 200) {
          reject(new Error(`answered ${status}`));
          return;
        }
        times.push(performance.now() - started);
        send();
      });
      socket.once('error', reject).once('close', () => reject(new Error('hung up')));
      send();
    });
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, talk));
  return times;
}

/** Calls back with the status of each whole answer; there is one at a time. */
function readAnswers(socket: Socket, answered: (status: number) => void): void {
  let pending: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const end = pending.indexOf(END);
    if (end < 0) return;
    const head = pending.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (pending.length < end + END.length + length) return;
    pending = pending.subarray(end + END.length + length);
    answered(Number(head.slice(9, 12)));
  });
}
