import type {
  AdoptionEnd,
  EditedAdoption,
  EditedSetVersion,
  NewAdoption,
  NewSet,
  NewSetVersion,
  Publication,
  ReviewStep,
  SetProposal,
  SetRetirement,
} from '@attune/contracts';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';
import type { VersionName } from '../reviewed-versions/reviewed-version.ts';

const path = ({ key, version }: VersionName) => ({ params: { path: { key, version: String(version) } } });
const version = '/v1/indicator-sets/{key}/versions/{version}';

export const draftSet = (body: NewSet) => answerOf(client.POST('/v1/indicator-sets', { body }));

export const draftSetVersion = (key: string, body: NewSetVersion) =>
  answerOf(client.POST('/v1/indicator-sets/{key}/versions', { params: { path: { key } }, body }));

export const proposeSet = (key: string, body: SetProposal) =>
  answerOf(client.POST('/v1/indicator-sets/{key}/proposals', { params: { path: { key } }, body }));

export const editSetVersion = (of: VersionName, body: EditedSetVersion) =>
  answerOf(client.PUT(version, { ...path(of), body }));

export async function discardSetVersion(of: VersionName, revision: number): Promise<void> {
  const params = { ...path(of).params, query: { revision } };
  await answerOf(client.DELETE(version, { params }));
}

export const submitSetVersion = (of: VersionName, body: ReviewStep) =>
  answerOf(client.POST(`${version}/submit`, { ...path(of), body }));

export const sendBackSetVersion = (of: VersionName, body: ReviewStep) =>
  answerOf(client.POST(`${version}/send-back`, { ...path(of), body }));

export const publishSetVersion = (of: VersionName, body: Publication) =>
  answerOf(client.POST(`${version}/publish`, { ...path(of), body }));

export const retireSet = (key: string, body: SetRetirement) =>
  answerOf(client.POST('/v1/indicator-sets/{key}/retire', { params: { path: { key } }, body }));

export const adoptSet = (key: string, body: NewAdoption) =>
  answerOf(client.POST('/v1/indicator-sets/{key}/adoptions', { params: { path: { key } }, body }));

export const editAdoption = (key: string, department: string, body: EditedAdoption) =>
  answerOf(
    client.PUT('/v1/indicator-sets/{key}/adoptions/{department}', {
      params: { path: { key, department } },
      body,
    }),
  );

export async function leaveSet(key: string, department: string, query: AdoptionEnd): Promise<void> {
  const params = { path: { key, department }, query };
  await answerOf(client.DELETE('/v1/indicator-sets/{key}/adoptions/{department}', { params }));
}
