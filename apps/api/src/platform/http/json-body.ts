import { platformProblem } from './problem-error.ts';

export const maxDepth = 20;

const quote = 34;
const backslash = 92;
const openList = 91;
const closeList = 93;
const openObject = 123;
const closeObject = 125;

/** JSON from outside: not nested beyond `maxDepth`, and no key that could replace a prototype. */
export function parseJsonBody(text: string): unknown {
  if (mayBeDeep(text) && isDeep(text)) throw platformProblem('too-deep');
  let value: unknown;
  try {
    // A byte order mark is legal in front of a file, not of JSON; senders add it all the same.
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    throw platformProblem('malformed-json');
  }
  if (mayPoison(text) && poisons(value)) {
    throw platformProblem('malformed-json', {
      detail: 'A key named __proto__ or constructor.prototype is not accepted.',
    });
  }
  return value;
}

/** Fewer opening brackets than levels, counted by native search: true of any single event. */
function mayBeDeep(text: string): boolean {
  let opened = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++opened > maxDepth) return true;
    }
  }
  return false;
}

/** One pass over the characters, blind to what stands in strings. Malformed text is left to the parser. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === quote) {
      at = endOfString(text, at);
      if (at === -1) return false;
    } else if (char === openObject || char === openList) {
      if (++depth > maxDepth) return true;
    } else if (char === closeObject || char === closeList) {
      depth--;
    }
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === quote) return at;
    if (char === backslash) at++;
  }
  return -1;
}

/** Native searches: almost no body holds one of these, and the few that do are looked through. */
const mayPoison = (text: string) =>
  text.includes('__proto__') || text.includes('prototype') || text.includes('\\u00');

function poisons(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.hasOwn(value, '__proto__')) return true;
  if (Object.hasOwn(value, 'constructor')) {
    const inner = (value as { constructor: unknown }).constructor;
    if (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, 'prototype')) return true;
  }
  return Object.values(value).some(poisons);
}
