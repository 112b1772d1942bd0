import { z } from 'zod';

export const newBiConnection = z.object({
  name: z.string().trim().min(1).max(100),
  /** It sees this one and what is below it. */
  department: z.string().max(100),
});

/** A login of PostgreSQL for a BI tool: it reads the views of the schema `bi`, as the departments of its grant see them. */
export const biConnection = z.object({
  id: z.string(),
  name: z.string(),
  department: z.string(),
  host: z.string(),
  port: z.int(),
  database: z.string(),
  schema: z.literal('bi'),
  user: z.string(),
  createdAt: z.iso.datetime(),
  /** When the password was made. */
  passwordAt: z.iso.datetime(),
});
export type BiConnection = z.infer<typeof biConnection>;

export const biConnections = z.object({ connections: z.array(biConnection) });

/** The only time the password is shown. */
export const createdBiConnection = biConnection.extend({
  password: z.string(),
  /** For tools that speak JDBC, without user and password. */
  jdbcUrl: z.string(),
});
export type CreatedBiConnection = z.infer<typeof createdBiConnection>;
