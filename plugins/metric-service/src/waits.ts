import type { Waiting } from './waiting.ts';

export const firstResponse: Waiting = {
  key: 'first-response-time',
  names: { en: 'First response time', zh: '首次响应时长' },
  spans: {
    en: 'From the opening of a ticket to its first reply by a person',
    zh: '从工单提交到首次人工回复',
  },
  source: { event: 'ticket.first-replied', field: 'after' },
};

export const resolution: Waiting = {
  key: 'resolution-time',
  names: { en: 'Resolution time', zh: '解决时长' },
  spans: {
    en: 'From the opening of a ticket to its solution, once more where it was reopened and solved again',
    zh: '从工单提交到解决；重开后再次解决的另计一次',
  },
  source: { event: 'ticket.resolved', field: 'after' },
};

export const delivery: Waiting = {
  key: 'delivery-time',
  names: { en: 'Delivery time', zh: '交付时长' },
  spans: { en: 'From the order to the arrival of its delivery', zh: '从下单到送达' },
  source: { event: 'delivery.completed', field: 'after' },
};
