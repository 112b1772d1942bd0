import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Config } from '../config/config.ts';

/** Nest's own levels, most talkative first; ours in the same order. */
const levels: Record<Config['logLevel'], LogLevel[]> = {
  trace: ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'],
  debug: ['debug', 'log', 'warn', 'error', 'fatal'],
  info: ['log', 'warn', 'error', 'fatal'],
  warn: ['warn', 'error', 'fatal'],
  error: ['error', 'fatal'],
  fatal: ['fatal'],
  silent: [],
};

/** Who tells the inside of the framework; only asked for with `debug`. */
const framework = new Set([
  'InstanceLoader',
  'RouterExplorer',
  'RoutesResolver',
  'NestApplication',
  'NestFactory',
]);

/** Lines for people on a terminal, JSON for machines elsewhere. */
export class Log extends ConsoleLogger {
  readonly #quiet: boolean;

  constructor(level: Config['logLevel']) {
    super({ logLevels: levels[level], json: !process.stdout.isTTY, colors: process.stdout.isTTY });
    this.#quiet = level !== 'trace' && level !== 'debug';
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (this.#quiet && framework.has(String(rest.at(-1)))) return;
    super.log(message, ...rest);
  }
}
