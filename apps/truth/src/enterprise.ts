import type { Deployment } from './deployment.ts';
import type { Facts } from './facts.ts';
import type { Made } from './made.ts';

/** An enterprise that was sent to the product, and what is known of it. */
export interface SentEnterprise {
  deployment: Deployment;
  made: Made;
  facts: Facts;
}
