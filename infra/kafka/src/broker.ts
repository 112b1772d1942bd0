import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { alive, end, rememberPid, stopOrphan } from './broker-process.ts';
import { connectKafka } from './connect.ts';
import { freePort } from './free-port.ts';
import { ensureJars, java, type Progress } from './jars.ts';
import { serverProperties } from './server-properties.ts';

export interface BrokerOptions {
  /** Holds the broker's data, settings and log. Made if it is not there. */
  folder: string;
  /** Default: a free one, which the folder then keeps. */
  port?: number;
  progress?: Progress;
}

export interface Broker {
  /** What clients connect to. */
  address: string;
  pid: number;
  stop: () => Promise<void>;
}

/** A real single-node Kafka (KRaft) on a folder. It ends with this process. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const folder = resolve(options.folder);
  const jars = await ensureJars(options.progress);
  mkdirSync(folder, { recursive: true });
  await stopOrphan(folder);
  const ports = await choosePorts(folder, options.port);
  const settings = join(folder, 'server.properties');
  writeFileSync(settings, serverProperties({ folder, ...ports }));
  format({ folder, jars, settings });

  options.progress?.('Starting Kafka');
  const pid = launch({ folder, jars, settings });
  const forget = endWithThisProcess(pid);
  const address = `127.0.0.1:${ports.port}`;
  try {
    await untilReady(address, pid, join(folder, 'kafka.log'));
  } catch (error) {
    await end(pid);
    forget();
    throw error;
  }
  return { address, pid, stop: () => end(pid).finally(forget) };
}

interface Ports {
  port: number;
  controllerPort: number;
}

/** A broker that comes back must be found where it was. */
async function choosePorts(folder: string, wanted: number | undefined): Promise<Ports> {
  const file = join(folder, 'ports.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ports) : undefined;
  const ports = {
    port: wanted ?? kept?.port ?? (await freePort()),
    controllerPort: kept?.controllerPort ?? (await freePort()),
  };
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

interface Installation {
  folder: string;
  jars: string;
  settings: string;
}

// Compiling less thoroughly halves the time to ready; a local broker is not there to break records.
const quickStart = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

const classPath = (jars: string) => join(jars, '*');

function format({ folder, jars, settings }: Installation): void {
  if (existsSync(join(folder, 'data', 'meta.properties'))) return;
  const flags = [...quickStart, '-cp', classPath(jars), 'kafka.tools.StorageTool', 'format', '-c', settings];
  // One broker is one cluster: any identity will do, but it must have Kafka's form.
  const { status, stderr, stdout } = spawnSync(java(), [...flags, '-t', 'QXR0dW5lTG9jYWxLYWZrYQ'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Kafka could not prepare its folder:\n${stderr || stdout}`);
}

function launch({ folder, jars, settings }: Installation): number {
  const log = openSync(join(folder, 'kafka.log'), 'a');
  try {
    const flags = [...quickStart, '-Xmx512m', '-Xms128m', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
    // A group of its own: Ctrl-C reaches the parent alone, which stops what uses the broker first.
    const child = spawn(java(), [...flags, '-cp', classPath(jars), 'kafka.Kafka', settings], {
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.on('error', () => undefined);
    child.unref();
    if (child.pid === undefined) throw new Error('Java could not be started.');
    rememberPid(folder, child.pid);
    return child.pid;
  } finally {
    closeSync(log);
  }
}

/** Nobody else handles the signal: then this process ends by it, and the broker first. */
function endWithThisProcess(pid: number): () => void {
  const kill = () => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > 1) return;
    kill();
    forget();
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const forget = () => {
    process.off('exit', kill);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.on('exit', kill);
  for (const signal of signals) process.on(signal, onSignal);
  return forget;
}

async function untilReady(address: string, pid: number, log: string): Promise<void> {
  const kafka = connectKafka({
    brokers: [address],
    retry: { retries: 0 },
    connectionTimeout: 500,
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    const admin = kafka.admin();
    try {
      await admin.connect();
      await admin.listTopics();
      return;
    } catch (error) {
      if (!alive(pid)) throw new Error(`Kafka stopped while starting. Its log: ${log}`, { cause: error });
      if (Date.now() > deadline)
        throw new Error(`Kafka is not ready after 60 s. Its log: ${log}`, { cause: error });
      await sleep(50);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
}
