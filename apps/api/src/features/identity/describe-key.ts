import { type ApiKey as ApiKeyAnswer, apiKeyScopes } from '@attune/contracts';
import type { ApiKey } from './api-key.entity.ts';

/** What may be shown of a key. */
export const describeKey = (key: ApiKey, department: string): ApiKeyAnswer => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  scopes: apiKeyScopes.filter((scope) => key.scopes.includes(scope)),
  department,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
});
