import { setReasons, valueReasons } from '@attune/contracts';
import { expect, it } from 'vitest';
import { sayIn } from '../../language/say-in.ts';
import { reasonText } from '../indicators/reason-text.ts';
import { setReasonText } from './set-reason-text.ts';

it.each(['en', 'zh-CN'] as const)('has words for every reason there is, never its code (%s)', (language) => {
  const say = sayIn(language);
  const told = (reason: string, text: string) => text !== '' && text !== say('reason.other', { reason });
  expect(valueReasons.filter((reason) => !told(reason, reasonText(reason, say)))).toEqual([]);
  expect(setReasons.filter((reason) => !told(reason, setReasonText(reason, say)))).toEqual([]);
});
