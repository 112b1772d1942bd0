import type {
  EditedVersion,
  NewDefinition,
  NewVersion,
  Publication,
  Retirement,
  ReviewStep,
} from '@attune/contracts';
import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';

/** One version of one indicator. */
export interface VersionOf {
  key: string;
  version: number;
}

const path = ({ key, version }: VersionOf) => ({ params: { path: { key, version: String(version) } } });
const versions = '/v1/indicator-definitions/{key}/versions/{version}';

export const draftDefinition = (body: NewDefinition) =>
  answerOf(client.POST('/v1/indicator-definitions', { body }));

export const draftVersion = (key: string, body: NewVersion) =>
  answerOf(client.POST('/v1/indicator-definitions/{key}/versions', { params: { path: { key } }, body }));

export const editVersion = (of: VersionOf, body: EditedVersion) =>
  answerOf(client.PUT(versions, { ...path(of), body }));

export async function discardVersion({ key, version }: VersionOf, revision: number): Promise<void> {
  const params = { path: { key, version: String(version) }, query: { revision } };
  await answerOf(client.DELETE(versions, { params }));
}

export const submitVersion = (of: VersionOf, body: ReviewStep) =>
  answerOf(client.POST(`${versions}/submit`, { ...path(of), body }));

export const sendBackVersion = (of: VersionOf, body: ReviewStep) =>
  answerOf(client.POST(`${versions}/send-back`, { ...path(of), body }));

export const publishVersion = (of: VersionOf, body: Publication) =>
  answerOf(client.POST(`${versions}/publish`, { ...path(of), body }));

export const retireIndicator = (key: string, body: Retirement) =>
  answerOf(client.POST('/v1/indicator-definitions/{key}/retire', { params: { path: { key } }, body }));
