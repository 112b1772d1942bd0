import type { EditedVersion, Publication, Retirement, ReviewStep } from '@attune/contracts';
import type { PoolClient } from 'pg';
import type { Database } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import type { Departments } from '../departments/departments.ts';
import { addDays } from '../measures/local-day.ts';
import { type DatedVersion, isOpen, wasPublished } from './dated-version.ts';
import { versionProblem } from './problems.ts';
import type { VersionAccess } from './version-access.ts';
import type { VersionName, VersionRow, VersionTable } from './version-table.ts';

/** All versions of one kind, by key. */
export interface VersionLibrary {
  keys(): readonly string[];
  /** In order; those too of which no row is kept, because they came with a plugin. Throws where there is none. */
  versions(key: string): readonly DatedVersion[];
}

/** Versions as they are while nobody else changes them. */
export interface LockedVersions<Body, Library> {
  readonly tx: PoolClient;
  readonly rows: readonly VersionRow<Body>[];
  readonly library: Library;
}

/** What is particular to one kind of versions. */
export interface VersionKind<Body, Library extends VersionLibrary> {
  readonly table: VersionTable<Body>;
  /** Kinds that this one reads: locked before it, so that they stay as they are while it is checked. */
  readonly reads?: readonly VersionTable<unknown>[];
  library(rows: readonly VersionRow<Body>[]): Library;
  /** Somebody has this key already. */
  keyTaken(): Error;
  /** Throws where a body cannot be a version of this key. */
  check(locked: LockedVersions<Body, Library>, key: string, body: Body): Promise<void>;
  /** Throws where a body cannot be in force from this day on. */
  checkFrom?(locked: LockedVersions<Body, Library>, key: string, body: Body, from: string | null): void;
  /** Throws where something would still need it after this day. */
  checkEnd?(locked: LockedVersions<Body, Library>, key: string, to: string): Promise<void>;
  /** The department that proposed a version, which may work on it; undefined where none did. */
  proposer?(tx: PoolClient, of: VersionName): Promise<number | undefined>;
}

interface Written<Body> {
  body: Body;
  why: string;
}

type Edited<Body> = Written<Body> & Pick<EditedVersion, 'revision'>;

/**
 * The course of every version, of whatever kind: draft → in review → published → retired. What is published has been
 * reviewed, by somebody else where there is anybody, as it was read, and is in force from a day of its own. Everything
 * throws `definition-forbidden` for those who may not.
 */
export class VersionCourse<Body, Library extends VersionLibrary> {
  readonly #table: VersionTable<Body>;

  constructor(
    private readonly kind: VersionKind<Body, Library>,
    private readonly database: Database,
    private readonly access: VersionAccess,
    private readonly departments: Pick<Departments, 'today'>,
  ) {
    this.#table = kind.table;
  }

