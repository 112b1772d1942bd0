import { relationshipSurvey } from '@attune/contracts';
import { expect, test } from 'vitest';
import { languages } from './language.ts';
import { surveyPage, thanksPage } from './page.ts';
import type { Notice } from './texts.ts';
import type { Visit } from './visit.ts';

const assets = { styles: '/s/assets/a.css', icon: '/s/assets/a.svg', chineseFace: '/s/assets/c.css' };
const visit = (more: Partial<Visit> = {}): Visit => ({
  survey: relationshipSurvey,
  department: { key: 'enterprise', names: { en: 'Whole enterprise', zh: '全企业' }, isRoot: true },
  channel: 'web',
  touchpoint: undefined,
  language: 'en',
  ...more,
});
const count = (page: string, part: RegExp) => page.match(part)?.length ?? 0;

test.each(languages)('asks every question with all points of its scale (%s)', (language) => {
  const page = surveyPage(visit({ language }), assets);
  for (const { labels, lowLabels } of relationshipSurvey.questions) {
    expect(page).toContain(labels[language]);
    if (lowLabels) expect(page).toContain(lowLabels[language]);
  }
  expect(count(page, /class="point" type="radio"/g)).toBe(11 + 5 + 7);
  expect(count(page, /<fieldset/g)).toBe(3);
  expect(count(page, / required /g)).toBe(11);
  expect(page).not.toMatch(/checked|autofocus|undefined|null|\[object/);
});

test('a Chinese page brings the Chinese face, an English one does not', () => {
  expect(surveyPage(visit({ language: 'zh' }), assets)).toContain(assets.chineseFace);
  expect(surveyPage(visit(), assets)).not.toContain(assets.chineseFace);
});

test('every page has an id of its own', () => {
  const id = (page: string) => /name="response" value="([^"]+)"/.exec(page)?.[1];
  expect(id(surveyPage(visit(), assets))).not.toBe(id(surveyPage(visit(), assets)));
});

test('the switch of the language keeps the rest of the address', () => {
  const page = surveyPage(
    visit({
      channel: 'qr',
      touchpoint: 'a&b',
      department: { key: 'sales', names: { en: 'S', zh: '售' }, isRoot: false },
    }),
    assets,
  );
  expect(page).toContain(
    'href="/s/relationship?department=sales&amp;channel=qr&amp;touchpoint=a%26b&amp;lang=zh"',
  );
});

test('what comes from outside is text', () => {
  const nasty = '"><script>alert(1)</script>';
  const names = { en: nasty, zh: nasty };
  const [question] = relationshipSurvey.questions;
  const survey = {
    ...relationshipSurvey,
    key: nasty,
    names,
    questions: [
      { ...question!, key: nasty, labels: names, lowLabels: names, highLabels: names },
      { ...relationshipSurvey.questions[3]!, labels: names },
    ],
  };
  const page = surveyPage(
    visit({ survey, channel: nasty, touchpoint: nasty, department: { key: nasty, names, isRoot: false } }),
    assets,
    { id: nasty, entered: new Map([['comment', '</textarea><script>']]) },
  );
  expect(page).not.toContain('<script');
  expect(count(page, /<\/textarea>/g)).toBe(1);
});

test('a fault stands beside its question, is tied to it, and the first takes the focus', () => {
  const page = surveyPage(visit(), assets, {
    faults: new Map([
      ['satisfaction', 'choose'],
      ['comment', 'too-long'],
    ]),
    entered: new Map([['comment', '\nline']]),
  });
  expect(page).toMatch(/aria-describedby="q2-fault q2-ends" aria-invalid="true"/);
  expect(page).toContain('<p class="fault" id="q2-fault">Choose a point from 1 to 5.</p>');
  expect(page).toContain('Shorten this to 2,000 characters.');
  expect(count(page, / autofocus\b/g)).toBe(1);
  expect(page).toMatch(/name="answer.satisfaction" value="1" autofocus/);
  expect(page).toContain('>\n\nline</textarea>');
});

test('a long scale is a field for a number', () => {
  const [question] = relationshipSurvey.questions;
  const survey = { ...relationshipSurvey, questions: [{ ...question!, min: 0, max: 100 }] };
  const page = surveyPage(visit({ survey }), assets, { entered: new Map([['recommend', '42']]) });
  expect(page).toMatch(/type="number" inputmode="numeric" step="1" min="0" max="100" value="42"/);
  expect(page).toContain('A whole number from 0 to 100');
});

test.each<Notice>(['not-saved', 'too-many', 'page-outdated', 'nothing-answered'])(
  'the notice %s takes the focus in both languages',
  (notice) => {
    for (const language of languages) {
      const page = surveyPage(visit({ language }), assets, { notice });
      expect(page).toMatch(/<div class="notice" role="alert" tabindex="-1" autofocus>/);
      expect(count(page, /<button type="submit" form="answers">/g)).toBe(
        notice === 'nothing-answered' ? 0 : 1,
      );
    }
  },
);

test('thanks tells apart what was saved and what was there before', () => {
  expect(thanksPage(visit(), assets, false)).toContain('Your answers are saved.');
  expect(thanksPage(visit(), assets, true)).toContain('The first ones count');
});
