import type { Publication, Retirement, ReviewStep } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { changeDefinitions, type LockedDefinitions, rowAsRead } from './change-definitions.ts';
import { CheckDefinition } from './check-body.ts';
import type { Definition } from './definition.ts';
import { Definitions } from './definitions.ts';
import { insertStep, readSteps, updateDefinition } from './definitions.store.ts';
import { definitionProblem } from './problems.ts';
import { Publishers } from './publishers.ts';

interface Version {
  key: string;
  version: number;
}

/** From a draft to a published version, and to the end of an indicator. */
@Injectable()
export class ReviewDefinition {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly checking: CheckDefinition,
    private readonly publishers: Publishers,
  ) {}

  /** Throws the problems of `rowAsRead`, `definition-not-draft`, and the problems of `CheckDefinition`. */
  async submit(principal: Principal, of: Version, { revision, why }: ReviewStep): Promise<void> {
    await this.#change(async (locked) => {
      const row = rowAsRead(locked, { ...of, revision });
      if (row.status !== 'draft') throw definitionProblem('definition-not-draft');
      await this.checking.run(of.key, row.body, locked);
      await updateDefinition(locked.tx, row, { status: 'in-review' });
      await insertStep(locked.tx, row, { step: 'submitted', principal, why });
    });
  }

  /** Throws the problems of `rowAsRead`, `definition-not-in-review`. */
  async sendBack(principal: Principal, of: Version, { revision, why }: ReviewStep): Promise<void> {
    await this.#change(async (locked) => {
      const row = rowAsRead(locked, { ...of, revision });
      if (row.status !== 'in-review') throw definitionProblem('definition-not-in-review');
      await updateDefinition(locked.tx, row, { status: 'draft' });
      await insertStep(locked.tx, row, { step: 'sent-back', principal, why });
    });
  }

  /**
   * Throws the problems of `rowAsRead`, `definition-not-in-review`, `definition-own-review`,
   * `effective-dates-overlap`, `effective-date-missing`, `effective-date-not-month`, and the problems of
   * `CheckDefinition`.
   */
  async publish(principal: Principal, of: Version, { revision, from, why }: Publication): Promise<void> {
    const others = await this.publishers.othersThan(principal.person);
    await this.#change(async (locked) => {
      const row = rowAsRead(locked, { ...of, revision });
      if (row.status !== 'in-review') throw definitionProblem('definition-not-in-review');
      const submitted = (await readSteps(locked.tx, of.key)).findLast(
        ({ version, step }) => version === of.version && step === 'submitted',
      );
      const own = submitted?.person === principal.person && principal.person !== null;
      if (own && others > 0) throw definitionProblem('definition-own-review');
      const { method } = await this.checking.run(of.key, row.body, locked);
      checkFrom(from, method, locked.library.versions(of.key));
      await updateDefinition(locked.tx, row, { status: 'published', from });
      await insertStep(locked.tx, row, { step: 'published', principal, why });
    });
  }

  /** Throws `indicator-unknown`, `definition-in-use`, `definition-read-by-others`, `retirement-too-early`. */
  async retire(principal: Principal, key: string, { to, why }: Retirement): Promise<void> {
    await this.#change(async (locked) => {
      const newest = locked.library.versions(key).findLast(({ status }) => status === 'published');
      const row = locked.rows.find((each) => each.indicator === key && each.version === newest?.version);
      if (!newest || !row)
        throw definitionProblem('definition-in-use', {
          detail: 'What came with a plugin is there as long as the plugin is.',
        });
      const readers = locked.library.readersOf(key, to);
      if (readers.length > 0)
        throw definitionProblem('definition-read-by-others', {
          detail: `Read by ${[...new Set(readers.map((reader) => reader.key))].join(', ')}.`,
        });
      if (newest.from !== null && to < newest.from)
        throw definitionProblem('retirement-too-early', { field: 'to' });
      await updateDefinition(locked.tx, row, { status: 'retired', to });
      await insertStep(locked.tx, row, { step: 'retired', principal, why });
    });
  }

  #change<T>(change: (locked: LockedDefinitions) => Promise<T>): Promise<T> {
    return changeDefinitions(this.database, this.definitions.readings, change);
  }
}

function checkFrom(from: string | null, method: Definition['method'], versions: readonly Definition[]): void {
  const latest = versions.findLast(({ status }) => status === 'published' || status === 'retired');
  const wholeMonths =
    method.kind === 'reading' &&
    Object.values(method.indicator.inputs).some(({ kind }) => kind === 'movement');
  if (wholeMonths && from !== null && !from.endsWith('-01'))
    throw definitionProblem('effective-date-not-month', { field: 'from' });
  if (!latest) return;
  if (from === null) throw definitionProblem('effective-date-missing', { field: 'from' });
  const after = latest.status === 'retired' ? latest.to : latest.from;
  if (after !== null && from <= after)
    throw definitionProblem('effective-dates-overlap', {
      field: 'from',
      detail: `Version ${latest.version} ${latest.status === 'retired' ? 'ends' : 'begins'} on ${after}.`,
    });
}
