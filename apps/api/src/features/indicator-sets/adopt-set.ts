import type { AdoptionEnd, EditedAdoption, NewAdoption } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { Departments } from '../departments/departments.ts';
import { IndicatorLibrary } from '../indicator-definitions/indicator-library.ts';
import { versionProblem } from '../reviewed-versions/problems.ts';
import {
  type Adoption,
  deleteAdoption,
  insertAdoption,
  insertAdoptionStep,
  readAdoptions,
  updateAdoption,
} from './adoptions.store.ts';
import { checkAdoption } from './check-adoption.ts';
import { ItemKnowledge } from './item-knowledge.ts';
import { setProblem } from './problems.ts';
import { type LockedSets, SetCourse } from './set-course.ts';

/** A department begins to work by a set, sets targets and items of its own, and leaves. */
@Injectable()
export class AdoptSet {
  constructor(
    private readonly departments: Departments,
    private readonly sets: SetCourse,
    private readonly indicators: IndicatorLibrary,
    private readonly knowledge: ItemKnowledge,
  ) {}

  /**
   * Throws `set-department-unknown`, `set-department-forbidden`, `set-unknown`, `set-not-published`, `set-adopted`, and
   * the problems of `checkAdoption`.
   */
  async adopt(principal: Principal, set: string, { department, why, ...local }: NewAdoption): Promise<void> {
    const departmentId = this.#mayFor(principal, department);
    await this.sets.course.change(async (locked) => {
      await this.#check(locked, set, local);
      const adoptions = await readAdoptions(locked.tx, set);
      if (adoptions.some((each) => each.departmentId === departmentId))
        throw setProblem('set-adopted', { field: 'department' });
      await insertAdoption(locked.tx, { set, departmentId, ...local });
      await insertAdoptionStep(locked.tx, { set, departmentId }, { step: 'adopted', principal, why });
    });
  }

  /** Throws the problems of `asRead`, `set-unknown`, and the problems of `checkAdoption`. */
  async edit(
    principal: Principal,
    { set, department }: { set: string; department: string },
    { revision, why, ...local }: EditedAdoption,
  ): Promise<void> {
    const departmentId = this.#mayFor(principal, department);
    await this.sets.course.change(async (locked) => {
      const adoption = await asRead(locked, { set, departmentId, revision });
      await this.#check(locked, set, local);
      await updateAdoption(locked.tx, { ...adoption, ...local });
      await insertAdoptionStep(locked.tx, adoption, { step: 'edited', principal, why });
    });
  }

  /** Throws the problems of `asRead`. */
  async leave(
    principal: Principal,
    { set, department }: { set: string; department: string },
    { revision, why }: AdoptionEnd,
  ): Promise<void> {
    const departmentId = this.#mayFor(principal, department);
    await this.sets.course.change(async (locked) => {
      const adoption = await asRead(locked, { set, departmentId, revision });
      await deleteAdoption(locked.tx, adoption);
      await insertAdoptionStep(locked.tx, adoption, { step: 'left', principal, why });
    });
  }

  #mayFor(principal: Principal, department: string): number {
    const id = this.departments.tree().idOf(department);
    if (id === undefined) throw setProblem('set-department-unknown', { field: 'department' });
    if (!principal.may('indicators:adopt', id))
      throw setProblem('set-department-forbidden', { field: 'department' });
    return id;
  }

  async #check(
    { tx, library }: LockedSets,
    set: string,
    local: Pick<NewAdoption, 'targets' | 'items'>,
  ): Promise<void> {
    const today = this.departments.today();
    const shown = library.shown(set, today);
    if (shown.status !== 'published') throw setProblem('set-not-published');
    const known = await this.knowledge.about(local.items, await this.indicators.current(tx));
    checkAdoption(local, shown.body, known);
  }
}

/** Throws `set-not-adopted`, `definition-changed`. */
async function asRead(
  { tx }: LockedSets,
  { set, departmentId, revision }: Pick<Adoption, 'set' | 'departmentId' | 'revision'>,
): Promise<Adoption> {
  const adoption = (await readAdoptions(tx, set)).find((each) => each.departmentId === departmentId);
  if (!adoption) throw setProblem('set-not-adopted', { field: 'department' });
  if (adoption.revision !== revision)
    throw versionProblem('definition-changed', {
      field: 'revision',
      detail: `You have read revision ${revision}, there is ${adoption.revision} now.`,
    });
  return adoption;
}
