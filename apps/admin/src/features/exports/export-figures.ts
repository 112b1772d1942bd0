import { answerOf } from '../../client/answer-of.ts';
import { client } from '../../client/client.ts';
import type { paths } from '../../client/schema.gen.ts';
import { saveBlob } from './save-file.ts';

export const exportFormats = ['csv', 'xlsx', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type ExportQuery = paths['/v1/exports/values.csv']['get']['parameters']['query'];

/** Hands the figures that are asked for to the browser's downloads, as the server names the file. Throws `RequestFailed`. */
export async function exportFigures(format: ExportFormat, query: ExportQuery): Promise<void> {
  const request = client.GET(`/v1/exports/values.${format}`, { params: { query }, parseAs: 'blob' });
  const file = await answerOf<Blob>(request);
  const { response } = await request;
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '');
  saveBlob(named?.[1] ?? `attune.${format}`, file);
}
