const event = {
  specversion: '1.0',
  id: 'first-1',
  source: '/hello',
  type: 'response.recorded',
  data: {
    survey: 'relationship',
    department: 'sales',
    channel: 'web',
    customer: { externalId: 'c-1' },
    answers: { recommend: 9, satisfaction: 4, effort: 6 },
  },
};

/** A command to paste that records a first answer on this very server. */
export const firstEvent = (origin: string) =>
  [
    `curl ${origin}/v1/events`,
    '  -H "Authorization: Bearer $ATTUNE_KEY"',
    '  -H "Content-Type: application/cloudevents+json"',
    `  -d '${JSON.stringify(event)}'`,
  ].join(' \\\n');
