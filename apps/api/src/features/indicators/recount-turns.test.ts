import { expect, test } from 'vitest';
import { RecountTurns } from './recount-turns.ts';

const ann = { id: 'ann' };

/** Recounts that last until they are told to end. */
function counting() {
  const turns = new RecountTurns();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, who = { id: name }, signal?: AbortSignal) =>
    turns.run(
      who,
      () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      },
      signal,
    );
  return { begun, ask, end: (name: string) => ends.get(name)?.() };
}

test('two are recounted at once, the next in the order they came', async () => {
  const { begun, ask, end } = counting();
  const [first, second, third, fourth] = ['a', 'b', 'c', 'd'].map((name) => ask(name));
  expect(begun).toEqual(['a', 'b']);
  end('b');
  expect(await second).toBe('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  end('c');
  await third;
  end('a');
  end('d');
  expect(await Promise.all([first, fourth])).toEqual(['a', 'd']);
  void ask('e');
  expect(begun.at(-1)).toBe('e');
});

test('one that fails hands its turn on', async () => {
  const turns = new RecountTurns();
  const failing = [1, 2, 3].map(() => turns.run(ann, () => Promise.reject(new Error('lost'))));
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  expect(await turns.run(ann, () => Promise.resolve('counted'))).toBe('counted');
});

test('whose reader has gone before its turn came is not recounted, and hands its turn on', async () => {
  const { begun, ask, end } = counting();
  const [first, second] = ['a', 'b'].map((name) => ask(name));
  const leaving = new AbortController();
  const left = ask('gone', { id: 'gone' }, leaving.signal);
  const last = ask('c');
  leaving.abort(new Error('gone'));
  end('a');
  await expect(left).rejects.toThrow('gone');
  await first;
  expect(begun).toEqual(['a', 'b', 'c']);
  end('b');
  end('c');
  expect(await Promise.all([second, last])).toEqual(['b', 'c']);
});

test('eight of one person wait, and thirty-two in all; others are told when to ask again', async () => {
  const { ask } = counting();
  for (const name of ['a', 'b']) void ask(name);
  for (let nth = 0; nth < 8; nth++) void ask(`ann ${nth}`, ann);
  const later = { headers: { 'retry-after': '5' } };
  await expect(ask('ann 9', ann)).rejects.toMatchObject({ code: 'recounts-waiting', status: 429, ...later });
  for (let nth = 0; nth < 24; nth++) void ask(`other ${nth}`);
  await expect(ask('too late')).rejects.toMatchObject({ code: 'recounts-full', status: 503, ...later });
});
