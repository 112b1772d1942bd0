import type { IndicatorBody } from '@attune/contracts';
import { MetricsError, parseFormula } from '@attune/metrics';
import { type DefinedMethod, type Definition, keyOfName } from './definition.ts';
import { definitionProblem } from './problems.ts';
import type { ReadingRegistry } from './reading-registry.ts';
import { readWhere } from './where.ts';

type Compiled = Pick<Definition, 'body' | 'filters' | 'exclude' | 'method'>;

/** What a body says, ready to be read. Throws `where-invalid`, `formula-invalid`. */
export function compileDefinition(body: IndicatorBody, readings: ReadingRegistry): Compiled {
  return {
    body,
    filters: readWhere(body.filter, 'body.filter'),
    exclude: body.exclude === null ? null : readWhere(body.exclude, 'body.exclude'),
    method: methodOf(body, readings),
  };
}

function methodOf({ method }: IndicatorBody, readings: ReadingRegistry): DefinedMethod {
  if (method.kind === 'reading') {
    const { reading, bindings } = method;
    const registered = readings.find(reading);
    if (!registered) return { kind: 'missing', reading };
    const { definition: indicator, plugin, fingerprint, reader } = registered;
    return { kind: 'reading', plugin, indicator, reader, fingerprint, bindings };
  }
  try {
    const formula = parseFormula(method.formula);
    const parts = formula.names.map((name) => ({ name, indicator: keyOfName(name) }));
    return { kind: 'formula', formula, parts };
  } catch (error) {
    if (!(error instanceof MetricsError)) throw error;
    throw definitionProblem('formula-invalid', { field: 'body.method.formula', detail: error.message });
  }
}
