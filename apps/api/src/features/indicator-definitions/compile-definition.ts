import type { IndicatorBody } from '@attune/contracts';
import { MetricsError, parseFormula } from '@attune/metrics';
import { ProblemError } from '../../platform/http/problem-error.ts';
import { type DefinedMethod, type Definition, keyOfName } from './definition.ts';
import { definitionProblem } from './problems.ts';
import type { ReadingRegistry } from './reading-registry.ts';
import { readWhere } from './where.ts';

export type Compiled = Pick<Definition, 'body' | 'filters' | 'exclude' | 'method'>;

/** What a body says, ready to be read. Throws `where-invalid`, `formula-invalid`. */
export function compileDefinition(body: IndicatorBody, readings: Pick<ReadingRegistry, 'find'>): Compiled {
  return {
    body,
    filters: readWhere(body.filter, 'body.filter'),
    exclude: body.exclude === null ? null : readWhere(body.exclude, 'body.exclude'),
    method: methodOf(body, readings),
  };
}

/**
 * The same of what is stored: what this version of Attune cannot read any more has no figures, and takes nothing else
 * down with it.
 */
export function compileStored(body: IndicatorBody, readings: Pick<ReadingRegistry, 'find'>): Compiled {
  try {
    return compileDefinition(body, readings);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return {
      body,
      filters: {},
      exclude: null,
      method: { kind: 'missing', reading: '', reason: 'definition-unreadable' },
    };
  }
}

function methodOf({ method }: IndicatorBody, readings: Pick<ReadingRegistry, 'find'>): DefinedMethod {
  if (method.kind === 'reading') {
    const { reading, bindings } = method;
    const registered = readings.find(reading);
    if (!registered) return { kind: 'missing', reading, reason: 'plugin-missing' };
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
