import { type Host, type Indicator, loadPlugin, type Plugin } from '@attune/plugin-sdk';
import { exampleVerdict } from '@attune/plugin-sdk/testing';
import { sentenceOf } from '../plugin-failure.ts';
import type { Question } from '../wire.ts';

type Asked = Exclude<Question, { ask: 'load' }>;

/** A plugin that is loaded, and answers what the host asks. */
export class AskedPlugin {
  readonly #indicators: readonly Indicator[];

  /** Throws the errors of `loadPlugin`, and a sentence where the bundle is no plugin or asks for too much. */
  constructor(
    private readonly plugin: Plugin,
    options: unknown,
    host: Host,
  ) {
    if (typeof plugin !== 'object' || plugin === null || typeof plugin.setup !== 'function')
      throw new Error('Its default export is no plugin: make it with definePlugin.');
    for (const permission of plugin.permissions)
      if (!Object.hasOwn(host, permission))
        throw new Error(
          `It asks for the permission ${permission}; an isolated plugin can have log and clock.`,
        );
    this.#indicators = loadPlugin(plugin, options, host).indicators;
  }

  describe(): unknown {
    const { name, sdk } = this.plugin;
    return { name, sdk, indicators: this.#indicators.map(describe) };
  }

  answer(question: Asked): readonly unknown[] {
    if (question.ask === 'judge')
      return this.#indicators.map((indicator) => ({ key: indicator.key, ...exampleVerdict(indicator) }));
    const { key, level } = question;
    const indicator = this.#indicators.find((each) => each.key === key);
    if (!indicator) throw new Error(`It has no indicator ${key}.`);
    const options = level === null ? {} : { level };
    if (question.ask === 'compare')
      return answers(question.cells, ([before, after]) => indicator.compare(before, after, options));
    return answers(question.cells, (cell) =>
      question.ask === 'read' ? indicator.read(cell, options) : indicator.explain(cell),
    );
  }
}

/** Each cell by itself: one that throws spoils no other. */
function answers<Cell>(cells: readonly Cell[], answer: (cell: Cell) => unknown) {
  return cells.map((cell) => {
    try {
      return { is: answer(cell) };
    } catch (error) {
      return { threw: sentenceOf(error) };
    }
  });
}

/** Everything that is data; of what answers are worth the values, from the lowest point of the scale on. */
function describe(indicator: Indicator): unknown {
  const { key, version, names, explanations, unit, polarity, range, minimumN, inputs, worth } = indicator;
  const [input] = Object.values(inputs);
  const worths =
    worth && input?.kind === 'score'
      ? Array.from({ length: input.max - input.min + 1 }, (_, at) => worth(input.min + at))
      : null;
  return { key, version, names, explanations, unit, polarity, range, minimumN, inputs, worths };
}
