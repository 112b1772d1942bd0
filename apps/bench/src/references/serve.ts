import type { AddressInfo } from 'node:net';
import { cloudEvent, type CloudEvent, definitionOf, type IngestAnswer } from '@attune/contracts';
import Fastify from 'fastify';

/** Fastify alone, with the product's schemas, for one CloudEvent per request. Tells its parent the port. */
export async function serve(record: (event: CloudEvent) => Promise<IngestAnswer>): Promise<void> {
  const app = Fastify({ bodyLimit: 5 * 1024 * 1024 });
  app.addContentTypeParser(
    'application/cloudevents+json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  app.post('/v1/events', async (request, reply) => {
    const envelope = cloudEvent.safeParse(request.body);
    if (!envelope.success) return reply.code(400).send(envelope.error.issues);
    const checked = definitionOf(envelope.data.type)?.data.safeParse(envelope.data.data);
    if (!checked?.success) return reply.code(400).send(checked?.error.issues);
    reply.code(202);
    return record(envelope.data);
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.send?.((app.server.address() as AddressInfo).port);
  process.once('disconnect', () => process.exit(0));
}
