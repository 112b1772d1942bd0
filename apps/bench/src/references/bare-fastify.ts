import { serve } from './serve.ts';

/** What any server of this kind must do at least: read, check, answer. It keeps nothing. */
await serve(async (event) => ({ items: [{ id: event.id, status: 'accepted' }] }));