  /** One change at a time: each is judged by what is there when it is committed. */
  change<T>(work: (locked: LockedVersions<Body, Library>) => Promise<T>): Promise<T> {
    return inTransaction(this.database.worker, async (tx) => {
      for (const table of [...(this.kind.reads ?? []), this.#table]) await table.lock(tx);
      const rows = await this.#table.read(tx);
      const result = await work({ tx, rows, library: this.kind.library(rows) });
      await this.#table.tellOfChange(tx);
      return result;
    });
  }

  /** The first version of a key that nobody has. Throws the problems of `VersionKind.check`, and its `keyTaken`. */
  async define(principal: Principal, { key, body, why }: Written<Body> & { key: string }): Promise<void> {
    this.#mustPropose(principal);
    await this.change(async (locked) => {
      if (locked.library.keys().includes(key)) throw this.kind.keyTaken();
      await this.kind.check(locked, key, body);
      await this.#insert(locked, principal, { key, version: 1, body, why });
    });
  }

  /** Throws `definition-open`, and the problems of `VersionKind.check`. */
  async nextVersion(principal: Principal, key: string, written: Written<Body>): Promise<number> {
    this.#mustPropose(principal);
    return this.change(async (locked) => (await this.#insertNext(locked, principal, key, written)).version);
  }

  /**
   * The next version, in review at once, of somebody who need not be allowed to draft: asking for a department is the
   * kind's own to judge. Throws `definition-open`, and the problems of `VersionKind.check`.
   *
   * @param note writes down for whom it is proposed
   */
  async propose(
    principal: Principal,
    key: string,
    written: Written<Body>,
    note: (tx: PoolClient, of: VersionName) => Promise<void>,
  ): Promise<number> {
    return this.change(async (locked) => {
      const row = await this.#insertNext(locked, principal, key, written);
      await note(locked.tx, row);
      await this.#putInReview(locked, principal, row, written.why);
      return row.version;
    });
  }

  /** Throws the problems of `#asRead`, `definition-not-draft`, and those of `VersionKind.check`. */
  async edit(principal: Principal, of: VersionName, { revision, body, why }: Edited<Body>): Promise<void> {
    await this.change(async (locked) => {
      await this.#mustWorkOn(locked, principal, of);
      const row = this.#asRead(locked, of, revision);
      if (row.status !== 'draft') throw versionProblem('definition-not-draft');
      await this.kind.check(locked, of.key, body);
      await this.#table.update(locked.tx, row, { body });
      await this.#table.insertStep(locked.tx, row, { step: 'edited', principal, why });
    });
  }

  /** Throws the problems of `#asRead`, `definition-in-use`. */
  async discard(principal: Principal, of: VersionName, revision: number): Promise<void> {
    await this.change(async (locked) => {
      await this.#mustWorkOn(locked, principal, of);
      const row = this.#asRead(locked, of, revision);
      if (!isOpen(row)) throw versionProblem('definition-in-use');
      await this.#table.delete(locked.tx, row);
    });
  }

  /** Throws the problems of `#asRead`, `definition-not-draft`, and those of `VersionKind.check`. */
  async submit(principal: Principal, of: VersionName, { revision, why }: ReviewStep): Promise<void> {
    await this.change(async (locked) => {
      await this.#mustWorkOn(locked, principal, of);
      const row = this.#asRead(locked, of, revision);
      if (row.status !== 'draft') throw versionProblem('definition-not-draft');
      await this.kind.check(locked, of.key, row.body);
      await this.#putInReview(locked, principal, row, why);
    });
  }

  /** Throws the problems of `#asRead`, `definition-not-in-review`. */
  async sendBack(principal: Principal, of: VersionName, { revision, why }: ReviewStep): Promise<void> {
    this.#mustPublish(principal);
    await this.change(async (locked) => {
      const row = this.#asRead(locked, of, revision);
      if (row.status !== 'in-review') throw versionProblem('definition-not-in-review');
      await this.#table.update(locked.tx, row, { status: 'draft' });
      await this.#table.insertStep(locked.tx, row, { step: 'sent-back', principal, why });
    });
  }

  /**
   * Throws the problems of `#asRead`, `definition-not-in-review`, `definition-own-review`, `effective-dates-overlap`,
   * `effective-date-missing`, and those of `VersionKind.check` and `checkFrom`.
   */
  async publish(principal: Principal, of: VersionName, { revision, from, why }: Publication): Promise<void> {
    this.#mustPublish(principal);
    const others = await this.access.publishersBesides(principal.person);
    await this.change(async (locked) => {
      const row = this.#asRead(locked, of, revision);
      if (row.status !== 'in-review') throw versionProblem('definition-not-in-review');
      const submitted = (await this.#table.steps(locked.tx, of.key)).findLast(
        ({ version, step }) => version === of.version && step === 'submitted',
      );
      const own = submitted?.person === principal.person && principal.person !== null;
      if (own && others > 0) throw versionProblem('definition-own-review');
      await this.kind.check(locked, of.key, row.body);
      this.kind.checkFrom?.(locked, of.key, row.body, from);
      checkDates(from, locked.library.versions(of.key));
      await this.#table.update(locked.tx, row, { status: 'published', from });
      await this.#table.insertStep(locked.tx, row, { step: 'published', principal, why });
    });
  }

  /**
   * Throws `definition-in-use`, `retirement-too-early`, `retirement-in-past`, and the problems of `VersionKind.checkEnd`.
   *
   * @param check throws where whoever ends it has to know something first
   */
  async retire(
    principal: Principal,
    key: string,
    { to, why }: Retirement,
    check?: (locked: LockedVersions<Body, Library>) => Promise<void>,
  ): Promise<void> {
    this.#mustPublish(principal);
    await this.change(async (locked) => {
      const newest = locked.library.versions(key).findLast(wasPublished);
      const row = locked.rows.find((each) => each.key === key && each.version === newest?.version);
      if (!newest || !row)
        throw versionProblem('definition-in-use', {
          detail: 'There is nothing to retire: what came with a plugin is there as long as the plugin is.',
        });
      if (newest.status === 'retired')
        throw versionProblem('definition-in-use', {
          detail: `It is retired already, at the end of ${newest.to}.`,
        });
      await this.kind.checkEnd?.(locked, key, to);
      await check?.(locked);
      if (newest.from !== null && to < newest.from)
        throw versionProblem('retirement-too-early', { field: 'to', subject: newest.from });
      // Figures of days that are over have been reported: they stay.
      const yesterday = addDays(this.departments.today(), -1);
      if (to < yesterday) throw versionProblem('retirement-in-past', { field: 'to', subject: yesterday });
      await this.#table.update(locked.tx, row, { status: 'retired', to });
      await this.#table.insertStep(locked.tx, row, { step: 'retired', principal, why });
    });
  }

  #mustPropose(principal: Principal): void {
    if (!this.access.mayPropose(principal)) throw versionProblem('definition-forbidden');
  }

  #mustPublish(principal: Principal): void {
    if (!this.access.mayPublish(principal)) throw versionProblem('definition-forbidden');
  }

  /** Who may propose for the whole enterprise, or for the department that a version comes from. */
  async #mustWorkOn(
    { tx }: LockedVersions<Body, Library>,
    principal: Principal,
    of: VersionName,
  ): Promise<void> {
    if (this.access.mayPropose(principal)) return;
    const proposer = await this.kind.proposer?.(tx, of);
    if (proposer === undefined || !principal.may('indicators:propose', proposer))
      throw versionProblem('definition-forbidden');
  }

  /**
   * The version somebody wants to change, as they have read it. Throws `version-unknown`, `definition-changed`, and
   * `definition-in-use` for what came with a plugin.
   */
  #asRead(
    { rows, library }: LockedVersions<Body, Library>,
    { key, version }: VersionName,
    revision: number,
  ): VersionRow<Body> {
    const row = rows.find((each) => each.key === key && each.version === version);
    if (!row) {
      const isThere = library.versions(key).some((each) => each.version === version);
      if (!isThere) throw versionProblem('version-unknown', { field: 'version' });
      throw versionProblem('definition-in-use', {
        detail: 'This version came with its plugin: make a new version of it.',
      });
    }
    if (row.revision !== revision)
      throw versionProblem('definition-changed', {
        field: 'revision',
        detail: `You have read revision ${revision}, there is ${row.revision} now.`,
      });
    return row;
  }

