/** Events that a customer brings about; what happens to them (a delivery, a reply) makes nobody active. */
export const customerDeeds: readonly string[] = [
  'order.placed',
  'order.returned',
  'subscription.started',
  'subscription.renewed',
  'subscription.changed',
  'response.recorded',
  'feedback.received',
  'interaction.recorded',
  'ticket.opened',
  'ticket.reopened',
  'complaint.filed',
];
