import type { AdoptionAnswer, IndicatorSetAnswer, SetDiff, SetEntry } from '@attune/contracts';
import { changesBetween } from '@attune/definition-files';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { isOpen, wasPublished } from '../reviewed-versions/dated-version.ts';
import type { VersionName } from '../reviewed-versions/version-table.ts';
import { readAdoptions } from './adoptions.store.ts';
import { readProposers } from './proposals.store.ts';
import { readableVersion } from './readable-version.ts';
import { itemsOf, SetLibrary } from './set-library.ts';
import { setTable } from './set-table.ts';

/** Sets as people look at them. Drafts are shown to those who may propose. */
@Injectable()
export class ShowSets {
  constructor(
    private readonly database: Database,
    private readonly departments: Departments,
  ) {}

  async all(principal: Principal): Promise<SetEntry[]> {
    const { worker } = this.database;
    const sets = new SetLibrary(await setTable.read(worker));
    const adoptions = await readAdoptions(worker);
    const today = this.departments.today();
    const tree = this.departments.tree();
    return sets.keys().flatMap((key) => {
      const versions = sets.versions(key).filter((version) => mayDraft(principal) || !isOpen(version));
      if (versions.length === 0) return [];
      const { body } = sets.shown(key, today);
      const inForce = sets.inForce(key, today);
      const open = versions.find(isOpen);
      return [
        {
          key,
          names: body.names,
          explanations: body.explanations,
          owner: body.owner,
          items: itemsOf(body).length,
          hasIndex: body.index !== null,
          inForce: inForce ? { version: inForce.version, from: inForce.from, to: inForce.to } : null,
          open: open ? { version: open.version, status: open.status as 'draft' | 'in-review' } : null,
          versions: versions.length,
          adoptedBy: adoptions
            .filter((each) => each.set === key && principal.departments.has(each.departmentId))
            .flatMap((each) => tree.keyOf(each.departmentId) ?? []),
        },
      ];
    });
  }

  /** Throws `set-unknown`. */
  async one(principal: Principal, key: string): Promise<IndicatorSetAnswer> {
    const { worker } = this.database;
    const versions = new SetLibrary(await setTable.read(worker)).versions(key);
    const steps = await setTable.steps(worker, key);
    const proposers = await readProposers(worker, key);
    const tree = this.departments.tree();
    const adoptions = await readAdoptions(worker, key);
    return {
      key,
      adoptedBy: adoptions
        .filter(({ departmentId }) => principal.departments.has(departmentId))
        .flatMap(({ departmentId }) => tree.keyOf(departmentId) ?? []),
      versions: versions
        .filter((version) => mayDraft(principal) || !isOpen(version))
        .map(({ version, status, revision, from, to, body }) => ({
          set: key,
          version,
          status,
          revision,
          from,
          to,
          proposedBy: tree.keyOf(proposers.get(version) ?? 0) ?? null,
          body,
          steps: steps
            .filter((step) => step.version === version)
            .map(({ step, by, why, at }) => ({ step, by, why, at })),
        }))
        .toReversed(),
    };
  }

  /** By departments that the principal may see. Throws `set-unknown`. */
  async adoptions(principal: Principal, key: string): Promise<AdoptionAnswer[]> {
    const { worker } = this.database;
    new SetLibrary(await setTable.read(worker)).versions(key);
    const tree = this.departments.tree();
    return (await readAdoptions(worker, key))
      .filter(({ departmentId }) => principal.departments.has(departmentId))
      .map(({ departmentId, ...adoption }) => ({ ...adoption, department: tree.keyOf(departmentId) ?? '' }));
  }

  /** Throws `set-unknown`, `version-unknown`. */
  async diff(principal: Principal, { key, version }: VersionName, against?: number): Promise<SetDiff> {
    const sets = new SetLibrary(await setTable.read(this.database.worker));
    const after = readableVersion(sets, principal, { key, version });
    const before =
      against === undefined
        ? sets.versions(key).findLast((each) => each.version < version && wasPublished(each))
        : readableVersion(sets, principal, { key, version: against });
    return {
      set: key,
      version,
      against: before?.version ?? null,
      changes: changesBetween(before?.body, after.body),
    };
  }
}

const mayDraft = (principal: Principal) => principal.has('indicators:propose');
