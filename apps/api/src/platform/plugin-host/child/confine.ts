import { registerHooks, syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import process from 'node:process';
import v8 from 'node:v8';

/**
 * What a plugin finds in the world: the language, and a few pure helpers. Nothing that waits is among it: no timers, no
 * `Atomics`, no `FinalizationRegistry`. So its code runs only while it is asked, and never in between.
 */
const kept = new Set(
  [
    'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp',
    'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError',
    'globalThis JSON Math Intl BigInt Reflect Proxy Iterator Map Set WeakMap WeakSet WeakRef Temporal',
    'ArrayBuffer DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array BigUint64Array',
    'BigInt64Array Uint8ClampedArray Float16Array Float32Array Float64Array',
    'decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN',
    'DisposableStack AsyncDisposableStack',
    'URL URLSearchParams TextEncoder TextDecoder structuredClone queueMicrotask atob btoa',
  ].flatMap((names) => names.split(' ')),
);

/** What Node's permissions do not cover: reaching other processes of the same user, and the engine's switches. */
const dangerous: readonly [object: object, names: readonly string[]][] = [
  [
    process,
    ['kill', '_kill', '_debugProcess', '_debugEnd', 'binding', 'dlopen', 'getBuiltinModule', 'report'],
  ],
  [process, ['setuid', 'setgid', 'seteuid', 'setegid', 'setgroups', 'initgroups', 'chdir', 'umask', 'abort']],
  [os, ['setPriority']],
  [v8, ['setFlagsFromString', 'startupSnapshot']],
];

/**
 * Takes away what a plugin has no use for, before its code is loaded. From here on nothing can be imported but the
 * bundle, once: not even the modules of Node. This is the inner of two walls: the outer is the permissions of Node and
 * of the operating system, which hold whatever a plugin finds its way back to.
 */
export function confine(bundle: string): void {
  for (const [object, names] of dangerous) for (const name of names) Reflect.deleteProperty(object, name);
  syncBuiltinESMExports();
  let imported = false;
  registerHooks({
    resolve(specifier, context, next) {
      if (imported || specifier !== bundle)
        throw new Error(
          `A plugin is one file that imports nothing, and this one imports ${specifier.slice(0, 200)}.`,
        );
      imported = true;
      return next(specifier, context);
    },
  });
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!kept.has(name) && !Reflect.deleteProperty(globalThis, name))
      throw new Error(`The global ${name} cannot be taken away.`);
  Object.defineProperty(globalThis, 'console', { value: silentConsole() });
}

/** Bundled libraries warn; nobody reads it. A plugin that has something to say asks for `log`. */
function silentConsole(): object {
  const silent = () => undefined;
  return Object.freeze({
    log: silent,
    info: silent,
    warn: silent,
    error: silent,
    debug: silent,
    trace: silent,
  });
}
