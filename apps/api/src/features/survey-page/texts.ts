import type { Fault } from './form.ts';
import type { Language } from './language.ts';

/** Why a filled-in form is shown again. */
export type Notice = 'not-saved' | 'too-many' | 'page-outdated' | 'nothing-answered';

export interface Texts {
  about(questions: number, minutes: number): string;
  place(at: number, of: number): string;
  required: string;
  noAnswer: string;
  textHint: string;
  numberHint(min: number, max: number): string;
  send: string;
  sendAgain: string;
  stored: string;
  otherLanguage: string;
  faultTitle: string;
  fault(fault: Fault, scale: { min: number; max: number }, longest: number): string;
  notice: Readonly<Record<Notice, { title: string; text: string }>>;
  thanks: {
    title: string;
    saved: string;
    keptFirst: string;
    nextTitle: string;
    next: readonly string[];
    close: string;
  };
  missing: { title: string; text: string };
  tooLarge: { title: string; text: string };
}

const en: Texts = {
  about: (questions, minutes) =>
    `${questions} ${questions === 1 ? 'question' : 'questions'} · about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} · anonymous`,
  place: (at, of) => `${at} of ${of}`,
  required: 'Required',
  noAnswer: 'No answer',
  textHint: 'A few words are enough. Please leave out names and contact details.',
  numberHint: (min, max) => `A whole number from ${min} to ${max}`,
  send: 'Send answers',
  sendAgain: 'Send again',
  stored:
    'We keep your answers, the time, and which link brought you here. No name, no cookie, no network address.',
  otherLanguage: '中文',
  faultTitle: 'Please check: ',
  fault: (fault, { min, max }, longest) =>
    ({
      choose: `Choose a point from ${min} to ${max}.`,
      write: 'Write a few words.',
      number: `Enter a whole number from ${min} to ${max}.`,
      'too-long': `Shorten this to ${longest.toLocaleString('en')} characters.`,
    })[fault],
  notice: {
    'not-saved': {
      title: 'Your answers are not saved yet',
      text: 'Something is wrong on our side. Everything you entered is still below: please send it again in a moment.',
    },
    'too-many': {
      title: 'Your answers are not saved yet',
      text: 'Very many answers are coming from your network right now. Everything you entered is still below: please send it again in a minute.',
    },
    'page-outdated': {
      title: 'Please send your answers once more',
      text: 'This page had become outdated. Everything you entered is still below.',
    },
    'nothing-answered': {
      title: 'Nothing is answered yet',
      text: 'Answer at least one question, then send.',
    },
  },
  thanks: {
    title: 'Thank you',
    saved: 'Your answers are saved.',
    keptFirst:
      'We already had your answers from this page. The first ones count; later changes were not saved.',
    nextTitle: 'What happens next',
    next: [
      'Your scores join everyone else’s in the results, within seconds.',
      'What you wrote can be read, word for word and without your name, by the people responsible.',
    ],
    close: 'You can close this page.',
  },
  missing: {
    title: 'There is no survey here',
    text: 'The link may be incomplete or no longer in use. Please check it, or ask the people who sent it to you.',
  },
  tooLarge: {
    title: 'That was more than we can take',
    text: 'Go back, shorten your longest text, and send again.',
  },
};

const zh: Texts = {
  about: (questions, minutes) => `${questions} 个问题 · 约 ${minutes} 分钟 · 匿名`,
  place: (at, of) => `第 ${at} 题，共 ${of} 题`,
  required: '必答',
  noAnswer: '不作答',
  textHint: '几句话就好，请不要写姓名和联系方式。',
  numberHint: (min, max) => `${min} 到 ${max} 之间的整数`,
  send: '提交答卷',
  sendAgain: '重新提交',
  stored: '我们只保存您的答案、提交时间和您使用的链接，不记录姓名，不使用 Cookie，不保存网络地址。',
  otherLanguage: 'English',
  faultTitle: '请检查：',
  fault: (fault, { min, max }, longest) =>
    ({
      choose: `请在 ${min} 到 ${max} 之间选择一个分数。`,
      write: '请写几句话。',
      number: `请输入 ${min} 到 ${max} 之间的整数。`,
      'too-long': `请缩短到 ${longest} 个字以内。`,
    })[fault],
  notice: {
    'not-saved': {
      title: '您的答卷还没有保存',
      text: '我们这边出了问题。您填写的内容都还在下面，请稍后重新提交。',
    },
    'too-many': {
      title: '您的答卷还没有保存',
      text: '此刻来自您所在网络的答卷太多。您填写的内容都还在下面，请一分钟后重新提交。',
    },
    'page-outdated': {
      title: '请再提交一次',
      text: '刚才的页面已经过期。您填写的内容都还在下面。',
    },
    'nothing-answered': {
      title: '您还没有作答',
      text: '请至少回答一个问题，然后提交。',
    },
  },
  thanks: {
    title: '感谢您的反馈',
    saved: '您的答卷已保存。',
    keptFirst: '我们之前已收到您在这个页面提交的答卷。以第一次提交为准，之后的修改没有保存。',
    nextTitle: '接下来',
    next: [
      '您的评分会在几秒内与其他人的评分一起计入结果。',
      '您写下的话，负责人可以看到原文，但看不到您的姓名。',
    ],
    close: '您可以关闭此页面了。',
  },
  missing: {
    title: '这里没有问卷',
    text: '链接可能不完整，或者已经停用。请检查链接，或询问发送链接的人。',
  },
  tooLarge: {
    title: '内容太多，无法接收',
    text: '请返回上一页，缩短最长的文字后重新提交。',
  },
};

export const texts: Readonly<Record<Language, Texts>> = { en, zh };
