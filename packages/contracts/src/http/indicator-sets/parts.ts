import { z } from 'zod';

export const indicatorKey = z.string().max(100);
export const departmentKey = z.string().max(100);
