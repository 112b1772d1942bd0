import {
  type Contribution,
  definitionOf,
  type MeasureDefinition,
  measuresOf,
  questionMeasureKey,
} from '@attune/contracts';
import {
  editData,
  editProblem,
  editRequest,
  isEdit as isEditItem,
  isEditType,
  soundBy,
} from '../../src/features/events/edit-item.ts';
import {
  currentState,
  difference,
  type FactEdit,
  type RecordedFact,
} from '../../src/features/events/fact.ts';
import { editOf, type FactIdentity, identityText } from '../../src/features/events/fact-store.ts';
import type { ReadItem } from '../../src/features/events/item.ts';
import { type Door, readItem } from '../../src/features/events/read-item.ts';
import { placed } from '../../src/features/events/record-events.ts';
import { contributeTogether, slotOf, slotText } from '../../src/features/events/response-slots.ts';
import type { KnownSurvey } from '../../src/features/surveys/known-survey.ts';
import { People, type Reference } from './people.ts';
import type { SentEvent } from './sent-event.ts';
import type { World } from './world.ts';

/** What the log would hold of an event, as far as folding reads it. */
export interface Recorded {
  before: Contribution[];
  after: Contribution[];
}

/**
 * Records events as the product does, with its own pure functions, over maps instead of tables: every event gets
 * what it takes out of the tallies and what it puts in. Who is whom is the oracle's, as the product asks tables.
 */
export class FoldingModel {
  readonly log: Recorded[] = [];
  readonly measures = new Map<string, MeasureDefinition>();
  readonly #facts = new Map<string, RecordedFact>();
  readonly #edits = new Map<string, FactEdit[]>();
  readonly #known = new Set<string>();
  #waiting: ReadItem[] = [];
  readonly #people = new People();
  readonly #door: Door;

  constructor(world: World) {
    const surveys = new Map(Object.entries(world.surveys).map(knownSurvey));
    for (const { key, questions, itemGroups } of surveys.values()) {
      for (const { measure, items } of itemGroups)
        this.#measure({ key: measure, kind: 'moments', items: items.length });
      for (const { key: question, scale } of questions.values()) {
        if (scale) this.#measure({ key: questionMeasureKey(key, question), kind: 'score', ...scale });
      }
    }
    this.#door = {
      survey: (key) => surveys.get(key),
      departmentIdOf: (key) => {
        const at = world.departments.indexOf(key);
        return at < 0 ? undefined : at + 1;
      },
      rootDepartmentId: 1,
      mayWrite: () => true,
      writableDepartments: [],
    };
  }

  accept(event: SentEvent): void {
    const item = readItem(event, this.#door, Date.now());
    if ('status' in item) return;
    const identity = this.#identity(item);
    if (this.#known.has(identityText(identity))) return;
    if (isEditItem(item)) return this.#edit(item);
    this.#known.add(identityText(identity));
    const owner = item.customer && this.#people.resolve(item.customer as Reference);
    this.#record(this.#factOf(item, owner));
    this.#changePeople(event);
    for (const waiting of this.#waiting.splice(0)) this.#edit(waiting);
  }

  #factOf(item: ReadItem, owner: number | undefined): RecordedFact {
    const standing = owner === undefined ? undefined : this.#people.standing(owner);
    const known = standing && {
      id: owner as number,
      inForce: this.#people.inForce(owner as number),
      segment: standing.segment ?? null,
      region: standing.region ?? null,
      consent: standing.consent,
    };
    return {
      ...this.#identity(item),
      type: item.definition.type,
      at: item.at as number,
      departmentId: item.departmentId,
      customerId: owner ?? null,
      data: definitionOf(item.definition.type)?.dimensions.length === 0 ? item.data : placed(item, known),
    };
  }

  #record(fact: RecordedFact) {
    const others = this.#companions(fact.customerId);
    const before = this.#together(others);
    this.#facts.set(identityText(fact), fact);
    this.#log(before, this.#together([...others, fact]));
  }

  /** A merge or its undoing brings answers into competition, or out of it. */
  #changePeople(event: SentEvent) {
    const all = [...this.#facts.values()].filter((fact) => fact.customerId !== null);
    const before = event.type.includes('merged') ? this.#together(all) : [];
    this.#people.apply(event);
    const after = event.type.includes('merged') ? this.#together(all) : [];
    this.#log(before, after);
  }

  #edit(item: ReadItem) {
    const identity = this.#identity(item);
    const request = editRequest(item);
    const target = { sourceId: sourceId(request.target.source), externalId: request.target.id };
    const original = this.#facts.get(identityText(target));
    const definition = original && definitionOf(original.type);
    if (!original || !definition) {
      this.#waiting.push(item);
      this.#known.add(identityText(identity));
      return;
    }
    const department =
      request.departmentKey === undefined ? undefined : this.#door.departmentIdOf(request.departmentKey);
    if (request.departmentInvalid || (request.departmentKey !== undefined && department === undefined))
      return;
    const { edit } = editData(request, definition, { moved: department, surveys: this.#door });
    if (isEditType(original.type) || editProblem(original, { request, edit }, this.#door)) return;
    this.#known.add(identityText(identity));
    const facts = [original, ...this.#companions(original.customerId).filter((fact) => fact !== original)];
    const before = this.#together(facts);
    const added = editOf(
      { source_id: identity.sourceId, external_id: identity.externalId },
      item.at as number,
      edit,
    );
    this.#edits.set(identityText(target), [...(this.#edits.get(identityText(target)) ?? []), added]);
    this.#log(before, this.#together(facts));
  }

  /** All facts of the same customer: those that can compete with one of theirs are among them. */
  #companions(customerId: number | null): RecordedFact[] {
    if (customerId === null) return [];
    const owner = this.#people.inForce(customerId);
    return [...this.#facts.values()].filter(
      (fact) => fact.customerId !== null && this.#people.inForce(fact.customerId) === owner,
    );
  }

  #together(facts: readonly RecordedFact[]): Contribution[] {
    const states = facts.map((fact) =>
      currentState(fact, this.#edits.get(identityText(fact)) ?? [], soundBy(this.#door)),
    );
    for (const state of states) {
      const definition = state && definitionOf(state.type);
      if (!definition) continue;
      for (const reading of measuresOf(definition, state.data, state.at)) this.#measure(reading.definition);
    }
    return contributeTogether(states, this.#door, (state) => {
      const slot = slotOf(state, this.#door.survey(String(state.data['survey'])));
      return slot && slotText({ ...slot, customerId: this.#people.inForce(slot.customerId) });
    });
  }

  #log(before: readonly Contribution[], after: readonly Contribution[]) {
    this.log.push(difference(before, after));
  }

  #measure(definition: MeasureDefinition) {
    this.measures.set(definition.key, definition);
  }

  #identity(item: ReadItem): FactIdentity {
    return { sourceId: sourceId(item.source), externalId: item.id };
  }
}

const sources = ['/crm/a', '/crm/b'];
const sourceId = (source: string) => sources.indexOf(source);

function knownSurvey([key, survey]: [string, World['surveys'][string]], id: number): [string, KnownSurvey] {
  const questions = Object.entries(survey.questions).map(
    ([name, scale]) => [name, { key: name, scale: scale === 'text' ? null : scale, edition: 1 }] as const,
  );
  return [
    key,
    {
      id,
      key,
      countsLatest: survey.latestOnly,
      edition: 1,
      questions: new Map(questions),
      itemGroups: Object.entries(survey.itemGroups ?? {}).map(([group, items]) => ({
        key: group,
        measure: `response:${key}#${group}`,
        items,
        edition: 1,
      })),
    },
  ];
}
