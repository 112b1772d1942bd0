import type { FieldChange } from '@attune/contracts';
import type { AttuneClient, KindOf, Version } from './attune-client.ts';
import { changesBetween } from './changes-between.ts';

/** What a file says of one key, beside what is there. */
export interface Comparison<Body> {
  readonly kind: KindOf<Body>;
  readonly key: string;
  readonly body: Body;
  /** Whether there is any version of it, be it the plugin's own. */
  readonly exists: boolean;
  /** The newest published version, unless it is the plugin's own or has ended. */
  readonly published: Version<Body> | undefined;
  /** Whether that is what the file says. */
  readonly matchesPublished: boolean;
  /** A version that is being worked on, as far as the key may see it. */
  readonly open: Version<Body> | undefined;
  /** Of the body to what it would replace; none where there is nothing to draft. */
  readonly changes: readonly FieldChange[];
}

export async function compare<Body>(
  client: AttuneClient,
  kind: KindOf<Body>,
  { key, body }: { key: string; body: Body },
): Promise<Comparison<Body>> {
  const versions = await client.versions(kind, key);
  const published = publishedOf(versions);
  const open = versions.find(({ status }) => status === 'draft' || status === 'in-review');
  const matchesPublished = published !== undefined && changesBetween(published.body, body).length === 0;
  const changes = matchesPublished ? [] : changesBetween((open ?? published)?.body, body);
  return { kind, key, body, exists: versions.length > 0, published, matchesPublished, open, changes };
}

/** What is exported, and what a file is compared with. */
export function publishedOf<Body>(versions: readonly Version<Body>[]): Version<Body> | undefined {
  const newest = versions.find(({ status }) => status === 'published' || status === 'retired');
  return newest?.status === 'published' && !isBuiltIn(newest) ? newest : undefined;
}

const isBuiltIn = (version: object) => 'builtIn' in version && version.builtIn === true;
