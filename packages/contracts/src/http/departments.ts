import { z } from 'zod';

export const names = z.object({ en: z.string(), zh: z.string() });
export type Names = z.infer<typeof names>;

/** A node of the enterprise's tree. `parent` is null at the root, whose key is `enterprise`. */
export const department = z.object({ key: z.string(), parent: z.string().nullable(), names });
export type Department = z.infer<typeof department>;

export const departments = z.object({ departments: z.array(department) });
