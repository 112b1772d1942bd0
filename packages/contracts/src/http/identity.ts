import { z } from 'zod';

export const roles = ['owner', 'admin', 'analyst', 'agent', 'viewer'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const grant = z.object({ role, department: z.string() });
export type Grant = z.infer<typeof grant>;

export const signIn = z.object({ email: z.email().max(200), password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof signIn>;

/** Who is signed in. `csrf` goes back in the header `x-attune-csrf` of every request that changes something. */
export const session = z.object({
  account: z.object({ id: z.string(), email: z.string(), name: z.string() }),
  grants: z.array(grant),
  csrf: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Session = z.infer<typeof session>;

export const changePassword = z.object({
  current: z.string().min(1).max(200),
  next: z.string().min(10).max(200),
});

/** All that a key can be made for. A route that asks for anything else is for signed-in people. */
export const apiKeyScopes = [
  'events:write',
  'values:read',
  'indicators:propose',
  'indicators:publish',
  'indicators:adopt',
  'measures:manage',
  'surveys:manage',
  'departments:manage',
  'bi:manage',
] as const;
export const apiKeyScope = z.enum(apiKeyScopes);
export type ApiKeyScope = z.infer<typeof apiKeyScope>;

export const newApiKey = z
  .object({
    name: z.string().min(1).max(100).describe('What it is for, to tell it from others.'),
    scopes: z
      .array(apiKeyScope)
      .min(1)
      .describe(
        'What it may do; each route names the scope it asks for. No key makes keys, manages plugins or accounts.',
      ),
    department: z.string().describe('Key of a department: it sees and writes this one and what is below it.'),
    expiresAt: z.iso.datetime({ offset: true }).nullable().describe('Null: until it is revoked.'),
  })
  .meta({
    examples: [
      { name: 'Help desk', scopes: ['events:write', 'values:read'], department: 'service', expiresAt: null },
    ],
  });

export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string().describe('How the key begins, to recognise it by.'),
  scopes: z.array(apiKeyScope),
  department: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const createdApiKey = apiKey.extend({
  key: z.string().describe('The key itself: this is the only time it is shown.'),
});
