import type { Draws } from '../random/draws.ts';
import { pick } from '../random/pick.ts';

type Polarity = 'positive' | 'neutral' | 'negative';

/** The label of a comment is its template's: topic is the touchpoint it was written about. */
export interface CommentTemplate {
  topic: string;
  polarity: Polarity;
  language: 'zh' | 'en';
  text: string;
}

const of = (topic: string, polarity: Polarity, language: 'zh' | 'en', texts: readonly string[]) =>
  texts.map((text): CommentTemplate => ({ topic, polarity, language, text }));

/** With negation, degree words, typos, emoji, mixed scripts and traditional characters, as people write. */
export const commentTemplates: readonly CommentTemplate[] = [
  ...of('purchase', 'positive', 'en', [
    'Really helpful staff, no pressure at all.',
    'Great price and the website is very easy to use 👍',
    'Not bad at all, I would definitly buy here again.',
  ]),
  ...of('purchase', 'neutral', 'en', [
    'It was fine, nothing special.',
    'Okay, but the choice could be bigger.',
  ]),
  ...of('purchase', 'negative', 'en', [
    'The checkout failed twice, very annoying.',
    'Not worth the price, I am quite disappointed.',
    'The salesperson was not helpful 😠',
  ]),
  ...of('purchase', 'positive', 'zh', [
    '店员非常热情，一点也不催。',
    '價格實惠，網站很好用 👍',
    '购物体验很 nice，下次还来！',
  ]),
  ...of('purchase', 'neutral', 'zh', ['还可以，没什么特别的。', '一般般，选择再多一点就好了。']),
  ...of('purchase', 'negative', 'zh', [
    '结账失败了两次，太麻烦了。',
    '价格偏高，性价比不高。',
    '导购态度不太好 😠',
  ]),
  ...of('delivery', 'positive', 'en', [
    'Arrived a day early and perfectly packed!',
    'Super fast delivery, thanks 🚚',
    'The driver was never late and very friendly.',
  ]),
  ...of('delivery', 'neutral', 'en', ['Arrived on time.', 'Delivery was okay, the box had a small dent.']),
  ...of('delivery', 'negative', 'en', [
    'Much too late and nobody told me anything.',
    'The parcel was damaged, really bad packaging.',
    'Still wating, the promise was not kept.',
  ]),
  ...of('delivery', 'positive', 'zh', [
    '比承诺早到一天，包装完好！',
    '送货速度超快 🚚',
    '快遞員很有禮貌，從不遲到。',
  ]),
  ...of('delivery', 'neutral', 'zh', ['按时送到。', '还行，箱子有点压痕。']),
  ...of('delivery', 'negative', 'zh', [
    '太慢了，也没有人通知我。',
    '包装破损，非常失望。',
    '說好三天到，等了一個星期。',
  ]),
  ...of('support', 'positive', 'en', [
    'Solved in five minutes, excellent!',
    'Very patient, I did not have to explain twice.',
    'The technician knew exactly what to do 🙂',
  ]),
  ...of('support', 'neutral', 'en', ['Took a while, but it works now.', 'Average service.']),
  ...of('support', 'negative', 'en', [
    'Forty minutes on hold, then the line went dead.',
    'Nobody called back, the problem is not solved.',
    'Had to repeat everything three times, terible.',
  ]),
  ...of('support', 'positive', 'zh', [
    '五分钟就解决了，太棒了！',
    '客服很耐心，不用重复说明。',
    '師傅很專業 🙂',
  ]),
  ...of('support', 'neutral', 'zh', ['等了一会儿，不过解决了。', '服务一般。']),
  ...of('support', 'negative', 'zh', [
    '等了四十分钟，电话还断了。',
    '没人回电，问题到现在都没解决。',
    '同样的话说了三遍，太差了。',
  ]),
  ...of('onboarding', 'positive', 'en', [
    'Clear instructions, up and running at once.',
    'Lovely welcome, very well explained.',
  ]),
  ...of('onboarding', 'neutral', 'en', ['The start was okay.', 'Instructions are fine, a bit long.']),
  ...of('onboarding', 'negative', 'en', [
    'Too many e-mails, not one of them useful.',
    'I did not understand how to begin.',
  ]),
  ...of('onboarding', 'positive', 'zh', ['说明很清楚，马上就会用了。', '欢迎礼很贴心，讲解很详细。']),
  ...of('onboarding', 'neutral', 'zh', ['开头还可以。', '说明有点长。']),
  ...of('onboarding', 'negative', 'zh', ['邮件太多，没有一封有用。', '完全不知道从哪里开始。']),
];

const byLabel = Map.groupBy(
  commentTemplates,
  ({ topic, polarity, language }) => `${topic} ${polarity} ${language}`,
);

/** What a customer writes about a touchpoint with a given recommendation score, 0 to 10. */
export function commentFor(
  draws: Draws,
  touchpoint: string,
  about: { score: number; language: 'zh' | 'en' },
): string {
  const polarity: Polarity = about.score >= 9 ? 'positive' : about.score >= 7 ? 'neutral' : 'negative';
  return pick(draws, byLabel.get(`${touchpoint} ${polarity} ${about.language}`) ?? []).text;
}
