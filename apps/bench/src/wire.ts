import { connect, type Socket } from 'node:net';
import type { Lab } from './lab.ts';

interface Line {
  socket: Socket;
  received: string;
  done: ((answer: string) => void) | undefined;
  failed: ((error: Error) => void) | undefined;
}

export interface Wire {
  /** Sends one event. Rejects unless it was accepted. */
  post: (event: string) => Promise<void>;
  close: () => void;
}

/**
 * HTTP/1.1 written by hand, over kept connections: Node's own client costs more than the server needs to record an
 * event, and whoever measures shares two cores with what is measured. Where no connection is free an event waits for
 * one, and its time with it.
 */
export async function openWire({ api, key }: Lab, connections: number): Promise<Wire> {
  const { host, hostname, port } = new URL(api.origin);
  const head =
    `POST /v1/events HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${key}\r\n` +
    'content-type: application/cloudevents+json\r\ncontent-length: ';
  const free: Line[] = [];
  const waiting: ((line: Line) => void)[] = [];
  const release = (line: Line) => {
    const next = waiting.shift();
    if (next) next(line);
    else free.push(line);
  };
  const all = await Promise.all(Array.from({ length: connections }, () => openLine(hostname, Number(port))));
  free.push(...all);
  const send = (line: Line, event: string) =>
    new Promise<string>((resolve, reject) => {
      line.done = resolve;
      line.failed = reject;
      line.socket.write(`${head}${Buffer.byteLength(event)}\r\n\r\n${event}`);
    }).finally(() => release(line));
  return {
    post: async (event) => {
      const line = free.pop() ?? (await new Promise<Line>((resolve) => waiting.push(resolve)));
      const answer = await send(line, event);
      if (!answer.startsWith('HTTP/1.1 202') || !answer.includes('"accepted"'))
        throw new Error(`An event was answered with ${answer.slice(0, 500)}`);
    },
    close: () => {
      for (const { socket } of all) socket.destroy();
    },
  };
}

function openLine(host: string, port: number): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(line));
    const line: Line = { socket, received: '', done: undefined, failed: undefined };
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      line.received += text;
      if (!isWhole(line.received)) return;
      const answer = line.received;
      line.received = '';
      line.done?.(answer);
    });
    const fail = (error: Error) => {
      reject(error);
      line.failed?.(error);
    };
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('The product closed a connection.')));
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1];
  return length !== undefined && answer.length >= end + 4 + Number(length);
}
