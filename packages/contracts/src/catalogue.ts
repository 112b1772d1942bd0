import { complaintFiled } from './events/complaint.ts';
import { consentChanged } from './events/consent.ts';
import { costRecorded } from './events/cost.ts';
import {
  customerErased,
  customerMerged,
  customerRegistered,
  customerUnmerged,
  customerUpdated,
} from './events/customer.ts';
import type { EventDefinition } from './events/define-event.ts';
import { deliveryCompleted, deliveryPromised } from './events/delivery.ts';
import { factAmended, factWithdrawn } from './events/fact.ts';
import { feedbackReceived } from './events/feedback.ts';
import { interactionRecorded } from './events/interaction.ts';
import { orderCancelled, orderPlaced, orderReturned } from './events/order.ts';
import { qualityInspected } from './events/quality.ts';
import { responseAmended, responseRecorded, responseWithdrawn } from './events/response.ts';
import {
  subscriptionCancelled,
  subscriptionChanged,
  subscriptionRenewed,
  subscriptionStarted,
} from './events/subscription.ts';
import {
  ticketFirstReplied,
  ticketOpened,
  ticketReopened,
  ticketResolved,
  ticketStatusChanged,
} from './events/ticket.ts';

const definitions: readonly EventDefinition[] = [
  responseRecorded,
  responseAmended,
  responseWithdrawn,
  orderPlaced,
  orderCancelled,
  orderReturned,
  deliveryPromised,
  deliveryCompleted,
  ticketOpened,
  ticketFirstReplied,
  ticketStatusChanged,
  ticketResolved,
  ticketReopened,
  complaintFiled,
  subscriptionStarted,
  subscriptionRenewed,
  subscriptionChanged,
  subscriptionCancelled,
  interactionRecorded,
  feedbackReceived,
  qualityInspected,
  costRecorded,
  customerRegistered,
  customerUpdated,
  customerMerged,
  customerUnmerged,
  customerErased,
  consentChanged,
  factAmended,
  factWithdrawn,
];

/** Every event Attune understands, by type. */
export const catalogue: ReadonlyMap<string, EventDefinition> = new Map(
  definitions.map((definition) => [definition.type, definition]),
);

export const definitionOf = (type: string): EventDefinition | undefined => catalogue.get(type);
