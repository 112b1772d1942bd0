import type { EditedVersion, Publication, Retirement, ReviewStep } from '@attune/contracts';
import type { PoolClient } from 'pg';
import type { Principal } from '../../platform/http/access/principal.ts';
import { type DatedVersion, isOpen, wasPublished } from './dated-version.ts';
import { versionProblem } from './problems.ts';
import type { VersionName, VersionRow, VersionTable } from './version-table.ts';

/** Versions as they are while nobody else changes them. */
export interface LockedVersions<Body> {
  readonly tx: PoolClient;
  readonly rows: readonly VersionRow<Body>[];
}

/** What is particular to one kind of versions. */
export interface VersionKind<Body, Locked extends LockedVersions<Body>> {
  readonly table: VersionTable<Body>;
  /** One change at a time: each is judged by what is there when it is committed. */
  change<T>(work: (locked: Locked) => Promise<T>): Promise<T>;
  /** Of a key, in order; those too of which no row is kept, because they came with a plugin. Throws where there is none. */
  versions(locked: Locked, key: string): readonly DatedVersion[];
  /** Throws where a body cannot be a version of this key. */
  check(locked: Locked, key: string, body: Body): Promise<void>;
  /** Throws where a body cannot be in force from this day on. */
  checkFrom?(locked: Locked, key: string, body: Body, from: string | null): void;
  /** Throws where something would still need it after this day. */
  checkEnd(locked: Locked, key: string, to: string): Promise<void>;
}

interface Written<Body> {
  body: Body;
  why: string;
}

type Edited<Body> = Written<Body> & Pick<EditedVersion, 'revision'>;

/**
 * The course of every version, of whatever kind: draft → in review → published → retired. What is published has been
 * reviewed, by somebody else where there is anybody, as it was read, and is in force from a day of its own.
 */
export class VersionCourse<Body, Locked extends LockedVersions<Body>> {
  readonly #table: VersionTable<Body>;

  constructor(private readonly kind: VersionKind<Body, Locked>) {
    this.#table = kind.table;
  }

  /** The first version of a key that nobody has. */
  async define(
    principal: Principal,
    { key, body, why }: Written<Body> & { key: string },
    refuseKnown: (locked: Locked) => void,
  ): Promise<void> {
    await this.kind.change(async (locked) => {
      refuseKnown(locked);
      await this.kind.check(locked, key, body);
      await this.#insert(locked, principal, { key, version: 1, body, why });
    });
  }

  /**
   * Throws `definition-open`.
   *
   * @param also what else is written down of the draft
   */
  async nextVersion(
    principal: Principal,
    key: string,
    { body, why }: Written<Body>,
    also?: (locked: Locked, of: VersionName) => Promise<void>,
  ): Promise<number> {
    return this.kind.change(async (locked) => {
      const versions = this.kind.versions(locked, key);
      if (versions.some(isOpen)) throw versionProblem('definition-open');
      await this.kind.check(locked, key, body);
      const version = Math.max(...versions.map((each) => each.version)) + 1;
      await this.#insert(locked, principal, { key, version, body, why });
      await also?.(locked, { key, version });
      return version;
    });
  }

  /** Throws the problems of `#asRead`, `definition-not-draft`. */
  async edit(principal: Principal, of: VersionName, { revision, body, why }: Edited<Body>): Promise<void> {
    await this.kind.change(async (locked) => {
      const row = this.#asRead(locked, of, revision);
      if (row.status !== 'draft') throw versionProblem('definition-not-draft');
      await this.kind.check(locked, of.key, body);
      await this.#table.update(locked.tx, row, { body });
      await this.#table.insertStep(locked.tx, row, { step: 'edited', principal, why });
    });
  }

  /** Throws the problems of `#asRead`, `definition-in-use`. */
  async discard(of: VersionName, revision: number): Promise<void> {
    await this.kind.change(async (locked) => {
      const row = this.#asRead(locked, of, revision);
      if (!isOpen(row)) throw versionProblem('definition-in-use');
      await this.#table.delete(locked.tx, row);
    });
  }

