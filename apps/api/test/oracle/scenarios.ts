import type { Scenario } from './scenario.ts';
import { scenariosOfFacts } from './scenarios-of-facts.ts';
import { scenariosOfPeople } from './scenarios-of-people.ts';
import { scenariosOfTenures } from './scenarios-of-tenures.ts';

export const scenarios: readonly Scenario[] = [
  ...scenariosOfFacts,
  ...scenariosOfPeople,
  ...scenariosOfTenures,
];
