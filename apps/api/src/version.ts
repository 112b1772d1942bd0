import { readFileSync } from 'node:fs';
import { packageFolder } from './platform/start/package-folder.ts';

/** Of this installation, from its package.json. */
export const version = (
  JSON.parse(readFileSync(`${packageFolder}/package.json`, 'utf8')) as { version: string }
).version;
