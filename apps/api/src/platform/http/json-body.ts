import { platformProblem } from './problem-error.ts';

const maxDepth = 20;

const quote = 34;
const backslash = 92;
const openList = 91;
const closeList = 93;
const openObject = 123;
const closeObject = 125;

/** More brackets than any batch of facts has: looked through before parsing, which would cost memory first. */
const manyBrackets = 50_000;

/** JSON from outside: not nested beyond `maxDepth`, and no key that could replace a prototype. */
export function parseJsonBody(text: string): unknown {
  const brackets = countBrackets(text);
  if (brackets > manyBrackets && isTextDeep(text)) throw platformProblem('too-deep');
  let value: unknown;
  try {
    // A byte order mark is legal in front of a file, not of JSON; senders add it all the same.
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    throw platformProblem('malformed-json');
  }
  // A single event has fewer brackets than levels are allowed, and costs no look at all.
  if (brackets > maxDepth && isDeep(value, maxDepth)) throw platformProblem('too-deep');
  if (mayPoison(text) && poisons(value)) {
    throw platformProblem('malformed-json', {
      detail: 'A key named __proto__ or constructor.prototype is not accepted.',
    });
  }
  return value;
}

/** Opening ones, by native search, which is many times faster than a look at each character. */
function countBrackets(text: string): number {
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++count > manyBrackets) return count;
    }
  }
  return count;
}

function isDeep(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeep(item, levels - 1));
  for (const key in value) {
    if (isDeep((value as Record<string, unknown>)[key], levels - 1)) return true;
  }
  return false;
}

/** The same of text, in one pass, blind to what stands in strings. Malformed text is left to the parser. */
function isTextDeep(text: string): boolean {
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
