import type { DefinitionParts, ReadingAnswer } from '@attune/contracts';
import { formulaFunctions } from '@attune/metrics';
import type { OfferedIndicator } from '../../platform/plugin-host/indicator-reader.ts';
import { Injectable } from '@nestjs/common';
import { isBindable } from './check-definition.ts';
import { scaleOf } from './conversion.ts';
import { ReadingRegistry } from './reading-registry.ts';

/** What definitions are made of: for an editor, and for whoever writes them by hand. */
@Injectable()
export class ListParts {
  constructor(private readonly readings: ReadingRegistry) {}

  async run(): Promise<DefinitionParts> {
    const offered = [...this.readings.all().values()];
    const readings = await Promise.all(offered.map((each) => this.#reading(each)));
    return { readings, measures: await this.#measures(), functions: [...formulaFunctions] };
  }

  async #reading({ definition: indicator, plugin }: OfferedIndicator): Promise<ReadingAnswer> {
    const { key, names, explanations, version, unit, polarity, range, minimumN, inputs } = indicator;
    const found = await this.readings.measuresOf(indicator, {});
    return {
      key,
      names: { ...names },
      explanations: { ...explanations },
      plugin,
      version,
      unit,
      polarity,
      range: range ? [...range] : null,
      minimumN,
      inputs: Object.entries(inputs).map(([name, input]) => ({
        name,
        kind: input.kind,
        scale: scaleOf(input),
        bindable: isBindable(input),
        measures: (found[name] ?? []).map((measure) => measure.key),
      })),
    };
  }

  async #measures(): Promise<DefinitionParts['measures']> {
    const questions = this.readings.questions();
    return (await this.readings.measures.all())
      .filter(({ kind }) => kind !== 'fraction' && kind !== 'moments')
      .map((measure) => ({
        key: measure.key,
        kind: measure.kind,
        scale: measure.kind === 'score' ? { min: measure.min, max: measure.max } : null,
        ...(questions.get(measure.key) ?? { survey: null, question: null, text: null }),
      }));
  }
}
