import type { EditedVersion, NewDefinition, NewVersion } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { changeDefinitions, type LockedDefinitions, rowAsRead } from './change-definitions.ts';
import { CheckDefinition } from './check-body.ts';
import { Definitions } from './definitions.ts';
import { deleteDefinition, insertDefinition, insertStep, updateDefinition } from './definitions.store.ts';
import { definitionProblem } from './problems.ts';

interface Version {
  key: string;
  version: number;
}

/** Drafts: made, edited, discarded. Nothing of them is seen in any figure. */
@Injectable()
export class DraftDefinition {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly checking: CheckDefinition,
  ) {}

  /** Throws `definition-exists`, and the problems of `CheckDefinition`. */
  async define(principal: Principal, { key, body, why }: NewDefinition): Promise<void> {
    await this.#change(async (locked) => {
      if (locked.library.keys().includes(key)) throw definitionProblem('definition-exists', { field: 'key' });
      await this.checking.run(key, body, locked);
      await this.#insert(locked, { key, version: 1, principal, body, why });
    });
  }

  /** Throws `indicator-unknown`, `definition-open`, and the problems of `CheckDefinition`. */
  async nextVersion(principal: Principal, key: string, { body, why }: NewVersion): Promise<number> {
    return this.#change(async (locked) => {
      const versions = locked.library.versions(key);
      if (versions.some(({ status }) => status === 'draft' || status === 'in-review'))
        throw definitionProblem('definition-open');
      await this.checking.run(key, body, locked);
      const version = Math.max(...versions.map((each) => each.version)) + 1;
      await this.#insert(locked, { key, version, principal, body, why });
      return version;
    });
  }

  /** Throws the problems of `rowAsRead`, `definition-not-draft`, and the problems of `CheckDefinition`. */
  async edit(principal: Principal, of: Version, { revision, body, why }: EditedVersion): Promise<void> {
    await this.#change(async (locked) => {
      const row = rowAsRead(locked, { ...of, revision });
      if (row.status !== 'draft') throw definitionProblem('definition-not-draft');
      await this.checking.run(of.key, body, locked);
      await updateDefinition(locked.tx, row, { body });
      await insertStep(locked.tx, row, { step: 'edited', principal, why });
    });
  }

  /** Throws the problems of `rowAsRead`, `definition-in-use`. */
  async discard(of: Version, revision: number): Promise<void> {
    await this.#change(async (locked) => {
      const row = rowAsRead(locked, { ...of, revision });
      if (row.status !== 'draft' && row.status !== 'in-review') throw definitionProblem('definition-in-use');
      await deleteDefinition(locked.tx, row);
    });
  }

  async #insert(
    { tx }: LockedDefinitions,
    { key, version, principal, body, why }: Version & { principal: Principal } & NewVersion,
  ): Promise<void> {
    await insertDefinition(tx, { indicator: key, version, body });
    await insertStep(tx, { indicator: key, version }, { step: 'drafted', principal, why });
  }

  #change<T>(change: (locked: LockedDefinitions) => Promise<T>): Promise<T> {
    return changeDefinitions(this.database, this.definitions.readings, change);
  }
}
