import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/http/access/principal.ts';
import { MeasureRegistry } from '../measures/measure-registry.ts';
import { ChangeSurveys, presentSurvey } from './change-surveys.ts';
import { itemGroupMeasure } from './question-measures.ts';
import type { NewItemGroup } from './requests.ts';
import { checkItems } from './survey-rules.ts';
import { beginEdition, insertItemGroup } from './surveys.store.ts';

/** Declares an item group from now on, or gives it other items: then it is measured anew from its first response on. */
@Injectable()
export class SetItemGroup {
  constructor(
    private readonly changes: ChangeSurveys,
    private readonly measures: MeasureRegistry,
  ) {}

  async run(principal: Principal, survey: string, { key, items }: NewItemGroup): Promise<void> {
    await this.changes.run(principal, async (tx) => {
      const { id: surveyId, questions, groups } = await presentSurvey(tx, survey);
      checkItems(items, questions);
      const present = groups.findLast((group) => group.key === key);
      if (present && sameItems(present.items, items)) return;
      const group = { key, items: [...items], revision: (present?.revision ?? 0) + 1 };
      const edition = await beginEdition(tx, surveyId);
      await insertItemGroup(tx, { surveyId, edition }, group);
      await this.measures.declare(tx, [itemGroupMeasure(survey, group)]);
    });
  }
}

/** In the same order, too: it is that of the tallies. */
const sameItems = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item, i) => item === b[i]);