  async #insertNext(
    locked: LockedVersions<Body, Library>,
    principal: Principal,
    key: string,
    { body, why }: Written<Body>,
  ): Promise<VersionRow<Body>> {
    const versions = locked.library.versions(key);
    if (versions.some(isOpen)) throw versionProblem('definition-open');
    await this.kind.check(locked, key, body);
    const version = Math.max(...versions.map((each) => each.version)) + 1;
    return this.#insert(locked, principal, { key, version, body, why });
  }

  async #insert(
    { tx }: LockedVersions<Body, Library>,
    principal: Principal,
    { why, ...drafted }: VersionName & Written<Body>,
  ): Promise<VersionRow<Body>> {
    const row = await this.#table.insert(tx, drafted);
    await this.#table.insertStep(tx, row, { step: 'drafted', principal, why });
    return row;
  }

  async #putInReview(
    { tx }: LockedVersions<Body, Library>,
    principal: Principal,
    row: VersionRow<Body>,
    why: string,
  ): Promise<void> {
    await this.#table.update(tx, row, { status: 'in-review' });
    await this.#table.insertStep(tx, row, { step: 'submitted', principal, why });
  }
}

function checkDates(from: string | null, versions: readonly DatedVersion[]): void {
  const latest = versions.findLast(wasPublished);
  if (!latest) return;
  if (from === null) throw versionProblem('effective-date-missing', { field: 'from' });
  const after = latest.status === 'retired' ? latest.to : latest.from;
  if (after !== null && from <= after)
    throw versionProblem('effective-dates-overlap', {
      field: 'from',
      subject: after,
      detail: `Version ${latest.version} ${latest.status === 'retired' ? 'ends' : 'begins'} on ${after}.`,
    });
}
