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
import type { VersionName } from '../reviewed-versions/reviewed-version.ts';

const path = ({ key, version }: VersionName) => ({ params: { path: { key, version: String(version) } } });
const versions = '/v1/indicator-definitions/{key}/versions/{version}';

export const draftDefinition = (body: NewDefinition) =>
  answerOf(client.POST('/v1/indicator-definitions', { body }));

export const draftVersion = (key: string, body: NewVersion) =>
  answerOf(client.POST('/v1/indicator-definitions/{key}/versions', { params: { path: { key } }, body }));

export const editVersion = (of: VersionName, body: EditedVersion) =>
  answerOf(client.PUT(versions, { ...path(of), body }));

export async function discardVersion({ key, version }: VersionName, revision: number): Promise<void> {
  const params = { path: { key, version: String(version) }, query: { revision } };
  await answerOf(client.DELETE(versions, { params }));
}

export const submitVersion = (of: VersionName, body: ReviewStep) =>
  answerOf(client.POST(`${versions}/submit`, { ...path(of), body }));

export const sendBackVersion = (of: VersionName, body: ReviewStep) =>
  answerOf(client.POST(`${versions}/send-back`, { ...path(of), body }));

export const publishVersion = (of: VersionName, body: Publication) =>
  answerOf(client.POST(`${versions}/publish`, { ...path(of), body }));

export const retireIndicator = (key: string, { to, why }: Retirement) =>
  answerOf(
    client.POST('/v1/indicator-definitions/{key}/retire', {
      params: { path: { key } },
      body: { to, why },
    }),
  );
