import { definePlugin } from '@attune/plugin-sdk';
import { z } from 'zod';
import { ces } from './ces.ts';
import { ces2010 } from './ces-2010.ts';
import { cesEasy } from './ces-easy.ts';
import { cronbachAlpha } from './cronbach-alpha.ts';
import { csat } from './csat.ts';
import { csatPercent } from './csat-percent.ts';
import { csatTopBox } from './csat-top-box.ts';
import { kanoBetter, kanoShares, kanoWorse } from './kano.ts';
import { mcdonaldOmega } from './mcdonald-omega.ts';
import { nps } from './nps.ts';
import { responses } from './responses.ts';
import { acsi, csi, csiImportance, csiWeighted } from './satisfaction-index.ts';
import { servqualGap } from './servqual-gap.ts';

export default definePlugin({
  name: 'metric-satisfaction',
  sdk: '^1.0.0',
  options: z.object({}),
  permissions: [],
  setup(extend) {
    extend.indicator(nps);
    extend.indicator(csat);
    extend.indicator(csatTopBox);
    extend.indicator(csatPercent);
    extend.indicator(ces);
    extend.indicator(cesEasy);
    extend.indicator(ces2010);
    extend.indicator(responses);
    for (const index of [csi, csiWeighted, csiImportance, acsi]) extend.indicator(index);
    extend.indicator(servqualGap);
    for (const share of [kanoBetter, kanoWorse, ...kanoShares]) extend.indicator(share);
    extend.indicator(cronbachAlpha);
    extend.indicator(mcdonaldOmega);
  },
});