  /** Throws the problems of `#asRead`, `definition-not-draft`. */
  async submit(principal: Principal, of: VersionName, { revision, why }: ReviewStep): Promise<void> {
    await this.kind.change(async (locked) => {
      const row = this.#asRead(locked, of, revision);
      if (row.status !== 'draft') throw versionProblem('definition-not-draft');
      await this.kind.check(locked, of.key, row.body);
      await this.#table.update(locked.tx, row, { status: 'in-review' });
      await this.#table.insertStep(locked.tx, row, { step: 'submitted', principal, why });
    });
  }

  /** Throws the problems of `#asRead`, `definition-not-in-review`. */
  async sendBack(principal: Principal, of: VersionName, { revision, why }: ReviewStep): Promise<void> {
    await this.kind.change(async (locked) => {
      const row = this.#asRead(locked, of, revision);
      if (row.status !== 'in-review') throw versionProblem('definition-not-in-review');
      await this.#table.update(locked.tx, row, { status: 'draft' });
      await this.#table.insertStep(locked.tx, row, { step: 'sent-back', principal, why });
    });
  }

  /**
   * Throws the problems of `#asRead`, `definition-not-in-review`, `definition-own-review`, `effective-dates-overlap`,
   * `effective-date-missing`.
   *
   * @param others how many people besides the principal could approve it
   */
  async publish(
    principal: Principal,
    of: VersionName,
    { revision, from, why, others }: Publication & { others: number },
  ): Promise<void> {
    await this.kind.change(async (locked) => {
      const row = this.#asRead(locked, of, revision);
      if (row.status !== 'in-review') throw versionProblem('definition-not-in-review');
      const submitted = (await this.#table.steps(locked.tx, of.key)).findLast(
        ({ version, step }) => version === of.version && step === 'submitted',
      );
      const own = submitted?.person === principal.person && principal.person !== null;
      if (own && others > 0) throw versionProblem('definition-own-review');
      await this.kind.check(locked, of.key, row.body);
      this.kind.checkFrom?.(locked, of.key, row.body, from);
      checkDates(from, this.kind.versions(locked, of.key));
      await this.#table.update(locked.tx, row, { status: 'published', from });
      await this.#table.insertStep(locked.tx, row, { step: 'published', principal, why });
    });
  }

  /** Throws `definition-in-use`, `retirement-too-early`. */
  async retire(principal: Principal, key: string, { to, why }: Retirement): Promise<void> {
    await this.kind.change(async (locked) => {
      const newest = this.kind.versions(locked, key).findLast(wasPublished);
      const row = locked.rows.find((each) => each.key === key && each.version === newest?.version);
      if (!newest || !row)
        throw versionProblem('definition-in-use', {
          detail: 'There is nothing to retire: what came with a plugin is there as long as the plugin is.',
        });
      if (newest.status === 'retired')
        throw versionProblem('definition-in-use', {
          detail: `It is retired already, at the end of ${newest.to}.`,
        });
      await this.kind.checkEnd(locked, key, to);
      if (newest.from !== null && to < newest.from)
        throw versionProblem('retirement-too-early', { field: 'to' });
      await this.#table.update(locked.tx, row, { status: 'retired', to });
      await this.#table.insertStep(locked.tx, row, { step: 'retired', principal, why });
    });
  }

  /**
   * The version somebody wants to change, as they have read it. Throws `version-unknown`, `definition-changed`, and
   * `definition-in-use` for what came with a plugin.
   */
  #asRead(locked: Locked, { key, version }: VersionName, revision: number): VersionRow<Body> {
    const row = locked.rows.find((each) => each.key === key && each.version === version);
    if (!row) {
      const isThere = this.kind.versions(locked, key).some((each) => each.version === version);
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

  async #insert(
    { tx }: Locked,
    principal: Principal,
    { why, ...drafted }: VersionName & Written<Body>,
  ): Promise<void> {
    await this.#table.insert(tx, drafted);
    await this.#table.insertStep(tx, drafted, { step: 'drafted', principal, why });
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
      detail: `Version ${latest.version} ${latest.status === 'retired' ? 'ends' : 'begins'} on ${after}.`,
    });
}
