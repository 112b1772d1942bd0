import { z } from 'zod';

export const language = z.enum(['en', 'zh']).default('en').describe('Language of names and sentences.');
