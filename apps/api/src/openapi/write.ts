import { writeFileSync } from 'node:fs';
import { describeWithoutStarting, openApiFile } from './describe-without-starting.ts';

/** `npm run openapi`: writes the file from which the admin's client is generated. */
writeFileSync(openApiFile, await describeWithoutStarting());
