import type { IndicatorBody } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { VersionCourse } from '../reviewed-versions/version-course.ts';
import { VersionCourses } from '../reviewed-versions/version-courses.ts';
import { keepCrossedCut } from '../weightings/keep-crossed-cut.ts';
import { CheckDefinition } from './check-body.ts';
import { compileDefinition } from './compile-definition.ts';
import { crossedBy } from './crossed-by.ts';
import type { Definition } from './definition.ts';
import { DefinitionReaders } from './definition-readers.ts';
import { definitionTable } from './definition-table.ts';
import { Definitions } from './definitions.ts';
import { Library } from './library.ts';
import { definitionProblem } from './problems.ts';

/** The course of indicators: what they are judged by, and who needs them. */
@Injectable()
export class DefinitionCourse {
  /**
   * Throws `indicator-unknown`, `definition-exists`, and the problems of `CheckDefinition`; publishing,
   * `effective-date-not-month`; retiring, `definition-read-by-others`.
   */
  readonly course: VersionCourse<IndicatorBody, Library>;

  constructor(
    courses: VersionCourses,
    { readings }: Definitions,
    checking: CheckDefinition,
    readers: DefinitionReaders,
  ) {
    this.course = courses.of({
      table: definitionTable,
      library: (rows) => new Library(readings, rows),
      keyTaken: () => definitionProblem('definition-exists', { field: 'key' }),
      check: async (locked, key, body) => {
        const crossed = crossedBy(await checking.run(key, body, locked));
        if (crossed) await keepCrossedCut(locked.tx, { dimensions: crossed, indicator: key });
      },
      checkFrom: ({ library }, key, body, from) => {
        if (
          from !== null &&
          !from.endsWith('-01') &&
          cutsMonths(library, key, compileDefinition(body, readings))
        )
          throw definitionProblem('effective-date-not-month', { field: 'from' });
      },
      checkEnd: async ({ tx, library }, key, to) => {
        const others = (await readers.uses(to, tx)).filter(({ indicator }) => indicator === key);
        const keys = [...library.readersOf(key, to), ...others.map(({ reader }) => reader)].map(
          (reader) => reader.key,
        );
        if (keys.length > 0)
          throw definitionProblem('definition-read-by-others', {
            subject: [...new Set(keys)].join(', '),
            detail: `Read by ${[...new Set(keys)].join(', ')}.`,
          });
      },
    });
  }
}

/** Whether a version that begins in a month would cut it for something that is read by whole months: it, or a reader. */
function cutsMonths(library: Library, key: string, { method }: Pick<Definition, 'method'>): boolean {
  const seen = new Set<string>();
  const readsMonths = (each: Pick<Definition, 'method'>): boolean => {
    if (each.method.kind === 'reading')
      return Object.values(each.method.indicator.inputs).some(({ kind }) => kind === 'movement');
    if (each.method.kind === 'missing') return false;
    return each.method.parts.some(({ indicator }) => {
      if (seen.has(indicator) || !library.keys().includes(indicator)) return false;
      seen.add(indicator);
      return library.versions(indicator).some(readsMonths);
    });
  };
  const reached = new Set([key]);
  const readers: Definition[] = [];
  for (const each of reached)
    for (const reader of library.readersOf(each, ''))
      if (!reached.has(reader.key)) {
        reached.add(reader.key);
        readers.push(reader);
      }
  return [{ method }, ...readers].some((each) => {
    seen.clear();
    return readsMonths(each);
  });
}
