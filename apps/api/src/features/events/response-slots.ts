import type { Contribution } from '@attune/contracts';
import type { PoolClient } from 'pg';
import { contribute, contributeSlot, currentState, type IsSound, type RecordedFact } from './fact.ts';
import { type FactIdentity, identityText, loadEdits, loadFacts } from './fact-store.ts';
import type { FactEdit } from './fact.ts';
import type { KnownSurvey, SurveyLookup } from '../surveys/known-survey.ts';

/** Where a survey counts only the latest response per customer and wave, those of one slot compete. */
export interface Slot {
  surveyId: number;
  customerId: number;
  wave: string;
}

export const slotText = (slot: Slot) => `slot ${slot.surveyId} ${slot.customerId} ${slot.wave}`;

export function slotOf(fact: RecordedFact, survey: KnownSurvey | undefined): Slot | undefined {
  if (!survey?.countsLatest || fact.customerId === null) return undefined;
  const wave = fact.data['wave'];
  return { surveyId: survey.id, customerId: fact.customerId, wave: typeof wave === 'string' ? wave : '' };
}

/** Facts with their edits; the members of every slot that one of them is in come along. */
export interface Competing {
  facts: RecordedFact[];
  editsOf: (fact: FactIdentity) => FactEdit[];
}

/** The customer that counts for this one: itself, or what it was merged into. */
export async function customerInForce(tx: PoolClient, customerId: number): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `with recursive up as (
       select id, merged_into from customer where id = $1
       union all select c.id, c.merged_into from up join customer c on c.id = up.merged_into)
     select id from up where merged_into is null`,
    [customerId],
  );
  return rows[0]?.id ?? customerId;
}

/** All members of a slot; its customer is the one in force, and those merged into it take part. */
export async function loadSlot(tx: PoolClient, slot: Slot): Promise<Competing> {
  const { rows } = await tx.query<{ source_id: number; external_id: string }>(
    `with recursive one as (
       select $2::bigint as id union select c.id from customer c join one on c.merged_into = one.id)
     select source_id, external_id from response_slot
      where survey_id = $1 and customer_id in (select id from one) and wave = $3`,
    [slot.surveyId, slot.customerId, slot.wave],
  );
  return loadCompeting(
    tx,
    rows.map((row) => ({ sourceId: row.source_id, externalId: row.external_id })),
  );
}

export async function loadCompeting(tx: PoolClient, identities: readonly FactIdentity[]): Promise<Competing> {
  return { facts: await loadFacts(tx, identities), editsOf: await loadEdits(tx, identities) };
}

/**
 * What these facts contribute together. `slotName` says which compete with each other; undefined: stands alone.
 */
export function contributeTogether(
  states: readonly (RecordedFact | null)[],
  surveys: SurveyLookup,
  slotName: (fact: RecordedFact) => string | undefined,
): Contribution[] {
  const current = states.filter((state) => state !== null);
  const groups = Map.groupBy(current, (state) => slotName(state) ?? `alone ${identityText(state)}`);
  return [...groups.entries()].flatMap(([name, members]) => {
    if (!name.startsWith('alone ')) return contributeSlot(members, surveys);
    return members.map((state) => contribute(state, surveys)).filter((contribution) => contribution !== null);
  });
}

export const statesOf = ({ facts, editsOf }: Competing, isSound: IsSound) =>
  facts.map((fact) => currentState(fact, editsOf(fact), isSound));

/** The slot's customer is the one the response names, so that a merge can be taken back. */
export async function addToSlot(tx: PoolClient, slot: Slot, identity: FactIdentity): Promise<void> {
  await tx.query(
    `insert into response_slot (survey_id, customer_id, wave, source_id, external_id) values ($1, $2, $3, $4, $5)
     on conflict (source_id, external_id) do update
       set survey_id = excluded.survey_id, customer_id = excluded.customer_id, wave = excluded.wave`,
    [slot.surveyId, slot.customerId, slot.wave, identity.sourceId, identity.externalId],
  );
}

export async function leaveSlot(tx: PoolClient, identity: FactIdentity): Promise<void> {
  await tx.query('delete from response_slot where source_id = $1 and external_id = $2', [
    identity.sourceId,
    identity.externalId,
  ]);
}
